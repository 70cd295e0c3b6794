import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { replayAt } from '../../cli/commands/replay.ts';
import { type ReplayDesk, replayDeskOf } from '../../cli/replay-desk.ts';
import { localTarget } from '../../cli/target.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { BusEvent } from '../../local/events/event-bus.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });
const article = (figure: number) => `Le marché couvert rouvre

NÎMES, 12 mars 2026 - Le marché a accueilli ${figure} personnes samedi, a annoncé mardi sa directrice, Nadia Ferrand.
`;

describe.skipIf(emulator.kind !== 'emulator')('a replay on the synthesized stack', () => {
  const events: BusEvent[] = [];
  const said: string[] = [];
  // S3 tells times in whole seconds.
  const startedAt = new Date(Math.floor(Date.now() / 1_000) * 1_000);
  let stack: LocalStack;
  let desk: ReplayDesk;
  let s3: S3Client;
  let table: DynamoDBClient;

  beforeAll(async () => {
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    const onEvent = (event: BusEvent) => events.push(event);
    stack = await bootLocalStack({ template: templateFile, assetsDir, stackName, onEvent });
    const { region, credentials, endpoints } = stack;
    s3 = new S3Client({ region, credentials, endpoint: endpoints.s3 });
    table = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    desk = replayDeskOf(localTarget(stack), undefined)!;
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(() => {
    said.length = 0;
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    desk?.close();
    await stack?.stop();
  });

  const put = async (key: string, Body: string | Uint8Array) => {
    await s3.send(new PutObjectCommand({ Bucket: stack.outputs.ArticlesBucketName, Key: key, Body }));
    await stack.idle();
  };
  const headOf = async (key: string) => {
    const bucket = stack.outputs.ArticlesBucketName!;
    const store = dynamoRecordStore(table, stack.outputs.TableName!, systemPatience);
    return (await store.readDocument(documentIdOf({ bucket, key, source: null, articleId: null }))).head;
  };
  /** Every item of the table, so that any write is seen. */
  const everything = async (): Promise<string[]> => {
    const { Items = [], LastEvaluatedKey: rest } = await table.send(
      new ScanCommand({ TableName: stack.outputs.TableName }),
    );
    expect(rest).toBeUndefined();
    // The names of an item come in any order.
    const inOrder = (_: string, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value;
    return Items.map((item) => JSON.stringify(item, inOrder)).sort();
  };
  const options = { from: startedAt, what: 'uploads', toRule: [], wait: true, timeout: 60 } as const;

  test('of everything changes nothing and tells nobody anything', async () => {
    for (let i = 0; i < 5; i++) await put(`${i}.txt`, article(100 + i));
    await put('bulk/archive.txt', article(1_900));
    await put('1.txt', article(200));
    await put('poison.txt', Uint8Array.of(0, 1, 2));
    await s3.send(new DeleteObjectCommand({ Bucket: stack.outputs.ArticlesBucketName, Key: '2.txt' }));
    await stack.idle();
    expect(events.map(({ detail }) => (detail as { cause: string }).cause)).toEqual([
      ...Array(6).fill('upload'),
      'revision',
      'delete',
    ]);
    const before = await everything();
    events.length = 0;
    const send = vi.spyOn(stack.queues, 'send');
    for (let i = 0; i < 2; i++) {
      expect(await replayAt(desk, options)).toBe(0);
      await stack.idle();
    }
    // 8 uploads, 7 copies of what could be read, and a deletion, twice.
    const delivered = send.mock.calls.filter(([, body]) => body.includes('"replay-name":"claimwire-dev-'));
    send.mockRestore();
    expect(delivered).toHaveLength(2 * 16);
    const queues = ['BulkNormalizeQueueUrl', 'BulkExtractQueueUrl', 'RetractQueueUrl'];
    expect(new Set(delivered.map(([queue]) => queue))).toEqual(
      new Set(queues.map((name) => stack.outputs[name]?.split('/').at(-1))),
    );
    expect(said.join('')).toMatch(/started {5}uploads from \S+ to \S+, to 3 rules {2}replay claimwire-dev-/);
    expect(said.join('')).toMatch(/delivered {3}the last event is of \S+ {2}replay claimwire-dev-/);
    expect(await everything()).toEqual(before);
    expect(events).toEqual([]);
    expect(Object.values(stack.deadLetters()).every((count) => count === 0)).toBe(true);
  });

  test('reads what was lost', async () => {
    // A queue that swallows what it is given: nothing of ours or of AWS's is known to do so.
    const send = vi.spyOn(stack.queues, 'send').mockImplementationOnce(() => undefined as never);
    await put('lost.txt', article(700));
    expect(send).toHaveBeenCalledOnce();
    send.mockRestore();
    expect(await headOf('lost.txt')).toBeNull();
    events.length = 0;
    expect(await replayAt(desk, options)).toBe(0);
    await stack.idle();
    expect(await headOf('lost.txt')).toMatchObject({ state: 'ACTIVE', cause: 'upload' });
    expect(events).toHaveLength(1);
  });

  test('goes to the rules that are named alone, of ours by what the template calls them', async () => {
    const send = vi.spyOn(stack.queues, 'send');
    expect(await replayAt(desk, { ...options, toRule: ['ArticleDeleted'] })).toBe(0);
    await stack.idle();
    const queues = new Set(send.mock.calls.map(([queue]) => queue));
    send.mockRestore();
    expect(queues).toEqual(new Set([stack.outputs.RetractQueueUrl?.split('/').at(-1)]));
    expect(await replayAt(desk, { ...options, toRule: ['Nobody'] })).toBe(64);
    expect(said.join('')).toMatch(/there is no rule Nobody\. There are: .*ReplayedArticleCreatedRule/);
  });

  test('of changes gives subscribers the same events under the same ids, with the name of the replay', async () => {
    await put('told.txt', article(300));
    const told = events.splice(0).at(-1)!;
    const toRule = ['alerts'];
    expect(await replayAt(desk, { ...options, what: 'changes', toRule })).toBe(0);
    await stack.idle();
    const again = events.find(({ id }) => id === told.id);
    expect(again).toEqual({ ...told, 'replay-name': expect.stringMatching(/^claimwire-dev-/) });
    expect(said.join('')).toContain('under the same ids');
  });

  test('says what the archive cannot hold', async () => {
    const from = new Date(Date.now() - 100 * 86_400_000);
    expect(await replayAt({ ...desk, archiveDelayMs: 600_000 }, { ...options, from })).toBe(0);
    await stack.idle();
    expect(said.join('')).toContain('The archive keeps 14 days');
    expect(said.join('')).toContain('replay that time again later');
  });
});
