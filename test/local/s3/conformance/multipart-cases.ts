import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { refusal, type S3Case } from './s3-case.ts';

/** Uploads in parts. */
export const multipartCases: readonly S3Case[] = [
  {
    name: 'puts together what is uploaded in parts',
    async observe(client, Bucket) {
      const parts = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('end')];
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({ Bucket, Key: 'big', Metadata: { a: '1' } }),
      );
      const Parts = [];
      for (const [i, Body] of parts.entries()) {
        const { ETag } = await client.send(
          new UploadPartCommand({ Bucket, Key: 'big', UploadId, PartNumber: i + 1, Body }),
        );
        Parts.push({ ETag, PartNumber: i + 1 });
      }
      const done = await client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key: 'big', UploadId, MultipartUpload: { Parts } }),
      );
      const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'big' }));
      return [done.ETag, head.ContentLength, head.Metadata];
    },
    expected: [
      `"${createHash('md5')
        .update(
          createHash('md5')
            .update(Buffer.alloc(5 * 1024 * 1024, 'a'))
            .digest(),
        )
        .update(createHash('md5').update('end').digest())
        .digest('hex')}-2"`,
      5 * 1024 * 1024 + 3,
      { a: '1' },
    ],
  },
  {
    name: 'forgets an upload that was aborted, and refuses parts that do not fit',
    async observe(client, Bucket) {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'k' }));
      const upload = { Bucket, Key: 'k', UploadId };
      const ETags: (string | undefined)[] = [];
      for (const PartNumber of [1, 2])
        ETags.push((await client.send(new UploadPartCommand({ ...upload, PartNumber, Body: 'small' }))).ETag);
      const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
        refusal(client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } })));
      const refusals = [
        await complete([
          { PartNumber: 1, ETag: ETags[0] },
          { PartNumber: 2, ETag: ETags[1] },
        ]),
        await complete([{ PartNumber: 3, ETag: ETags[0] }]),
        await complete([
          { PartNumber: 2, ETag: ETags[1] },
          { PartNumber: 1, ETag: ETags[0] },
        ]),
      ];
      await client.send(new AbortMultipartUploadCommand(upload));
      return [
        ...refusals,
        await refusal(client.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body: 'x' }))),
      ].map(({ name }) => name);
    },
    expected: ['EntityTooSmall', 'InvalidPart', 'InvalidPartOrder', 'NoSuchUpload'],
  },
];
