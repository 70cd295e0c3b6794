import { Duration, Stack } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { CfnPipe } from 'aws-cdk-lib/aws-pipes';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ImpactAlarm } from './impact-alarm.ts';
import { claimwireMetric } from './operations-dashboard.ts';
import type { RecordTable } from './record-table.ts';
import { addServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

export interface ChangeFeedProps extends ServiceFunctionProps {
  readonly table: RecordTable;
  /** Where the pipe says what it gave up on. */
  readonly missed: WorkQueue;
  /** What people lose when events don't come, as a sentence; every alarm says it. */
  readonly errorImpact: string;
  readonly alarmTopic: ITopic;
}

/**
 * A tenth of what a bus takes in one call is the most that one event may have (functions/announce-changes).
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */
const batchSize = 10;
/** As often as this, a record that fails holds up those behind it; then it is left to recover-changes. */
const attempts = 20;

/** How old a change may be when its event is made, before the alarm sounds. */
const longestBehind = Duration.minutes(15);

/** From the table's stream, by a pipe through a function, to a bus that other services subscribe to. */
export class ChangeFeed extends Construct {
  readonly service: string;
  readonly bus: EventBus;
  readonly role: Role;
  readonly function: NodejsFunction;
  readonly pipe: CfnPipe;

  constructor(scope: Construct, id: string, props: ChangeFeedProps) {
    super(scope, id);
    this.service = props.service;
    const { account } = Stack.of(this);
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: `claimwire-${props.stage}`,
      description: 'What changes in the claims and statistics that Claimwire publishes.',
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
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.missed.queue.queueArn] }),
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
          deadLetterConfig: { arn: props.missed.queue.queueArn },
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
    new ImpactAlarm(this, 'BehindAlarm', {
      ...common,
      metric: claimwireMetric('FeedBehind', service, { statistic: 'Maximum', period: Duration.minutes(5) }),
      threshold: longestBehind.toMilliseconds(),
      periods: 3,
      observed: `Changes have been ${longestBehind.toMinutes()} minutes old or more when ${service} heard of them, for 15 minutes running`,
      nextStep: `read the log of ${service}: what fails at the head of the stream holds up what is behind it; else wait until a flood of changes has passed.`,
    });
    new ImpactAlarm(this, 'SilentAlarm', {
      ...common,
      metric: new MathExpression({
        // No part of the feed says that it stands still: what is written while nothing is heard of it does.
        expression: 'IF(FILL(published, 0) + FILL(retracted, 0) > 0 AND FILL(heard, 0) == 0, 1, 0)',
        usingMetrics: {
          published: claimwireMetric('ExtractionsPublished', 'extract-article', { statistic: 'Sum' }),
          retracted: claimwireMetric('ArticlesRetracted', 'retract-article', { statistic: 'Sum' }),
          heard: this.function.metricInvocations({ statistic: 'Sum' }),
        },
        period: Duration.minutes(15),
        label: 'quarters of an hour with changes that nobody heard of',
      }),
      threshold: 1,
      periods: 2,
      observed: `Articles were published or retracted for half an hour, and the pipe of the change feed did not call ${service} once`,
      nextStep:
        `look whether the pipe ${pipe.ref} runs (aws pipes describe-pipe) and start it (aws pipes start-pipe): ` +
        'it goes on where it stood, for as long as the stream holds it: 24 hours.',
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
