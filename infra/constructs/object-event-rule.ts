import { Duration, Validations } from 'aws-cdk-lib';
import { type CfnRule, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ImpactAlarm } from './impact-alarm.ts';
import type { Lane } from './lanes.ts';
import { guarded, queueName, type WorkQueue } from './work-queue.ts';

export interface ObjectEventRuleProps {
  readonly bucket: Bucket;
  readonly detailType: 'Object Created' | 'Object Deleted';
  readonly target: WorkQueue;
  /** Only objects of this lane: those whose keys begin with the prefix of bulk uploads, or all others. By default objects of both. */
  readonly keys?: { readonly lane: Lane; readonly bulkPrefix: string };
  /** Only events that are delivered from an archive, or only those that are not. By default both. */
  readonly replayed?: boolean;
  readonly stage: string;
  /** What people lose when an event cannot be delivered, as a sentence. */
  readonly errorImpact: string;
  readonly alarmTopic: ITopic;
}

/** As an event pattern says it. */
const keysOf = ({ lane, bulkPrefix: prefix }: { lane: Lane; bulkPrefix: string }): object =>
  lane === 'bulk' ? { prefix } : { 'anything-but': { prefix } };

/** Sends one kind of a bucket's events to a work queue; what cannot be delivered in a day is kept and alarmed. */
export class ObjectEventRule extends Construct {
  readonly undeliverable: Queue;
  readonly rule: Rule;

  constructor(scope: Construct, id: string, props: ObjectEventRuleProps) {
    super(scope, id);
    this.undeliverable = new Queue(this, 'Undeliverable', guarded);
    Validations.of(this.undeliverable).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is itself a dead-letter queue, of an EventBridge target, which the check does not recognise.',
    });
    this.rule = new Rule(this, 'Rule', {
      description: `${props.detailType}: from ${props.bucket.node.id} to ${props.target.node.id}.`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: [props.detailType],
        detail: {
          bucket: { name: [props.bucket.bucketName] },
          ...(props.keys && { object: { key: [keysOf(props.keys)] } }),
        },
      },
      targets: [
        new SqsQueue(props.target.queue, {
          deadLetterQueue: this.undeliverable,
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
        }),
      ],
    });
    // The L2's pattern knows no replays.
    if (props.replayed !== undefined)
      (this.rule.node.defaultChild as CfnRule).addPropertyOverride('EventPattern.replay-name', [
        { exists: props.replayed },
      ]);
    new ImpactAlarm(this, 'UndeliverableAlarm', {
      metric: this.undeliverable.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
      observed: `EventBridge could not deliver "${props.detailType}" events to the queue ${props.target.node.id}`,
      errorImpact: props.errorImpact,
      nextStep:
        `claimwire dead-letters list --stage ${props.stage} says why; repair the queue or its policy, then ` +
        `claimwire dead-letters redrive ${queueName(id)} --stage ${props.stage} --wait.`,
      topic: props.alarmTopic,
    });
  }
}
