import type { Language } from '../shared/domain/language.ts';
import type { DateRange } from './date-range.ts';

export interface ReadOptions {
  /** Also what is under embargo, withheld or canceled. Default: no. */
  readonly includeRestricted?: boolean;
}
/** Days or months, both ends included. Default: the last twelve months and the next. */
export interface ListOptions extends ReadOptions, DateRange {
  /** Of articles in this language only. */
  readonly language?: Language;
}
export interface ClaimListOptions extends ListOptions {
  /** Claims that are as worth a check as this or more, 0 to 1; an unweighed claim is not. */
  readonly minCheckWorthiness?: number;
}

/** Of documents by day: the days are named apart. */
export type DocumentListOptions = Omit<ListOptions, keyof DateRange>;

/**
 * The least check-worthiness that is asked for; null where any will do.
 * @throws RangeError for what is no check-worthiness.
 */
export const leastOf = ({ minCheckWorthiness: min }: ClaimListOptions): number | null => {
  if (min !== undefined && !(min >= 0 && min <= 1))
    throw new RangeError(`minCheckWorthiness is ${min}; give a number from 0 to 1.`);
  return min ?? null;
};
