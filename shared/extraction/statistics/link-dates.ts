import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import type { Ruled } from '../rule.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** For each statistic the nearest date of its sentence, in one pass over both lists. */
export const governingDates = (
  { sentenceOf }: Analysis,
  statistics: readonly Ruled<StatisticReading>[],
  dates: readonly Ruled<DateReading>[],
): (DateReading | null)[] => {
  let next = 0;
  return statistics.map(({ found: { first, end } }) => {
    while (next < dates.length && (dates[next] as Ruled<DateReading>).found.first < first) next++;
    const near = [dates[next - 1]?.found, dates[next]?.found].filter(
      (date): date is DateReading => date !== undefined && sentenceOf[date.first] === sentenceOf[first],
    );
    const away = (date: DateReading) => (date.first >= end ? date.first - end : first - date.end);
    return near.reduce<DateReading | null>(
      (best, date) => (best === null || away(date) < away(best) ? date : best),
      null,
    );
  });
};
