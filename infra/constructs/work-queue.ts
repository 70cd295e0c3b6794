import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** How often a message is tried before it becomes a dead letter. */
const attempts = 8;
/** The longest that SQS keeps a message. */
const retention = Duration.days(14);

/** A queue that only its owner reads, over TLS, encrypted: what work queues and dead letters share. */
export const guarded = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: retention,
} as const;

/** "BulkNormalize" as `claimwire dead-letters` calls it: "bulk-normalize". */
export const queueName = (id: string): string => id.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** A queue of work for one function, with the dead letters that it gave up on. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** The timeout that the function must have: a message stays hidden for six times as long. */
  readonly workerTimeout: Duration;

  constructor(scope: Construct, id: string, props: { workerTimeout: Duration }) {
    super(scope, id);
    this.workerTimeout = props.workerTimeout;
    this.deadLetters = new Queue(this, 'DeadLetters', guarded);
    this.queue = new Queue(this, 'Queue', {
      ...guarded,
      visibilityTimeout: Duration.seconds(6 * props.workerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: attempts },
    });
  }

  /** What the names of its outputs begin with. */
  get outputPrefix(): string {
    return this.node.id.replace(/Work$/, '');
  }

  /** The command that sends its dead letters back to it. */
  redriveCommand(stage: string): string {
    return `claimwire dead-letters redrive ${queueName(this.outputPrefix)} --stage ${stage} --wait`;
  }
}
