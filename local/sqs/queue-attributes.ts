import * as z from 'zod';
import { maxMessageBytes } from './message.ts';
import { type Operation, operation, queueUrlSchema } from './operation.ts';
import type { QueueSettings, QueueStore } from './queue-store.ts';
import { SqsError } from './sqs-error.ts';

/** The attributes that a queue can be made with; SQS sends numbers as text. */
const settableSchema = z.strictObject({
  VisibilityTimeout: z.coerce.number().default(30),
  MessageRetentionPeriod: z.coerce.number().default(345_600),
  DelaySeconds: z.coerce.number().default(0),
  ReceiveMessageWaitTimeSeconds: z.coerce.number().optional(),
  RedrivePolicy: z.string().optional(),
});

export const createQueue: Operation = operation(
  { QueueName: z.string(), Attributes: z.record(z.string(), z.string()).default({}) },
  (input, { store, queueUrl }) => {
    const parsed = settableSchema.safeParse(input.Attributes);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw issue?.code === 'unrecognized_keys'
        ? new SqsError(
            'UnsupportedOperation',
            `NotImplemented: the local SQS does not know CreateQueue ${issue.keys.join(', ')}.`,
          )
        : new SqsError('InvalidParameterValue', `Invalid value for the parameter ${issue?.path.join('.')}.`);
    }
    const { VisibilityTimeout, MessageRetentionPeriod, DelaySeconds, ReceiveMessageWaitTimeSeconds, RedrivePolicy } =
      parsed.data;
    store.createQueue({
      name: input.QueueName,
      visibilityTimeoutSeconds: VisibilityTimeout,
      messageRetentionSeconds: MessageRetentionPeriod,
      delaySeconds: DelaySeconds,
      ...(ReceiveMessageWaitTimeSeconds === undefined ? {} : { receiveWaitSeconds: ReceiveMessageWaitTimeSeconds }),
      ...(RedrivePolicy === undefined ? {} : { redrive: parseRedrivePolicy(RedrivePolicy, store) }),
    });
    return { QueueUrl: queueUrl(input.QueueName) };
  },
);

export const getQueueAttributes: Operation = operation(
  { QueueUrl: queueUrlSchema, AttributeNames: z.array(z.string()).default([]) },
  (input, { store }) => {
    const all = queueAttributes(input.QueueUrl, store);
    const unknown = input.AttributeNames.find((name) => name !== 'All' && !(name in all) && name !== 'RedrivePolicy');
    if (unknown !== undefined) throw new SqsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
    const wanted = Object.entries(all).filter(
      ([name]) => input.AttributeNames.includes('All') || input.AttributeNames.includes(name),
    );
    return wanted.length > 0 ? { Attributes: Object.fromEntries(wanted) } : {};
  },
);

function queueAttributes(queue: string, store: QueueStore): Record<string, string> {
  const { settings, createdAt } = store.describe(queue);
  const counts = store.counts(queue);
  const created = String(Math.floor(createdAt / 1000));
  const { redrive } = settings;
  return {
    QueueArn: store.arn(queue),
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    CreatedTimestamp: created,
    LastModifiedTimestamp: created,
    VisibilityTimeout: String(settings.visibilityTimeoutSeconds),
    MaximumMessageSize: String(maxMessageBytes),
    MessageRetentionPeriod: String(settings.messageRetentionSeconds),
    DelaySeconds: String(settings.delaySeconds),
    ReceiveMessageWaitTimeSeconds: String(settings.receiveWaitSeconds ?? 0),
    ...(redrive === undefined
      ? {}
      : {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: store.arn(redrive.deadLetterQueue),
            maxReceiveCount: redrive.maxReceiveCount,
          }),
        }),
  };
}

const redrivePolicySchema = z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() });

function parseRedrivePolicy(text: string, store: QueueStore): NonNullable<QueueSettings['redrive']> {
  const parsed = redrivePolicySchema.safeParse(jsonOrUndefined(text));
  const queue = parsed.data?.deadLetterTargetArn.split(':').at(-1);
  if (parsed.success && queue !== undefined && store.arn(queue) === parsed.data.deadLetterTargetArn) {
    return { deadLetterQueue: queue, maxReceiveCount: parsed.data.maxReceiveCount };
  }
  throw new SqsError(
    'InvalidParameterValue',
    `Value ${text} for parameter RedrivePolicy is invalid: it needs deadLetterTargetArn, of a queue here, and maxReceiveCount.`,
  );
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Refused by the schema, with the text itself.
  }
}
