import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../local/clock.ts';
import { ObjectStore } from '../../../local/s3/object-store.ts';
import { startS3Server } from '../../../local/s3/s3-server.ts';
import type { FileVersions } from '../../../shared/persistence/file-versions.ts';
import { MemoryArticleStorage } from '../../../shared/persistence/memory-article-storage.ts';
import { s3FileVersions } from '../../../shared/persistence/s3-file-versions.ts';

interface Subject {
  readonly files: FileVersions;
  put(key: string): Promise<string>;
  current(key: string): Promise<boolean>;
}

const bucket = 'articles';
let s3: { client: S3Client; store: ObjectStore; close(): Promise<void> };
beforeAll(async () => {
  const store = new ObjectStore({ clock: systemClock, emit: () => {} });
  const server = await startS3Server({ store });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new S3Client({ endpoint: server.url, region: 'eu-west-3', forcePathStyle: true, credentials });
  store.createBucket({ name: bucket, versioned: true, eventBridge: false });
  s3 = { client, store, close: () => server.close() };
});
afterAll(async () => {
  s3.client.destroy();
  await s3.close();
});

const inMemory = (): Subject => {
  const storage = new MemoryArticleStorage({ clock: () => new Date(), tell: () => {} });
  return {
    files: storage,
    put: async (key) => storage.put(bucket, key, Uint8Array.of(1)),
    current: async (key) => (await storage.currentVersion(bucket, key)) !== null,
  };
};
const inS3 = (): Subject => ({
  files: s3FileVersions(s3.client),
  put: async (Key) =>
    (await s3.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: 'x' }))).VersionId as string,
  current: async (key) => {
    try {
      return s3.store.get(bucket, key, undefined) !== null;
    } catch {
      return false;
    }
  },
});

describe.each([
  ['in memory', inMemory],
  ['in S3', inS3],
])('the versions of files %s', (_, create) => {
  test('are listed for one key, not for those that begin with it, markers too', async () => {
    const { files, put, current } = create();
    const key = 'a/reçu de l’été+1 %20\u0001&.txt';
    const first = await put(key);
    const second = await put(key);
    await put(`${key}.bak`);
    await files.mark(bucket, key);
    expect(await current(key)).toBe(false);
    const found = await files.ofKey(bucket, key);
    expect(found).toHaveLength(3);
    expect(found.every((one) => one.key === key)).toBe(true);
    const versions = found.filter(({ marker }) => !marker).map(({ versionId }) => versionId);
    expect(versions.sort()).toEqual([first, second].sort());
    expect(await files.under(bucket, 'a/')).toHaveLength(4);
    expect(await files.ofKey(bucket, 'a/')).toEqual([]);
  });

  test('are removed for good, once or more often, whatever their keys hold', async () => {
    const { files, put, current } = create();
    const keys = Array.from({ length: 20 }, (_, i) => `many/${i} é\u0001&`);
    for (const key of keys) await put(key);
    await files.mark(bucket, keys[7] as string);
    const found = await files.under(bucket, 'many/');
    expect(found).toHaveLength(21);
    await files.remove(bucket, []);
    for (let i = 0; i < 2; i++) await files.remove(bucket, found);
    expect(await files.under(bucket, 'many/')).toEqual([]);
    expect(await current(keys[9] as string)).toBe(false);
  });

  test('are found for a key with more versions than a page holds', async () => {
    const { files, put } = create();
    for (let i = 0; i < 1_003; i++) await put('often');
    await put('often-not');
    expect(await files.ofKey(bucket, 'often')).toHaveLength(1_003);
  });
});
