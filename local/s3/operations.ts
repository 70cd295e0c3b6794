import { createBucket, headBucket, listBuckets, listObjectsV2, listObjectVersions } from './bucket-operations.ts';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  uploadPart,
} from './multipart-operations.ts';
import { copyObject, deleteObject, deleteObjects, getObject, headObject, putObject } from './object-operations.ts';
import type { Operation } from './operation.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** Every operation that is spoken here, by the name the SDK gives it. */
const operations = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateBucket: createBucket,
  CreateMultipartUpload: createMultipartUpload,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  GetObject: getObject,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListObjectsV2: listObjectsV2,
  ListObjectVersions: listObjectVersions,
  PutObject: putObject,
  UploadPart: uploadPart,
} satisfies Record<string, Operation>;

/** Which operation a method means, on which level, where it needs a parameter or header; the first that fits. */
const routes: readonly { method: string; level: Level; needs?: string; name: keyof typeof operations }[] = [
  { method: 'GET', level: 'Service', name: 'ListBuckets' },
  { method: 'PUT', level: 'Bucket', name: 'CreateBucket' },
  { method: 'HEAD', level: 'Bucket', name: 'HeadBucket' },
  { method: 'GET', level: 'Bucket', needs: 'list-type', name: 'ListObjectsV2' },
  { method: 'GET', level: 'Bucket', needs: 'versions', name: 'ListObjectVersions' },
  { method: 'POST', level: 'Bucket', needs: 'delete', name: 'DeleteObjects' },
  { method: 'GET', level: 'Object', name: 'GetObject' },
  { method: 'HEAD', level: 'Object', name: 'HeadObject' },
  { method: 'PUT', level: 'Object', needs: 'uploadId', name: 'UploadPart' },
  { method: 'PUT', level: 'Object', needs: 'x-amz-copy-source', name: 'CopyObject' },
  { method: 'PUT', level: 'Object', name: 'PutObject' },
  { method: 'POST', level: 'Object', needs: 'uploads', name: 'CreateMultipartUpload' },
  { method: 'POST', level: 'Object', needs: 'uploadId', name: 'CompleteMultipartUpload' },
  { method: 'DELETE', level: 'Object', needs: 'uploadId', name: 'AbortMultipartUpload' },
  { method: 'DELETE', level: 'Object', name: 'DeleteObject' },
];
type Level = 'Service' | 'Bucket' | 'Object';

/** Headers of signing, checksums and the SDK itself, which every operation understands. */
const commonHeaders = [
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-user-agent',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-checksum-mode',
  'x-amz-checksum-crc*',
  'x-amz-checksum-sha*',
  'x-amz-trailer',
  'x-amz-decoded-content-length',
];

type Asking = Pick<S3Request, 'method' | 'bucket' | 'key' | 'query' | 'headers'>;

const levelOf = ({ bucket, key }: Asking): Level => (key ? 'Object' : bucket ? 'Bucket' : 'Service');

/** The SDK's name of what a request asks for, as far as it is spoken here. */
export function operationNameOf(request: Asking): keyof typeof operations | undefined {
  return routes.find(
    ({ method, level, needs }) =>
      method === request.method &&
      level === levelOf(request) &&
      (needs === undefined || request.query.has(needs) || needs in request.headers),
  )?.name;
}

/**
 * The operation that a request asks for.
 * @throws S3Error NotImplemented, naming the operation, parameter or header that is not spoken here
 */
export function operationOf(request: S3Request): Operation {
  const level = levelOf(request);
  const name = operationNameOf(request);
  const operation: Operation | undefined = name && operations[name];
  const unknown = [...request.query.keys()].find((name) => name !== 'x-id' && !operation?.parameters.includes(name));
  if (operation === undefined || unknown !== undefined) {
    throw notImplemented(
      request.query.get('x-id') ?? guessedName(request, level, unknown),
      `${request.method} on ${level}${unknown ? ` ?${unknown}` : ''}`,
    );
  }
  const strange = Object.keys(request.headers).find(
    (name) => isMeaningful(name) && !covers([...commonHeaders, ...operation.headers], name),
  );
  if (strange !== undefined) throw notImplemented(name ?? '', `header ${strange}`);
  return operation;
}

/** The SDK's name for what is not spoken, as far as method and parameter tell it: GET ?tagging on an object is GetObjectTagging. */
function guessedName(request: S3Request, level: Level, parameter = ''): string {
  const isListing = ['', 'prefix', 'delimiter', 'marker', 'max-keys', 'encoding-type'].includes(parameter);
  if (request.method === 'GET' && level === 'Bucket' && isListing) return 'ListObjects';
  const verb = request.method.charAt(0) + request.method.slice(1).toLowerCase();
  return verb + level + parameter.replace(/(^|-)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase());
}

const isMeaningful = (header: string): boolean => /^(x-amz-|if-|range$)/.test(header);

const covers = (patterns: readonly string[], header: string): boolean =>
  patterns.some((pattern) => (pattern.endsWith('*') ? header.startsWith(pattern.slice(0, -1)) : header === pattern));

const notImplemented = (operation: string, what: string): S3Error =>
  new S3Error(
    'NotImplemented',
    `${operation} (${what}) is not implemented by the local S3. It speaks ${Object.keys(operations).join(', ')}; add others in local/s3/operations.ts.`,
  );
