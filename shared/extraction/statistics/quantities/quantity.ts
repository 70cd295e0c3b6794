import type { Modifier } from '../../../domain/statistic.ts';
import type { Unit } from '../../../languages/unit-words.ts';
import type { Reading } from '../../rule.ts';
import type { NumberReading } from './number-reading.ts';

/** A number, or two that belong together, with unit and modifier: what rules give a type to. */
export interface Quantity extends Reading {
  /** The token on which rules fire: the first with a trigger tag. */
  readonly anchor: number;
  /** single: "12". range: "8 à 10". pair: "3-1", not yet known to be a score. */
  readonly shape: 'single' | 'range' | 'pair';
  readonly number: NumberReading;
  /** Of a range or pair, the second number. */
  readonly second: NumberReading | null;
  value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  unit: Unit | null;
  /** The unit is said by a later number ("18, 24 et 26 ans"). */
  unitShared: boolean;
  modifier: Modifier;
  /** Where the modifier before it begins, else `first`. */
  readonly outerFirst: number;
  /** Behind a modifier that follows it, else `end`. */
  readonly outerEnd: number;
}
