import type { Reading } from '../../rule.ts';

/** A number as it is written, whatever it counts. */
export interface NumberReading extends Reading {
  readonly value: number;
  /** What the number is before its last scale word, and that scale: "2,5 millions" is 2.5 and 1e6. */
  readonly coefficient: number;
  readonly scale: number;
  /** digits: "2 000", "3,5 milliards". words: "vingt et un". article: a lone "un". collective: "une dizaine". */
  readonly form: 'digits' | 'words' | 'article' | 'collective';
  /** "des centaines": only an order of magnitude. */
  readonly vague: boolean;
  /** Its last word takes "de" before a noun: "3 millions de", "une centaine de". */
  readonly takesOf: boolean;
  /** "42e", "22nd". */
  readonly ordinal: boolean;
  /** Of a fraction, the whole: "deux tiers" is 2 of 3. */
  readonly whole: number | null;
  /** How many decimals are written. */
  readonly decimals: number;
}

/** What most numbers have in common. */
export const plainNumber = {
  vague: false,
  takesOf: false,
  ordinal: false,
  whole: null,
  decimals: 0,
  coefficient: 0,
  scale: 1,
} as const;
