import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { ImpactAlarm } from './impact-alarm.ts';
import type { WorkQueue } from './work-queue.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Young objects get 3 × 16 MB: by default V8 lets them take 200 MB, of which a text of 10 MB makes use without being read any sooner.
 */
const nodeOptions = '--enable-source-maps --max-semi-space-size=16';

export interface QueueWorkerProps {
  /** The folder under functions/ that holds handler.ts; also the service's name in logs and metrics. */
  readonly service: string;
  readonly description: string;
  readonly work: WorkQueue;
  /** What people lose when this worker fails, as a sentence; every alarm says it. */
  readonly errorImpact: string;
  /** The function's own settings, beside those that every worker gets. */
  readonly environment: Record<string, string>;
  /** In MB; the CPU share grows with it, a whole core at 1769. */
  readonly memorySize: number;
  /** Messages of one invocation, which they share to the end: one that kills the function brings the others back with it. */
  readonly batchSize: number;
  readonly maxConcurrency: number;
  readonly stage: string;
  readonly settings: StageSettings;
  readonly alarmTopic: ITopic;
}

/** A function that works off a queue, with its role, its log, its concurrency cap and its alarms. */
export class QueueWorker extends Construct {
  readonly service: string;
  /** What people lose when this worker fails, as a sentence. */
  readonly errorImpact: string;
  readonly work: WorkQueue;
  readonly role: Role;
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    this.service = props.service;
    this.errorImpact = props.errorImpact;
    this.work = props.work;
    // Not the default role: that one may write to every log group of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.settings.logRetention,
      removalPolicy: props.settings.removalPolicy,
    });
    logGroup.grantWrite(this.role);
    this.function = new NodejsFunction(this, 'Function', {
      description: props.description,
      entry: `${projectRoot}functions/${props.service}/handler.ts`,
      projectRoot,
      depsLockFilePath: `${projectRoot}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize,
      timeout: props.work.workerTimeout,
      role: this.role,
      logGroup,
      environment: {
        ...props.environment,
        STAGE: props.stage,
        POWERTOOLS_SERVICE_NAME: props.service,
        POWERTOOLS_METRICS_NAMESPACE: 'Claimwire',
        POWERTOOLS_LOG_LEVEL: 'INFO',
        NODE_OPTIONS: nodeOptions,
      },
      bundling: {
        format: OutputFormat.ESM,
        mainFields: ['module', 'main'],
        bundleAwsSDK: true,
        minify: true,
        sourceMap: true,
        sourcesContent: false,
        logLevel: LogLevel.WARNING,
      },
    });
    this.function.addEventSource(
      new SqsEventSource(props.work.queue, {
        batchSize: props.batchSize,
        reportBatchItemFailures: true,
        maxConcurrency: props.maxConcurrency,
      }),
    );
    this.#addAlarms(props);
  }

  #addAlarms({ service, work, errorImpact, settings, alarmTopic: topic }: QueueWorkerProps): void {
    const common = { errorImpact, topic };
    new ImpactAlarm(this, 'DeadLettersAlarm', {
      ...common,
      metric: work.deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
      observed: `${service} gave up on messages; they are in its dead-letter queue`,
      nextStep:
        "find the cause in the function's log, deploy a fix, then " +
        `aws sqs start-message-move-task --source-arn ${work.deadLetters.queueArn}`,
    });
    new ImpactAlarm(this, 'WaitAlarm', {
      ...common,
      metric: work.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: settings.longestWait.toSeconds(),
      periods: 3,
      observed: `The oldest message for ${service} has waited ${settings.longestWait.toMinutes()} minutes or more`,
      nextStep:
        'look on the dashboard for errors, throttles or a flood; for a flood raise maxConcurrency in infra/stages.ts.',
    });
    new ImpactAlarm(this, 'ErrorsAlarm', {
      ...common,
      metric: this.function.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      periods: 3,
      observed: `${service} has crashed or timed out for 15 minutes running`,
      nextStep: "read the function's log; messages are tried again until they become dead letters.",
    });
  }
}
