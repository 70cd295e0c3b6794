import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../local/clock.ts';
import { ObjectStore } from '../../../local/s3/object-store.ts';
import { startS3Server } from '../../../local/s3/s3-server.ts';
import type { ArticleStorage } from '../../../shared/persistence/article-storage.ts';
import { MemoryArticleStorage } from '../../../shared/persistence/memory-article-storage.ts';
import { s3ArticleStorage } from '../../../shared/persistence/s3-article-storage.ts';

interface Subject {
  readonly storage: ArticleStorage;
  put(key: string, text: string, metadata?: Record<string, string>, contentType?: string): Promise<string>;
  remove(key: string, versionId?: string): Promise<string | undefined>;
}

const bucket = 'articles';
let s3: { client: S3Client; close(): Promise<void> };
beforeAll(async () => {
  const store = new ObjectStore({ clock: systemClock, emit: () => {} });
  for (const name of [bucket, 'normalized']) store.createBucket({ name, versioned: true, eventBridge: false });
  const server = await startS3Server({ store });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new S3Client({ endpoint: server.url, region: 'eu-west-3', forcePathStyle: true, credentials });
  s3 = { client, close: () => server.close() };
});
afterAll(async () => {
  s3.client.destroy();
  await s3.close();
});

const inMemory = (): Subject => {
  const storage = new MemoryArticleStorage({ clock: () => new Date('2026-03-02T09:00:00.500Z'), tell: () => {} });
  return {
    storage,
    put: async (key, text, metadata, contentType) =>
      storage.put(bucket, key, new TextEncoder().encode(text), metadata, contentType),
    remove: async (key, versionId) => {
      if (versionId === undefined) return storage.delete(bucket, key);
      storage.deleteVersion({ bucket, key, versionId });
      return undefined;
    },
  };
};
const inS3 = (): Subject => ({
  storage: s3ArticleStorage(s3.client),
  put: async (Key, Body, Metadata, ContentType) => {
    const given = { ...(Metadata && { Metadata }), ...(ContentType && { ContentType }) };
    const put = await s3.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ...given }));
    return put.VersionId ?? '';
  },
  remove: async (Key, VersionId) =>
    (await s3.client.send(new DeleteObjectCommand({ Bucket: bucket, Key, ...(VersionId && { VersionId }) }))).VersionId,
});

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe.each([
  ['in memory', inMemory],
  ['in S3', inS3],
])('article storage %s', (_, subject) => {
  test('reads exactly the version that is named, with its metadata and time', async () => {
    const { storage, put } = subject();
    const key = 'reçus/l’été+1 %20.txt';
    const first = await put(key, 'été', { source: 'Agence', 'article-id': 'x' });
    await put(key, 'hiver');
    const read = await storage.readArticle({ bucket, key, versionId: first }, 100);
    if (read.outcome !== 'read') throw new Error(read.outcome);
    expect(text(read.bytes)).toBe('été');
    expect(read).toMatchObject({ size: 5, metadata: { source: 'Agence', 'article-id': 'x' } });
    expect(read.lastModified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
  });

  test('describes a file over the limit without reading it', async () => {
    const { storage, put } = subject();
    const versionId = await put('long.txt', 'x'.repeat(101), { source: 'Agence' });
    const read = await storage.readArticle({ bucket, key: 'long.txt', versionId }, 100);
    expect(read).toMatchObject({ outcome: 'too-large', size: 101, metadata: { source: 'Agence' } });
    expect((await storage.readArticle({ bucket, key: 'long.txt', versionId }, 101)).outcome).toBe('read');
  });

  test('tells with which content type a file was uploaded, also of one that is too large', async () => {
    const { storage, put } = subject();
    const contentType = 'text/plain; charset=ISO-8859-15';
    const versionId = await put('typed.txt', 'abc', {}, contentType);
    expect(await storage.readArticle({ bucket, key: 'typed.txt', versionId }, 9)).toMatchObject({ contentType });
    expect(await storage.readArticle({ bucket, key: 'typed.txt', versionId }, 2)).toMatchObject({ contentType });
  });

  test('knows what is gone: a version removed for good, a marker, a key that never was', async () => {
    const { storage, put, remove } = subject();
    const versionId = await put('gone.txt', 'abc');
    const marker = await remove('gone.txt');
    const gone = { outcome: 'gone' };
    expect(await storage.readArticle({ bucket, key: 'gone.txt', versionId: marker ?? '' }, 9)).toEqual(gone);
    expect((await storage.readArticle({ bucket, key: 'gone.txt', versionId }, 9)).outcome).toBe('read');
    await remove('gone.txt', versionId);
    expect(await storage.readArticle({ bucket, key: 'gone.txt', versionId }, 9)).toEqual(gone);
    expect(await storage.readArticle({ bucket, key: 'never.txt', versionId }, 9)).toEqual(gone);
  });

  test('tells the current version, through deletes and their undoing', async () => {
    const { storage, put, remove } = subject();
    expect(await storage.currentVersion(bucket, 'current.txt')).toBeNull();
    const first = await put('current.txt', '1');
    const second = await put('current.txt', '2');
    expect((await storage.currentVersion(bucket, 'current.txt'))?.versionId).toBe(second);
    const marker = await remove('current.txt');
    expect(await storage.currentVersion(bucket, 'current.txt')).toBeNull();
    await remove('current.txt', marker);
    await remove('current.txt', second);
    expect((await storage.currentVersion(bucket, 'current.txt'))?.versionId).toBe(first);
  });

  test('puts a normalized object once and reads it back', async () => {
    const { storage } = subject();
    expect(await storage.readNormalized('normalized', 'k/v/1.json', null)).toBeNull();
    expect(await storage.putNormalized('normalized', 'k/v/1.json', '{"é":1}')).toBe('created');
    expect(await storage.putNormalized('normalized', 'k/v/1.json', '{"é":2}')).toBe('exists');
    expect(await storage.readNormalized('normalized', 'k/v/1.json', null)).toBe('{"é":1}');
  });
});

test('a missing bucket is a fault of the deployment, not the end of an article', async () => {
  const storage = s3ArticleStorage(s3.client);
  await expect(storage.readArticle({ bucket: 'nowhere', key: 'a', versionId: 'v' }, 9)).rejects.toMatchObject({
    name: 'NoSuchBucket',
  });
});

test('metadata that is not ASCII is read as it was meant', async () => {
  const { storage, put } = inS3();
  const versionId = await put('author.txt', 'abc', { author: '=?UTF-8?B?w4ltaWxpZSBSb3V4?=' });
  expect(await storage.readArticle({ bucket, key: 'author.txt', versionId }, 9)).toMatchObject({
    metadata: { author: 'Émilie Roux' },
  });
});
