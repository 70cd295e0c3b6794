import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { functionTags } from '../content-word.ts';
import { opensClause } from './clause.ts';
import { type PlaceReading, placeAt, placeBeside } from './place-name.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** How far from a number its place may stand. */
const reach = 16;

/** Types that hold somewhere: an age, a rank or a score goes with its bearer. */
const placed = new Set(['count', 'percent', 'money', 'measure', 'ratio', 'multiplier', 'duration']);

/** The places of a text in its order. */
export const readPlaces = (analysis: Analysis, taken: Uint8Array): PlaceReading[] => {
  const { tokens, tags, masked } = analysis;
  const found: PlaceReading[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (((tags[at] as number) & tag.placeCue) === 0 || masked[at] === 1) continue;
    let place = placeAt(analysis, at, taken);
    if (place === null) continue;
    for (
      let more = placeBeside(analysis, place.end, taken);
      more !== null;
      more = placeBeside(analysis, place.end, taken)
    )
      place = { ...place, end: more.end, leads: place.leads && tokens[more.end]?.text === ',' };
    found.push(place);
    at = place.end - 1;
  }
  return found;
};

const clauseMarks = new Set([';', ':', '.', '(']);
/** In tokens: "(ICE)" parts nothing. */
const longestBracket = 3;

/** "and they have", "after spending", "après avoir": does a clause of its own begin with no conjunction? */
const goesOnOtherwise = ({ tokens, tags, pack }: Analysis, at: number): boolean => {
  const [here, next] = [tags[at] ?? 0, tags[at + 1] ?? 0];
  if ((here & tag.coordinator) !== 0) return (next & tag.subjectPronoun) !== 0;
  if ((here & (tag.preposition | tag.subordinator)) === 0) return false;
  const isParticiple = (word: string) => pack.reporting.participleEndings.some((ending) => word.endsWith(ending));
  const isInfinitive = pack.nouns.head === 'first' && (next & tag.auxiliary) !== 0;
  return (
    isInfinitive ||
    (pack.nouns.head === 'last' && isParticiple(tokens[at + 1]?.norm ?? '') && (next & functionTags) === 0)
  );
};

/** The token behind a short bracket that begins at `at`, or `at` itself. */
const pastBracket = ({ tokens }: Analysis, at: number, to: number): number => {
  if (tokens[at]?.text !== '(') return at;
  for (let i = at + 1; i <= at + longestBracket && i < to; i++) if (tokens[i]?.text === ')') return i + 1;
  return at;
};

/** Does nothing between two stretches begin another clause? */
const sameClause = (analysis: Analysis, from: number, to: number): boolean => {
  if (to - from > reach) return false;
  for (let i = from; i < to; i++) {
    i = pastBracket(analysis, i, to);
    if (i === to) break;
    if (
      ((analysis.tags[i] ?? 0) & tag.quoteMark) !== 0 ||
      goesOnOtherwise(analysis, i) ||
      (opensClause(analysis, i) &&
        !(i === to - 1 && analysis.pack.nouns.partOpeners.has(analysis.tokens[i]?.norm ?? ''))) ||
      clauseMarks.has(analysis.tokens[i]?.text ?? '')
    )
      return false;
  }
  return true;
};

/** Does a comma part a place from a number behind it, and no "dont", "including", "soit" make the number a part of what was said? */
const isParted = ({ tokens, pack }: Analysis, from: number, to: number): boolean => {
  for (let i = from; i < to; i++)
    if (tokens[i]?.text === ',' && !pack.nouns.partOpeners.has(tokens[i + 1]?.norm ?? '')) return true;
  return false;
};

/** How far before a place the comma that encloses it may stand: ", sur l'A 10 près de Bordeaux,". */
const enclosure = 5;

/** Do commas enclose a place with nothing but what leads to it, so that the clause goes on behind? */
const isEnclosed = (analysis: Analysis, { first, end }: PlaceReading): boolean => {
  const { tokens } = analysis;
  if (tokens[end]?.text !== ',') return false;
  for (let i = first - 1; i >= first - enclosure; i--) {
    if (tokens[i]?.text === ',') return true;
    if (tokens[i]?.kind === 'punctuation' || opensClause(analysis, i)) return false;
  }
  return false;
};

/** Do only what the first counts and a conjunction or comma stand between two numbers: "12 morts et 30 blessés"? */
const isListed = ({ tokens, pack }: Analysis, here: StatisticReading, next: StatisticReading): boolean => {
  const link = tokens[next.outerFirst - 1];
  if (here.type !== next.type || link === undefined) return false;
  if (link.norm !== pack.numbers.conjunction && link.text !== ',') return false;
  const counted = here.counted?.span[1] ?? 0;
  return (tokens[next.outerFirst - 2]?.end ?? 0) <= Math.max(counted, tokens[here.end - 1]?.end ?? 0);
};

/**
 * For each statistic the place of its clause: behind it with no other number between, else before it so, else the one that opens the
 * sentence. Null where none does, in one pass over both.
 */
export const placesOf = (
  analysis: Analysis,
  statistics: readonly StatisticReading[],
  places: readonly PlaceReading[],
): (StatisticReading['place'] | null)[] => {
  const { sentenceOf, tokens } = analysis;
  let next = 0;
  let leading: PlaceReading | null = null;
  const holders = statistics.filter(({ type }) => placed.has(type));
  // "a $195 million fortune makes her the second richest in the world": the place is the rank's.
  const ranks = statistics.filter(({ type }) => type === 'rank');
  let nextRank = 0;
  const chosen = holders.map(({ first, outerFirst, end }, i): PlaceReading | null => {
    while (next < places.length && (places[next] as PlaceReading).first < first) {
      if (places[next]?.leads) leading = places[next] as PlaceReading;
      next++;
    }
    const inSentence = (place: PlaceReading | null | undefined): place is PlaceReading =>
      place !== null && place !== undefined && sentenceOf[place.first] === sentenceOf[first];
    const [before, behind] = [places[next - 1], places[next]];
    while (nextRank < ranks.length && (ranks[nextRank] as StatisticReading).first < first) nextRank++;
    const limit = Math.min(holders[i + 1]?.first ?? tokens.length, ranks[nextRank]?.first ?? tokens.length);
    const from = holders[i - 1]?.end ?? 0;
    if (inSentence(behind) && behind.first < limit && sameClause(analysis, end, behind.first)) return behind;
    if (
      inSentence(before) &&
      before.first >= from &&
      sameClause(analysis, before.end, outerFirst) &&
      (before.leads || isEnclosed(analysis, before) || !isParted(analysis, before.end, outerFirst))
    )
      return before;
    return inSentence(leading) ? leading : null;
  });
  for (let i = holders.length - 2; i >= 0; i--)
    if (isListed(analysis, holders[i] as StatisticReading, holders[i + 1] as StatisticReading))
      chosen[i] ??= chosen[i + 1] ?? null;
  const of = new Map(holders.map((holder, i) => [holder, chosen[i] ?? null]));
  return statistics.map((statistic) => {
    const place = of.get(statistic) ?? null;
    return place === null ? null : [tokens[place.first]?.start as number, tokens[place.end - 1]?.end as number];
  });
};
