import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
  SelectObjectContentCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../local/clock.ts';
import { ObjectStore } from '../../../local/s3/object-store.ts';
import { startS3Server } from '../../../local/s3/s3-server.ts';

const Bucket = 'articles';

describe('the local S3 server', () => {
  const bugs: unknown[] = [];
  const store = new ObjectStore({ clock: systemClock, emit: ({ detail }) => refuseKey(detail.object.key) });
  let server: Awaited<ReturnType<typeof startS3Server>>;
  let client: S3Client;

  beforeAll(async () => {
    store.createBucket({ name: Bucket, versioned: true, eventBridge: true });
    server = await startS3Server({ store, reportBug: (error) => bugs.push(error) });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = new S3Client({
      endpoint: server.url,
      region: 'eu-west-3',
      forcePathStyle: true,
      credentials,
      maxAttempts: 1,
    });
    await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'abc' }));
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
    ['GetObjectTagging', () => client.send(new GetObjectTaggingCommand({ Bucket, Key: 'k' }))],
    [
      '?select',
      () =>
        client.send(
          new SelectObjectContentCommand({
            Bucket,
            Key: 'k',
            ExpressionType: 'SQL',
            Expression: '*',
            InputSerialization: {},
            OutputSerialization: {},
          }),
        ),
    ],
    ['PutBucketPolicy', () => client.send(new PutBucketPolicyCommand({ Bucket, Policy: '{}' }))],
    ['ListObjects ', () => client.send(new ListObjectsCommand({ Bucket, Prefix: 'a' }))],
    ['x-amz-tagging', () => client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', Tagging: 'a=b' }))],
    [
      'x-amz-object-lock-mode',
      () => client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', ObjectLockMode: 'GOVERNANCE' })),
    ],
    [
      'response-content-type',
      () => client.send(new GetObjectCommand({ Bucket, Key: 'k', ResponseContentType: 'a/b' })),
    ],
    ['if-modified-since', () => client.send(new GetObjectCommand({ Bucket, Key: 'k', IfModifiedSince: new Date() }))],
    [
      'x-amz-checksum-crc32c',
      () => client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', ChecksumCRC32C: 'AAAAAA==' })),
    ],
  ])('answers NotImplemented and names %s', async (named, send) => {
    await expect(send()).rejects.toMatchObject({ name: 'NotImplemented', message: expect.stringContaining(named) });
  });

  it.each([
    ['a chunk that is cut short', 'ff\r\nabc\r\n0\r\n\r\n'],
    ['a chunk that is longer than it says', '1\r\nabc\r\n0\r\n\r\n'],
    ['no last chunk', '3\r\nabc\r\n'],
    ['a size that is no number', 'zz\r\nabc\r\n0\r\n\r\n'],
  ])('refuses %s of a streamed upload as IncompleteBody', async (_what, body) => {
    const headers = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' };
    const response = await fetch(`${server.url}/${Bucket}/cut`, { method: 'PUT', headers, body });
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('<Code>IncompleteBody</Code>'),
    ]);
    expect(() => store.get(Bucket, 'cut')).toThrow('does not exist');
  });

  it('refuses a streamed upload whose trailing checksum or length is another', async () => {
    const put = async (headers: Record<string, string>, trailer: string) => {
      const all = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', ...headers };
      const body = `3\r\nabc\r\n0\r\n${trailer}\r\n`;
      const response = await fetch(`${server.url}/${Bucket}/sum`, { method: 'PUT', headers: all, body });
      return /<Code>(\w+)</.exec(await response.text())?.[1] ?? response.status;
    };
    expect(await put({}, 'x-amz-checksum-crc32:NSRBwg==\r\n')).toBe(200);
    expect(await put({}, 'x-amz-checksum-crc32:AAAAAA==\r\n')).toBe('BadDigest');
    expect(await put({ 'x-amz-decoded-content-length': '4' }, '')).toBe('IncompleteBody');
    expect(await put({ 'x-amz-content-sha256': '0'.repeat(64) }, '')).toBe('XAmzContentSHA256Mismatch');
  });

  it('gives metadata beyond ASCII back in RFC 2047 words, as S3 does', async () => {
    const name = 'x-amz-meta-titre';
    await new Promise((resolve, reject) => {
      const put = httpRequest(`${server.url}/${Bucket}/m`, { method: 'PUT', headers: { [name]: 'été' } }, (response) =>
        response.resume().on('end', resolve),
      );
      put.on('error', reject).end(Buffer.from('abc'));
    });
    const response = await fetch(`${server.url}/${Bucket}/m`, { method: 'HEAD' });
    expect(response.headers.get(name)).toBe(`=?UTF-8?B?${Buffer.from('été').toString('base64')}?=`);
  });

  it('answers a bug with 500 and reports it', async () => {
    await expect(client.send(new PutObjectCommand({ Bucket, Key: 'poison', Body: 'x' }))).rejects.toMatchObject({
      name: 'InternalError',
      $metadata: { httpStatusCode: 500 },
    });
    expect(bugs).toEqual([new TypeError('poisoned')]);
  });

  it('leaves nothing open when it closes, though clients keep their connections', async () => {
    const brief = await startS3Server({ store });
    await fetch(`${brief.url}/${Bucket}/k`).then((response) => response.text());
    const port = Number(new URL(brief.url).port);
    const before = process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;
    await brief.close();
    expect(await accepts('127.0.0.1', port)).toBe(false);
    expect(process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap')).toHaveLength(before - 1);
  });
});

function refuseKey(key: string): void {
  if (key === 'poison') throw new TypeError('poisoned');
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
