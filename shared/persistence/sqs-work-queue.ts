import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { WorkQueue } from './work-queue.ts';

export const sqsWorkQueue = <Message>(client: SQSClient, queueUrl: string): WorkQueue<Message> => ({
  send: async (message) => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
  },
});
