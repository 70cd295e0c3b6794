import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export type ChecksumAlgorithm = 'CRC32' | 'SHA1' | 'SHA256';

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64, as in the headers. */
  readonly value: string;
}

const algorithms: Record<ChecksumAlgorithm, (bytes: Buffer) => Buffer> = {
  CRC32: (bytes) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(bytes));
    return sum;
  },
  SHA1: (bytes) => createHash('sha1').update(bytes).digest(),
  SHA256: (bytes) => createHash('sha256').update(bytes).digest(),
};

export const checksumAlgorithms = Object.keys(algorithms) as ChecksumAlgorithm[];

export function checksumOf(algorithm: ChecksumAlgorithm, bytes: Buffer): Checksum {
  return { algorithm, value: algorithms[algorithm](bytes).toString('base64') };
}

/** The header that carries this algorithm's sum, in requests, trailers and responses alike. */
export const checksumHeader = (algorithm: ChecksumAlgorithm): string => `x-amz-checksum-${algorithm.toLowerCase()}`;
