import type { MultipartUploads } from './multipart-uploads.ts';
import type { ObjectStore } from './object-store.ts';
import type { S3Request, S3Response } from './s3-request.ts';

/** One operation of S3: what it understands of a request, and what it does. Whatever else a request asks is refused, not skipped. */
export interface Operation {
  /** Query parameters, beside `x-id`. */
  readonly parameters: readonly string[];
  /** Conditional, Range and `x-amz-*` headers, beside those of signing and checksums; a `*` at the end stands for any ending. */
  readonly headers: readonly string[];
  run(request: S3Request, state: { readonly store: ObjectStore; readonly uploads: MultipartUploads }): S3Response;
}
