import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ManualClock } from '../../local/clock.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { BusEvent } from '../../local/events/event-bus.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { dynamoRunStore } from '../../shared/persistence/dynamo-run-store.ts';
import { type PurgePorts, purgeDocument } from '../../shared/persistence/purge-document.ts';
import { s3ArticleStorage } from '../../shared/persistence/s3-article-storage.ts';
import { s3FileVersions } from '../../shared/persistence/s3-file-versions.ts';
import { readVersion } from '../../shared/publication/read-version.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });
const hour = 3_600_000;
const secret = 'Quentin Marchadier';
const article = (figure: number) => `Le port de Lorgues change de main

LORGUES, 12 mars 2026 - Le port a reçu ${figure} navires en 2025, a annoncé mardi son directeur, ${secret}.

« Nous n'avons jamais vu une telle hausse en vingt ans », a déclaré ${secret} devant 40 journalistes.
`;

type Json = Record<string, unknown>;

describe.skipIf(emulator.kind !== 'emulator')('on the synthesized stack', { timeout: 120_000 }, () => {
  const clock = new ManualClock(Date.now());
  const log: string[] = [];
  const archive: BusEvent[] = [];
  let stack: LocalStack;
  let s3: S3Client;
  let dynamodb: DynamoDBClient;
  let ports: PurgePorts;

  beforeAll(async () => {
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    const template = JSON.parse(readFileSync(templateFile, 'utf8')) as { Resources: Record<string, Json> };
    // Functions live by real time, so the days of grace become a second.
    for (const { Properties } of Object.values(template.Resources) as { Properties?: { Environment?: Json } }[]) {
      const variables = Properties?.Environment?.Variables as Json | undefined;
      if (variables?.GRACE_SECONDS) variables.GRACE_SECONDS = '1';
    }
    stack = await bootLocalStack({
      template,
      assetsDir,
      stackName,
      clock,
      onLog: ({ text }) => log.push(text),
    });
    const deliver = stack.bus.put.bind(stack.bus);
    stack.bus.put = (event, ...rest) => {
      archive.push(event);
      deliver(event, ...rest);
    };
    const { region, credentials, endpoints, outputs } = stack;
    s3 = new S3Client({ region, credentials, endpoint: endpoints.s3 });
    dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    const tableName = outputs.TableName!;
    const storage = s3ArticleStorage(s3);
    ports = {
      store: dynamoRecordStore(dynamodb, tableName, systemPatience),
      runs: dynamoRunStore(dynamodb, tableName, systemPatience),
      storage,
      files: s3FileVersions(s3),
      normalizedBucket: outputs.NormalizedBucketName!,
      documentOf: async (version) => (await readVersion(storage, version, 1e7))?.docId ?? null,
      clock: () => new Date(),
      patience: systemPatience,
    };
  });
  afterAll(() => stack?.stop());

  const bucket = () => stack.outputs.ArticlesBucketName!;
  const docOf = (key: string) => documentIdOf({ bucket: bucket(), key, source: null, articleId: null });
  const put = async (key: string, body: string) => {
    await s3.send(new PutObjectCommand({ Bucket: bucket(), Key: key, Body: body }));
    await stack.idle();
  };
  const items = async (): Promise<Json[]> => {
    const { Items = [], LastEvaluatedKey } = await dynamodb.send(
      new ScanCommand({ TableName: stack.outputs.TableName!, ConsistentRead: true }),
    );
    expect(LastEvaluatedKey).toBeUndefined();
    return Items.map((item) => unmarshall(item, { wrapNumbers: Number }));
  };
  /** Everything that stands anywhere on this machine: objects of all versions, items, messages, lines of log. */
  const everything = async (): Promise<string> => {
    const objects: string[] = [];
    for (const name of [bucket(), ports.normalizedBucket])
      for (const { key, versionId, marker } of await ports.files.under(name, ''))
        objects.push(key, marker ? '' : stack.objects.get(name, key, versionId).body.toString());
    const messages = stack.queues.queueNames().map((name) => stack.queues.receive(name, { max: 10, waitSeconds: 0 }));
    return JSON.stringify([objects, await items(), await Promise.all(messages), log]);
  };
  const collect = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await clock.advance(hour);
    await stack.idle();
  };
  const runsOf = async (key: string) => (await ports.runs.runsOf(docOf(key))).map(({ state }) => state).sort();
  const recordsOf = async (key: string) =>
    (await items()).filter(({ PK }) => String(PK).startsWith(`DOC#${docOf(key)}#RUN#`)).length;

  test('the schedule collects the run before a correction, and the records of a deleted file', async () => {
    await put('corrected.txt', article(700));
    await put('corrected.txt', article(800));
    await put('deleted.txt', article(900));
    await s3.send(new DeleteObjectCommand({ Bucket: bucket(), Key: 'deleted.txt' }));
    await stack.idle();
    expect(await runsOf('corrected.txt')).toEqual(['PUBLISHED', 'SUPERSEDED']);
    expect(await recordsOf('deleted.txt')).toBeGreaterThan(3);
    await collect();
    expect(await runsOf('corrected.txt')).toEqual(['PUBLISHED']);
    const head = (await ports.store.readDocument(docOf('corrected.txt'))).head;
    expect(await recordsOf('corrected.txt')).toBe(head?.run?.counts.items);
    expect(await recordsOf('deleted.txt')).toBe(0);
    expect((await ports.store.readDocument(docOf('deleted.txt'))).head).toMatchObject({ state: 'DELETED' });
    expect(log.join('\n')).toMatch(/"CollectorBehind"/);
  });

  test('a purge leaves none of an article anywhere, and a replay of all events brings nothing back', async () => {
    await put('purged.txt', article(700));
    await put('purged.txt', article(701));
    for (const key of ['corrected.txt', 'deleted.txt', 'purged.txt']) {
      expect((await everything()).includes(secret)).toBe(true);
      const report = await purgeDocument(ports, docOf(key), async () => {});
      expect(report).toMatchObject({ uploadedAgain: [] });
      await stack.idle();
    }
    const found = async () => {
      const text = await everything();
      return [secret, 'Lorgues', 'jamais vu'].filter((words) => text.includes(words));
    };
    expect(await found()).toEqual([]);
    // The name of the file is gone from the table as well; the log keeps keys for as long as it is kept.
    expect(JSON.stringify(await items()).includes('purged.txt')).toBe(false);
    const events = archive.splice(0);
    expect(events.length).toBeGreaterThan(15);
    for (const event of events) stack.bus.put(event);
    await stack.idle();
    expect(await found()).toEqual([]);
    for (const key of ['corrected.txt', 'deleted.txt', 'purged.txt'])
      expect((await ports.store.readDocument(docOf(key))).head).toMatchObject({ state: 'DELETED', document: null });
    expect(Object.values(stack.deadLetters()).every((count) => count === 0)).toBe(true);
  });
});
