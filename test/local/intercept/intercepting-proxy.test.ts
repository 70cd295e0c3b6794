import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../local/clock.ts';
import { startInterceptingProxy } from '../../../local/intercept/intercepting-proxy.ts';
import type { InterceptedCall, Interceptor } from '../../../local/intercept/interceptor.ts';
import type { LoopbackServer } from '../../../local/loopback-server.ts';
import { ObjectStore } from '../../../local/s3/object-store.ts';
import { startS3Server } from '../../../local/s3/s3-server.ts';
import { QueueStore } from '../../../local/sqs/queue-store.ts';
import { startSqsServer } from '../../../local/sqs/sqs-server.ts';
import { s3Cases } from '../s3/conformance/s3-cases.ts';
import { sqsCases } from '../sqs/conformance/sqs-cases.ts';

const given = { region: 'eu-west-3', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const passing: Interceptor = (_, carryOut) => carryOut();

describe('a proxy that intercepts nothing', () => {
  const objects = new ObjectStore({ clock: systemClock, emit: () => undefined });
  const queues = new QueueStore({ clock: systemClock, region: 'eu-west-3', accountId: '000000000000' });
  const servers: { close(): Promise<void> }[] = [];
  const calls: InterceptedCall[] = [];
  let intercept = passing;
  let s3: S3Client;
  let sqs: SQSClient;

  beforeAll(async () => {
    const adopt = <Server extends { close(): Promise<void> }>(server: Server) => {
      servers.unshift(server);
      return server;
    };
    const proxied = async (service: 's3' | 'sqs', { url }: Pick<LoopbackServer, 'url'>) => {
      const step: Interceptor = (call, carryOut) => {
        calls.push(call);
        return intercept(call, carryOut);
      };
      return adopt(await startInterceptingProxy({ service, target: url, intercept: step })).url;
    };
    const endpoint = await proxied('s3', adopt(await startS3Server({ store: objects })));
    s3 = new S3Client({ ...given, endpoint, forcePathStyle: true, maxAttempts: 1 });
    sqs = new SQSClient({ ...given, endpoint: await proxied('sqs', adopt(await startSqsServer({ store: queues }))) });
  });
  beforeEach(() => {
    calls.length = 0;
    intercept = passing;
  });
  afterAll(async () => {
    s3.destroy();
    sqs.destroy();
    queues.close();
    for (const server of servers) await server.close();
  });

  test.each(s3Cases.map((each, index) => ({ ...each, bucket: `case-${index}` })))(
    'leaves S3 as it is: $name',
    async (each) => {
      objects.createBucket({ name: each.bucket, versioned: each.versioned ?? false, eventBridge: false });
      expect(await each.observe(s3, each.bucket)).toEqual(each.expected);
    },
  );

  test.each(sqsCases.map((each, index) => ({ ...each, queue: `case-${index}` })))(
    'leaves SQS as it is: $name',
    async (each) => {
      expect(await each.observe(sqs, each.queue)).toEqual(each.expected);
    },
  );

  test('passes on bodies of megabytes, sent in chunks and waited for by "Expect: 100-continue", byte by byte', async () => {
    objects.createBucket({ name: 'large', versioned: true, eventBridge: false });
    const body = Buffer.from(Array.from({ length: 5_000_000 }, (_, i) => (i * 7 + (i >> 9)) % 256));
    const place = { Bucket: 'large', Key: 'dépêches/a +1 ../é.txt' };
    await s3.send(new PutObjectCommand({ ...place, Body: body }));
    expect(await s3.send(new HeadObjectCommand(place))).toMatchObject({ ContentLength: body.length });
    const { Body } = await s3.send(new GetObjectCommand(place));
    expect(body.equals(await Body!.transformToByteArray())).toBe(true);
    expect(calls.map(({ service, operation, bucket, key }) => [service, operation, bucket, key])).toEqual(
      ['PutObject', 'HeadObject', 'GetObject'].map((operation) => ['s3', operation, place.Bucket, place.Key]),
    );
  });

  test('resets the connection where the interceptor throws', async () => {
    intercept = () => Promise.reject(new Error('broken'));
    await expect(s3.send(new HeadObjectCommand({ Bucket: 'large', Key: 'a' }))).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
  });
});
