import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import { applyRules, dropOverlaps, type Ruled, type Trace } from '../rule.ts';
import { explainLinks } from './explain-links.ts';
import { linkStatistics } from './link-statistics.ts';
import { withJoinedNumbers } from './quantities/joined-numbers.ts';
import { readQuantities } from './quantities/read-quantities.ts';
import { quantityAt } from './statistic-context.ts';
import type { StatisticReading } from './statistic-reading.ts';
import { statisticRules } from './statistic-rules.ts';

/** The statistics of an article in the order of the text. No statistic overlaps a date. */
export const readStatistics = (
  text: Analysis,
  dates: readonly Ruled<DateReading>[],
  trace?: Trace,
): Ruled<StatisticReading>[] => {
  const analysis = withJoinedNumbers(text);
  const taken = new Uint8Array(analysis.tokens.length);
  for (const { found } of dates) taken.fill(1, found.first, found.end);
  const quantities = readQuantities(analysis, taken, trace);
  const anchoredAt = new Int32Array(analysis.tokens.length).fill(-1);
  quantities.forEach(({ anchor }, i) => {
    anchoredAt[anchor] = i;
  });
  const read = applyRules(statisticRules, analysis, { quantities, anchoredAt, taken }, trace, (at) =>
    quantityAt({ quantities, anchoredAt, taken }, at),
  );
  const statistics = linkStatistics(analysis, dropOverlaps(read, analysis, trace), dates, taken);
  if (trace !== undefined) explainLinks(analysis, statistics, trace);
  return statistics;
};
