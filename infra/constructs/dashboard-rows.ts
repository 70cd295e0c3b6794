import { Duration } from 'aws-cdk-lib';
import { GraphWidget, type IWidget, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { ChangeFeed } from './change-feed.ts';
import { claimwireMetric } from './operations-dashboard.ts';

const period = Duration.minutes(1);
const [half, third] = [12, 8];

/** Are subscribers told, how late, and if not, does the pipe fail or its function. */
export const changeFeedRow = ({ service, pipe, function: enrichment }: ChangeFeed): IWidget[] => {
  const ofPipe = (metricName: string, statistic = 'Sum') =>
    new Metric({
      namespace: 'AWS/EventBridge/Pipes',
      metricName,
      dimensionsMap: { PipeName: pipe.ref },
      period,
      statistic,
      label: metricName,
    });
  return [
    new GraphWidget({
      title: 'Change feed: changes taken from the stream, events told, verdicts carried over',
      width: third,
      left: [
        ofPipe('EventCount'),
        claimwireMetric('ChangesAnnounced', service, { statistic: 'Sum' }),
        claimwireMetric('VerdictsCarried', service, { statistic: 'Sum' }),
      ],
    }),
    new GraphWidget({
      title: 'Change feed: failures of the pipe, by its stages, and of its function',
      width: third,
      left: [
        ...['ExecutionFailed', 'ExecutionThrottled', 'EnrichmentStageFailed', 'TargetStageFailed'].map((name) =>
          ofPipe(name),
        ),
        enrichment.metricErrors({ period, label: service }),
        claimwireMetric('Failed', service, { statistic: 'Sum', label: `Failed, ${service}` }),
      ],
    }),
    new GraphWidget({
      title: 'Change feed: behind the table (ms, left), duration of the pipe (ms, right)',
      width: third,
      left: [claimwireMetric('FeedBehind', service, { statistic: 'Maximum' })],
      right: [ofPipe('Duration', 'p95')],
    }),
  ];
};

/** What makes the bill: DynamoDB's writes above all, of which fresh articles, bulk uploads and the reprocessing each take their part. */
export const costRow = (table: TableV2): IWidget[] => {
  const hour = Duration.hours(1);
  const written = table.metricConsumedWriteCapacityUnits({ period: hour, statistic: 'Sum', label: 'write units' });
  const published = claimwireMetric('ExtractionsPublished', 'extract-article', {
    statistic: 'Sum',
    period: hour,
    label: 'published by extract-article',
  });
  const reprocessed = claimwireMetric('ExtractionsPublished', 'reprocess-articles', {
    statistic: 'Sum',
    period: hour,
    label: 'published by reprocess-articles',
  });
  return [
    new GraphWidget({
      title: 'Costs: write units an hour (left), for each article published (right)',
      width: half,
      left: [written],
      right: [
        new MathExpression({
          label: 'write units an article',
          period: hour,
          expression: 'written / (FILL(published, 0) + FILL(reprocessed, 0))',
          usingMetrics: { written, published, reprocessed },
        }),
      ],
    }),
    new GraphWidget({
      title: 'Costs: articles published an hour (left), records of them (right)',
      width: half,
      left: [published, reprocessed],
      right: ['Claims', 'Statistics'].map((name) =>
        claimwireMetric(name, 'extract-article', { statistic: 'Sum', period: hour }),
      ),
    }),
  ];
};
