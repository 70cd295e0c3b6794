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
}
