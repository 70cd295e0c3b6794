import type { Span } from '../../domain/span.ts';
import type { Modifier, StatisticType } from '../../domain/statistic.ts';
import type { DateReading } from '../dates/date-reading.ts';
import type { Reading } from '../rule.ts';

/** A quantity as it was read; the fields are those of a Statistic, with other readings in place of their ids. */
export interface StatisticReading extends Reading {
  readonly type: StatisticType;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly total: number | null;
  readonly modifier: Modifier;
  readonly vague: boolean;
  readonly unit: string | null;
  /** Where a bound before it begins ("plus de"), else `first`. */
  readonly outerFirst: number;
  readonly counted: { readonly span: Span; readonly key: string } | null;
  readonly metric: Span | null;
  readonly place: Span | null;
  readonly date: DateReading | null;
  readonly baseline: DateReading | null;
  readonly change: {
    readonly direction: 'up' | 'down';
    readonly by: StatisticReading | null;
    readonly from: StatisticReading | null;
    readonly to: StatisticReading | null;
  } | null;
}
