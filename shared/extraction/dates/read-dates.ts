import type { Analysis } from '../analysis.ts';
import type { Ruled, Trace } from '../rule.ts';
import type { DateContext, DateReading, PublishedAt } from './date-reading.ts';

/** The dates of an article in the order of the text, and its date of publication. */
export const readDates = (
  _analysis: Analysis,
  context: DateContext,
  _trace?: Trace,
): { dates: Ruled<DateReading>[]; publishedAt: PublishedAt } => ({
  dates: [],
  publishedAt: context.publishedAt === null ? null : { date: context.publishedAt, from: 'metadata' },
});
