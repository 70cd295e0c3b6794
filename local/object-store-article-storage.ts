import type { ArticleStorage } from '../shared/persistence/article-storage.ts';
import type { ObjectStore } from './s3/object-store.ts';
import { S3Error } from './s3/s3-error.ts';

/** Articles in an object store of this process, with S3's answers and no HTTP. */
export function objectStoreArticleStorage(objects: ObjectStore): ArticleStorage {
  const json = { 'content-type': 'application/json' };
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    readArticle: async ({ bucket, key, versionId }, limit) => {
      const found = orNull(() => objects.get(bucket, key, versionId));
      if (found === null) return { outcome: 'gone' };
      const { body, headers, metadata } = found;
      const described = {
        metadata,
        contentType: headers['content-type'] ?? null,
        lastModified: iso(found.lastModified),
        size: body.length,
      };
      return body.length > limit
        ? { outcome: 'too-large', bytes: new Uint8Array(), ...described }
        : { outcome: 'read', bytes: body, ...described };
    },
    currentVersion: async (bucket, key) => {
      const found = orNull(() => objects.get(bucket, key));
      return found && { versionId: found.versionId, lastModified: iso(found.lastModified) };
    },
    putNormalized: async (bucket, key, body) => {
      try {
        objects.put(bucket, key, { body: Buffer.from(body), headers: json, metadata: {} }, { ifAbsent: true });
        return 'created';
      } catch (error) {
        if (error instanceof S3Error && error.code === 'PreconditionFailed') return 'exists';
        throw error;
      }
    },
    readNormalized: async (bucket, key, versionId) => {
      const found = orNull(() => objects.get(bucket, key, versionId ?? undefined));
      return found === null ? null : found.body.toString('utf8');
    },
  };
}

/** No such object, or a delete marker (405 by version), is an answer. */
function orNull<Found>(read: () => Found): Found | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof S3Error && ['NoSuchKey', 'NoSuchVersion', 'MethodNotAllowed'].includes(error.code))
      return null;
    throw error;
  }
}
