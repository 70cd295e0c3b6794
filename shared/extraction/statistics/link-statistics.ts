import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import type { Ruled } from '../rule.ts';
import { type Draft, linkChange } from './change.ts';
import { changedBefore, pluralBefore, pluralSubject, sharedByPronoun } from './counted-elsewhere.ts';
import { datesOfStatistics } from './link-dates.ts';
import { metricBefore } from './metric.ts';
import { countedOf, nounPhraseAt, partitiveAt } from './noun-phrase.ts';
import { placesOf } from './place.ts';
import type { StatisticReading } from './statistic-reading.ts';

const measured = new Set(['percent', 'money', 'measure', 'count']);

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

/** "700 agents s'en vont, ramenant leur nombre à 2 000": what the number before it counts. */
const countedByPossessive = (analysis: Analysis, { first }: Draft, before: Draft | null): Draft['counted'] => {
  const { tokens, tags, pack } = analysis;
  if (before === null) return null;
  for (let i = first - 2; i > Math.max(first - 5, before.end); i--)
    if (pack.nouns.numberNouns.has(tokens[i]?.norm ?? '') && ((tags[i - 1] ?? 0) & tag.determiner) !== 0)
      return before.counted;
  return null;
};

/** "59 % d'entre elles", "asylum claims over 150,000": what was named before. */
const countedElsewhere = (analysis: Analysis, draft: Draft, before: Draft | undefined): Draft['counted'] => {
  const { tokens, sentenceOf } = analysis;
  const { first, end, type } = draft;
  if (sharedByPronoun(analysis, end)) {
    const subject = countedOf(analysis, pluralSubject(analysis, first));
    const near = before !== undefined && (sentenceOf[first] as number) - (sentenceOf[before.first] as number) <= 1;
    return subject ?? (near ? before.counted : null);
  }
  if (type !== 'count') return null;
  const bracketed = tokens[first - 1]?.text === '(' && /^[,)]$/u.test(tokens[end]?.text ?? '');
  if (bracketed) return countedOf(analysis, pluralBefore(analysis, first - 1));
  return draft.outerFirst < first ? countedOf(analysis, pluralBefore(analysis, draft.outerFirst)) : null;
};

/** "deux fois la population", "six fois moins que la distance": what a factor multiplies. */
const comparedWith = (analysis: Analysis, { end }: Draft): Draft['counted'] => {
  const { tokens, tags, pack } = analysis;
  const than =
    pack.quantities.comparatives.has(tokens[end]?.norm ?? '') && ((tags[end + 1] ?? 0) & tag.subordinator) !== 0;
  const at = than ? end + 2 : end;
  return ((tags[at] ?? 0) & tag.determiner) === 0 ? null : countedOf(analysis, nounPhraseAt(analysis, at + 1));
};

/** Types that hold somewhere: an age, a rank or a score goes with its bearer. */
const placed = new Set(['count', 'percent', 'money', 'measure', 'ratio', 'multiplier', 'duration']);
/** Shares and factors, that say how far something rises or falls. */
const compared = new Set(['percent', 'multiplier', 'ratio']);
/** Ties statistics to each other and to their dates: shared nouns, changes, the governing date. */
export const linkStatistics = (
  analysis: Analysis,
  read: readonly Ruled<StatisticReading>[],
  dates: readonly Ruled<DateReading>[],
  taken: Uint8Array,
): Ruled<StatisticReading>[] => {
  const { tokens, sentenceOf, pack } = analysis;
  const dated = datesOfStatistics(analysis, read, dates);
  const places = placesOf(analysis, read, taken);
  const drafts = read.map(
    ({ found }, i): Draft => ({
      ...found,
      date: dated[i]?.date ?? null,
      place: placed.has(found.type) ? (places[i] ?? null) : null,
    }),
  );
  // "boîtes de 2 et 10 flacons": a bare number shares the noun of the next in its list.
  for (let i = drafts.length - 2; i >= 0; i--) {
    const here = drafts[i] as Draft;
    const next = drafts[i + 1] as Draft;
    const link = tokens[here.end]?.norm ?? '';
    if (here.type !== 'count' || next.type !== 'count' || here.counted !== null || next.first !== here.end + 1)
      continue;
    if (link === ',' || link === pack.numbers.conjunction || pack.numbers.rangeLinks.has(link))
      here.counted = next.counted;
  }
  drafts.forEach((draft, i) => {
    const before = drafts[i - 1];
    const follows = before !== undefined && sentenceOf[before.first] === sentenceOf[draft.first] ? before : null;
    if (draft.type === 'count' && draft.counted === null) {
      const against = pack.quantities.againstWords.has(tokens[draft.first - 1]?.norm ?? '');
      if (against && follows !== null && follows.type === 'count') draft.counted = follows.counted;
      else draft.counted = countedByNumberNoun(analysis, draft) ?? countedByPossessive(analysis, draft, follows);
    }
    draft.counted ??= countedElsewhere(analysis, draft, drafts[i - 1]);
    if (draft.counted === null && measured.has(draft.type)) draft.metric = metricBefore(analysis, draft);
    if (draft.counted === null && draft.metric === null && compared.has(draft.type))
      draft.counted = countedOf(analysis, changedBefore(analysis, draft.first));
    if (draft.type === 'multiplier' && draft.counted === null) draft.counted = comparedWith(analysis, draft);
    linkChange(analysis, draft, follows, drafts[i + 1] ?? null);
    const compares = draft.change !== null || draft.type === 'percent' || draft.type === 'multiplier';
    if (compares) draft.baseline = dated[i]?.baseline ?? null;
  });
  return read.map(({ rule }, i) => ({ rule, found: drafts[i] as StatisticReading }));
};
