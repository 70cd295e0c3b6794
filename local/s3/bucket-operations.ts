import { wholeSeconds } from './object-operations.ts';
import type { Operation } from './operation.ts';
import { integerParameter, xmlResponse } from './s3-request.ts';
import { xmlDocument } from './xml-document.ts';

/** A bucket made over HTTP starts as S3's do: without versions, and without events. The stack makes its own through the store. */
export const createBucket: Operation = {
  parameters: [],
  headers: [],
  run(request, { store }) {
    store.createBucket({ name: request.bucket, versioned: false, eventBridge: false });
    return { status: 200, headers: { location: `/${request.bucket}` } };
  },
};

export const headBucket: Operation = {
  parameters: [],
  headers: [],
  run(request, { store }) {
    store.bucket(request.bucket);
    return { status: 200, headers: {} };
  },
};

export const listBuckets: Operation = {
  parameters: [],
  headers: [],
  run(_request, { store }) {
    const bucket = store.buckets().map(({ settings, createdAt }) => ({
      Name: settings.name,
      CreationDate: wholeSeconds(createdAt),
    }));
    return xmlResponse(xmlDocument('ListAllMyBucketsResult', { Buckets: { Bucket: bucket } }));
  },
};

export const listObjectsV2: Operation = {
  parameters: ['list-type', 'prefix', 'delimiter', 'start-after', 'continuation-token', 'max-keys', 'encoding-type'],
  headers: [],
  run(request, { store }) {
    const { query } = request;
    const token = query.get('continuation-token');
    const limit = integerParameter(request, 'max-keys') ?? 1000;
    const page = store.list(request.bucket, {
      prefix: query.get('prefix') ?? undefined,
      delimiter: query.get('delimiter') ?? undefined,
      after: token === null ? (query.get('start-after') ?? undefined) : Buffer.from(token, 'base64url').toString(),
      limit,
    });
    const text = keyText(query);
    return xmlResponse(
      xmlDocument('ListBucketResult', {
        Name: request.bucket,
        Prefix: text(query.get('prefix') ?? ''),
        Delimiter: text(query.get('delimiter')),
        StartAfter: text(query.get('start-after')),
        EncodingType: query.get('encoding-type') ?? undefined,
        MaxKeys: Math.min(limit, 1000),
        KeyCount: page.objects.length + page.commonPrefixes.length,
        IsTruncated: page.next !== undefined,
        ContinuationToken: token ?? undefined,
        NextContinuationToken: page.next === undefined ? undefined : Buffer.from(page.next).toString('base64url'),
        Contents: page.objects.map((object) => ({
          Key: text(object.key),
          LastModified: wholeSeconds(object.lastModified),
          ETag: `"${object.etag}"`,
          ChecksumAlgorithm: object.checksum?.algorithm,
          Size: object.body.length,
          StorageClass: 'STANDARD',
        })),
        CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: text(prefix) })),
      }),
    );
  },
};

export const listObjectVersions: Operation = {
  parameters: ['versions', 'prefix', 'key-marker', 'version-id-marker', 'max-keys', 'encoding-type'],
  headers: [],
  run(request, { store }) {
    const { query } = request;
    const limit = integerParameter(request, 'max-keys') ?? 1000;
    const page = store.listVersions(request.bucket, {
      prefix: query.get('prefix') ?? undefined,
      keyMarker: query.get('key-marker') ?? undefined,
      versionIdMarker: query.get('version-id-marker') ?? undefined,
      limit,
    });
    const text = keyText(query);
    const described = page.versions.map(({ version, isLatest }) => ({
      kind: version.kind,
      element: {
        Key: text(version.key),
        VersionId: version.versionId,
        IsLatest: isLatest,
        LastModified: wholeSeconds(version.lastModified),
        ...(version.kind === 'object'
          ? { ETag: `"${version.etag}"`, Size: version.body.length, StorageClass: 'STANDARD' }
          : {}),
      },
    }));
    return xmlResponse(
      xmlDocument('ListVersionsResult', {
        Name: request.bucket,
        Prefix: text(query.get('prefix') ?? ''),
        KeyMarker: text(query.get('key-marker') ?? ''),
        VersionIdMarker: query.get('version-id-marker') ?? '',
        EncodingType: query.get('encoding-type') ?? undefined,
        MaxKeys: Math.min(limit, 1000),
        IsTruncated: page.next !== undefined,
        NextKeyMarker: text(page.next?.key ?? null),
        NextVersionIdMarker: page.next?.versionId,
        Version: described.filter(({ kind }) => kind === 'object').map(({ element }) => element),
        DeleteMarker: described.filter(({ kind }) => kind === 'delete-marker').map(({ element }) => element),
      }),
    );
  },
};

/** Keys as the caller wants them: percent-encoded where some hold characters that XML cannot. */
function keyText(query: URLSearchParams): (key: string | null) => string | undefined {
  const encode = query.get('encoding-type') === 'url';
  return (key) => (key === null ? undefined : encode ? encodeURIComponent(key).replaceAll('%2F', '/') : key);
}
