import { Duration } from 'aws-cdk-lib';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { StageSettings } from '../stages.ts';
import type { HardenedBucket } from './hardened-bucket.ts';

export interface ReprocessingDefinitionProps {
  readonly settings: StageSettings;
  readonly jobs: HardenedBucket;
  readonly listStale: NodejsFunction;
  readonly reprocessArticles: NodejsFunction;
  readonly reportReprocessing: NodejsFunction;
}

/** What a batch takes at most; a thousand-odd documents would not fit in a function's input. */
const batchSize = 100;
/** Batches that may fail for good before the execution gives up: what is then left is stale as before. */
const toleratedPercentage = 5;
/** An execution is over before the next night's begins. */
const longestExecution = Duration.hours(23);

/** Rides out an outage of a quarter of an hour; and each text that kills its function takes a try, after the first two. */
const batchRetry = {
  ErrorEquals: ['States.ALL'],
  IntervalSeconds: 5,
  BackoffRate: 2,
  MaxAttempts: 8,
  MaxDelaySeconds: 300,
  JitterStrategy: 'FULL',
};
const taskRetry = { ...batchRetry, MaxAttempts: 4 };

const invocationOf = (handler: NodejsFunction, payload: Record<string, unknown>) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: handler.functionArn, Payload: payload },
  Output: '{% $states.result.Payload %}',
  // The function ends itself before; this is for one that can't be reached.
  TimeoutSeconds: (handler.timeout?.toSeconds() ?? 0) + 30,
});

/**
 * A list, a map over it, a report: `ListStale` → `Reprocess`, a hundred documents at a time → `Report`. What goes through the states, and is kept in the
 * history of executions, are ids and numbers.
 */
export const reprocessingDefinition = ({
  settings,
  jobs,
  listStale,
  reprocessArticles,
  reportReprocessing,
}: ReprocessingDefinitionProps) => ({
  Comment: 'Brings documents that an older extractor read up to the current one.',
  QueryLanguage: 'JSONata',
  StartAt: 'ListStale',
  TimeoutSeconds: longestExecution.toSeconds(),
  States: {
    ListStale: {
      ...invocationOf(listStale, {
        execution: '{% $states.context.Execution.Name %}',
        startedAt: '{% $states.context.Execution.StartTime %}',
        dryRun: '{% $states.input.dryRun %}',
        since: '{% $states.input.since %}',
      }),
      Retry: [taskRetry],
      Next: 'AnythingStale',
    },
    AnythingStale: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.documents > 0 %}', Next: 'Reprocess' }],
      Default: 'Report',
    },
    Reprocess: {
      Type: 'Map',
      Label: 'Reprocess',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSONL' },
        Arguments: { Bucket: '{% $states.input.bucket %}', Key: '{% $states.input.key %}' },
      },
      ItemBatcher: {
        MaxItemsPerBatch: batchSize,
        BatchInput: { execution: '{% $states.input.execution %}', dryRun: '{% $states.input.dryRun %}' },
      },
      MaxConcurrency: settings.reprocessing.maxConcurrency,
      ToleratedFailurePercentage: toleratedPercentage,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'ReprocessBatch',
        States: {
          ReprocessBatch: {
            ...invocationOf(reprocessArticles, {
              batch: '{% $states.input %}',
              retries: '{% $states.context.State.RetryCount %}',
              mostRetries: batchRetry.MaxAttempts,
            }),
            Retry: [batchRetry],
            End: true,
          },
        },
      },
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
        Arguments: { Bucket: jobs.bucketName, Prefix: "{% 'results/' & $states.input.execution %}" },
      },
      Output: "{% $merge([$states.input, {'failure': null}]) %}",
      Catch: [
        {
          ErrorEquals: ['States.ALL'],
          Output: "{% $merge([$states.input, {'failure': $states.errorOutput.Error}]) %}",
          Next: 'Report',
        },
      ],
      Next: 'Report',
    },
    Report: {
      ...invocationOf(reportReprocessing, { list: '{% $states.input %}' }),
      Retry: [taskRetry],
      Next: 'Ended',
    },
    Ended: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.failure = null %}', Next: 'Done' }],
      Default: 'TooMuchFailed',
    },
    Done: { Type: 'Succeed' },
    TooMuchFailed: {
      Type: 'Fail',
      Error: 'TooMuchFailed',
      Cause:
        'Batches failed whatever was tried; the report of this execution in S3 says how many documents are still stale.',
    },
  },
});
