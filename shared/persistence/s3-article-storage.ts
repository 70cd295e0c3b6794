import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { ArticleStorage } from './article-storage.ts';
import { decodeEncodedWords } from './encoded-word.ts';

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

/** A missing bucket is 404 as well, but it is a fault of the deployment, never the end of an article. */
const isMissing = (error: unknown): boolean =>
  (statusOf(error) === 404 && (error as Error).name !== 'NoSuchBucket') || statusOf(error) === 405;

const orNull = async <Output>(request: Promise<Output>): Promise<Output | null> => {
  try {
    return await request;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

const required = <Value>(value: Value | undefined, name: string): Value => {
  if (value === undefined) throw new Error(`S3 answered without ${name}. Is the bucket versioned?`);
  return value;
};

/** Articles in S3. A version that is no more (404), or is a delete marker (405), is an answer, not an error. */
export const s3ArticleStorage = (client: S3Client): ArticleStorage => ({
  readArticle: async ({ bucket, key, versionId }, limit) => {
    const found = await orNull(client.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId })));
    if (found === null) return { outcome: 'gone' };
    const body = required(found.Body, 'a body');
    const size = required(found.ContentLength, 'Content-Length');
    const described = {
      metadata: Object.fromEntries(
        Object.entries(found.Metadata ?? {}).map(([name, value]) => [name, decodeEncodedWords(value)]),
      ),
      contentType: found.ContentType ?? null,
      lastModified: required(found.LastModified, 'Last-Modified').toISOString(),
      size,
    };
    if (size > limit) {
      if ('destroy' in body) body.destroy();
      return { outcome: 'too-large', bytes: new Uint8Array(), ...described };
    }
    return { outcome: 'read', bytes: await body.transformToByteArray(), ...described };
  },

  currentVersion: async (bucket, key) => {
    const found = await orNull(client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
    return (
      found && {
        versionId: required(found.VersionId, 'a version id'),
        lastModified: required(found.LastModified, 'Last-Modified').toISOString(),
      }
    );
  },

  putNormalized: async (bucket, key, body) => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: 'application/json',
          IfNoneMatch: '*',
        }),
      );
      return 'created';
    } catch (error) {
      if (statusOf(error) === 412) return 'exists';
      throw error;
    }
  },

  readNormalized: async (bucket, key, versionId) => {
    const found = await orNull(
      client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, ...(versionId === null ? {} : { VersionId: versionId }) }),
      ),
    );
    return found === null ? null : required(found.Body, 'a body').transformToString();
  },
});
