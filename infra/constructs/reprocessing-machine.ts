import { ArnFormat, Duration, Stack, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct, type IConstruct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { HardenedBucket } from './hardened-bucket.ts';

export interface ReprocessingMachineProps {
  readonly stage: string;
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
const definitionOf = ({
  settings,
  jobs,
  listStale,
  reprocessArticles,
  reportReprocessing,
}: ReprocessingMachineProps) => ({
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

/** The state machine that reprocesses, with its role and its log. */
export class ReprocessingMachine extends Construct {
  readonly machine: CfnStateMachine;
  /** Of its executions, with a star for their names. */
  readonly executionsArn: string;
  readonly mapRunsArn: string;
  readonly #name: string;

  constructor(scope: Construct, id: string, props: ReprocessingMachineProps) {
    super(scope, id);
    const { stage, settings, jobs } = props;
    const stack = Stack.of(this);
    const stateMachineName = `claimwire-${stage}-reprocessing`;
    this.#name = stateMachineName;
    const arnOf = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'states', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    this.executionsArn = arnOf('execution', `${stateMachineName}:*`);
    this.mapRunsArn = arnOf('mapRun', `${stateMachineName}/*`);
    const functions = [props.listStale, props.reprocessArticles, props.reportReprocessing];

    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
      inlinePolicies: {
        Run: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['lambda:InvokeFunction'],
              resources: functions.map(({ functionArn }) => functionArn),
            }),
            // A distributed map starts its batches as executions of its own machine.
            new PolicyStatement({
              actions: ['states:StartExecution'],
              resources: [arnOf('stateMachine', stateMachineName)],
            }),
            new PolicyStatement({
              actions: ['states:DescribeExecution', 'states:StopExecution'],
              resources: [this.executionsArn, arnOf('execution', `${stateMachineName}/*`)],
            }),
            new PolicyStatement({ actions: ['s3:GetObject'], resources: [jobs.arnForObjects('lists/*')] }),
            new PolicyStatement({
              actions: ['s3:PutObject', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
              resources: [jobs.arnForObjects('results/*')],
            }),
            new PolicyStatement({ actions: logDelivery.map((action) => `logs:${action}`), resources: ['*'] }),
            new PolicyStatement({ actions: tracing.map((action) => `xray:${action}`), resources: ['*'] }),
          ],
        }),
      },
    });
    jobs.acknowledgeObjects(role, ['lists/*', 'results/*'], 'Lists and results are named after executions.');
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Log deliveries and traces have no ARN to be named by.',
    });
    this.acknowledgeExecutions(role);
    const log = new LogGroup(this, 'Logs', {
      // A group of this name needs no place in the account's policy for log deliveries, which has an end.
      logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
      retention: settings.logRetention,
      removalPolicy: settings.removalPolicy,
    });
    this.machine = new CfnStateMachine(this, 'Machine', {
      stateMachineName,
      stateMachineType: 'STANDARD',
      roleArn: role.roleArn,
      definitionString: stack.toJsonString(definitionOf(props)),
      loggingConfiguration: {
        level: 'ALL',
        // Ids and numbers, and they stand in the history of executions already.
        includeExecutionData: false,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: log.logGroupArn } }],
      },
      tracingConfiguration: { enabled: true },
    });
    this.machine.node.addDependency(role);
  }

  /** Says to the security checks why a policy names executions by a star. */
  acknowledgeExecutions(policy: IConstruct): void {
    const prefix = 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>';
    for (const resource of [`execution:${this.#name}:*`, `execution:${this.#name}/*`, `mapRun:${this.#name}/*`])
      Validations.of(policy).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${prefix}:${resource}]`,
        reason: 'Executions of this one state machine, whose names are made as they start.',
      });
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const logDelivery = [
  'CreateLogDelivery',
  'GetLogDelivery',
  'UpdateLogDelivery',
  'DeleteLogDelivery',
  'ListLogDeliveries',
  'PutResourcePolicy',
  'DescribeResourcePolicies',
  'DescribeLogGroups',
];
/** https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html */
const tracing = ['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets'];
