import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  SendMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { createQueue, receive, refusal, type SqsCase, send } from './sqs-case.ts';

const noMoveTasks = 'it has no message move tasks';

/** Queues, their attributes, and the way into their dead letters and back. */
export const queueCases: readonly SqsCase[] = [
  {
    name: 'finds a queue by name, and lists queues by prefix',
    async observe(client, name) {
      const urls = [await createQueue(client, `${name}-a`), await createQueue(client, `${name}-b`)];
      const found = await client.send(new GetQueueUrlCommand({ QueueName: `${name}-a` }));
      const listed = await client.send(new ListQueuesCommand({ QueueNamePrefix: name }));
      return [found.QueueUrl === urls[0], JSON.stringify(listed.QueueUrls) === JSON.stringify(urls)];
    },
    expected: [true, true],
  },
  {
    name: 'makes the same queue again, but not with other attributes',
    async observe(client, name) {
      const first = await createQueue(client, name, { VisibilityTimeout: '5' });
      const same = await createQueue(client, name, { VisibilityTimeout: '5' });
      return [first === same, await refusal(createQueue(client, name, { VisibilityTimeout: '6' }))];
    },
    expected: [true, 'QueueNameExists'],
  },
  {
    name: 'says that a queue does not exist',
    async observe(client, name) {
      const QueueUrl = (await createQueue(client, name)).replace(name, `${name}-not`);
      return [
        await refusal(send(client, QueueUrl, 'a')),
        await refusal(receive(client, QueueUrl)),
        await refusal(client.send(new GetQueueUrlCommand({ QueueName: `${name}-not` }))),
      ];
    },
    expected: ['QueueDoesNotExist', 'QueueDoesNotExist', 'QueueDoesNotExist'],
  },
  {
    name: 'tells settings and counts as attributes',
    async observe(client, name) {
      const QueueUrl = await createQueue(client, name, {
        VisibilityTimeout: '7',
        MessageRetentionPeriod: '120',
        DelaySeconds: '0',
      });
      await send(client, QueueUrl, 'a');
      await send(client, QueueUrl, 'b');
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'c', DelaySeconds: 900 }));
      await receive(client, QueueUrl);
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      const { QueueArn, VisibilityTimeout, MessageRetentionPeriod, DelaySeconds } = Attributes;
      const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible, ApproximateNumberOfMessagesDelayed } =
        Attributes;
      return {
        arn: QueueArn?.split(':').at(-1) === name,
        settings: [VisibilityTimeout, MessageRetentionPeriod, DelaySeconds],
        counts: [
          ApproximateNumberOfMessages,
          ApproximateNumberOfMessagesNotVisible,
          ApproximateNumberOfMessagesDelayed,
        ],
      };
    },
    expected: { arn: true, settings: ['7', '120', '0'], counts: ['1', '1', '1'] },
  },
  {
    name: 'drops every message of a purged queue',
    async observe(client, name) {
      const QueueUrl = await createQueue(client, name);
      await send(client, QueueUrl, 'a');
      await client.send(new PurgeQueueCommand({ QueueUrl }));
      return receive(client, QueueUrl);
    },
    expected: [],
  },
  {
    name: 'purges once a minute at most',
    async observe(client, name) {
      const QueueUrl = await createQueue(client, name);
      await client.send(new PurgeQueueCommand({ QueueUrl }));
      return refusal(client.send(new PurgeQueueCommand({ QueueUrl })));
    },
    expected: 'PurgeQueueInProgress',
    unknownToFauxqs: 'it purges as often as it is asked to',
  },
  {
    name: 'moves a message to the dead letters when it has been received too often',
    async observe(client, name) {
      const { source, dead } = await queueWithDeadLetters(client, name);
      await send(client, source, 'poison');
      const bodies = [];
      for (let i = 0; i < 3; i++) bodies.push((await receive(client, source))[0]?.Body);
      const [letter] = await receive(client, dead);
      return [bodies, letter?.Body];
    },
    expected: [['poison', 'poison', undefined], 'poison'],
  },
  {
    name: 'tells where a dead letter comes from and how often it was received',
    async observe(client, name) {
      const { source, dead } = await queueWithDeadLetters(client, name);
      await send(client, source, 'poison');
      for (let i = 0; i < 3; i++) await receive(client, source);
      const [letter] = await receive(client, dead, { MessageSystemAttributeNames: ['All'] });
      const { DeadLetterQueueSourceArn, ApproximateReceiveCount } = letter?.Attributes ?? {};
      return [DeadLetterQueueSourceArn?.split(':').at(-1) === name, ApproximateReceiveCount];
    },
    expected: [true, '3'],
    unknownToFauxqs: 'it counts receives in the dead-letter queue anew',
  },
  {
    name: 'refuses a dead-letter queue that does not exist',
    async observe(client, name) {
      const RedrivePolicy = JSON.stringify({
        deadLetterTargetArn: `arn:aws:sqs:eu-west-3:000000000000:${name}-not`,
        maxReceiveCount: 2,
      });
      return refusal(createQueue(client, name, { RedrivePolicy }));
    },
    expected: 'InvalidParameterValue',
    unknownToFauxqs: 'it accepts any target',
  },
  {
    name: 'moves dead letters back to the queue they come from, where they count as new',
    async observe(client, name) {
      const { source, dead, deadArn } = await queueWithDeadLetters(client, name);
      await send(client, source, 'poison');
      for (let i = 0; i < 3; i++) await receive(client, source);
      await client.send(new StartMessageMoveTaskCommand({ SourceArn: deadArn }));
      const [back] = await receive(client, source, { WaitTimeSeconds: 10, MessageSystemAttributeNames: ['All'] });
      const task = await finishedTask(client, deadArn);
      return [back?.Body, back?.Attributes?.ApproximateReceiveCount, await receive(client, dead), task];
    },
    expected: ['poison', '1', [], ['COMPLETED', 1, undefined]],
    unknownToFauxqs: noMoveTasks,
  },
  {
    name: 'moves dead letters to another queue',
    async observe(client, name) {
      const { dead, deadArn } = await queueWithDeadLetters(client, name);
      const other = await createQueue(client, `${name}-other`);
      await send(client, dead, 'sent here');
      const DestinationArn = `${deadArn.replace(/-dead$/, '')}-other`;
      await client.send(new StartMessageMoveTaskCommand({ SourceArn: deadArn, DestinationArn }));
      return (await receive(client, other, { WaitTimeSeconds: 10 })).map(({ Body }) => Body);
    },
    expected: ['sent here'],
    unknownToFauxqs: noMoveTasks,
  },
  {
    name: 'fails to move back what never came from another queue, and keeps it',
    async observe(client, name) {
      const { dead, deadArn } = await queueWithDeadLetters(client, name);
      await send(client, dead, 'sent here');
      await client.send(new StartMessageMoveTaskCommand({ SourceArn: deadArn }));
      const task = await finishedTask(client, deadArn);
      return [task, (await receive(client, dead)).map(({ Body }) => Body)];
    },
    expected: [['FAILED', 0, 'CouldNotDetermineMessageSource'], ['sent here']],
    unknownToFauxqs: noMoveTasks,
  },
  {
    name: 'moves only out of dead-letter queues that exist',
    async observe(client, name) {
      const { deadArn } = await queueWithDeadLetters(client, name);
      const start = (SourceArn: string) => refusal(client.send(new StartMessageMoveTaskCommand({ SourceArn })));
      return [await start(deadArn.replace(/-dead$/, '')), await start(`${deadArn}-not`)];
    },
    expected: ['InvalidParameterValue', 'ResourceNotFoundException'],
    unknownToFauxqs: noMoveTasks,
  },
];

/** A queue that shows its messages again at once and gives them up after two receives. */
async function queueWithDeadLetters(client: SQSClient, name: string) {
  const dead = await createQueue(client, `${name}-dead`);
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ['QueueArn'] }),
  );
  const deadArn = Attributes?.QueueArn as string;
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: deadArn, maxReceiveCount: 2 });
  return { source: await createQueue(client, name, { VisibilityTimeout: '0', RedrivePolicy }), dead, deadArn };
}

/** Status, count and failure of the last task of a source, once it no longer runs. */
async function finishedTask(client: SQSClient, SourceArn: string): Promise<unknown[]> {
  for (;;) {
    const { Results } = await client.send(new ListMessageMoveTasksCommand({ SourceArn }));
    const task = Results?.[0];
    if (task?.Status !== 'RUNNING') return [task?.Status, task?.ApproximateNumberOfMessagesMoved, task?.FailureReason];
  }
}
