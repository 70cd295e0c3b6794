import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { quarantineDeskOf } from '../../cli/quarantine-desk.ts';
import { localTarget } from '../../cli/target.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import type { RecordStore } from '../../shared/persistence/record-store.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });

const article = (figure: number) => `La ville compte ses arbres

LYON, 12 mars 2026 - La ville a planté ${figure} arbres en 2025, soit 12 % de plus que l'année précédente, a annoncé mardi son maire, Paul Ravel.
`;
const bulk = Array.from({ length: 300 }, (_, index) => `bulk/archive/${index}.txt`);
const fresh = 'depeche.txt';

describe.skipIf(emulator.kind !== 'emulator')('the upload of an archive', () => {
  const log: string[] = [];
  let stack: LocalStack;
  let s3: S3Client;
  let store: RecordStore;

  beforeAll(async () => {
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    stack = await bootLocalStack({
      template: templateFile,
      assetsDir,
      stackName,
      onLog: ({ source, text }) => log.push(`${source} ${text}`),
    });
    const { region, credentials, endpoints, outputs } = stack;
    s3 = new S3Client({ region, credentials, endpoint: endpoints.s3 });
    const table = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    store = dynamoRecordStore(table, outputs.TableName!, systemPatience);
  });
  afterAll(() => stack?.stop());

  const bucket = () => stack.outputs.ArticlesBucketName!;
  const put = async (key: string, figure: number) =>
    (await s3.send(new PutObjectCommand({ Bucket: bucket(), Key: key, Body: article(figure) }))).VersionId!;
  const headOf = async (key: string) =>
    (await store.readDocument(documentIdOf({ bucket: bucket(), key, source: null, articleId: null }))).head!;
  const measured = (timer: string) => log.filter((line) => line.includes(`"Name":"${timer}"`)).length;

  test('does not hold up a fresh article: it is readable while most of the archive waits', async () => {
    await Promise.all(bulk.map(put));
    await put(fresh, 1_000);
    await stack.idle();
    const heads = await Promise.all([fresh, ...bulk].map(headOf));
    expect(new Set(heads.map(({ state }) => state))).toEqual(new Set(['ACTIVE']));
    const { updatedAt } = heads[0]!;
    const before = heads.filter((head) => head.updatedAt < updatedAt).length;
    expect(before).toBeLessThan(bulk.length / 2);
    expect(Object.values(stack.deadLetters()).every((count) => count === 0)).toBe(true);
  });

  test('is measured apart, so that its wait alarms nobody', () => {
    expect(measured('BulkUploadToReadable')).toBe(bulk.length);
    expect(measured('UploadToReadable')).toBe(1);
  });

  /** The queues that messages of ours (not events of S3) were sent to meanwhile, by their outputs. */
  const requests = async (work: () => Promise<unknown>): Promise<string[]> => {
    const send = vi.spyOn(stack.queues, 'send');
    await work();
    await stack.idle();
    const outputs = ['NormalizeQueueUrl', 'BulkNormalizeQueueUrl', 'ExtractQueueUrl', 'BulkExtractQueueUrl'];
    const outputOf = (queue: string) => outputs.find((name) => stack.outputs[name]?.split('/').at(-1) === queue);
    const sent = send.mock.calls.flatMap(([queue, body]) => {
      const { type } = JSON.parse(body) as { type?: string };
      return type === undefined ? [] : [`${type} to ${outputOf(queue)}`];
    });
    send.mockRestore();
    return sent.toSorted();
  };

  test('keeps its lane where a version is asked for again', async () => {
    const desk = quarantineDeskOf(localTarget(stack));
    const ask = async (key: string) => {
      const { bucket: of, versionId } = (await headOf(key)).run!;
      await desk.normalizeQueue!.send({ type: 'claimwire/normalize-requested@1', bucket: of, key, versionId });
    };
    expect(await requests(() => ask(fresh))).toContain('claimwire/normalize-requested@1 to NormalizeQueueUrl');
    expect(await requests(() => ask(bulk[7]!))).toContain('claimwire/normalize-requested@1 to BulkNormalizeQueueUrl');
    desk.close();
  });

  test('takes its lane again where it is to be read in the place of a fresh file that was deleted', async () => {
    const revisionOf = async (key: string, revision: number) => {
      const Metadata = { source: 'AFP', 'article-id': 'trees', revision: String(revision) };
      await s3.send(new PutObjectCommand({ Bucket: bucket(), Key: key, Body: article(revision), Metadata }));
      await stack.idle();
    };
    await revisionOf('bulk/trees.txt', 1);
    await revisionOf('trees.txt', 2);
    const shown = async () =>
      (await store.readDocument(documentIdOf({ bucket: '', key: '', source: 'AFP', articleId: 'trees' }))).head?.run
        ?.key;
    expect(await shown()).toBe('trees.txt');
    const sent = await requests(() => s3.send(new DeleteObjectCommand({ Bucket: bucket(), Key: 'trees.txt' })));
    expect(sent).toEqual([
      'claimwire/extract-requested@1 to BulkExtractQueueUrl',
      'claimwire/normalize-requested@1 to BulkNormalizeQueueUrl',
    ]);
    expect(await shown()).toBe('bulk/trees.txt');
  });
});
