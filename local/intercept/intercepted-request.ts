import type { IncomingHttpHeaders } from 'node:http';
import { operationNameOf } from '../s3/operations.ts';
import { parseTarget } from '../s3/s3-request.ts';
import type { InterceptedCall, Service } from './interceptor.ts';

interface RawRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a request asks of which resource. Where that can't be told, as of one that its service will refuse, the operation is empty. */
export function readRequest(service: Service, request: RawRequest): Omit<InterceptedCall, 'caller'> {
  const { method, headers, body } = request;
  const call = { service, method, headers, body };
  if (service === 's3') {
    try {
      const { bucket, key, query } = parseTarget(request.target);
      return { ...call, operation: operationNameOf({ method, bucket, key, query, headers }) ?? '', bucket, key };
    } catch {
      return { ...call, operation: '', bucket: '', key: '' };
    }
  }
  const operation = String(headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1)!;
  return { ...call, operation, bucket: service === 'sqs' ? queueOf(body) : '', key: '' };
}

function queueOf(body: Buffer): string {
  const [, name = ''] = /"QueueUrl":"[^"]*\/([^"/]+)"/.exec(body.toString('utf8')) ?? [];
  return name;
}

/** Which environment of a function sent a request: each says its number by the application id of its SDK's user agent. */
export function environmentOf(headers: IncomingHttpHeaders): number | null {
  const [, number] = /\bapp\/local-(\d+)\b/.exec(String(headers['user-agent'] ?? '')) ?? [];
  return number === undefined ? null : Number(number);
}
