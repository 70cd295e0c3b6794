import type { IncomingHttpHeaders } from 'node:http';
import type { Checksum } from './checksum.ts';
import { S3Error } from './s3-error.ts';

/** A request as the operations see it: path and encodings resolved, body decoded and checked. */
export interface S3Request {
  readonly id: string;
  readonly method: string;
  /** Empty for the service itself. */
  readonly bucket: string;
  /** Empty for a bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly checksum: Checksum | undefined;
}

export interface S3Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: string | Buffer | undefined;
}

/**
 * Splits a path-style request target. The URL class is of no use here: it resolves `..`, which is part of a key.
 * @throws S3Error InvalidURI when the percent-encoding is broken
 */
export function parseTarget(target: string): { bucket: string; key: string; query: URLSearchParams } {
  const mark = target.indexOf('?');
  const path = (mark < 0 ? target : target.slice(0, mark)).replace(/^\//, '');
  const slash = path.indexOf('/');
  try {
    return {
      bucket: decodeURIComponent(slash < 0 ? path : path.slice(0, slash)),
      key: slash < 0 ? '' : decodeURIComponent(path.slice(slash + 1)),
      query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    };
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI: its percent-encoding is broken.");
  }
}

/** A header's value, when it has exactly one. */
export function header(request: S3Request, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

/** An entity tag of a header, without quotes. */
export const entityTag = (value: string | undefined): string | undefined => value?.replace(/^"(.*)"$/, '$1');

/**
 * A whole number of the query, or undefined.
 * @throws S3Error InvalidArgument
 */
export function integerParameter(request: S3Request, name: string): number | undefined {
  const value = request.query.get(name);
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new S3Error('InvalidArgument', `Provided ${name} not an integer or within integer range`, {
    details: { ArgumentName: name, ArgumentValue: value },
  });
}

export const xmlResponse = (body: string, headers: S3Response['headers'] = {}): S3Response => ({
  status: 200,
  headers: { 'content-type': 'application/xml', ...headers },
  body,
});
