import type { Span } from '../../domain/span.ts';
import { tag } from '../../languages/lexical-tags.ts';
import { complement } from '../../languages/reporting-words.ts';
import type { Analysis } from '../analysis.ts';
import { isContentWord } from '../content-word.ts';
import type { Reading } from '../rule.ts';
import { opensClause } from './clause.ts';
import { isPlural, nounPhraseAt } from './noun-phrase.ts';

/** How far before a number its metric may stand. */
const reach = 14;
/** How many words may qualify a noun of measurement: "first-half operating profit". */
const qualifiers = 3;

/** Behind "de", "du", "of the" and the noun that they link at `at`, else `at`: "prix [du gaz]", "price [of gas]". */
const complementEnd = (analysis: Analysis, at: number): number => {
  const { tokens, tags, pack } = analysis;
  if (!pack.nouns.partitive.has(tokens[at]?.norm ?? '')) return at;
  const from = ((tags[at + 1] ?? 0) & tag.determiner) !== 0 ? at + 2 : at + 1;
  if (tokens[from]?.capital) return at;
  return nounPhraseAt(analysis, from)?.end ?? at;
};

/** The noun of measurement at `at` with what qualifies it: "taux de chômage", "marge brute", "unemployment rate". */
const metricAt = (analysis: Analysis, at: number, limit: number): Span => {
  const { tokens, tags, pack, sentenceOf } = analysis;
  let { first, end } = { first: at, end: at + 1 };
  if (pack.nouns.head === 'first') end = Math.min(nounPhraseAt(analysis, at)?.end ?? end, limit);
  else {
    while (
      first > at - qualifiers &&
      sentenceOf[first - 1] === sentenceOf[at] &&
      isContentWord(analysis, first - 1) &&
      !(tokens[first - 2]?.kind === 'number' && !tokens[first - 1]?.spaced) &&
      ((tags[first - 1] ?? 0) & tag.change) === 0 &&
      !pack.nouns.verbs.has(tokens[first - 1]?.norm ?? '') &&
      !(analysis.entries[first - 1]?.report !== undefined && isPlural(analysis, tokens[first - 1]?.norm ?? ''))
    )
      first--;
    // "homes cost 300": the verb's subject stands before it.
    const isSaid = pack.nouns.verbs.has(tokens[at]?.norm ?? '') && isPlural(analysis, tokens[at - 1]?.norm ?? '');
    if (isSaid) first = at;
    // "economists expect growth": a plural further off is the subject of a verb between.
    for (let i = first; i < at - 1; i++) if (isPlural(analysis, tokens[i]?.norm ?? '')) first = at;
  }
  const behind = complementEnd(analysis, end);
  if (behind <= limit) end = behind;
  return [tokens[first]?.start as number, tokens[end - 1]?.end as number];
};

/** "to [pay] 300", "would [profit]": a noun of measurement in the place of a verb. */
const isVerb = ({ tokens, tags, entries, pack }: Analysis, at: number): boolean => {
  const before = tags[at - 1] ?? 0;
  // "l'association [chiffre] à 5 millions": a verb of estimates behind its subject.
  const estimates = ((entries[at]?.report?.takes ?? 0) & complement.estimate) !== 0;
  if (estimates && pack.reporting.estimateLinks.has(tokens[at + 1]?.norm ?? '') && (before & tag.determiner) === 0)
    return true;
  if (!pack.nouns.metricVerbs.has(tokens[at]?.norm ?? '')) return false;
  return (
    pack.quantities.toWords.has(tokens[at - 1]?.norm ?? '') || (before & (tag.auxiliary | tag.subjectPronoun)) !== 0
  );
};

/** "de", "in": between a measure and what it measures. */
const links = ({ tokens, pack }: Analysis, at: number): boolean => pack.nouns.metricLinks.has(tokens[at]?.norm ?? '');

/** "1,20 m de [diamètre]", "6 feet in [height]": what a measure says right behind it that it measures. */
export const metricBehind = (analysis: Analysis, { end }: Reading): Span | null => {
  const { tokens, pack } = analysis;
  if (!links(analysis, end) || !pack.nouns.metricNouns.has(tokens[end + 1]?.norm ?? '')) return null;
  return metricAt(analysis, end + 1, tokens.length);
};

/** What a statistic measures, where a noun of measurement stands before it in its clause and no other number between; else null. */
export const metricBefore = (analysis: Analysis, { first }: Reading): Span | null => {
  const { tokens, tags, sentenceOf, pack } = analysis;
  for (let i = first - 1; i > first - reach && i >= 0 && sentenceOf[i] === sentenceOf[first]; i--) {
    const token = tokens[i];
    if (token === undefined || ((tags[i] as number) & (tag.digits | tag.quoteMark)) !== 0 || opensClause(analysis, i))
      return null;
    // "revenue funds meetings and has let us give 300"
    const goesOn = ((tags[i] as number) & tag.coordinator) !== 0 && ((tags[i + 1] ?? 0) & tag.auxiliary) !== 0;
    if (goesOn) return null;
    if (token.text === ';' || token.text === ':' || token.text === ',') return null;
    // "1,20 m de diamètre pour 70 francs": of the number before it.
    if (
      pack.nouns.metricNouns.has(token.norm) &&
      links(analysis, i - 1) &&
      (tags[i - 2] ?? 0) & (tag.unit | tag.digits)
    )
      return null;
    // "taux de chômage": the first of the two.
    const outer =
      pack.nouns.partitive.has(tokens[i - 1]?.norm ?? '') && pack.nouns.metricNouns.has(tokens[i - 2]?.norm ?? '');
    if (outer && pack.nouns.metricNouns.has(token.norm)) continue;
    // "the Congressional Budget Office": a name.
    if (token.capital && tokens[i + 1]?.capital) continue;
    if (pack.nouns.metricNouns.has(token.norm)) return isVerb(analysis, i) ? null : metricAt(analysis, i, first);
  }
  return null;
};
