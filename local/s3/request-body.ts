import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Checksum, checksumAlgorithms, checksumHeader, checksumOf } from './checksum.ts';
import { S3Error } from './s3-error.ts';

export interface RequestBody {
  readonly bytes: Buffer;
  /** The sum that the client sent along, in a header or a trailer, found right. */
  readonly checksum: Checksum | undefined;
}

/**
 * The body that a client meant: taken out of the aws-chunked encoding, and held against every sum that came with it.
 * @throws S3Error IncompleteBody, BadDigest, XAmzContentSHA256Mismatch, NotImplemented for an algorithm not spoken here
 */
export function decodeRequestBody(raw: Buffer, headers: IncomingHttpHeaders): RequestBody {
  const contentSha256 = String(headers['x-amz-content-sha256'] ?? '');
  const chunked = contentSha256.startsWith('STREAMING-') || /\baws-chunked\b/.test(headers['content-encoding'] ?? '');
  const { bytes, trailers } = chunked ? decodeAwsChunked(raw) : { bytes: raw, trailers: {} };
  const expectedLength = headers['x-amz-decoded-content-length'];
  if (expectedLength !== undefined && Number(expectedLength) !== bytes.length) {
    throw incompleteBody(`x-amz-decoded-content-length is ${expectedLength}, but ${bytes.length} bytes came`);
  }
  if (/^[0-9a-f]{64}$/.test(contentSha256) && createHash('sha256').update(bytes).digest('hex') !== contentSha256) {
    throw new S3Error(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined && createHash('md5').update(bytes).digest('base64') !== md5) {
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  return { bytes, checksum: verifiedChecksum(bytes, { ...headers, ...trailers }) };
}

function verifiedChecksum(bytes: Buffer, fields: Readonly<Record<string, unknown>>): Checksum | undefined {
  const names = Object.keys(fields).filter((name) => /^x-amz-checksum-(?!algorithm|mode|type)/.test(name));
  let checksum: Checksum | undefined;
  for (const name of names) {
    const algorithm = checksumAlgorithms.find((known) => checksumHeader(known) === name);
    if (algorithm === undefined) {
      throw new S3Error(
        'NotImplemented',
        `The local S3 knows the checksums ${checksumAlgorithms.join(', ')}, not ${name}.`,
      );
    }
    checksum = checksumOf(algorithm, bytes);
    if (checksum.value !== fields[name]) {
      throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
    }
  }
  return checksum;
}

/** Reads `SIZE[;chunk-signature=…]CRLF BYTES CRLF … 0CRLF [trailer: value CRLF …] CRLF`. Signatures are not checked here. */
function decodeAwsChunked(raw: Buffer): { bytes: Buffer; trailers: Record<string, string> } {
  const chunks: Buffer[] = [];
  let position = 0;
  const line = (): string => {
    const end = raw.indexOf('\r\n', position);
    if (end < 0) throw incompleteBody('a chunk header or trailer has no end');
    const text = raw.toString('latin1', position, end);
    position = end + 2;
    return text;
  };
  for (;;) {
    const header = line();
    const size = /^([0-9a-fA-F]{1,8})(;.*)?$/.exec(header)?.[1];
    if (size === undefined) throw incompleteBody(`"${header.slice(0, 40)}" is no chunk header`);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    const end = position + length;
    if (raw.toString('latin1', end, end + 2) !== '\r\n')
      throw incompleteBody('a chunk is shorter or longer than it says');
    chunks.push(raw.subarray(position, end));
    position = end + 2;
  }
  const trailers: Record<string, string> = {};
  while (position < raw.length) {
    const field = line();
    const colon = field.indexOf(':');
    if (colon > 0) trailers[field.slice(0, colon).toLowerCase()] = field.slice(colon + 1).trim();
  }
  return { bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), trailers };
}

const incompleteBody = (why: string): S3Error =>
  new S3Error('IncompleteBody', `The request body terminated unexpectedly: ${why}.`);
