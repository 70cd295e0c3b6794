import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** A reading that is being tied to others. */
export type Draft = { -readonly [Key in keyof StatisticReading]: StatisticReading[Key] };

/** Types that can rise and fall. */
const changing = new Set(['count', 'percent', 'money', 'measure', 'ratio', 'multiplier']);
/** How far before a number its word of change may stand: in "ramenant leur nombre à 2 000", four tokens. */
const changeReach = { percent: 8, others: 4, direct: 2 };
/** How far behind one end of a change the other may stand: ", à environ". */
const toReach = 3;

interface ChangeBefore {
  /** Null for verbs that say no direction: "passe". */
  readonly direction: 'up' | 'down' | null;
  readonly as: 'by' | 'from' | 'to';
  readonly word: string;
}

/** What a word of change before the number, and the preposition between them, say of it. */
const changeBefore = (analysis: Analysis, { first, type }: Draft): ChangeBefore | null => {
  if (!changing.has(type)) return null;
  const { tokens, tags, pack, sentenceOf } = analysis;
  const { changeUp, changeDown, fromWords, toWords, byWords } = pack.quantities;
  let as: 'by' | 'from' | 'to' | null = null;
  const furthest = type === 'percent' ? changeReach.percent : changeReach.others;
  for (let i = first - 1; i >= first - furthest && sentenceOf[i] === sentenceOf[first]; i--) {
    const word = tokens[i]?.norm ?? '';
    if (toWords.has(word)) as ??= 'to';
    if (fromWords.has(word)) as ??= 'from';
    if (byWords.has(word)) as ??= 'by';
    if (((tags[i] as number) & tag.change) !== 0) {
      // "doit ramener 660 kg", "abaisse les notes de 28 banques": nothing of the number's own changes.
      if (as === null && (type !== 'percent' || i < first - changeReach.direct)) return null;
      if (as !== 'to' && type !== 'percent' && i < first - changeReach.direct) return null;
      return { direction: changeUp.has(word) ? 'up' : changeDown.has(word) ? 'down' : null, as: as ?? 'by', word };
    }
    if (tokens[i]?.kind === 'punctuation' || ((tags[i] as number) & (tag.subordinator | tag.digits)) !== 0) return null;
  }
  return null;
};

/** Does "à", "to" alone stand between two statistics, but for a comma and what the first counts? */
const leadsTo = ({ tokens, pack }: Analysis, from: Draft, to: Draft): boolean => {
  if (!pack.quantities.toWords.has(tokens[to.outerFirst - 1]?.norm ?? '')) return false;
  const counted = from.counted !== null && from.counted.span[0] >= (tokens[from.end]?.start ?? 0);
  const end = counted ? (from.counted?.span[1] ?? 0) : (tokens[from.end - 1]?.end ?? 0);
  let at = to.outerFirst - 2;
  if (tokens[at]?.text === ',') at--;
  return (tokens[at]?.end ?? 0) <= end && to.outerFirst - from.end <= toReach + (counted ? toReach : 0);
};

/** Is the first of two numbers the size of the change, not where it begins: "de 0,2 point, à 7,1 %", "de 4 % à 3 milliards"? */
const isSize = ({ tokens, pack }: Analysis, { as, word }: ChangeBefore, from: Draft, to: Draft): boolean => {
  const { fromToWords, pointWords } = pack.quantities;
  if (as === 'by' || from.unit !== to.unit) return true;
  if (fromToWords === null || fromToWords.has(word)) return false;
  return tokens[from.end]?.text === ',' || pointWords.has(tokens[from.end - 1]?.norm ?? '');
};

/** What both ends of a change are of: said once, before the first. */
const shareBearer = (from: Draft, to: Draft): void => {
  if (to.counted !== null || to.metric !== null) return;
  to.counted = from.counted;
  to.metric = from.metric;
};

/** Ties a statistic to the change that it is part of; `follows` stands before it in its sentence, `next` behind. */
export const linkChange = (analysis: Analysis, draft: Draft, follows: Draft | null, next: Draft | null): void => {
  const known = follows?.change ?? null;
  if (follows !== null && known !== null && known.to === null && leadsTo(analysis, follows, draft)) {
    if (known.from === follows) {
      const direction = (draft.value ?? 0) > (follows.value ?? 0) ? 'up' : 'down';
      follows.change = { ...known, direction, to: draft };
    } else follows.change = { ...known, to: draft };
    draft.change = follows.change;
    shareBearer(follows, draft);
    return;
  }
  const change = changeBefore(analysis, draft);
  if (change === null) return;
  const none = { by: null, from: null, to: null };
  const { direction } = change;
  const goesOn = next !== null && change.as !== 'to' && leadsTo(analysis, draft, next);
  if (goesOn && !isSize(analysis, change, draft, next))
    draft.change = { ...none, direction: direction ?? 'up', from: draft };
  else if (direction !== null)
    draft.change = { ...none, direction, ...(change.as === 'to' ? { to: draft } : { by: draft }) };
};
