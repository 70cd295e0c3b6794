import type { Span } from '../../domain/span.ts';
import type { StatisticType } from '../../domain/statistic.ts';
import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { countedOf, nounPhraseAt } from './noun-phrase.ts';
import { partitiveAt } from './partitive.ts';
import { numberTriggers } from './quantities/number-from.ts';
import type { Quantity } from './quantities/quantity.ts';
import type { ModifierReading } from './quantities/read-modifier.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** The quantities of a text, and by token the index of the one that is anchored there, or -1. */
export interface StatisticContext {
  readonly quantities: readonly Quantity[];
  readonly anchoredAt: Int32Array;
  /** By token: 1 where a date stands. */
  readonly taken: Uint8Array;
}

/** What the rules for quantities fire on. */
export const quantityTriggers = numberTriggers | tag.unit;

export const quantityAt = ({ quantities, anchoredAt }: StatisticContext, at: number): Quantity | null => {
  const index = anchoredAt[at] as number;
  return index < 0 ? null : (quantities[index] as Quantity);
};

type Fields = Partial<Omit<StatisticReading, 'first' | 'end' | 'type'>> & { first?: number; end?: number };

/** What no rule knows of a statistic yet. */
const untied = {
  low: null,
  high: null,
  total: null,
  vague: false,
  unit: null,
  counted: null,
  metric: null,
  place: null,
  date: null,
  baseline: null,
  change: null,
} as const;

/** A reading of a quantity as a type, with what a rule knows better. */
export const statisticOf = (quantity: Quantity, type: StatisticType, fields: Fields = {}): StatisticReading => ({
  ...untied,
  first: quantity.first,
  end: quantity.end,
  outerFirst: Math.min(quantity.outerFirst, quantity.first),
  type,
  value: quantity.value,
  low: quantity.low,
  high: quantity.high,
  modifier: quantity.modifier,
  vague: quantity.number.vague,
  unit: quantity.unit?.symbol ?? null,
  ...fields,
});

/** A reading of words that say a value without a quantity: "troisième", "doubled". */
export const statisticOfWords = (
  type: StatisticType,
  first: number,
  end: number,
  value: number,
  bound?: ModifierReading,
): StatisticReading => ({
  ...untied,
  first,
  end,
  outerFirst: bound?.outerFirst ?? first,
  type,
  value,
  modifier: bound?.modifier ?? 'exact',
});

/** What stands behind a quantity as the thing counted: directly, or after "de" where its last word takes one. */
export const countedBehind = (analysis: Analysis, quantity: Quantity): { span: Span; key: string } | null => {
  const last = quantity.second ?? quantity.number;
  const { end } = quantity;
  if (last.takesOf && analysis.pack.numbers.ofWords.has(analysis.tokens[end]?.norm ?? '')) {
    const determined = (analysis.tags[end + 1] ?? 0) & tag.determiner;
    return countedOf(analysis, nounPhraseAt(analysis, determined !== 0 ? end + 2 : end + 1));
  }
  // "the six-member team": the word behind the hyphen.
  if (analysis.tokens[end]?.text === '-') {
    const word = nounPhraseAt(analysis, end + 1);
    return countedOf(analysis, word && { first: word.first, end: word.first + 1, head: word.first });
  }
  const many = (quantity.value ?? quantity.high ?? 0) >= 2;
  // "300,000 more voters"
  const more = analysis.pack.nouns.moreWords.has(analysis.tokens[end]?.norm ?? '');
  const direct =
    (more ? nounPhraseAt(analysis, end + 1, many) : null) ??
    nounPhraseAt(analysis, end, many) ??
    partitiveAt(analysis, end, many);
  // "20 + versions"
  return countedOf(
    analysis,
    direct ?? (quantity.outerEnd > end ? nounPhraseAt(analysis, quantity.outerEnd, many) : null),
  );
};
