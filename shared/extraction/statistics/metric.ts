import type { Span } from '../../domain/span.ts';
import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { Reading } from '../rule.ts';
import { nounPhraseAt } from './noun-phrase.ts';

/** How far before a number its metric may stand. */
const reach = 14;

/** The noun of measurement at `at` with its adjectives and a bare complement: "taux de chômage", "marge brute". */
const metricAt = (analysis: Analysis, at: number): Span | null => {
  const { tokens, pack } = analysis;
  let { first, end } = { first: at, end: at + 1 };
  if (pack.nouns.head === 'first') {
    end = nounPhraseAt(analysis, at)?.end ?? end;
    const complement = pack.nouns.of.has(tokens[end]?.norm ?? '') ? nounPhraseAt(analysis, end + 1) : null;
    if (complement !== null) end = complement.end;
  } else {
    // "unemployment rate", "annual turnover": what stands before the noun.
    while (first > at - 2 && nounPhraseAt(analysis, first - 1)?.end === end) first--;
  }
  return [tokens[first]?.start as number, tokens[end - 1]?.end as number];
};

/** What a statistic measures, where a noun of measurement stands before it in its clause and no other number between; else null. */
export const metricBefore = (analysis: Analysis, { first }: Reading): Span | null => {
  const { tokens, tags, sentenceOf, pack } = analysis;
  for (let i = first - 1; i > first - reach && i >= 0 && sentenceOf[i] === sentenceOf[first]; i--) {
    const token = tokens[i];
    if (token === undefined || ((tags[i] as number) & (tag.digits | tag.quoteMark | tag.subordinator)) !== 0)
      return null;
    if (token.text === ';' || token.text === ':' || token.text === ',') return null;
    if (pack.quantities.metricNouns.has(token.norm)) return metricAt(analysis, i);
  }
  return null;
};
