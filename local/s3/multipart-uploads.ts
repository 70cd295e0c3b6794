import { createHash, randomBytes } from 'node:crypto';
import type { ObjectContent } from './object-version.ts';
import { S3Error } from './s3-error.ts';

interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly description: Pick<ObjectContent, 'headers' | 'metadata'>;
  readonly parts: Map<number, { readonly body: Buffer; readonly md5: string }>;
}

/** S3's least size of every part but the last, in bytes. */
const minPartBytes = 5 * 1024 * 1024;

/** Uploads in parts that are neither completed nor aborted. */
export class MultipartUploads {
  readonly #uploads = new Map<string, Upload>();
  readonly #random: (size: number) => Buffer;

  constructor(random: (size: number) => Buffer = randomBytes) {
    this.#random = random;
  }

  /** @returns the upload's id */
  create(bucket: string, key: string, description: Upload['description']): string {
    const id = this.#random(24).toString('base64url');
    this.#uploads.set(id, { bucket, key, description, parts: new Map() });
    return id;
  }

  /** Stores a part, replacing one of that number. @returns its etag, without quotes. @throws S3Error NoSuchUpload, InvalidArgument */
  addPart(bucket: string, key: string, id: string, number: number, body: Buffer): string {
    const upload = this.#find(bucket, key, id);
    if (number < 1 || number > 10_000) {
      throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive', {
        details: { ArgumentName: 'partNumber', ArgumentValue: String(number) },
      });
    }
    const md5 = createHash('md5').update(body).digest('hex');
    upload.parts.set(number, { body, md5 });
    return md5;
  }

  /**
   * What the listed parts make together. The upload stays until `remove`, so that a refused completion can be tried again.
   * @throws S3Error NoSuchUpload, InvalidPart, InvalidPartOrder, EntityTooSmall
   */
  assemble(
    bucket: string,
    key: string,
    id: string,
    listed: readonly { number: number; etag: string }[],
  ): ObjectContent {
    const upload = this.#find(bucket, key, id);
    if (listed.some(({ number }, index) => number <= (listed[index - 1]?.number ?? 0))) {
      throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
    }
    const parts = listed.map(({ number, etag }, index) => {
      const part = upload.parts.get(number);
      if (part === undefined || part.md5 !== etag) {
        throw new S3Error('InvalidPart', `Part ${number} was not uploaded, or its entity tag is another one.`);
      }
      if (part.body.length < minPartBytes && index < listed.length - 1) {
        throw new S3Error('EntityTooSmall', `Part ${number} is smaller than ${minPartBytes} bytes and not the last.`);
      }
      return part;
    });
    const sums = createHash('md5').update(Buffer.concat(parts.map(({ md5 }) => Buffer.from(md5, 'hex'))));
    return {
      ...upload.description,
      body: Buffer.concat(parts.map(({ body }) => body)),
      etag: `${sums.digest('hex')}-${parts.length}`,
    };
  }

  /** Forgets an upload and its parts. @throws S3Error NoSuchUpload */
  remove(bucket: string, key: string, id: string): void {
    this.#find(bucket, key, id);
    this.#uploads.delete(id);
  }

  #find(bucket: string, key: string, id: string): Upload {
    const upload = this.#uploads.get(id);
    if (upload?.bucket === bucket && upload.key === key) return upload;
    throw new S3Error(
      'NoSuchUpload',
      'The specified upload does not exist: it was aborted or completed, or never was.',
      {
        details: { UploadId: id },
      },
    );
  }
}
