import {
  CreateQueueCommand,
  type Message,
  type QueueAttributeName,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  type SQSClient,
  type SQSServiceException,
} from '@aws-sdk/client-sqs';

/** What SQS does, as its documentation and its SDK's models say it: a conversation about queues of a name of its own, and what must be observed. */
export interface SqsCase {
  readonly name: string;
  /** Why fauxqs cannot serve as the oracle of this case; absent where it can. */
  readonly unknownToFauxqs?: string;
  /** @param name begins the names of the queues that the case makes */
  observe(client: SQSClient, name: string): Promise<unknown>;
  readonly expected: unknown;
}

/** Makes a queue. @returns its URL */
export async function createQueue(
  client: SQSClient,
  QueueName: string,
  Attributes: Partial<Record<QueueAttributeName, string>> = {},
): Promise<string> {
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName, Attributes }));
  return QueueUrl as string;
}

export const send = (client: SQSClient, QueueUrl: string, MessageBody: string) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody }));

export async function receive(
  client: SQSClient,
  QueueUrl: string,
  options: Partial<ReceiveMessageCommandInput> = {},
): Promise<Message[]> {
  return (await client.send(new ReceiveMessageCommand({ QueueUrl, ...options }))).Messages ?? [];
}

/** How a request is refused; a request that is not refused is a fault of the case. */
export async function refusal(request: Promise<unknown>): Promise<string> {
  const error = await request.then(
    () => {
      throw new Error('The request succeeded, but should have been refused.');
    },
    (reason: SQSServiceException) => reason,
  );
  // The older query protocol put this before some names, and emulators still do.
  return error.name.replace(/^AWS\.SimpleQueueService\./, '');
}
