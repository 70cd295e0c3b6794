import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import type { Ruled } from '../rule.ts';
import { governingDates } from './link-dates.ts';
import { countedOf, nounPhraseAt, partitiveAt } from './noun-phrase.ts';
import type { StatisticReading } from './statistic-reading.ts';

type Draft = { -readonly [Key in keyof StatisticReading]: StatisticReading[Key] };

/** How far before a number the noun of its change, or "nombre de", may stand. */
const reach = 14;

/** "le nombre de postes est de [75 000]": what a number without a noun is the number of. */
const countedByNumberNoun = (analysis: Analysis, { first, end }: Draft): Draft['counted'] => {
  const { tokens, pack, sentenceOf } = analysis;
  const named = (i: number) => sentenceOf[i] === sentenceOf[first] && pack.nouns.numberNouns.has(tokens[i]?.norm ?? '');
  for (let i = end; i < end + 3; i++) if (named(i)) return countedOf(analysis, partitiveAt(analysis, i + 1));
  for (let i = first - 2; i > first - reach && i >= 0; i--)
    if (named(i)) return countedOf(analysis, partitiveAt(analysis, i + 1));
  return null;
};

/** Up or down, where a word of change stands right before the number and its preposition; what the preposition says of it. */
const changeBefore = (
  analysis: Analysis,
  { first }: Draft,
): { direction: 'up' | 'down' | null; as: 'by' | 'from' | 'to' } | null => {
  const { tokens, tags, pack, sentenceOf } = analysis;
  const { changeUp, changeDown, fromWords, toWords } = pack.quantities;
  let as: 'by' | 'from' | 'to' = 'by';
  for (let i = first - 1; i > first - 8 && sentenceOf[i] === sentenceOf[first]; i--) {
    const norm = tokens[i]?.norm ?? '';
    if (i >= first - 3 && toWords.has(norm)) as = 'to';
    if (i >= first - 3 && fromWords.has(norm) && as === 'by') as = 'from';
    if (((tags[i] as number) & tag.change) !== 0)
      return { direction: changeUp.has(norm) ? 'up' : changeDown.has(norm) ? 'down' : null, as };
    if (tokens[i]?.kind === 'punctuation' || ((tags[i] as number) & (tag.subordinator | tag.digits)) !== 0) return null;
  }
  return null;
};

/** Ties statistics to each other and to their dates: shared nouns, changes, the governing date. */
export const linkStatistics = (
  analysis: Analysis,
  read: readonly Ruled<StatisticReading>[],
  dates: readonly Ruled<DateReading>[],
): Ruled<StatisticReading>[] => {
  const { tokens, sentenceOf, pack } = analysis;
  const governing = governingDates(analysis, read, dates);
  const drafts = read.map(({ found }, i): Draft => ({ ...found, date: governing[i] ?? null }));
  drafts.forEach((draft, i) => {
    const before = drafts[i - 1];
    const follows = before !== undefined && sentenceOf[before.first] === sentenceOf[draft.first] ? before : null;
    if (draft.type === 'count' && draft.counted === null) {
      const against = pack.quantities.againstWords.has(tokens[draft.first - 1]?.norm ?? '');
      if (against && follows !== null && follows.type === 'count') draft.counted = follows.counted;
      else draft.counted = countedByNumberNoun(analysis, draft);
    }
    if (draft.type === 'multiplier' && draft.counted === null) {
      const compared = nounPhraseAt(analysis, draft.end + 1);
      if (((analysis.tags[draft.end] ?? 0) & tag.determiner) !== 0) draft.counted = countedOf(analysis, compared);
    }
    const between = follows === null ? null : draft.first - follows.end;
    const to =
      follows !== null &&
      between !== null &&
      between <= 2 &&
      pack.quantities.toWords.has(tokens[draft.first - 1]?.norm ?? '');
    if (to && follows?.change?.from === follows && follows.unit === draft.unit) {
      const rises = (draft.value ?? 0) > (follows.value ?? 0);
      const change = { direction: rises ? ('up' as const) : ('down' as const), by: null, from: follows, to: draft };
      follows.change = change;
      draft.change = change;
      return;
    }
    const change = changeBefore(analysis, draft);
    if (change === null) return;
    const { direction } = change;
    // "hausse de 3 %" is by; "passe de 12" is from, told apart by what comes next.
    const next = drafts[i + 1];
    const pairs =
      change.as === 'from' &&
      next !== undefined &&
      next.first - draft.end <= 2 &&
      next.unit === draft.unit &&
      pack.quantities.toWords.has(tokens[next.first - 1]?.norm ?? '');
    if (pairs) draft.change = { direction: direction ?? 'up', by: null, from: draft, to: null };
    else if (direction !== null)
      draft.change = {
        direction,
        by: change.as === 'to' ? null : draft,
        from: null,
        to: change.as === 'to' ? draft : null,
      };
  });
  return read.map(({ rule }, i) => ({ rule, found: drafts[i] as StatisticReading }));
};
