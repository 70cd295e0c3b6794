import type { Span } from '../../domain/span.ts';
import type { Analysis } from '../analysis.ts';
import { type Reading, type Ruled, spanOfReading, type Trace } from '../rule.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** Tells of each statistic what it was tied to: what it counts or measures, place, dates and change, each by the words that say it. */
export const explainLinks = (
  analysis: Analysis,
  statistics: readonly Ruled<StatisticReading>[],
  trace: Trace,
): void => {
  const said = (span: Span) => `“${analysis.source.slice(...span)}”`;
  const wordsOf = (reading: Reading) => said(spanOfReading(analysis, reading));
  for (const { found } of statistics) {
    const { counted, metric, place, date, baseline, change } = found;
    const ties = [
      counted && `counts ${said(counted.span)}`,
      metric && `measures ${said(metric)}`,
      place && `holds ${said(place)}`,
      date && `dated ${wordsOf(date)}`,
      baseline && `compared with ${wordsOf(baseline)}`,
      change &&
        ['goes', change.direction]
          .concat((['by', 'from', 'to'] as const).flatMap((end) => (change[end] ? [end, wordsOf(change[end])] : [])))
          .join(' '),
    ].filter((tie) => tie !== null);
    if (ties.length > 0)
      trace({
        rule: 'statistic.links',
        span: spanOfReading(analysis, found),
        outcome: 'read',
        reason: ties.join(', '),
      });
  }
};
