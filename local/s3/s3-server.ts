import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readRequestBody, startLoopbackServer } from '../loopback-server.ts';
import { MultipartUploads } from './multipart-uploads.ts';
import type { ObjectStore } from './object-store.ts';
import { operationOf } from './operations.ts';
import { decodeRequestBody } from './request-body.ts';
import { S3Error } from './s3-error.ts';
import { parseTarget, type S3Request, type S3Response } from './s3-request.ts';
import { xmlError } from './xml-document.ts';

/**
 * Serves a store to any S3 client on 127.0.0.1, path-style, without looking at credentials. Refusals are S3's own; what is not
 * spoken here answers 501 NotImplemented by name.
 * @param options.reportBug is told of exceptions that are no refusal; the client gets 500 InternalError.
 */
export async function startS3Server(options: {
  store: ObjectStore;
  port?: number;
  reportBug?: (error: unknown) => void;
}): Promise<{ url: string; close(): Promise<void> }> {
  const { store, reportBug = console.error } = options;
  const state = { store, uploads: new MultipartUploads() };
  return startLoopbackServer(async (incoming, outgoing) => {
    const raw = await readRequestBody(incoming);
    if (raw === undefined) return;
    const id = randomBytes(8).toString('hex').toUpperCase();
    try {
      const request = parseRequest(incoming, raw, id);
      const operation = operationOf(request);
      send(incoming, outgoing, id, operation.run(request, state));
    } catch (error) {
      if (!(error instanceof S3Error)) reportBug(error);
      const refusal =
        error instanceof S3Error
          ? error
          : new S3Error(
              'InternalError',
              `We encountered an internal error: ${error instanceof Error ? error.message : error}`,
            );
      send(incoming, outgoing, id, errorResponse(refusal, incoming.url ?? '/', id));
    }
  }, options.port);
}

function parseRequest(incoming: IncomingMessage, raw: Buffer, id: string): S3Request {
  const { bytes, checksum } = decodeRequestBody(raw, incoming.headers);
  return {
    id,
    method: incoming.method ?? 'GET',
    ...parseTarget(incoming.url ?? '/'),
    headers: incoming.headers,
    body: bytes,
    checksum,
  };
}

function errorResponse(error: S3Error, resource: string, requestId: string): S3Response {
  return {
    status: error.status,
    headers: { 'content-type': 'application/xml', ...error.headers },
    body: xmlError({
      Code: error.code,
      Message: error.message,
      Resource: resource,
      ...error.details,
      RequestId: requestId,
      HostId: 'local',
    }),
  };
}

function send(incoming: IncomingMessage, outgoing: ServerResponse, requestId: string, response: S3Response): void {
  const body = response.body ?? '';
  // A HEAD tells the length of what it leaves out; for an error S3 leaves out the length too.
  const known = 'content-length' in response.headers || response.status === 204 || response.status === 304;
  const length = known || incoming.method === 'HEAD' ? {} : { 'content-length': Buffer.byteLength(body) };
  outgoing.writeHead(response.status, {
    ...response.headers,
    ...length,
    'x-amz-request-id': requestId,
    server: 'claimwire',
  });
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}
