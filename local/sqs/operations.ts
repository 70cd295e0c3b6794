import * as z from 'zod';
import { batchOperation } from './batch-operation.ts';
import { type MessageAttributes, messageSize } from './message.ts';
import { messageAttributesSchema, type Operation, operation, queueUrlSchema } from './operation.ts';
import { createQueue, getQueueAttributes } from './queue-attributes.ts';
import type { QueueStore, SentMessage, SystemAttributes } from './queue-store.ts';

export type { Operation } from './operation.ts';

const QueueUrl = queueUrlSchema;
const names = z.array(z.string()).optional();
const sending = {
  MessageBody: z.string(),
  DelaySeconds: z.number().optional(),
  MessageAttributes: messageAttributesSchema.optional(),
  MessageSystemAttributes: z
    .object({ AWSTraceHeader: z.object({ StringValue: z.string() }).optional() })
    .strict()
    .optional(),
  MessageGroupId: z.string().optional(),
};
type Sending = z.output<z.ZodObject<typeof sending>>;

/** Every operation that is spoken here, by its name in X-Amz-Target. */
export const operations: Readonly<Record<string, Operation>> = {
  ChangeMessageVisibility: operation(
    { QueueUrl, ReceiptHandle: z.string(), VisibilityTimeout: z.number() },
    (input, { store }) => {
      store.changeVisibility(input.QueueUrl, input.ReceiptHandle, input.VisibilityTimeout);
      return {};
    },
  ),
  ChangeMessageVisibilityBatch: batchOperation(
    { ReceiptHandle: z.string(), VisibilityTimeout: z.number().default(0) },
    (queue, entry, store) => {
      store.changeVisibility(queue, entry.ReceiptHandle, entry.VisibilityTimeout);
      return {};
    },
  ),
  CreateQueue: createQueue,
  DeleteMessage: operation({ QueueUrl, ReceiptHandle: z.string() }, (input, { store }) => {
    store.delete(input.QueueUrl, input.ReceiptHandle);
    return {};
  }),
  DeleteMessageBatch: batchOperation({ ReceiptHandle: z.string() }, (queue, entry, store) => {
    store.delete(queue, entry.ReceiptHandle);
    return {};
  }),
  GetQueueAttributes: getQueueAttributes,
  GetQueueUrl: operation({ QueueName: z.string(), QueueOwnerAWSAccountId: z.string().optional() }, (input, context) => {
    context.store.describe(input.QueueName);
    return { QueueUrl: context.queueUrl(input.QueueName) };
  }),
  ListMessageMoveTasks: operation(
    { SourceArn: z.string(), MaxResults: z.number().int().min(1).max(10).default(1) },
    (input, { store }) => ({
      Results: store
        .moveTasks(input.SourceArn)
        .slice(0, input.MaxResults)
        .map((task) => ({
          // As in SQS, only a running task can be cancelled and so has a handle.
          TaskHandle: task.status === 'RUNNING' ? task.handle : undefined,
          Status: task.status,
          SourceArn: task.sourceArn,
          DestinationArn: task.destinationArn,
          MaxNumberOfMessagesPerSecond: task.maxMessagesPerSecond,
          ApproximateNumberOfMessagesMoved: task.moved,
          ApproximateNumberOfMessagesToMove: task.toMove,
          FailureReason: task.failureReason,
          StartedTimestamp: task.startedAt,
        })),
    }),
  ),
  ListQueues: operation(
    {
      QueueNamePrefix: z.string().default(''),
      MaxResults: z.number().int().min(1).max(1000).default(1000),
      NextToken: z.string().default(''),
    },
    (input, { store, queueUrl }) => {
      const after = Buffer.from(input.NextToken, 'base64url').toString();
      const found = store.queueNames().filter((name) => name.startsWith(input.QueueNamePrefix) && name > after);
      const page = found.slice(0, input.MaxResults);
      const next = found.length > page.length ? Buffer.from(page.at(-1) ?? '').toString('base64url') : undefined;
      return { QueueUrls: page.map(queueUrl), NextToken: next };
    },
  ),
  PurgeQueue: operation({ QueueUrl }, (input, { store }) => {
    store.purge(input.QueueUrl);
    return {};
  }),
  ReceiveMessage: operation(
    {
      QueueUrl,
      MaxNumberOfMessages: z.number().default(1),
      VisibilityTimeout: z.number().optional(),
      WaitTimeSeconds: z.number().int().min(0).max(20).optional(),
      AttributeNames: names,
      MessageSystemAttributeNames: names,
      MessageAttributeNames: names,
    },
    async (input, { store, signal }) => {
      const received = await store.receive(input.QueueUrl, {
        max: input.MaxNumberOfMessages,
        visibilityTimeoutSeconds: input.VisibilityTimeout,
        waitSeconds: input.WaitTimeSeconds,
        signal,
      });
      const systemNames = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])];
      const Messages = received.map((message) => ({
        MessageId: message.messageId,
        ReceiptHandle: message.receiptHandle,
        Body: message.body,
        MD5OfBody: message.md5OfBody,
        Attributes: chosenSystemAttributes(message.attributes, systemNames),
        ...chosenMessageAttributes(
          message.messageAttributes,
          message.md5OfMessageAttributes,
          input.MessageAttributeNames ?? [],
        ),
      }));
      return Messages.length > 0 ? { Messages } : {};
    },
  ),
  SendMessage: operation({ QueueUrl, ...sending }, (input, { store }) => send(store, input.QueueUrl, input)),
  SendMessageBatch: batchOperation(sending, (queue, entry, store) => send(store, queue, entry), {
    sizeOf: (entry) => messageSize(entry.MessageBody, entry.MessageAttributes ?? {}),
  }),
  StartMessageMoveTask: operation(
    {
      SourceArn: z.string(),
      DestinationArn: z.string().optional(),
      MaxNumberOfMessagesPerSecond: z.number().optional(),
    },
    (input, { store }) => {
      const { taskHandle } = store.startMoveTask({
        sourceArn: input.SourceArn,
        destinationArn: input.DestinationArn,
        maxMessagesPerSecond: input.MaxNumberOfMessagesPerSecond,
      });
      return { TaskHandle: taskHandle };
    },
  ),
};

function send(store: QueueStore, queue: string, input: Sending): object {
  const sent: SentMessage = store.send(queue, input.MessageBody, input.MessageAttributes, {
    delaySeconds: input.DelaySeconds,
    traceHeader: input.MessageSystemAttributes?.AWSTraceHeader?.StringValue,
    groupId: input.MessageGroupId,
  });
  return {
    MessageId: sent.messageId,
    MD5OfMessageBody: sent.md5OfBody,
    MD5OfMessageAttributes: sent.md5OfMessageAttributes,
  };
}

function chosenSystemAttributes(attributes: SystemAttributes, wanted: readonly string[]): object | undefined {
  const chosen = Object.entries(attributes).filter(([name]) => wanted.includes('All') || wanted.includes(name));
  return chosen.length > 0 ? Object.fromEntries(chosen) : undefined;
}

/** The attributes asked for by name, by `All` or `.*`, or by a prefix `bar.*`. */
function chosenMessageAttributes(
  attributes: MessageAttributes,
  md5: string | undefined,
  wanted: readonly string[],
): object {
  const isWanted = (name: string) =>
    wanted.some(
      (each) => each === 'All' || each === name || (each.endsWith('.*') && name.startsWith(each.slice(0, -2))),
    );
  const chosen = Object.entries(attributes).filter(([name]) => isWanted(name));
  return chosen.length === 0 ? {} : { MessageAttributes: Object.fromEntries(chosen), MD5OfMessageAttributes: md5 };
}
