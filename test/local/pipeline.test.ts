import { fileURLToPath } from 'node:url';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listQuarantined, retryQuarantined } from '../../cli/quarantine-desk.ts';
import { ManualClock } from '../../local/clock.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { BusEvent } from '../../local/events/event-bus.ts';
import type { Interceptor } from '../../local/intercept/interceptor.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { readMetadata } from '../../shared/domain/article.ts';
import { documentIdOf, sha256Hex } from '../../shared/domain/identity.ts';
import { claimRecordSchema, documentRecordSchema, statisticRecordSchema } from '../../shared/domain/record.ts';
import { restoredDocument, restoredRecord } from '../../shared/domain/stored-record.ts';
import { shardPartition, type TableKey } from '../../shared/domain/table-keys.ts';
import type { NormalizeRequested } from '../../shared/domain/work-request.ts';
import { extract } from '../../shared/extraction/extract.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import type { RecordStore } from '../../shared/persistence/record-store.ts';
import { sqsWorkQueue } from '../../shared/persistence/sqs-work-queue.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });

const article = (figure: number) => `Le port de Sète bat un record

SÈTE, 12 mars 2026 - Le port a reçu ${figure} navires en 2025, soit 12 % de plus que l'année précédente, a annoncé mardi sa directrice, Nadia Ferrand.

« Nous n'avons jamais vu une telle hausse en vingt ans », a déclaré Nadia Ferrand devant 40 journalistes.
`;

describe.skipIf(emulator.kind !== 'emulator')('the synthesized stack, with the real bundles', () => {
  const clock = new ManualClock(Date.now());
  const log: string[] = [];
  const passing: Interceptor = (_, carryOut) => carryOut();
  let intercept = passing;
  let stack: LocalStack;
  let s3: S3Client;
  let sqs: SQSClient;
  let table: DynamoDBClient;
  let store: RecordStore;

  beforeAll(async () => {
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    stack = await bootLocalStack({
      template: templateFile,
      assetsDir,
      stackName,
      clock,
      intercept: (call, carryOut) => intercept(call, carryOut),
      onLog: ({ source, text }) => log.push(`${source} ${text}`),
    });
    const { region, credentials, endpoints, outputs } = stack;
    s3 = new S3Client({ region, credentials, endpoint: endpoints.s3 });
    sqs = new SQSClient({ region, credentials, endpoint: endpoints.sqs });
    table = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    store = dynamoRecordStore(table, outputs.TableName!, systemPatience);
  });
  afterEach(() => {
    intercept = passing;
  });
  afterAll(async () => {
    await stack?.stop();
  });

  const bucket = () => stack.outputs.ArticlesBucketName!;
  const documentId = (key: string) => documentIdOf({ bucket: bucket(), key, source: null, articleId: null });
  const put = async (key: string, body: string | Uint8Array) =>
    (await s3.send(new PutObjectCommand({ Bucket: bucket(), Key: key, Body: body }))).VersionId!;
  const head = async (key: string) => (await store.readDocument(documentId(key))).head;

  async function query(partition: string): Promise<Record<string, unknown>[]> {
    const { Items = [], LastEvaluatedKey: rest } = await table.send(
      new QueryCommand({
        TableName: stack.outputs.TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': { S: partition } },
      }),
    );
    expect(rest).toBeUndefined();
    return Items.map((item) => unmarshall(item, { wrapNumbers: Number }));
  }

  /** What a reader gets: the version, and all of its records or a failure. Null when there is nothing to read. */
  async function read(key: string) {
    const standing = await head(key);
    if (!standing?.run) return null;
    const { id, shards, counts, versionId } = standing.run;
    const partitions = Array.from({ length: shards }, (_, shard) => shardPartition(documentId(key), id, shard));
    const items = (await Promise.all(partitions.map(query))).flat();
    expect(items).toHaveLength(counts.items);
    return { state: standing.state, rev: standing.rev, versionId, counts, items };
  }
  /** A record with what its item leaves out, as readers have it. */
  const whole = (item: Record<string, unknown>, schema: 'claimwire/claim@1' | 'claimwire/statistic@1') =>
    restoredRecord(item as TableKey & Record<string, unknown>, schema, '');
  const runsOf = async (key: string) =>
    (await query(`DOC#${documentId(key)}`)).filter(({ SK }) => String(SK).startsWith('RUN#')).map(({ state }) => state);
  /** What the library makes of a text in this process: nothing may be added or lost on the way. */
  function extractedHere(key: string, source: string) {
    const { claims, statistics, document } = extract(source, {
      name: key,
      documentId: documentId(key),
      receivedAt: new Date(clock.now()).toISOString(),
      sha256: sha256Hex(new TextEncoder().encode(source)),
      encoding: 'utf-8',
      metadata: readMetadata({}).metadata,
    });
    return { ids: [...statistics, ...claims].map(({ id }) => id).sort(), name: document.name };
  }
  const noDeadLetters = () => expect(Object.values(stack.deadLetters()).every((count) => count === 0)).toBe(true);

  test('makes an upload readable: its figures and claims, each standing on its own', async () => {
    const key = 'dépêches/sète +1.txt';
    const versionId = await put(key, article(6_412));
    await stack.idle();
    const readable = await read(key);
    expect(readable).toMatchObject({ state: 'ACTIVE', versionId });
    const of = (letter: string) => readable!.items.filter(({ SK }) => String(SK).split('#')[0] === letter);
    expect(
      of('D').map((item) => documentRecordSchema.parse(restoredDocument(item.PK as string, item)).title?.text),
    ).toEqual(['Le port de Sète bat un record']);
    const statistics = of('S').map((item) => statisticRecordSchema.parse(whole(item, 'claimwire/statistic@1')));
    expect(statistics.map(({ value }) => value)).toEqual(expect.arrayContaining([6_412, 12, 40]));
    const claims = of('C').map((item) => claimRecordSchema.parse(whole(item, 'claimwire/claim@1')));
    expect(claims.map(({ speaker }) => speaker?.name)).toContain('Nadia Ferrand');
    const { ids, name } = extractedHere(key, article(6_412));
    expect(name).toBe(key);
    expect([...statistics, ...claims].map(({ id }) => id).sort()).toEqual(ids);
    expect(readable!.counts).toMatchObject({ claims: claims.length, statistics: statistics.length });
  });

  test('sets aside one poison file among ten, and reads the nine', async () => {
    const keys = Array.from({ length: 10 }, (_, index) => `ten/${index}.txt`);
    const [poison = '', ...good] = keys;
    await Promise.all(
      keys.map((key, index) => put(key, key === poison ? Uint8Array.of(0x4c, 0xe9, 0x20, 0xff) : article(index + 1))),
    );
    await stack.idle();
    const states = await Promise.all(good.map(async (key) => (await read(key))?.state));
    expect(states).toEqual(good.map(() => 'ACTIVE'));
    expect(await head(poison)).toMatchObject({
      state: 'QUARANTINED',
      run: null,
      quarantine: { reason: 'undecodable' },
    });
    noDeadLetters();
  });

  test('publishes an event that is delivered three times once', async () => {
    const key = 'thrice.txt';
    const events: BusEvent[] = [];
    const deliver = stack.bus.put.bind(stack.bus);
    stack.bus.put = (event) => {
      events.push(event);
      deliver(event);
    };
    await put(key, article(3));
    await stack.idle();
    stack.bus.put = deliver;
    const once = await read(key);
    // The upload, and the normalized object that came of it.
    expect(events).toHaveLength(2);
    for (const event of [...events, ...events]) deliver(event);
    await stack.idle();
    expect(await read(key)).toEqual(once);
    expect(await runsOf(key)).toEqual(['PUBLISHED']);
    noDeadLetters();
  });

  test('takes a deleted article away from readers, and a new upload brings it back', async () => {
    const key = 'deleted.txt';
    await put(key, article(1));
    await stack.idle();
    await s3.send(new DeleteObjectCommand({ Bucket: bucket(), Key: key }));
    await stack.idle();
    expect(await head(key)).toMatchObject({ state: 'DELETED', run: null });
    const versionId = await put(key, article(2));
    await stack.idle();
    expect(await read(key)).toMatchObject({ state: 'ACTIVE', versionId });
  });

  test('writes no run for an article that is uploaded again as it was, and lets a notice without text kill it', async () => {
    const key = 'killed.txt';
    await put(key, article(7));
    await stack.idle();
    const versionId = await put(key, article(7));
    await stack.idle();
    expect(await read(key)).toMatchObject({ state: 'ACTIVE', versionId, rev: 2 });
    expect(await runsOf(key)).toEqual(['PUBLISHED']);
    await s3.send(
      new PutObjectCommand({ Bucket: bucket(), Key: key, Body: '', Metadata: { status: 'Cancelled', revision: '2' } }),
    );
    await stack.idle();
    expect(await head(key)).toMatchObject({
      state: 'QUARANTINED',
      quarantine: { reason: 'empty' },
      document: { status: 'canceled' },
    });
    noDeadLetters();
  });

  test('gives up on a text on which the extractor dies twice, and publishes it by a retry once it does not', async () => {
    const key = 'deadly.txt';
    await put(key, article(5));
    /** Kills the extractor at its next call of an operation. */
    const killAt = (operation: string) => {
      intercept = async (call, carryOut) => {
        const answer = await carryOut();
        if (call.operation === operation && call.caller?.functionName.includes('Extract')) {
          intercept = passing;
          process.kill(call.caller.pid, 'SIGKILL');
        }
        return answer;
      };
    };
    // The first reading of the table; then the word that the extraction has begun.
    for (const operation of ['GetItem', 'PutItem']) {
      killAt(operation);
      await stack.settled();
      await clock.advance(360_000);
    }
    await stack.idle();
    const normalizeQueue = sqsWorkQueue<NormalizeRequested>(sqs, stack.outputs.NormalizeQueueUrl!);
    const held = await listQuarantined({ store }, 'extractor-timed-out');
    expect(held).toMatchObject([{ key, docId: documentId(key), attempts: 1 }]);
    await retryQuarantined(normalizeQueue, held);
    await stack.idle();
    expect(await read(key)).toMatchObject({ state: 'ACTIVE' });
    expect(await listQuarantined({ store }, 'extractor-timed-out')).toEqual([]);
    noDeadLetters();
  });
});
