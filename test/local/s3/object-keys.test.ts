import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../local/clock.ts';
import { compareKeys } from '../../../local/s3/key-order.ts';
import { type ObjectEvent, ObjectStore } from '../../../local/s3/object-store.ts';
import { startS3Server } from '../../../local/s3/s3-server.ts';

const Bucket = 'articles';
/** Whole Unicode, with the characters that paths, queries and percent-encoding give a meaning to in greater number. */
const keys = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('../', './', '//', '+', ' ', '%2F', '%', '?', '#', '&', '=', '😀', 'é', '\\', '\r\n'),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))
  .filter((key) => key !== '' && Buffer.byteLength(key) <= 1024);

describe('object keys', () => {
  const events: ObjectEvent[] = [];
  const store = new ObjectStore({ clock: systemClock, emit: (event) => events.push(event) });
  let server: Awaited<ReturnType<typeof startS3Server>>;
  let client: S3Client;

  beforeAll(async () => {
    store.createBucket({ name: Bucket, versioned: true, eventBridge: true });
    server = await startS3Server({ store });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = new S3Client({ endpoint: server.url, region: 'eu-west-3', forcePathStyle: true, credentials });
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });

  it('survive the way through the SDK and the server, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(keys, async (Key) => {
        const { VersionId } = await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
        const got = await client.send(new GetObjectCommand({ Bucket, Key }));
        const head = await client.send(new HeadObjectCommand({ Bucket, Key, VersionId }));
        const listed = await client.send(
          new ListObjectsV2Command({ Bucket, Prefix: Key, MaxKeys: 1, EncodingType: 'url' }),
        );
        expect(await got.Body?.transformToString()).toBe(Key);
        expect(head.ContentLength).toBe(Buffer.byteLength(Key));
        expect(decodeURIComponent(listed.Contents?.[0]?.Key ?? '')).toBe(Key);
        expect(events.at(-1)?.detail.object.key).toBe(Key);
      }),
      { numRuns: 150 },
    );
  });

  it('survive the XML of a deletion, for every character that XML 1.0 can hold', async () => {
    const inXml = keys.filter((key) => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(key));
    await fc.assert(
      fc.asyncProperty(inXml, async (Key) => {
        await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
        await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }], Quiet: true } }));
        expect(events.at(-1)?.detail).toMatchObject({ object: { key: Key }, 'deletion-type': 'Delete Marker Created' });
      }),
      { numRuns: 150 },
    );
  });

  it('sort as their UTF-8 bytes do', () => {
    fc.assert(
      fc.property(keys, keys, (left, right) => {
        const sign = Math.sign(compareKeys(left, right));
        expect(sign).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)));
      }),
    );
  });

  it('are refused as InvalidURI when their percent-encoding is broken', async () => {
    const response = await fetch(`${server.url}/${Bucket}/%E9t%E9`);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('<Code>InvalidURI</Code>')]);
  });
});
