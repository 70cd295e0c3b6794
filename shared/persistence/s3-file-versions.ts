import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { FileVersion, FileVersions } from './file-versions.ts';

const removalsAtOnce = 8;

const decoded = (key: string): string => decodeURIComponent(key.replaceAll('+', ' '));

/** Versions in S3. Throws what the SDK throws. */
export const s3FileVersions = (client: S3Client): FileVersions => {
  /** Page by page, in the order of keys, as long as `mayGoOn` says so of the last key of a page. */
  const list = async (
    bucket: string,
    prefix: string,
    mayGoOn: (lastKey: string) => boolean = () => true,
  ): Promise<FileVersion[]> => {
    const found: FileVersion[] = [];
    let markers: { KeyMarker?: string; VersionIdMarker?: string } = {};
    for (;;) {
      const page: ListObjectVersionsCommandOutput = await client.send(
        // Keys may hold characters that XML can't.
        new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, EncodingType: 'url', ...markers }),
      );
      const of = (entries: readonly Pick<ObjectVersion, 'Key' | 'VersionId'>[] | undefined, marker: boolean) =>
        (entries ?? []).map(({ Key = '', VersionId = 'null' }) => ({
          key: decoded(Key),
          versionId: VersionId,
          marker,
        }));
      found.push(...of(page.Versions, false), ...of(page.DeleteMarkers, true));
      const last = page.NextKeyMarker === undefined ? null : decoded(page.NextKeyMarker);
      if (!page.IsTruncated || last === null || !mayGoOn(last)) return found;
      markers = { KeyMarker: last, ...(page.NextVersionIdMarker && { VersionIdMarker: page.NextVersionIdMarker }) };
    }
  };
  return {
    // The key itself is the first of all that begin with it.
    ofKey: async (bucket, key) => (await list(bucket, key, (last) => last === key)).filter((one) => one.key === key),
    under: (bucket, prefix) => list(bucket, prefix),
    mark: async (bucket, key) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
    // One by one: a request for several is XML, in which some keys can't stand.
    remove: async (bucket, versions) => {
      const left = [...versions];
      const next = async (): Promise<void> => {
        for (let one = left.pop(); one; one = left.pop())
          await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: one.key, VersionId: one.versionId }));
      };
      await Promise.all(Array.from({ length: removalsAtOnce }, next));
    },
  };
};
