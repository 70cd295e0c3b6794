import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { JobStorage } from './job-storage.ts';

/** S3 takes no part below 5 MB but the last; 10,000 of these are 80 GB. */
const partBytes = 8 * 1024 * 1024;

/** Text as bodies of a part's size; the last may be smaller, and is empty where there is no text at all. */
async function* partsOf(text: AsyncIterable<string>, size: number): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of text) {
    const encoded = Buffer.from(piece);
    pieces.push(encoded);
    bytes += encoded.length;
    if (bytes < size) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    bytes = 0;
  }
  yield Buffer.concat(pieces);
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  if (rest !== '') yield rest;
}

/** Objects in a bucket of S3. Throws what the SDK throws. `size`: bytes from which on a part is sent, for tests. */
export const s3JobStorage = (client: S3Client, Bucket: string, size = partBytes): JobStorage => {
  const upload = async (Key: string, first: Buffer, rest: AsyncGenerator<Buffer>): Promise<void> => {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    try {
      const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
      const send = async (Body: Buffer) => {
        const PartNumber = Parts.length + 1;
        const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
        Parts.push({ PartNumber, ETag });
      };
      await send(first);
      for await (const part of rest) if (part.length > 0) await send(part);
      await client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
    } catch (error) {
      // What can't be taken back here is by the bucket's lifecycle.
      await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch(() => {});
      throw error;
    }
  };
  const bodyOf = async (Key: string) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (Body === undefined) throw new Error('S3 answered without a body.');
    return Body;
  };
  return {
    write: async (Key, text) => {
      const parts = partsOf(text, size);
      const first = (await parts.next()).value ?? Buffer.alloc(0);
      const whole = first.length < size;
      if (whole) await client.send(new PutObjectCommand({ Bucket, Key, Body: first }));
      else await upload(Key, first, parts);
    },
    list: async (Prefix) => {
      const keys: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix }))
        keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
      return keys;
    },
    read: async (Key) => {
      try {
        return await (await bodyOf(Key)).transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    readLines: async function* (Key) {
      yield* linesOf((await bodyOf(Key)) as unknown as AsyncIterable<Uint8Array>);
    },
  };
};
