import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, type IWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { QueueWorker } from './queue-worker.ts';

const period = Duration.minutes(1);

/** A metric that a function writes into its log (EMF), by Powertools' `service` dimension. */
export function claimwireMetric(
  metricName: string,
  service: string,
  options: { statistic: string; period?: Duration; label?: string },
): Metric {
  return new Metric({
    namespace: 'Claimwire',
    metricName,
    dimensionsMap: { service },
    period: options.period ?? period,
    statistic: options.statistic,
    ...(options.label === undefined ? {} : { label: options.label }),
  });
}

export interface OperationsDashboardProps {
  readonly workers: readonly QueueWorker[];
  readonly undeliverable: readonly { readonly label: string; readonly queue: Queue }[];
  readonly table: TableV2;
  /** Further rows, as they come below. */
  readonly rows: readonly IWidget[][];
}

/** One page that answers: do articles become readable, how fast, and if not, where do they stand. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, { workers, undeliverable, table, rows }: OperationsDashboardProps) {
    super(scope, id);
    const [half, third] = [12, 8];
    const queues = workers.flatMap((worker) => worker.queues);
    const each = (metric: (worker: QueueWorker) => IMetric) => workers.map(metric);
    const count = (name: string, service: string) => claimwireMetric(name, service, { statistic: 'Sum' });
    const counted = (name: string, services: readonly string[]) =>
      services.map((service) => claimwireMetric(name, service, { statistic: 'Sum', label: `${name}, ${service}` }));

    new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.hours(3),
      widgets: [
        [
          new GraphWidget({
            title: 'Articles',
            width: half,
            left: [
              count('ArticlesNormalized', 'normalize-article'),
              count('ArticlesUnchanged', 'normalize-article'),
              count('ExtractionsPublished', 'extract-article'),
              count('ArticlesRetracted', 'retract-article'),
            ],
          }),
          new GraphWidget({
            title: 'From upload to readable (ms): fresh articles (left), bulk uploads (right)',
            width: half,
            left: ['p50', 'p95', 'Maximum'].map((statistic) =>
              claimwireMetric('UploadToReadable', 'extract-article', { statistic, label: statistic }),
            ),
            right: ['p50', 'p95', 'Maximum'].map((statistic) =>
              claimwireMetric('BulkUploadToReadable', 'extract-article', { statistic, label: `bulk, ${statistic}` }),
            ),
          }),
        ],
        [
          new GraphWidget({
            title: 'Failed attempts; set aside: quarantined articles, unknown events',
            width: third,
            left: [
              ...counted(
                'Failed',
                workers.map(({ service }) => service),
              ),
              ...counted('Quarantined', ['normalize-article', 'extract-article']),
              ...counted(
                'UnknownEvents',
                workers.map(({ service }) => service),
              ),
            ],
          }),
          new GraphWidget({
            title: 'Dead letters and undeliverable events',
            width: third,
            left: [
              ...queues.map(({ label, work }) =>
                work.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum', label }),
              ),
              ...undeliverable.map(({ label, queue }) =>
                queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum', label }),
              ),
            ],
          }),
          new GraphWidget({
            title: 'Table: units consumed, requests throttled',
            width: third,
            left: [
              table.metricConsumedWriteCapacityUnits({ period, label: 'write units' }),
              table.metricConsumedReadCapacityUnits({ period, label: 'read units' }),
            ],
            right: [table.metric('WriteThrottleEvents', { period, statistic: 'Sum', label: 'writes throttled' })],
          }),
        ],
        [
          new GraphWidget({
            title: 'Queues: messages waiting',
            width: half,
            left: queues.map(({ label, work }) =>
              work.queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum', label }),
            ),
          }),
          new GraphWidget({
            title: 'Queues: age of the oldest message (s)',
            width: half,
            left: queues.map(({ label, work }) =>
              work.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum', label }),
            ),
          }),
        ],
        [
          new GraphWidget({
            title: 'Change feed: changes announced, in time, late, and lost (left), how old they were (ms, right)',
            width: half,
            left: [
              count('ChangesAnnounced', 'announce-changes'),
              count('ChangesAnnounced', 'recover-changes'),
              count('ChangesLost', 'recover-changes'),
            ],
            right: [claimwireMetric('FeedBehind', 'announce-changes', { statistic: 'Maximum' })],
          }),
          new GraphWidget({
            title: 'Change feed: verdicts carried over',
            width: half,
            left: [count('VerdictsCarried', 'announce-changes'), count('VerdictsCarried', 'recover-changes')],
          }),
        ],
        [
          new GraphWidget({
            title: 'Collector: runs deleted and given up (left), by how much it is behind (ms, right)',
            width: half,
            left: [count('RunsCollected', 'collect-runs'), count('RunsAbandoned', 'collect-runs')],
            right: [claimwireMetric('CollectorBehind', 'collect-runs', { statistic: 'Maximum' })],
          }),
          new GraphWidget({
            title: 'Collector: records deleted',
            width: half,
            left: [count('RecordsCollected', 'collect-runs')],
          }),
        ],
        [
          new GraphWidget({
            title: 'Reprocessing: documents listed, left stale, of failed batches',
            width: half,
            left: [
              count('DocumentsListed', 'list-stale'),
              count('DocumentsLeft', 'report-reprocessing'),
              count('DocumentsFailed', 'report-reprocessing'),
            ],
          }),
          new GraphWidget({
            title: 'Reprocessing: published anew, read alike, set aside',
            width: half,
            left: [
              count('ExtractionsPublished', 'reprocess-articles'),
              count('ExtractionsUnchanged', 'reprocess-articles'),
              count('Quarantined', 'reprocess-articles'),
            ],
          }),
        ],
        [
          new GraphWidget({
            title: 'Functions: errors (left), throttles (right)',
            width: third,
            left: each((worker) => worker.function.metricErrors({ period, label: worker.service })),
            right: each((worker) => worker.function.metricThrottles({ period, label: worker.service })),
          }),
          new GraphWidget({
            title: 'Functions: duration, p95 (ms)',
            width: third,
            left: each((worker) => worker.function.metricDuration({ period, statistic: 'p95', label: worker.service })),
          }),
          new GraphWidget({
            title: 'Functions: concurrent executions',
            width: third,
            left: each((worker) =>
              worker.function.metric('ConcurrentExecutions', { period, statistic: 'Maximum', label: worker.service }),
            ),
          }),
        ],
        ...rows,
      ],
    });
  }
}
