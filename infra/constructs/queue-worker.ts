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
  /** The queue of bulk uploads that it works off as well, with a cap of its own. */
  readonly bulk?: { readonly work: WorkQueue; readonly maxConcurrency: number; readonly longestWait: Duration };
  readonly alarmTopic: ITopic;
}

/** A queue that a worker works off, as alarms and the dashboard name it. */
export interface WorkedQueue {
  readonly label: string;
  readonly work: WorkQueue;
}

/** A function that works off a queue, or one for each lane, with its role, its log, its concurrency caps and its alarms. */
export class QueueWorker extends Construct {
  readonly service: string;
  /** What people lose when this worker fails, as a sentence. */
  readonly errorImpact: string;
  readonly queues: readonly WorkedQueue[];
  readonly role: Role;
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    this.service = props.service;
    this.errorImpact = props.errorImpact;
    const { service: name, bulk } = props;
    this.queues = [{ label: name, work: props.work }, ...(bulk ? [{ label: `${name}, bulk`, work: bulk.work }] : [])];
    const service = addServiceFunction(this, { ...props, timeout: props.work.workerTimeout });
    this.role = service.role;
    this.function = service.function;
    for (const { work, maxConcurrency } of [props, ...(bulk ? [bulk] : [])])
      this.function.addEventSource(
        new SqsEventSource(work.queue, { batchSize: props.batchSize, reportBatchItemFailures: true, maxConcurrency }),
      );
    this.#addQueueAlarms(props, { idPrefix: '', of: '', work: props.work, longestWait: props.settings.longestWait });
    if (bulk) this.#addQueueAlarms(props, { idPrefix: 'Bulk', of: ' of bulk uploads', ...bulk });
    new ImpactAlarm(this, 'ErrorsAlarm', {
      errorImpact: props.errorImpact,
      topic: props.alarmTopic,
      metric: this.function.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      periods: 3,
      observed: `${name} has crashed or timed out for 15 minutes running`,
      nextStep: "read the function's log; messages are tried again until they become dead letters.",
    });
  }

  #addQueueAlarms(
    { service, stage, errorImpact, alarmTopic: topic }: QueueWorkerProps,
    queue: { idPrefix: string; of: string; work: WorkQueue; longestWait: Duration },
  ): void {
    const { idPrefix, of, work, longestWait } = queue;
    const common = { errorImpact, topic };
    new ImpactAlarm(this, `${idPrefix}DeadLettersAlarm`, {
      ...common,
      metric: work.deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
      observed: `${service} gave up on messages${of}; they are in its dead-letter queue`,
      nextStep:
        `claimwire dead-letters list --stage ${stage} says which; find the cause in the function's log, deploy a fix, then ` +
        `${work.redriveCommand(stage)}.`,
    });
    new ImpactAlarm(this, `${idPrefix}WaitAlarm`, {
      ...common,
      metric: work.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: longestWait.toSeconds(),
      periods: 3,
      observed: `The oldest message${of} for ${service} has waited ${longestWait.toHumanString()} or more`,
      nextStep: `look on the dashboard for errors, throttles or a flood; for a flood raise ${idPrefix ? 'bulk.' : ''}maxConcurrency in infra/stages.ts.`,
    });
  }
}
