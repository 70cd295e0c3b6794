import type { Rule } from '../rule.ts';
import type { DateExpression } from './date-expression.ts';
import { ago } from './rules/ago.ts';
import { bareDay } from './rules/bare-day.ts';
import { dayOfMonth } from './rules/day-of-month.ts';
import { era } from './rules/era.ts';
import { feast } from './rules/feast.ts';
import { listedDay } from './rules/listed-day.ts';
import { monthOfYear } from './rules/month.ts';
import { namedDay } from './rules/named-day.ts';
import { nthWeekday } from './rules/nth-weekday.ts';
import { numericDate } from './rules/numeric.ts';
import { partOfYear } from './rules/part-of-year.ts';
import { relative } from './rules/relative.ts';
import { weekday } from './rules/weekday.ts';
import { year } from './rules/year.ts';

/** Every way to name a date; where two read the same words, the first stands. */
export const dateRules: readonly Rule<DateExpression>[] = [
  namedDay,
  dayOfMonth,
  listedDay,
  monthOfYear,
  numericDate,
  ago,
  partOfYear,
  feast,
  era,
  relative,
  nthWeekday,
  weekday,
  bareDay,
  year,
];
