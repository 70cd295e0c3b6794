import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { HardenedBucket } from './hardened-bucket.ts';
import { ImpactAlarm } from './impact-alarm.ts';
import { claimwireMetric } from './operations-dashboard.ts';

export interface ReprocessingAlarmsProps {
  readonly stage: string;
  readonly settings: StageSettings;
  readonly alarmTopic: ITopic;
  readonly jobs: HardenedBucket;
  readonly stateMachineArn: string;
  /** The function that goes through the batches. */
  readonly worker: NodejsFunction;
}

const errorImpact =
  'Articles that were read by an older extractor keep its claims and statistics; fresh articles are not concerned.';

/** What tells somebody that documents stay as an older extractor read them. */
export const addReprocessingAlarms = (
  scope: Construct,
  { stage, settings, alarmTopic: topic, jobs, stateMachineArn, worker }: ReprocessingAlarmsProps,
): void => {
  const common = { errorImpact, topic };
  const report = `the report reports/EXECUTION.json in the bucket ${jobs.bucketName}`;
  const ended = {
    ExecutionsFailed: 'failed',
    ExecutionsTimedOut: 'took longer than a day',
    ExecutionsAborted: 'was stopped',
  };
  for (const [metricName, how] of Object.entries(ended))
    new ImpactAlarm(scope, `${metricName}Alarm`, {
      ...common,
      metric: new Metric({
        namespace: 'AWS/States',
        metricName,
        dimensionsMap: { StateMachineArn: stateMachineArn },
        period: Duration.minutes(5),
        statistic: 'Sum',
      }),
      threshold: 1,
      observed: `An execution of the reprocessing ${how}`,
      nextStep: `read ${report} and the log of reprocess-articles; then claimwire reprocess --stage ${stage}: what is done is skipped.`,
    });
  new ImpactAlarm(scope, 'FailedAlarm', {
    ...common,
    metric: claimwireMetric('DocumentsFailed', 'report-reprocessing', {
      statistic: 'Sum',
      period: Duration.minutes(5),
    }),
    threshold: 1,
    observed: 'Documents could not be reprocessed, whatever was tried',
    nextStep: `read the lines of level ERROR in the log of reprocess-articles: they name the documents; then claimwire reprocess --stage ${stage}.`,
  });
  new ImpactAlarm(scope, 'LeftAlarm', {
    ...common,
    metric: claimwireMetric('DocumentsLeft', 'report-reprocessing', {
      statistic: 'Maximum',
      period: Duration.days(1),
    }),
    threshold: 1,
    periods: 3,
    ...(settings.reprocessing.nightly && { silence: 'alarming' as const }),
    observed: settings.reprocessing.nightly
      ? 'For three days running the reprocessing left documents that are stale, or did not run'
      : 'For three days running the reprocessing left documents that are stale',
    nextStep: `read ${report}; after a release that changes much it may only need more nights, or more maxConcurrency in infra/stages.ts; before the first night of a new stage, start one: claimwire reprocess --stage ${stage}.`,
  });
  new ImpactAlarm(scope, 'QuarantinedAlarm', {
    metric: claimwireMetric('Quarantined', 'reprocess-articles', { statistic: 'Sum', period: Duration.minutes(5) }),
    threshold: 1,
    observed: 'The reprocessing set articles aside that this extractor cannot read',
    errorImpact:
      'Those articles stay readable as an older extractor read them, marked stale; those it could not read either have no records.',
    nextStep: `claimwire quarantine list --stage ${stage} names the files and the reasons; a release that mends it is applied by the next execution.`,
    topic,
  });
  new ImpactAlarm(scope, 'ErrorsAlarm', {
    ...common,
    metric: worker.metricErrors({ period: Duration.minutes(15), statistic: 'Sum' }),
    threshold: 10,
    observed: 'reprocess-articles crashed, timed out or failed ten times or more in 15 minutes',
    nextStep: "read the function's log; the batches are tried again, eight times in a quarter of an hour.",
  });
};
