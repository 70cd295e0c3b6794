import { phraseBefore } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import type { Ruled } from '../rule.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** The date that a statistic holds for, and the one that it is compared with. */
export interface StatisticDates {
  readonly date: DateReading | null;
  readonly baseline: DateReading | null;
}

/** For each statistic the nearest date of its sentence among `dates`, in one pass over both lists. */
const nearest = (
  { sentenceOf }: Analysis,
  statistics: readonly Ruled<StatisticReading>[],
  dates: readonly DateReading[],
): (DateReading | null)[] => {
  let next = 0;
  return statistics.map(({ found: { first, end } }) => {
    while (next < dates.length && (dates[next] as DateReading).first < first) next++;
    const away = (date: DateReading) => (date.first >= end ? date.first - end : first - date.end);
    let best: DateReading | null = null;
    for (const date of [dates[next - 1], dates[next]]) {
      if (date === undefined || sentenceOf[date.first] !== sentenceOf[first]) continue;
      if (best === null || away(date) < away(best)) best = date;
    }
    return best;
  });
};

/** Does "par rapport à", "compared with" stand right before a date? */
const isBaseline = ({ tokens, pack }: Analysis, { first }: DateReading): boolean =>
  phraseBefore(pack.quantities.baselineBefore, tokens, first) !== null;

/** Ties each statistic to the nearest date of its sentence; one that it is compared with is its baseline. */
export const datesOfStatistics = (
  analysis: Analysis,
  statistics: readonly Ruled<StatisticReading>[],
  dates: readonly Ruled<DateReading>[],
): StatisticDates[] => {
  const baselines = dates.map(({ found }) => found).filter((date) => isBaseline(analysis, date));
  const known = new Set(baselines);
  const governing = nearest(
    analysis,
    statistics,
    dates.map(({ found }) => found).filter((date) => !known.has(date)),
  );
  const compared = nearest(analysis, statistics, baselines);
  return statistics.map((_, i) => ({ date: governing[i] ?? null, baseline: compared[i] ?? null }));
};
