import { type ByteRange, parseRange } from './byte-range.ts';
import { checksumHeader, checksumOf } from './checksum.ts';
import type { StoredObject } from './object-version.ts';
import type { Operation } from './operation.ts';
import { S3Error } from './s3-error.ts';
import { entityTag, header, type S3Request, type S3Response, xmlResponse } from './s3-request.ts';
import { parseXmlRequest, type XmlElements, xmlDocument } from './xml-document.ts';

const systemHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];
const metadataPrefix = 'x-amz-meta-';

export const putObject: Operation = {
  parameters: [],
  headers: ['if-none-match', 'if-match', `${metadataPrefix}*`],
  run(request, { store }) {
    const object = store.put(
      request.bucket,
      request.key,
      { body: request.body, ...describedContent(request), checksum: request.checksum },
      { ...writeConditions(request), reason: 'PutObject', requestId: request.id },
    );
    return { status: 200, headers: { etag: `"${object.etag}"`, ...versionHeader(object), ...checksumHeaders(object) } };
  },
};

export const getObject: Operation = {
  parameters: ['versionId'],
  headers: ['if-none-match', 'if-match', 'range'],
  run: (request, { store }) => readResponse(request, store.get(request.bucket, request.key, versionParameter(request))),
};

export const headObject: Operation = { ...getObject, headers: ['if-none-match', 'if-match'] };

export const deleteObject: Operation = {
  parameters: ['versionId'],
  headers: [],
  run(request, { store }) {
    const deletion = store.delete(request.bucket, request.key, versionParameter(request), { requestId: request.id });
    return {
      status: 204,
      headers: {
        ...(deletion.versionId === undefined ? {} : { 'x-amz-version-id': deletion.versionId }),
        ...(deletion.deleteMarker ? { 'x-amz-delete-marker': 'true' } : {}),
      },
    };
  },
};

export const deleteObjects: Operation = {
  parameters: ['delete'],
  headers: [],
  run(request, { store }) {
    const { Object: objects, Quiet: quiet } = parseXmlRequest(request.body, 'Delete');
    if (!Array.isArray(objects) || objects.length > 1000) {
      throw new S3Error('MalformedXML', 'A Delete document names 1 to 1,000 objects.');
    }
    store.bucket(request.bucket);
    const deleted: XmlElements[] = [];
    const errors: XmlElements[] = [];
    for (const { Key: key, VersionId: versionId, ...others } of objects as Record<string, string>[]) {
      const [unknown] = Object.keys(others);
      if (unknown !== undefined || !key) {
        throw new S3Error(
          'NotImplemented',
          `DeleteObjects knows Key and VersionId of an object, not ${unknown ?? 'an object without a key'}.`,
        );
      }
      try {
        const deletion = store.delete(request.bucket, key, versionId, { requestId: request.id });
        const marker = deletion.deleteMarker ? { DeleteMarker: true, DeleteMarkerVersionId: deletion.versionId } : {};
        deleted.push({ Key: key, VersionId: versionId, ...marker });
      } catch (error) {
        if (!(error instanceof S3Error)) throw error;
        errors.push({ Key: key, VersionId: versionId, Code: error.code, Message: error.message });
      }
    }
    return xmlResponse(xmlDocument('DeleteResult', { Deleted: quiet === 'true' ? [] : deleted, Error: errors }));
  },
};

export const copyObject: Operation = {
  parameters: [],
  headers: [
    'if-none-match',
    'if-match',
    'x-amz-copy-source',
    'x-amz-metadata-directive',
    'x-amz-checksum-algorithm',
    `${metadataPrefix}*`,
  ],
  run(request, { store }) {
    const from = copySource(header(request, 'x-amz-copy-source') as string);
    const replace = header(request, 'x-amz-metadata-directive') === 'REPLACE';
    if (!replace && from.bucket === request.bucket && from.key === request.key && from.versionId === undefined) {
      throw new S3Error(
        'InvalidRequest',
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.",
      );
    }
    const source = store.get(from.bucket, from.key, from.versionId);
    const { headers, metadata } = replace ? describedContent(request) : source;
    const checksum = source.checksum ?? checksumOf('CRC32', source.body);
    const object = store.put(
      request.bucket,
      request.key,
      { body: source.body, headers, metadata, checksum },
      { ...writeConditions(request), reason: 'CopyObject', requestId: request.id },
    );
    const result = {
      ETag: `"${object.etag}"`,
      LastModified: wholeSeconds(object.lastModified),
      [`Checksum${checksum.algorithm}`]: checksum.value,
    };
    const sourceVersion = source.versionId === 'null' ? {} : { 'x-amz-copy-source-version-id': source.versionId };
    return xmlResponse(xmlDocument('CopyObjectResult', result), { ...versionHeader(object), ...sourceVersion });
  },
};

/** The headers and metadata that a request describes its object with. */
export function describedContent(request: S3Request): Pick<StoredObject, 'headers' | 'metadata'> {
  const headers: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  const metadata: Record<string, string> = {};
  for (const name of Object.keys(request.headers)) {
    const value = header(request, name) as string;
    if (name.startsWith(metadataPrefix)) metadata[name.slice(metadataPrefix.length)] = value;
    if (systemHeaders.includes(name)) headers[name] = value;
  }
  const encoding = headers['content-encoding']
    ?.split(',')
    .filter((coding) => coding.trim() !== 'aws-chunked')
    .join(',');
  delete headers['content-encoding'];
  return { headers: encoding ? { ...headers, 'content-encoding': encoding.trim() } : headers, metadata };
}

/** `If-Match` and `If-None-Match` of a write. @throws S3Error NotImplemented for an If-None-Match other than `*`, as S3 */
export function writeConditions(request: S3Request): { ifAbsent: boolean; ifMatch: string | undefined } {
  const ifNoneMatch = header(request, 'if-none-match');
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw new S3Error('NotImplemented', 'A write takes If-None-Match: * only.', {
      details: { Header: 'If-None-Match' },
    });
  }
  return { ifAbsent: ifNoneMatch === '*', ifMatch: entityTag(header(request, 'if-match')) };
}

/** `x-amz-version-id`, which a bucket without versions does not send. */
export const versionHeader = ({ versionId }: StoredObject): Record<string, string> =>
  versionId === 'null' ? {} : { 'x-amz-version-id': versionId };

/** Last-Modified as XML documents give it: S3 keeps whole seconds. */
export const wholeSeconds = (epochMs: number): string => `${new Date(epochMs).toISOString().slice(0, 19)}.000Z`;

function readResponse(request: S3Request, object: StoredObject): S3Response {
  const etag = `"${object.etag}"`;
  const validators = { etag, 'last-modified': new Date(object.lastModified).toUTCString(), ...versionHeader(object) };
  if (!matches(header(request, 'if-match') ?? '*', object.etag)) {
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
      details: { Condition: 'If-Match' },
    });
  }
  const ifNoneMatch = header(request, 'if-none-match');
  if (ifNoneMatch !== undefined && matches(ifNoneMatch, object.etag)) return { status: 304, headers: validators };
  const range: ByteRange | undefined = parseRange(header(request, 'range'), object.body.length);
  const body = range === undefined ? object.body : object.body.subarray(range.start, range.end);
  const whole = range === undefined && header(request, 'x-amz-checksum-mode') === 'ENABLED';
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...object.headers,
      ...Object.fromEntries(
        Object.entries(object.metadata).map(([name, value]) => [metadataPrefix + name, readableMetadata(value)]),
      ),
      ...validators,
      ...(whole ? checksumHeaders(object) : {}),
      ...(range === undefined
        ? {}
        : { 'content-range': `bytes ${range.start}-${range.end - 1}/${object.body.length}` }),
      'accept-ranges': 'bytes',
      'content-length': body.length,
    },
    body,
  };
}

const matches = (condition: string, etag: string): boolean =>
  condition.split(',').some((tag) => tag.trim() === '*' || entityTag(tag.trim()) === etag);

/** Metadata comes as Latin-1; what is not ASCII goes back in RFC 2047 words, as S3 does. */
const readableMetadata = (value: string): string =>
  /^[\x20-\x7e]*$/.test(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;

const checksumHeaders = ({ checksum }: StoredObject): Record<string, string> =>
  checksum === undefined
    ? {}
    : { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': 'FULL_OBJECT' };

const versionParameter = (request: S3Request): string | undefined => request.query.get('versionId') ?? undefined;

/** `bucket/key` or `/bucket/key`, percent-encoded, perhaps with `?versionId=`. */
function copySource(source: string): { bucket: string; key: string; versionId: string | undefined } {
  const [, path = '', versionId] = /^(.*?)(?:\?versionId=([^?]*))?$/s.exec(source) ?? [];
  const slash = path.indexOf('/', 1);
  try {
    const bucket = decodeURIComponent(path.slice(0, Math.max(slash, 0)).replace(/^\//, ''));
    const key = decodeURIComponent(path.slice(slash + 1));
    if (bucket && key) return { bucket, key, versionId };
  } catch {
    // Broken percent-encoding is told as S3 does, below.
  }
  throw new S3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey', {
    details: { ArgumentName: 'x-amz-copy-source', ArgumentValue: source },
  });
}
