import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { sqsNormalizeQueue } from '../../shared/persistence/lane-queue.ts';
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
  let sqs: SQSClient;
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
    sqs = new SQSClient({ region, credentials, endpoint: endpoints.sqs });
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

  test('keeps its lane where a version is asked for again', async () => {
    const { outputs } = stack;
    const send = vi.spyOn(stack.queues, 'send');
    const queue = sqsNormalizeQueue(
      sqs,
      { fresh: outputs.NormalizeQueueUrl!, bulk: outputs.BulkNormalizeQueueUrl! },
      outputs.BulkPrefix!,
    );
    for (const key of [fresh, bulk[7]!]) {
      const { versionId } = (await headOf(key)).run!;
      await queue.send({ type: 'claimwire/normalize-requested@1', bucket: bucket(), key, versionId });
    }
    await stack.idle();
    const nameOf = (output: string) => outputs[output]!.split('/').at(-1);
    const sent = send.mock.calls.map(([name, body]) => [name, JSON.parse(body).type as string]);
    send.mockRestore();
    expect(sent.toSorted()).toEqual(
      [
        [nameOf('NormalizeQueueUrl'), 'claimwire/normalize-requested@1'],
        [nameOf('ExtractQueueUrl'), 'claimwire/extract-requested@1'],
        [nameOf('BulkNormalizeQueueUrl'), 'claimwire/normalize-requested@1'],
        [nameOf('BulkExtractQueueUrl'), 'claimwire/extract-requested@1'],
      ].toSorted(),
    );
  });
});
