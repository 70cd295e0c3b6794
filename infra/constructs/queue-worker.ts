import { Duration } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ImpactAlarm } from './impact-alarm.ts';
import { addServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

export interface QueueWorkerProps extends Omit<ServiceFunctionProps, 'timeout'> {
  readonly work: WorkQueue;
  /** What people lose when this worker fails, as a sentence; every alarm says it. */
  readonly errorImpact: string;
  /** Messages of one invocation, which they share to the end: one that kills the function brings the others back with it. */
  readonly batchSize: number;
  readonly maxConcurrency: number;
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
    const service = addServiceFunction(this, { ...props, timeout: props.work.workerTimeout });
    this.role = service.role;
    this.function = service.function;
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
