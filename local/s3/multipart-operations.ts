import { checksumHeader } from './checksum.ts';
import { describedContent, versionHeader, writeConditions } from './object-operations.ts';
import type { Operation } from './operation.ts';
import { S3Error } from './s3-error.ts';
import { entityTag, integerParameter, type S3Request, xmlResponse } from './s3-request.ts';
import { parseXmlRequest, xmlDocument } from './xml-document.ts';

export const createMultipartUpload: Operation = {
  parameters: ['uploads'],
  headers: ['x-amz-checksum-algorithm', 'x-amz-meta-*'],
  run(request, { store, uploads }) {
    store.bucket(request.bucket);
    const id = uploads.create(request.bucket, request.key, describedContent(request));
    return xmlResponse(
      xmlDocument('InitiateMultipartUploadResult', { Bucket: request.bucket, Key: request.key, UploadId: id }),
    );
  },
};

export const uploadPart: Operation = {
  parameters: ['partNumber', 'uploadId'],
  headers: [],
  run(request, { uploads }) {
    const number = integerParameter(request, 'partNumber') ?? 0;
    const etag = uploads.addPart(request.bucket, request.key, uploadId(request), number, request.body);
    const { checksum } = request;
    const sum = checksum === undefined ? {} : { [checksumHeader(checksum.algorithm)]: checksum.value };
    return { status: 200, headers: { etag: `"${etag}"`, ...sum } };
  },
};

/** The object's own checksum is not kept: S3's is a sum of the parts' sums, which no reader here asks for. */
export const completeMultipartUpload: Operation = {
  parameters: ['uploadId'],
  headers: ['if-none-match', 'if-match'],
  run(request, { store, uploads }) {
    const { Part: parts } = parseXmlRequest(request.body, 'CompleteMultipartUpload');
    if (!Array.isArray(parts)) throw new S3Error('MalformedXML', 'A CompleteMultipartUpload document lists its parts.');
    const listed = (parts as Record<string, string>[]).map((part) => ({
      number: Number(part.PartNumber),
      etag: entityTag(part.ETag) ?? '',
    }));
    const content = uploads.assemble(request.bucket, request.key, uploadId(request), listed);
    const object = store.put(request.bucket, request.key, content, {
      ...writeConditions(request),
      reason: 'CompleteMultipartUpload',
      requestId: request.id,
    });
    uploads.remove(request.bucket, request.key, uploadId(request));
    return xmlResponse(
      xmlDocument('CompleteMultipartUploadResult', {
        Location: `/${request.bucket}/${encodeURIComponent(request.key)}`,
        Bucket: request.bucket,
        Key: request.key,
        ETag: `"${object.etag}"`,
      }),
      versionHeader(object),
    );
  },
};

export const abortMultipartUpload: Operation = {
  parameters: ['uploadId'],
  headers: [],
  run(request, { uploads }) {
    uploads.remove(request.bucket, request.key, uploadId(request));
    return { status: 204, headers: {} };
  },
};

const uploadId = (request: S3Request): string => request.query.get('uploadId') ?? '';
