import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import type { Ruled, Trace } from '../rule.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** The statistics of an article in the order of the text. No statistic overlaps a date. */
export const readStatistics = (
  _analysis: Analysis,
  _dates: readonly Ruled<DateReading>[],
  _trace?: Trace,
): Ruled<StatisticReading>[] => [];
