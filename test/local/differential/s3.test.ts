import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Cases } from '../s3/conformance/s3-cases.ts';

/** The local S3 is held to `expected` by its own conformance test; here an independent emulator is, so that both agree. */
describe('fauxqs, an independent S3, observes the same', () => {
  const fauxqs = buildApp({ logger: false });
  let client: S3Client;

  beforeAll(async () => {
    client = new S3Client({
      endpoint: await fauxqs.listen({ host: '127.0.0.1', port: 0 }),
      region: 'eu-west-3',
      forcePathStyle: true,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
  });
  afterAll(async () => {
    client.destroy();
    await fauxqs.close();
  });

  const bucketFor = async (name: string) => {
    await client.send(new CreateBucketCommand({ Bucket: name }));
    return name;
  };

  const shared = s3Cases.filter(({ unknownToFauxqs }) => unknownToFauxqs === undefined);
  it.each(shared.map((each, index) => ({ ...each, bucket: `shared-${index}` })))('$name', async (each) => {
    expect(await each.observe(client, await bucketFor(each.bucket))).toEqual(each.expected);
  });

  // An excuse that no longer holds is a case to compare.
  const excused = s3Cases.filter(({ unknownToFauxqs }) => unknownToFauxqs !== undefined);
  it.each(excused.map((each, index) => ({ ...each, bucket: `excused-${index}` })))(
    'cannot tell whether S3 $name: $unknownToFauxqs',
    async (each) => {
      const bucket = await bucketFor(each.bucket);
      const observed = await each.observe(client, bucket).catch((error: unknown) => error);
      expect(observed).not.toEqual(each.expected);
    },
  );
});
