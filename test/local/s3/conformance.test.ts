import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../local/clock.ts';
import { ObjectStore } from '../../../local/s3/object-store.ts';
import { startS3Server } from '../../../local/s3/s3-server.ts';
import { s3Cases } from './conformance/s3-cases.ts';

describe('the local S3, spoken to by the AWS SDK', () => {
  const store = new ObjectStore({ clock: systemClock, emit: () => undefined });
  let server: Awaited<ReturnType<typeof startS3Server>>;
  let client: S3Client;

  beforeAll(async () => {
    server = await startS3Server({ store });
    client = new S3Client({
      endpoint: server.url,
      region: 'eu-west-3',
      forcePathStyle: true,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });

  it.each(s3Cases.map((each, index) => ({ ...each, bucket: `case-${index}` })))('$name', async (each) => {
    store.createBucket({ name: each.bucket, versioned: each.versioned ?? false, eventBridge: false });
    expect(await each.observe(client, each.bucket)).toEqual(each.expected);
  });
});
