import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  TagQueueCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../local/clock.ts';
import { QueueStore } from '../../../local/sqs/queue-store.ts';
import { startSqsServer } from '../../../local/sqs/sqs-server.ts';

const settings = { name: 'articles', visibilityTimeoutSeconds: 30, messageRetentionSeconds: 345_600, delaySeconds: 0 };
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

describe('the local SQS server', () => {
  const store = new QueueStore({ clock: systemClock, region: 'eu-west-3', accountId: '000000000000' });
  store.createQueue(settings);
  let server: Awaited<ReturnType<typeof startSqsServer>>;
  let client: SQSClient;
  let QueueUrl: string;

  beforeAll(async () => {
    server = await startSqsServer({ store });
    client = new SQSClient({ endpoint: server.url, region: 'eu-west-3', credentials, maxAttempts: 1 });
    QueueUrl = server.queueUrl('articles');
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });

  it('listens on 127.0.0.1 and on no other address of the machine', async () => {
    const port = Number(new URL(server.url).port);
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid)
      .map(({ address }) => address);
    // 127.0.0.2 is loopback as well: only a server bound to every address answers there.
    for (const host of ['127.0.0.2', ...others]) expect([host, await accepts(host, port)]).toEqual([host, false]);
  });

  it.each([
    ['TagQueue', () => client.send(new TagQueueCommand({ QueueUrl, Tags: { a: 'b' } }))],
    ['DeleteQueue', () => client.send(new DeleteQueueCommand({ QueueUrl }))],
    [
      'SendMessage MessageDeduplicationId',
      () => client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a', MessageDeduplicationId: 'b' })),
    ],
    [
      'Entries.0 MessageDeduplicationId',
      () =>
        client.send(
          new SendMessageBatchCommand({
            QueueUrl,
            Entries: [{ Id: 'a', MessageBody: 'a', MessageDeduplicationId: 'b' }],
          }),
        ),
    ],
    [
      'ReceiveMessage ReceiveRequestAttemptId',
      () => client.send(new ReceiveMessageCommand({ QueueUrl, ReceiveRequestAttemptId: 'a' })),
    ],
    [
      'CreateQueue KmsMasterKeyId',
      () => client.send(new CreateQueueCommand({ QueueName: 'k', Attributes: { KmsMasterKeyId: 'a' } })),
    ],
    ['FIFO', () => client.send(new CreateQueueCommand({ QueueName: 'a.fifo' }))],
  ])('answers UnsupportedOperation and names %s', async (named, send) => {
    await expect(send()).rejects.toMatchObject({
      name: 'UnsupportedOperation',
      message: expect.stringMatching(new RegExp(`${named}.*NotImplemented|NotImplemented.*${named}`)),
    });
  });

  it.each([
    ['no JSON', 'a', 'SerializationException'],
    ['no queue', '{"MessageBody":"a"}', 'MissingParameter'],
    ['a body that is no text', `{"QueueUrl":"articles","MessageBody":5}`, 'InvalidParameterValue'],
  ])('refuses a request with %s', async (_what, body, code) => {
    const headers = { 'x-amz-target': 'AmazonSQS.SendMessage' };
    const response = await fetch(server.url, { method: 'POST', headers, body });
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ __type: `com.amazonaws.sqs#${code}` }),
    ]);
  });

  it('hands nothing to a client that has gone away during its long poll', async () => {
    const gone = new AbortController();
    const poll = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
      abortSignal: gone.signal,
    });
    // The server has the poll before it answers this later request on another connection.
    await client.send(new ReceiveMessageCommand({ QueueUrl }));
    gone.abort();
    await expect(poll).rejects.toThrow();
    await client.send(new ReceiveMessageCommand({ QueueUrl }));
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' }));
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }));
    expect(Messages?.map(({ Body }) => Body)).toEqual(['a']);
  });

  it('ends long polls and leaves nothing open when it closes', async () => {
    const brief = await startSqsServer({
      store: new QueueStore({ clock: systemClock, region: 'eu-west-3', accountId: '1' }),
    });
    const own = new SQSClient({ endpoint: brief.url, region: 'eu-west-3', credentials, maxAttempts: 1 });
    const { QueueUrl: url } = await own.send(new CreateQueueCommand({ QueueName: 'brief' }));
    const poll = own.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 20 }));
    await own.send(new ReceiveMessageCommand({ QueueUrl: url }));
    const before = process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;
    await brief.close();
    expect((await poll).Messages).toBeUndefined();
    expect(await accepts('127.0.0.1', Number(new URL(brief.url).port))).toBe(false);
    expect(process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap')).toHaveLength(before - 1);
    own.destroy();
  });
});

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
