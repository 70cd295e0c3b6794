import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { type DeadLetterDesk, knownQueues, look, stateOf } from '../../cli/dead-letter-desk.ts';
import { queueNames } from '../../cli/dead-letter-queues.ts';
import { deliver, moveBack, workedOff } from '../../cli/redrive.ts';
import { systemClock } from '../../local/clock.ts';
import { QueueStore } from '../../local/sqs/queue-store.ts';
import { startSqsServer } from '../../local/sqs/sqs-server.ts';
import { callClaimwire } from './call-claimwire.ts';

const region = 'eu-west-3';
const retention = 14 * 86_400;
const settings = {
  visibilityTimeoutSeconds: 30,
  delaySeconds: 0,
  messageRetentionSeconds: retention,
  receiveWaitSeconds: 0,
};
let store: QueueStore;
let server: Awaited<ReturnType<typeof startSqsServer>>;
let sqs: SQSClient;
let desk: DeadLetterDesk;
const waiting = { sleep: (ms: number) => new Promise((done) => setTimeout(done, ms)), onMoved: () => {} };

beforeEach(async () => {
  store = new QueueStore({ clock: systemClock, region, accountId: '1' });
  server = await startSqsServer({ store });
  sqs = new SQSClient({ endpoint: server.url, region, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  for (const name of ['dead', 'lost', 'other-dead']) store.createQueue({ ...settings, name });
  store.createQueue({ ...settings, name: 'work', redrive: { deadLetterQueue: 'dead', maxReceiveCount: 1 } });
  store.createQueue({ ...settings, name: 'other', redrive: { deadLetterQueue: 'other-dead', maxReceiveCount: 1 } });
  const queues = knownQueues({
    BulkExtractQueueUrl: server.queueUrl('work'),
    BulkExtractDeadLettersUrl: server.queueUrl('dead'),
    ArticleCreatedUndeliverableUrl: server.queueUrl('lost'),
    TableName: 'records',
  });
  desk = { sqs, queues, workUrls: [server.queueUrl('work')], pollMs: 5, close: () => {} };
});
afterEach(async () => {
  sqs.destroy();
  store.close();
  await server.close();
});
const event = (key: string) =>
  JSON.stringify({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: 'articles' }, object: { key, 'version-id': 'v1', sequencer: '01' } },
  });
const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
const undelivered = (key: string, target = store.arn('work')) =>
  store.send('lost', event(key), {
    TARGET_ARN: attribute(target),
    ERROR_CODE: attribute('NO_PERMISSIONS'),
    ERROR_MESSAGE: attribute('not\u202eallowed'),
  });
const bodiesIn = async (name: string) => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: server.queueUrl(name), MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
  );
  return Messages.map(
    ({ Body = '' }) => (JSON.parse(Body) as { detail: { object: { key: string } } }).detail.object.key,
  );
};
const queue = (name: string) => desk.queues.find((one) => one.name === name)!;

describe('the queues of a stack', () => {
  it('are named by its outputs', () => {
    expect(desk.queues.map(({ name, kind }) => [name, kind])).toEqual([
      ['article-created', 'undeliverable'],
      ['bulk-extract', 'dead-letters'],
    ]);
    expect(queueNames(['TableName', 'NormalizeQueueUrl', 'AlarmTopicArn'])).toEqual([]);
  });
});

describe('a look', () => {
  test.each([
    [event('une.txt'), { about: 'Object Created', bucket: 'articles', key: 'une.txt', versionId: 'v1' }],
    [
      JSON.stringify({ type: 'claimwire/normalize-requested@1', bucket: 'articles', key: 'b.txt', versionId: 'v2' }),
      { about: 'normalize-requested', bucket: 'articles', key: 'b.txt', versionId: 'v2' },
    ],
    [
      JSON.stringify({ type: 'claimwire/extract-requested@1', bucket: 'normalized', normalizedKey: 'k/v/1' }),
      { about: 'extract-requested', bucket: 'normalized', key: 'k/v/1' },
    ],
    [
      JSON.stringify({ type: 'claimwire/missed-verdict@1', claimKey: 'c1', recordedAt: '2026' }),
      { about: 'verdict', id: 'c1-2026' },
    ],
    [
      JSON.stringify({
        DDBStreamBatchInfo: {
          shardId: 's1',
          startSequenceNumber: '7',
          endSequenceNumber: '7',
          batchSize: 1,
          streamArn: 'a',
        },
      }),
      { about: 'place in the stream', id: 's1 7' },
    ],
    ['{"detail": 1}', { about: 'unknown', key: null }],
    ['not JSON', { about: 'unknown', key: null }],
  ])('tells what %s is about', async (body, expected) => {
    store.send('dead', body);
    const { letters } = await look(sqs, queue('bulk-extract'), 5);
    expect(letters).toMatchObject([{ queue: 'bulk-extract', cause: null, ...expected }]);
  });

  test('tells why an event could not be delivered, since when it is kept and until when', async () => {
    undelivered('une.txt');
    const { letters } = await look(sqs, queue('article-created'), 5);
    expect(letters[0]?.cause).toBe('NO_PERMISSIONS: not\u202eallowed');
    expect(Date.parse(letters[0]!.keptUntil) - Date.parse(letters[0]!.sentAt)).toBe(retention * 1_000);
  });

  test('leaves what it saw in the queue, for all to see', async () => {
    for (let i = 0; i < 23; i++) store.send('dead', event(`${i}.txt`));
    const { letters, state } = await look(sqs, queue('bulk-extract'), 15);
    expect([letters.length, state.visible]).toEqual([15, 23]);
    expect(store.counts('dead')).toEqual({ visible: 23, inFlight: 0, delayed: 0 });
  });
});

describe('dead letters of a queue', () => {
  const { sleep } = waiting;
  const move = () => moveBack(sqs, { url: server.queueUrl('dead'), sourceUrl: server.queueUrl('work') }, waiting, 5);

  test('go back to it, also those that were put among them by others than the queue', async () => {
    for (const key of ['a.txt', 'b.txt']) store.send('dead', event(key));
    expect(await move()).toEqual({ moved: 2, kept: 0, failure: null });
    expect((await bodiesIn('work')).sort()).toEqual(['a.txt', 'b.txt']);
    expect((await stateOf(sqs, server.queueUrl('dead'))).visible).toBe(0);
  });

  test('that are being moved by another call are followed, not moved twice', async () => {
    for (let i = 0; i < 8; i++) store.send('dead', event(`${i}.txt`));
    store.startMoveTask({ sourceArn: store.arn('dead'), destinationArn: store.arn('work'), maxMessagesPerSecond: 5 });
    expect(await move()).toMatchObject({ moved: 8, failure: null });
    expect(store.counts('work').visible).toBe(8);
  });

  test('of a queue that SQS moves nothing from are told of by its own refusal', async () => {
    const source = { url: server.queueUrl('lost'), sourceUrl: server.queueUrl('work') };
    await expect(moveBack(sqs, source, waiting, 5)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  test('are waited for until their queue is empty, and no longer than one is willing to', async () => {
    store.send('work', event('a.txt'));
    const clock = { sleep, now: Date.now, pollMs: 5 };
    expect(await workedOff(sqs, desk.workUrls, { ...clock, timeoutMs: 0 })).toEqual({ state: 'late', left: 1 });
    const done = workedOff(sqs, desk.workUrls, { ...clock, timeoutMs: 60_000 });
    const [message] = await store.receive('work', { max: 1 });
    store.delete('work', message!.receiptHandle);
    expect(await done).toEqual({ state: 'done' });
  });
});

describe('what rules could not deliver', () => {
  test('goes to the queue that it was for', async () => {
    for (let i = 0; i < 12; i++) undelivered(`${i}.txt`);
    expect(await deliver(desk, queue('article-created'), waiting)).toEqual({ moved: 12, kept: 0, failure: null });
    expect(store.counts('work').visible).toBe(12);
    expect(store.counts('lost')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test.each([
    ['a queue that is none of the stack', () => undelivered('x.txt', store.arn('other'))],
    ['no queue', () => store.send('lost', event('x.txt'))],
  ])('stays where it names %s', async (_what, send) => {
    send();
    undelivered('good.txt');
    expect(await deliver(desk, queue('article-created'), waiting)).toEqual({ moved: 1, kept: 1, failure: null });
    expect(await bodiesIn('work')).toEqual(['good.txt']);
    expect(store.counts('lost').inFlight).toBe(1);
    expect(store.counts('other').visible).toBe(0);
  });

  test('stays where its queue refuses it, and says why', async () => {
    undelivered('a.txt');
    const refusing = new SQSClient({
      endpoint: server.url,
      region,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    refusing.middlewareStack.add(
      (next, context) => async (args) =>
        context.commandName === 'SendMessageBatchCommand'
          ? {
              response: {},
              output: {
                $metadata: {},
                Successful: [],
                Failed: [{ Id: '0', Code: 'InternalError', Message: 'Not now.', SenderFault: false }],
              },
            }
          : next(args),
      { step: 'initialize' },
    );
    const result = await deliver({ ...desk, sqs: refusing }, queue('article-created'), waiting);
    refusing.destroy();
    expect(result).toEqual({ moved: 0, kept: 0, failure: 'InternalError: Not now.' });
    expect(store.counts('lost').inFlight).toBe(1);
  });

  test('is not lost where the caller dies between sending and deleting: it is sent again', async () => {
    undelivered('a.txt');
    const dying = new SQSClient({
      endpoint: server.url,
      region,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    dying.middlewareStack.add(
      (next, context) => (args) => {
        if (context.commandName === 'DeleteMessageBatchCommand') throw new Error('Killed.');
        return next(args);
      },
      { step: 'initialize' },
    );
    await expect(deliver({ ...desk, sqs: dying }, queue('article-created'), waiting)).rejects.toThrow('Killed.');
    dying.destroy();
    expect(store.counts('lost').inFlight).toBe(1);
    expect(await bodiesIn('work')).toEqual(['a.txt']);
  });
});

describe('without what it needs, the command', () => {
  it.each([
    ['list without a stack', ['list'], 69, /no local stack is running.*claimwire up/],
    ['list of an unknown stage', ['list', '--stage', 'nowhere'], 69, /not known here/],
    ['redrive nothing', ['redrive'], 64, /name the QUEUEs .* or give --all/],
    ['redrive both some and all', ['redrive', '--all', 'extract'], 64, /not both/],
    ['list a table that there is not', ['list', '--format', 'xml'], 64, /Allowed choices are table, json, csv/],
    ['list none of each', ['list', '--limit', '0'], 64, /from 1 up/],
    ['do nothing', [], 64, /Commands:\s+list .*redrive /s],
  ])('%s ends with its exit code and what to do', async (_what, args, exit, message) => {
    vi.stubEnv('CLAIMWIRE_STATE_DIR', '/nonexistent');
    const { code, stderr } = await callClaimwire(['dead-letters', ...args]);
    vi.unstubAllEnvs();
    expect(stderr).toMatch(message);
    expect(code).toBe(exit);
  });

  it('says which file to bring where a stage is known by variables alone', async () => {
    vi.stubEnv('CLAIMWIRE_ARTICLES_BUCKET', 'articles');
    vi.stubEnv('CLAIMWIRE_TABLE', 'records');
    const { code, stderr } = await callClaimwire(['dead-letters', 'list', '--stage', 'nowhere']);
    vi.unstubAllEnvs();
    expect(stderr).toMatch(/queues of stage nowhere are not known here.*--outputs-file .*outputs-nowhere\.json/);
    expect(code).toBe(69);
  });
});
