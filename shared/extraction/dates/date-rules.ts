import type { Rule } from '../rule.ts';
import type { DateExpression } from './date-expression.ts';
import { ago } from './rules/ago.ts';
import { dayOfMonth } from './rules/day-of-month.ts';
import { listedDay } from './rules/listed-day.ts';
import { monthOfYear } from './rules/month.ts';
import { numericDate } from './rules/numeric.ts';
import { relative } from './rules/relative.ts';
import { weekday } from './rules/weekday.ts';
import { year } from './rules/year.ts';

/** Every way to name a date; where two read the same words, the first stands. */
export const dateRules: readonly Rule<DateExpression>[] = [
  dayOfMonth,
  listedDay,
  monthOfYear,
  numericDate,
  ago,
  relative,
  weekday,
  year,
];
