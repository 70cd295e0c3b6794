import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { CfnPipe } from 'aws-cdk-lib/aws-pipes';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ImpactAlarm } from './impact-alarm.ts';
import type { RecordTable } from './record-table.ts';
import { addServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import { guarded } from './work-queue.ts';

export interface ChangeFeedProps extends ServiceFunctionProps {
  readonly table: RecordTable;
  /** What people lose when events don't come, as a sentence; every alarm says it. */
  readonly errorImpact: string;
  readonly alarmTopic: ITopic;
}

/**
 * A tenth of what a bus takes in one call is the most that one event may have (functions/announce-changes).
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */
const batchSize = 10;
/** As often as this, a record that fails holds up those behind it; then it ends with the dead letters. */
const attempts = 20;

/** From the table's stream, by a pipe through a function, to a bus that other services subscribe to. */
export class ChangeFeed extends Construct {
  readonly service: string;
  readonly bus: EventBus;
  readonly role: Role;
  readonly function: NodejsFunction;
  readonly pipe: CfnPipe;
  /** Which records of the stream were given up. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: ChangeFeedProps) {
    super(scope, id);
    this.service = props.service;
    const { account } = Stack.of(this);
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: `claimwire-${props.stage}`,
      description: 'What changes in the claims and statistics that Claimwire publishes.',
    });
    this.deadLetters = new Queue(this, 'DeadLetters', guarded);
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is itself a dead-letter queue, of a pipe, which the check does not recognise.',
    });
    const service = addServiceFunction(this, props);
    this.role = service.role;
    this.function = service.function;

    const streamArn = props.table.tableStreamArn as string;
    const pipeRole = new Role(this, 'PipeRole', {
      assumedBy: new ServicePrincipal('pipes.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      inlinePolicies: {
        Carry: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: [
                'dynamodb:DescribeStream',
                'dynamodb:GetRecords',
                'dynamodb:GetShardIterator',
                'dynamodb:ListStreams',
              ],
              resources: [streamArn],
            }),
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.function.functionArn] }),
            new PolicyStatement({ actions: ['events:PutEvents'], resources: [this.bus.eventBusArn] }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
          ],
        }),
      },
    });
    this.pipe = new CfnPipe(this, 'Pipe', {
      description: 'Heads of documents that changed and verdicts that were recorded, as events.',
      roleArn: pipeRole.roleArn,
      source: streamArn,
      sourceParameters: {
        filterCriteria: {
          filters: [
            { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { SK: { S: ['HEAD'] } } } },
            // Of a verdict that is recorded, its entry in the history: one for each.
            { eventName: ['INSERT'], dynamodb: { Keys: { SK: { S: [{ prefix: 'V#' }] } } } },
          ].map((pattern) => ({ pattern: JSON.stringify(pattern) })),
        },
        dynamoDbStreamParameters: {
          startingPosition: 'TRIM_HORIZON',
          batchSize,
          maximumRetryAttempts: attempts,
          onPartialBatchItemFailure: 'AUTOMATIC_BISECT',
          deadLetterConfig: { arn: this.deadLetters.queueArn },
        },
      },
      enrichment: this.function.functionArn,
      target: this.bus.eventBusArn,
      targetParameters: {
        eventBridgeEventBusParameters: { source: 'claimwire', detailType: 'Claimwire Change', time: '$.at' },
      },
    });
    // A pipe tries out its rights while it is being made.
    this.pipe.node.addDependency(pipeRole);
    this.#addAlarms(this.pipe, props);
  }

  #addAlarms(pipe: CfnPipe, { service, errorImpact, alarmTopic: topic }: ChangeFeedProps): void {
    const common = { errorImpact, topic };
    new ImpactAlarm(this, 'DeadLettersAlarm', {
      ...common,
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
      observed:
        'The pipe of the change feed gave up on changes; its dead-letter queue says where they stand in the stream',
      nextStep:
        `find the cause in the log of ${service} and deploy a fix; the heads themselves stand in the table, so subscribers that compare ` +
        'their last `rev` of a document with its head find what they missed.',
    });
    new ImpactAlarm(this, 'FailuresAlarm', {
      ...common,
      metric: new Metric({
        namespace: 'AWS/EventBridge/Pipes',
        metricName: 'ExecutionFailed',
        dimensionsMap: { PipeName: pipe.ref },
        period: Duration.minutes(5),
        statistic: 'Sum',
      }),
      threshold: 1,
      periods: 3,
      observed: 'The pipe of the change feed has failed for 15 minutes running',
      nextStep: `read the log of ${service}: the batch at the head of the stream is tried again, and those behind it wait.`,
    });
    new ImpactAlarm(this, 'ErrorsAlarm', {
      ...common,
      metric: this.function.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      periods: 3,
      observed: `${service} has crashed or timed out for 15 minutes running`,
      nextStep: "read the function's log; the pipe delivers the same changes again.",
    });
  }
}
