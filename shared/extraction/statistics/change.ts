import type { Direction } from '../../languages/comparison-words.ts';
import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt, phraseBefore } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import { opensClause } from './clause.ts';
import { isFactor } from './rules/multiplier.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** A reading that is being tied to others. */
export type Draft = { -readonly [Key in keyof StatisticReading]: StatisticReading[Key] };

/** Types that can rise and fall. */
const changing = new Set(['count', 'percent', 'money', 'measure', 'ratio', 'multiplier']);
/** How far before a number its word of change may stand: in "ramenant leur nombre à 2 000", four tokens. */
const changeReach = { shares: 8, others: 4, direct: 2 };
/** How far behind one end of a change the other may stand: ", à environ", " sur un an, à". */
const toReach = 10;

/** In tokens: "two thirds". */
const longestFraction = 2;

interface ChangeBefore {
  /** Null for verbs that say no direction: "passe". */
  readonly direction: Direction | null;
  readonly as: 'by' | 'from' | 'to';
  readonly word: string;
  /** An object stands between: "ramène [la peine] de 15", which only an end behind makes a change of the number. */
  readonly isFar: boolean;
}

/** What a word of change before the number, and the preposition between them, say of it. */
const changeBefore = (analysis: Analysis, { first: own, outerFirst, end, type }: Draft): ChangeBefore | null => {
  const { tokens, tags, pack, sentenceOf } = analysis;
  const { rangeOpeners } = pack.numbers;
  const outer = Math.min(own, outerFirst);
  const first = rangeOpeners.has(tokens[outer - 1]?.norm ?? '') ? outer - 1 : outer;
  const { fromWords, toWords, byWords } = pack.quantities;
  // "fell below 3 %": a level, not a size.
  let as: 'by' | 'from' | 'to' | null = pack.comparisons.levelBounds.has(tokens[outer]?.norm ?? '') ? 'to' : null;
  const isShare = type === 'percent' || type === 'ratio' || pack.quantities.pointWords.has(tokens[end]?.norm ?? '');
  const furthest = isShare ? changeReach.shares : changeReach.others;
  for (let i = first - 1; i >= first - furthest && sentenceOf[i] === sentenceOf[first]; i--) {
    const word = tokens[i]?.norm ?? '';
    if (toWords.has(word)) as ??= 'to';
    if (fromWords.has(word)) as ??= 'from';
    if (byWords.has(word)) as ??= 'by';
    if (((tags[i] as number) & tag.change) !== 0) {
      if (pack.comparisons.particleVerbs.has(tokens[i - 1]?.norm ?? '')) return null;
      // "doit ramener 660 kg", "abaisse les notes de 28 banques": nothing of the number's own changes.
      // "lost a third", but "struck down 32 of the 86 rules"
      if (as === null && type === 'ratio' && end - own > longestFraction) return null;
      const isSized = i === first - 1 && pack.comparisons.sizedVerbs.has(word);
      if (as === null && !isSized && (!isShare || i < first - changeReach.direct)) return null;
      const isFar = as !== 'to' && !isShare && i < first - changeReach.direct;
      if (isFar && !(as === 'from' && pack.quantities.fromToWords?.has(word))) return null;
      if (pack.comparisons.reflexiveLevels.has(word) && pack.reporting.reflexives.has(tokens[i - 1]?.norm ?? ''))
        return null;
      return { direction: pack.comparisons.directions.get(word) ?? null, as: as ?? 'by', word, isFar };
    }
    if (tokens[i]?.kind === 'punctuation' || ((tags[i] as number) & tag.digits) !== 0 || opensClause(analysis, i))
      return null;
  }
  return null;
};

/** How far behind a number "un an plus tôt" may end. */
const earlierReach = 5;

/** Does "auparavant", "a year earlier" stand behind, so that a figure is of another time? */
export const saysEarlier = ({ tokens, sentenceOf, pack }: Analysis, end: number): boolean => {
  for (let i = end; i < end + earlierReach && sentenceOf[i] === sentenceOf[end - 1]; i++)
    if (pack.comparisons.earlier.has(tokens[i]?.norm ?? '')) return true;
  return false;
};

/** "3 % de plus qu'en 2020", "a 12 percent drop": which way a size behind which it stands goes. */
export const changeBehind = (analysis: Analysis, { end, type, baseline }: Draft) => {
  const { tokens, tags, pack } = analysis;
  const { directionsAfter, comparativesAfter } = pack.comparisons;
  // "300 more than in 2020", but "12 % more than Spain"
  const compared = phraseAt(comparativesAfter, tokens, end);
  const than = compared !== null && (baseline !== null || saysEarlier(analysis, compared.end)) ? compared : null;
  if (than !== null || type === 'count' || type === 'multiplier') return than;
  const size = phraseAt(directionsAfter, tokens, tokens[end]?.text === '-' ? end + 1 : end);
  return size !== null && ((tags[size.end] ?? 0) & tag.subordinator) === 0 ? size : null;
};

/** A word or mark of the time in which something changes: "sur un an", "in the first quarter", or a date. */
const isTimeFrame = ({ tokens, tags, pack }: Analysis, at: number, times: Uint8Array): boolean => {
  if (times[at] === 1 || tokens[at]?.text === ',') return true;
  // "26 litres par habitant à 11"
  const isPer = (i: number) => pack.units.perWords.has(tokens[i]?.norm ?? '');
  if (isPer(at - 1) || (isPer(at + 1) && tokens[at]?.norm === pack.numbers.conjunction)) return true;
  const kinds = tag.preposition | tag.determiner | tag.ordinal | tag.month | tag.relativeDate;
  return ((tags[at] ?? 0) & kinds) !== 0 || pack.comparisons.timeFrames.has(tokens[at]?.norm ?? '');
};

/** Does "à", "to" stand between two statistics, with nothing else but the time and what the first counts? */
const leadsTo = (analysis: Analysis, from: Draft, to: Draft, times: Uint8Array): boolean => {
  const { tokens, pack } = analysis;
  const reaching = phraseBefore(pack.comparisons.reaching, tokens, to.outerFirst);
  const last = reaching?.first ?? to.outerFirst - 1;
  if (reaching === null && !pack.quantities.toWords.has(tokens[last]?.norm ?? '')) return false;
  // What the first is of may stand behind it.
  const bearer = from.metric ?? from.counted?.span ?? null;
  const reach = bearer !== null && bearer[0] >= (tokens[from.end]?.start ?? 0) ? bearer[1] : 0;
  let at = from.end;
  while (at < to.outerFirst && (tokens[at]?.end ?? 0) <= reach) at++;
  if (to.outerFirst - at > toReach) return false;
  for (; at < last; at++) if (!isTimeFrame(analysis, at, times)) return false;
  return true;
};

/** Is the first of two numbers the size of the change, not where it begins: "de 0,2 point, à 7,1 %", "de 4 % à 3 milliards"? */
const isSize = ({ tokens, pack }: Analysis, { as, word }: ChangeBefore, from: Draft, to: Draft): boolean => {
  const { fromToWords, pointWords } = pack.quantities;
  if (phraseBefore(pack.comparisons.reaching, tokens, to.outerFirst) !== null && !fromToWords?.has(word)) return true;
  if (as === 'by' || from.unit !== to.unit) return true;
  if (fromToWords === null || fromToWords.has(word)) return false;
  return tokens[from.end]?.text === ',' || pointWords.has(tokens[from.end - 1]?.norm ?? '');
};

/** What both ends of a change are of: said once, before the first. */
export const shareBearer = (from: Draft, to: Draft): void => {
  if (to.counted !== null || to.metric !== null) return;
  to.counted = from.counted;
  to.metric = from.metric;
};

/** Puts a change in the place of the one that some statistics already share. */
export const replaceChange = (drafts: readonly Draft[], old: Draft['change'], change: Draft['change']): void => {
  if (old === null) return;
  for (const draft of drafts) if (draft.change === old) draft.change = change;
};

const none = { by: null, from: null, to: null };

/**
 * Ties a statistic to the change that it is part of; `follows` stands before it in its sentence, `next` behind, and `times` marks the
 * tokens of dates and durations.
 */
export const linkChange = (
  analysis: Analysis,
  draft: Draft,
  follows: Draft | null,
  next: Draft | null,
  times: Uint8Array,
): void => {
  const lasts = draft.type === 'duration';
  if (!lasts && !changing.has(draft.type)) return;
  const known = follows?.change ?? null;
  const isEnd = follows !== null && known !== null && known.to === null && (!lasts || known.from === follows);
  if (isEnd && leadsTo(analysis, follows, draft, times)) {
    const starts = known.from === follows;
    const direction = starts ? ((draft.value ?? 0) > (follows.value ?? 0) ? 'up' : 'down') : known.direction;
    const change = { ...known, direction, to: draft };
    follows.change = change;
    draft.change = change;
    shareBearer(follows, draft);
    return;
  }
  if (draft.type === 'multiplier' && isFactor(analysis, draft)) {
    draft.change = { ...none, direction: (draft.value ?? 1) < 1 ? 'down' : 'up', by: draft };
    return;
  }
  const change = changeBefore(analysis, draft);
  if (change === null) {
    const behind = lasts ? null : changeBehind(analysis, draft);
    if (behind !== null) draft.change = { ...none, direction: behind.value, by: draft };
    return;
  }
  const { direction } = change;
  const goesOn = next !== null && change.as !== 'to' && leadsTo(analysis, draft, next, times);
  if (goesOn && !isSize(analysis, change, draft, next))
    draft.change = { ...none, direction: direction ?? 'up', from: draft };
  else if (direction !== null && !lasts && !change.isFar)
    draft.change = { ...none, direction, ...(change.as === 'to' ? { to: draft } : { by: draft }) };
};
