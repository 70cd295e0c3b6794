import type { Unit } from '../../../languages/unit-words.ts';
import type { Analysis } from '../../analysis.ts';
import type { UnitReading } from './rate-unit.ts';

const foot: Unit = { kind: 'measure', symbol: 'ft', factor: 1 };
const inch: Unit = { kind: 'measure', symbol: 'in', factor: 1 };
const primes: Readonly<Record<string, Unit>> = { "'": foot, '’': foot, '′': foot, '"': inch, '”': inch, '″': inch };
const inchesOfFoot = 12;

/** A prime or quote mark stuck to the number that ends at `at`, as a unit. Alone it may as well close a quote. */
export const primeAt = ({ tokens }: Analysis, at: number): UnitReading | null => {
  const mark = tokens[at];
  const unit = mark?.spaced === false ? primes[mark.text] : undefined;
  return unit === undefined ? null : { unit, end: at + 1 };
};

/** The feet of "6'2\"": a prime with digits and the mark of inches right behind. */
export const feetBeforeInches = (analysis: Analysis, at: number): UnitReading | null => {
  const feet = primeAt(analysis, at);
  const inches = analysis.tokens[at + 1];
  if (feet?.unit !== foot || inches?.kind !== 'number' || inches.spaced) return null;
  return primeAt(analysis, at + 2)?.unit === inch && Number(inches.text) < inchesOfFoot ? feet : null;
};
