import { createHash } from 'node:crypto';
import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { createQueue, receive, refusal, type SqsCase, send } from './sqs-case.ts';

const body = 'Dépêche\n« 1 250 départs »';

/** Sending, receiving, hiding and deleting messages. */
export const messageCases: readonly SqsCase[] = [
  {
    name: 'hands over the body that was sent, with its MD5',
    async observe(client, name) {
      const queue = await createQueue(client, name);
      const sent = await send(client, queue, body);
      const [message] = await receive(client, queue);
      return [sent.MD5OfMessageBody, sent.MessageId === message?.MessageId, message?.Body, message?.MD5OfBody];
    },
    expected: [md5(body), true, body, md5(body)],
  },
  {
    name: 'tells the system attributes that are asked for, and no others',
    async observe(client, name) {
      const queue = await createQueue(client, name, { VisibilityTimeout: '0' });
      await send(client, queue, 'a');
      const [plain] = await receive(client, queue);
      const [one] = await receive(client, queue, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
      const [all] = await receive(client, queue, { MessageSystemAttributeNames: ['All'] });
      return [plain?.Attributes, one?.Attributes, Object.keys(all?.Attributes ?? {}).sort()];
    },
    expected: [
      undefined,
      { ApproximateReceiveCount: '2' },
      ['ApproximateFirstReceiveTimestamp', 'ApproximateReceiveCount', 'SenderId', 'SentTimestamp'],
    ],
  },
  {
    name: 'carries message attributes, with the MD5 over them',
    async observe(client, name) {
      const queue = await createQueue(client, name);
      const MessageAttributes = {
        source: { DataType: 'String', StringValue: 'dépêche' },
        count: { DataType: 'Number.int', StringValue: '12' },
        raw: { DataType: 'Binary', BinaryValue: Buffer.from([0, 255, 10]) },
      };
      const sent = await client.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: 'a', MessageAttributes }));
      const [message] = await receive(client, queue, { MessageAttributeNames: ['All'] });
      const { source, count, raw } = message?.MessageAttributes ?? {};
      return {
        md5: [sent.MD5OfMessageAttributes, message?.MD5OfMessageAttributes],
        source: source?.StringValue,
        count: [count?.DataType, count?.StringValue],
        raw: [...(raw?.BinaryValue ?? [])],
      };
    },
    expected: {
      md5: ['02ec137a83c50e5bf60d06f1e5ed99c3', '02ec137a83c50e5bf60d06f1e5ed99c3'],
      source: 'dépêche',
      count: ['Number.int', '12'],
      raw: [0, 255, 10],
    },
  },
  {
    name: 'hides what was received, and shows it again when its visibility is set to 0',
    async observe(client, name) {
      const QueueUrl = await createQueue(client, name);
      await send(client, QueueUrl, 'a');
      const [first] = await receive(client, QueueUrl);
      const hidden = await receive(client, QueueUrl);
      const { ReceiptHandle } = first ?? {};
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
      const [again] = await receive(client, QueueUrl);
      return [hidden, again?.Body, again?.ReceiptHandle !== ReceiptHandle];
    },
    expected: [[], 'a', true],
  },
  {
    name: 'deletes for good, also twice',
    async observe(client, name) {
      const QueueUrl = await createQueue(client, name, { VisibilityTimeout: '0' });
      await send(client, QueueUrl, 'a');
      const [message] = await receive(client, QueueUrl);
      const deletion = { QueueUrl, ReceiptHandle: message?.ReceiptHandle };
      await client.send(new DeleteMessageCommand(deletion));
      await client.send(new DeleteMessageCommand(deletion));
      return receive(client, QueueUrl);
    },
    expected: [],
  },
  {
    name: 'takes no more than it is asked for, and no message twice in one batch',
    async observe(client, name) {
      const queue = await createQueue(client, name, { VisibilityTimeout: '0' });
      for (let i = 0; i < 12; i++) await send(client, queue, String(i));
      const ten = await receive(client, queue, { MaxNumberOfMessages: 10 });
      const one = await receive(client, queue);
      return [ten.length, new Set(ten.map(({ MessageId }) => MessageId)).size, one.length];
    },
    expected: [10, 10, 1],
  },
  {
    name: 'waits for a message that comes during a long poll',
    async observe(client, name) {
      const queue = await createQueue(client, name);
      const polling = receive(client, queue, { WaitTimeSeconds: 10 });
      await send(client, queue, 'late');
      return (await polling).map(({ Body }) => Body);
    },
    expected: ['late'],
  },
  {
    name: 'sends, hides and deletes in batches, each entry for itself',
    async observe(client, name) {
      const QueueUrl = await createQueue(client, name);
      const sent = await client.send(
        new SendMessageBatchCommand({ QueueUrl, Entries: ['a', 'b'].map((Id) => ({ Id, MessageBody: Id })) }),
      );
      const received = await receive(client, QueueUrl, { MaxNumberOfMessages: 10 });
      const Entries = received.map(({ ReceiptHandle, Body }) => ({ Id: Body, ReceiptHandle }));
      const shown = await client.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl,
          Entries: [
            ...Entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
            { Id: 'x', ReceiptHandle: 'none', VisibilityTimeout: 0 },
          ],
        }),
      );
      const again = await receive(client, QueueUrl, { MaxNumberOfMessages: 10 });
      const deleted = await client.send(
        new DeleteMessageBatchCommand({
          QueueUrl,
          Entries: again.map(({ ReceiptHandle, Body }) => ({ Id: Body, ReceiptHandle })),
        }),
      );
      return [
        sent.Successful?.map(({ Id, MD5OfMessageBody }) => [Id, MD5OfMessageBody === md5(Id ?? '')]),
        shown.Successful?.map(({ Id }) => Id).sort(),
        shown.Failed?.map(({ Id, Code, SenderFault }) => [Id, Code, SenderFault]),
        deleted.Successful?.map(({ Id }) => Id).sort(),
      ];
    },
    expected: [
      [
        ['a', true],
        ['b', true],
      ],
      ['a', 'b'],
      [['x', 'ReceiptHandleIsInvalid', true]],
      ['a', 'b'],
    ],
  },
  {
    name: 'refuses batches that are empty, too many, too long or name two entries alike',
    async observe(client, name) {
      const QueueUrl = await createQueue(client, name);
      const sendBatch = (ids: string[], text = 'x') =>
        refusal(
          client.send(new SendMessageBatchCommand({ QueueUrl, Entries: ids.map((Id) => ({ Id, MessageBody: text })) })),
        );
      return [
        await sendBatch([]),
        await sendBatch('abcdefghijk'.split('')),
        await sendBatch(['a', 'a']),
        await sendBatch(['a b']),
        await sendBatch(['a', 'b'], 'x'.repeat(600_000)),
      ];
    },
    expected: [
      'EmptyBatchRequest',
      'TooManyEntriesInBatchRequest',
      'BatchEntryIdsNotDistinct',
      'InvalidBatchEntryId',
      'BatchRequestTooLong',
    ],
  },
  {
    name: 'takes a message of 1 MiB, and not a byte more',
    async observe(client, name) {
      const queue = await createQueue(client, name);
      await send(client, queue, 'x'.repeat(1024 * 1024));
      return refusal(send(client, queue, 'x'.repeat(1024 * 1024 + 1)));
    },
    expected: 'InvalidParameterValue',
  },
  {
    name: 'refuses characters that XML cannot hold',
    async observe(client, name) {
      const queue = await createQueue(client, name);
      return [await refusal(send(client, queue, 'a\u0000')), await refusal(send(client, queue, 'a\uffff'))];
    },
    expected: ['InvalidMessageContents', 'InvalidMessageContents'],
  },
  {
    name: 'takes characters beyond U+FFFF',
    async observe(client, name) {
      const queue = await createQueue(client, name);
      await send(client, queue, '😀');
      return (await receive(client, queue)).map(({ Body }) => Body);
    },
    expected: ['😀'],
    unknownToFauxqs: 'it refuses them',
  },
  {
    name: 'refuses counts and waits out of range',
    async observe(client, name) {
      const QueueUrl = await createQueue(client, name);
      return [
        await refusal(receive(client, QueueUrl, { MaxNumberOfMessages: 11 })),
        await refusal(receive(client, QueueUrl, { WaitTimeSeconds: 21 })),
      ];
    },
    expected: ['InvalidParameterValue', 'InvalidParameterValue'],
  },
  {
    name: 'refuses a delay beyond 15 minutes',
    async observe(client, name) {
      const QueueUrl = await createQueue(client, name);
      return refusal(client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a', DelaySeconds: 901 })));
    },
    expected: 'InvalidParameterValue',
    unknownToFauxqs: 'it takes any delay',
  },
  {
    name: 'refuses to delete under a handle that it never gave',
    async observe(client, name) {
      const QueueUrl = await createQueue(client, name);
      return refusal(client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'nothing' })));
    },
    expected: 'ReceiptHandleIsInvalid',
    unknownToFauxqs: 'it takes any handle',
  },
];

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
