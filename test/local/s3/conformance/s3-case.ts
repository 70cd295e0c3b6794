import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, type S3Client, type S3ServiceException } from '@aws-sdk/client-s3';

/** What S3 does, as its documentation and its SDK's models say it: a conversation with an empty bucket, and what must be observed. */
export interface S3Case {
  readonly name: string;
  readonly versioned?: true;
  /** Why fauxqs cannot serve as the oracle of this case; absent where it can. */
  readonly unknownToFauxqs?: string;
  observe(client: S3Client, bucket: string): Promise<unknown>;
  readonly expected: unknown;
}

export const put = (client: S3Client, Bucket: string, Key: string, Body: string | Buffer) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body }));

export async function putStreamed(
  client: S3Client,
  Bucket: string,
  Key: string,
  ContentEncoding?: string,
): Promise<Buffer> {
  const chunks = [Buffer.from('première '), Buffer.from('dépêche\r\n0\r\n'), Buffer.alloc(100_000, 'x')];
  const whole = Buffer.concat(chunks);
  const Body = Readable.from(chunks);
  await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength: whole.length, ContentEncoding }));
  return whole;
}

export async function read(
  client: S3Client,
  Bucket: string,
  Key: string,
  VersionId?: string,
): Promise<string | undefined> {
  return (await client.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
}

/** How a request is refused; a request that is not refused is a fault of the case. */
export async function refusal(request: Promise<unknown>): Promise<{ name: string; status: number | undefined }> {
  const error = await request.then(
    () => {
      throw new Error('The request succeeded, but should have been refused.');
    },
    (reason: S3ServiceException) => reason,
  );
  return { name: error.name, status: error.$metadata?.httpStatusCode };
}

export function md5(content: string | Buffer): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}
