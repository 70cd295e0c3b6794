import type { Span } from '../../domain/span.ts';
import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import { isContentWord } from '../content-word.ts';
import type { Reading, Ruled } from '../rule.ts';
import { nounPhraseAt } from './noun-phrase.ts';

/** A place as the text says it, with its preposition: "dans le Minnesota", "en France", "in Nairobi". */
export interface PlaceReading extends Reading {
  /** It opens its sentence and a comma closes it, so it holds for all of it. */
  readonly leads: boolean;
}

const reach = 10;
const longestName = 6;

/** The end of the name at `at`: capitals, and what may link them ("Rhône et Loire" is two). */
const nameEnd = ({ tokens, tags, pack }: Analysis, at: number, taken: Uint8Array): number => {
  let end = at;
  while (end < at + longestName && tokens[end]?.kind === 'word' && tokens[end]?.capital && taken[end] !== 1) {
    if (pack.quantities.notPlaces.has(tokens[end]?.norm ?? '')) return at;
    end++;
    // "the U.S."
    while (tokens[end]?.text === '.' && !tokens[end]?.spaced && tokens[end - 1]?.text.length === 1) end++;
  }
  if (end === at || ((tags[at] ?? 0) & (tag.month | tag.weekday | tag.organisation | tag.role)) !== 0) return at;
  // "in Smith's view", "en Renault Clio 2"
  const next = tokens[end];
  return next?.norm === "'s" || next?.kind === 'number' ? at : end;
};

const placeAt = (analysis: Analysis, at: number, taken: Uint8Array): PlaceReading | null => {
  const { tokens, sentences, sentenceOf, pack } = analysis;
  const cue = phraseAt(pack.quantities.placeCues, tokens, at);
  if (cue === null || tokens[cue.end - 1]?.text.endsWith('.')) return null;
  const end = nameEnd(analysis, cue.end, taken);
  if (end === cue.end) return null;
  // "in the Arab world", "in Austrian banks": an adjective of what follows.
  const qualifies = cue.end - cue.first > 1 ? isContentWord(analysis, end) : nounPhraseAt(analysis, end, true) !== null;
  const adjective = pack.nouns.head === 'last' && qualifies;
  if (adjective && !tokens[end]?.capital) return null;
  const opens = sentences[sentenceOf[at] as number]?.first === at;
  const leads = opens && tokens[end]?.text === ',';
  return cue.value === 'place' || leads ? { first: at, end, leads } : null;
};

/** The places of a text in its order. */
const readPlaces = (analysis: Analysis, taken: Uint8Array): PlaceReading[] => {
  const { tokens, masked, pack } = analysis;
  const found: PlaceReading[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (masked[at] === 1 || !pack.quantities.placeCues.has(tokens[at]?.norm ?? '')) continue;
    const place = placeAt(analysis, at, taken);
    if (place === null) continue;
    found.push(place);
    at = place.end - 1;
  }
  return found;
};

/** Does nothing between two stretches begin another clause? */
const sameClause = ({ tokens, tags }: Analysis, from: number, to: number): boolean => {
  if (to - from > reach) return false;
  for (let i = from; i < to; i++)
    if (((tags[i] ?? 0) & (tag.subordinator | tag.quoteMark)) !== 0 || /^[;:.(]$/u.test(tokens[i]?.text ?? ''))
      return false;
  return true;
};

/**
 * For each statistic the place of its clause: behind it with no other number between, else before it so, else the one that opens the
 * sentence. Null where none does, in one pass over both.
 */
export const placesOf = (
  analysis: Analysis,
  statistics: readonly Ruled<Reading>[],
  taken: Uint8Array,
): (Span | null)[] => {
  const { sentenceOf, tokens } = analysis;
  const places = readPlaces(analysis, taken);
  let next = 0;
  let leading: PlaceReading | null = null;
  return statistics.map(({ found: { first, end } }, i) => {
    while (next < places.length && (places[next] as PlaceReading).first < first) {
      if (places[next]?.leads) leading = places[next] as PlaceReading;
      next++;
    }
    const [before, behind] = [places[next - 1], places[next]];
    const inSentence = (place: PlaceReading | null | undefined) =>
      place !== null && place !== undefined && sentenceOf[place.first] === sentenceOf[first];
    const limit = statistics[i + 1]?.found.first ?? tokens.length;
    const from = statistics[i - 1]?.found.end ?? 0;
    const chosen =
      behind !== undefined && inSentence(behind) && behind.first < limit && sameClause(analysis, end, behind.first)
        ? behind
        : before !== undefined && inSentence(before) && before.first >= from && sameClause(analysis, before.end, first)
          ? before
          : inSentence(leading)
            ? leading
            : null;
    return chosen === null ? null : [tokens[chosen.first]?.start as number, tokens[chosen.end - 1]?.end as number];
  });
};
