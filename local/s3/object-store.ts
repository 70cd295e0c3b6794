import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { Bucket, type BucketSettings } from './bucket.ts';
import type { ObjectEvent, ObjectEventDetail, ObjectEventReason } from './object-event.ts';
import {
  type ListOptions,
  listObjects,
  listVersions,
  type ObjectPage,
  type VersionListOptions,
  type VersionPage,
} from './object-listing.ts';
import type { DeleteMarker, ObjectContent, ObjectVersion, StoredObject } from './object-version.ts';
import { S3Error } from './s3-error.ts';
import { Sequencer } from './sequencer.ts';

export type { BucketSettings } from './bucket.ts';
export type { ObjectEvent, ObjectEventDetail, ObjectEventReason } from './object-event.ts';
export type { ObjectContent, ObjectVersion, StoredObject } from './object-version.ts';

/** S3's limit, in bytes of UTF-8. */
const maxKeyBytes = 1024;
/** S3's limit on user metadata, names and values together, in bytes of UTF-8. */
const maxMetadataBytes = 2048;
/** The version id of everything in a bucket without versions. */
const noVersion = 'null';

export interface WriteOptions {
  /** An etag that the current object must have. */
  readonly ifMatch?: string | undefined;
  /** Refuse when the key has a current object (S3's `If-None-Match: *`). */
  readonly ifAbsent?: boolean | undefined;
  readonly reason?: ObjectEventReason;
  readonly requestId?: string;
}

export interface Deletion {
  /** Id of the marker that was set, or of the version that was removed; undefined in a bucket without versions. */
  readonly versionId: string | undefined;
  /** Whether a delete marker was set or removed. */
  readonly deleteMarker: boolean;
}

/** The state of S3, in memory: buckets, versions, delete markers, and the events of each change. No HTTP. */
export class ObjectStore {
  readonly #clock: Clock;
  readonly #emit: (event: ObjectEvent) => void;
  readonly #random: (size: number) => Buffer;
  readonly #accountId: string;
  readonly #buckets = new Map<string, Bucket>();
  readonly #sequencer = new Sequencer();

  /** @param options.emit is called after the change it tells of can be read, for buckets with `eventBridge` only. */
  constructor(options: {
    clock: Clock;
    emit(event: ObjectEvent): void;
    random?: (size: number) => Buffer;
    accountId?: string;
  }) {
    this.#clock = options.clock;
    this.#emit = (event) => options.emit(event);
    this.#random = options.random ?? randomBytes;
    this.#accountId = options.accountId ?? '000000000000';
  }

  createBucket(settings: BucketSettings): void {
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(settings.name)) {
      throw new S3Error('InvalidBucketName', 'A bucket name is 3 to 63 lower-case letters, digits, dots and hyphens.');
    }
    if (this.#buckets.has(settings.name)) {
      throw new S3Error(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
      );
    }
    this.#buckets.set(settings.name, new Bucket(settings, this.#clock.now()));
  }

  /** Buckets by name. `createdAt`: milliseconds since the epoch. */
  buckets(): { settings: BucketSettings; createdAt: number }[] {
    return [...this.#buckets.values()].sort((a, b) => (a.settings.name < b.settings.name ? -1 : 1));
  }

  /** @throws S3Error NoSuchBucket */
  bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (bucket !== undefined) return bucket;
    const known = [...this.#buckets.keys()].join(', ') || 'none';
    throw new S3Error('NoSuchBucket', `The specified bucket does not exist. Buckets here: ${known}.`, {
      details: { BucketName: name },
    });
  }

  /** @throws S3Error NoSuchBucket, KeyTooLongError, MetadataTooLarge, PreconditionFailed; NoSuchKey for `ifMatch` on an absent key */
  put(bucketName: string, key: string, content: ObjectContent, options: WriteOptions = {}): StoredObject {
    const bucket = this.bucket(bucketName);
    refuseOversize(key, content.metadata);
    const current = bucket.current(key);
    if (options.ifAbsent && current !== undefined) throw preconditionFailed('If-None-Match');
    if (options.ifMatch !== undefined && current === undefined) throw noSuchKey(key);
    if (options.ifMatch !== undefined && current?.etag !== options.ifMatch) throw preconditionFailed('If-Match');
    const object: StoredObject = {
      ...content,
      kind: 'object',
      key,
      versionId: this.#versionId(bucket),
      etag: content.etag ?? createHash('md5').update(content.body).digest('hex'),
      lastModified: this.#clock.now(),
    };
    bucket.add(object);
    this.#announce(bucket, object, options.reason ?? 'PutObject', options.requestId);
    return object;
  }

  /**
   * The current object, or exactly the version asked for.
   * @throws S3Error NoSuchBucket, NoSuchKey (also when deleted), NoSuchVersion, MethodNotAllowed for a delete marker by its id
   */
  get(bucketName: string, key: string, versionId?: string): StoredObject {
    const bucket = this.bucket(bucketName);
    const found = versionId === undefined ? bucket.latest(key) : bucket.version(key, versionId);
    if (found?.kind === 'object') return found;
    if (found === undefined && versionId === undefined) throw noSuchKey(key);
    if (found === undefined) throw noSuchVersion(key, versionId as string);
    const headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': found.versionId };
    if (versionId === undefined) throw noSuchKey(key, headers);
    throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
      headers: { ...headers, allow: 'DELETE', 'last-modified': new Date(found.lastModified).toUTCString() },
      details: { Method: 'GET', ResourceType: 'DeleteMarker' },
    });
  }

  /**
   * Without a version id: sets a delete marker (versioned) or removes the object. With one: removes that version for good. To
   * delete what is not there succeeds, as in S3; only a version id that cannot be one is refused.
   * @throws S3Error NoSuchBucket, InvalidArgument
   */
  delete(
    bucketName: string,
    key: string,
    versionId?: string,
    options: { requestId?: string; reason?: 'DeleteObject' | 'Lifecycle Expiration' } = {},
  ): Deletion {
    const bucket = this.bucket(bucketName);
    refuseOversize(key, {});
    const reason = options.reason ?? 'DeleteObject';
    if (versionId === undefined && bucket.settings.versioned) {
      const lastModified = this.#clock.now();
      const marker: DeleteMarker = { kind: 'delete-marker', key, versionId: this.#versionId(bucket), lastModified };
      bucket.add(marker);
      this.#announce(bucket, marker, reason, options.requestId, 'Delete Marker Created');
      return { versionId: marker.versionId, deleteMarker: true };
    }
    if (versionId !== undefined) refuseMalformedVersion(versionId);
    const removed = bucket.remove(key, versionId ?? noVersion);
    if (removed !== undefined) this.#announce(bucket, removed, reason, options.requestId, 'Permanently Deleted');
    return { versionId, deleteMarker: removed?.kind === 'delete-marker' };
  }

  /** Current objects in key order. @throws S3Error NoSuchBucket */
  list(bucketName: string, options: ListOptions = {}): ObjectPage {
    return listObjects(this.bucket(bucketName), options);
  }

  /** Every version and delete marker, by key, newest first. @throws S3Error NoSuchBucket */
  listVersions(bucketName: string, options: VersionListOptions = {}): VersionPage {
    return listVersions(this.bucket(bucketName), options);
  }

  #versionId(bucket: Bucket): string {
    if (!bucket.settings.versioned) return noVersion;
    return this.#random(24).toString('base64').replaceAll('+', '.').replaceAll('/', '_');
  }

  #announce(
    bucket: Bucket,
    version: ObjectVersion,
    reason: ObjectEventReason,
    requestId = this.#random(8).toString('hex').toUpperCase(),
    deletionType?: NonNullable<ObjectEventDetail['deletion-type']>,
  ): void {
    const now = this.#clock.now();
    // Taken for every change, so that a key's order does not depend on who listens.
    const sequencer = this.#sequencer.next(now);
    if (!bucket.settings.eventBridge) return;
    const emptyBodyEtag = 'd41d8cd98f00b204e9800998ecf8427e';
    this.#emit({
      detailType: deletionType === undefined ? 'Object Created' : 'Object Deleted',
      time: `${new Date(now).toISOString().slice(0, 19)}Z`,
      detail: {
        version: '0',
        'event-version': '1.0',
        bucket: { name: bucket.settings.name },
        object: {
          key: version.key,
          ...(deletionType === undefined && version.kind === 'object' ? { size: version.body.length } : {}),
          etag: version.kind === 'object' ? version.etag : emptyBodyEtag,
          ...(bucket.settings.versioned ? { 'version-id': version.versionId } : {}),
          sequencer,
        },
        'request-id': requestId,
        requester: reason === 'Lifecycle Expiration' ? 's3.amazonaws.com' : this.#accountId,
        ...(reason === 'Lifecycle Expiration' ? {} : { 'source-ip-address': '127.0.0.1' }),
        reason,
        ...(deletionType === undefined ? {} : { 'deletion-type': deletionType }),
      },
    });
  }
}

function refuseOversize(key: string, metadata: Readonly<Record<string, string>>): void {
  if (Buffer.byteLength(key) > maxKeyBytes) {
    throw new S3Error('KeyTooLongError', 'Your key is too long', {
      details: { Size: String(Buffer.byteLength(key)), MaxSizeAllowed: String(maxKeyBytes) },
    });
  }
  const size = Object.entries(metadata).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  if (size > maxMetadataBytes) {
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', {
      details: { Size: String(size), MaxSizeAllowed: String(maxMetadataBytes) },
    });
  }
}

function refuseMalformedVersion(versionId: string): void {
  if (versionId !== noVersion && !/^[\w.]{32}$/.test(versionId)) {
    throw new S3Error('InvalidArgument', 'Invalid version id specified', {
      details: { ArgumentName: 'versionId', ArgumentValue: versionId },
    });
  }
}

function noSuchVersion(key: string, versionId: string): S3Error {
  refuseMalformedVersion(versionId);
  return new S3Error('NoSuchVersion', 'The specified version does not exist.', {
    details: { Key: key, VersionId: versionId },
  });
}

const noSuchKey = (key: string, headers: Record<string, string> = {}): S3Error =>
  new S3Error('NoSuchKey', 'The specified key does not exist.', { headers, details: { Key: key } });

const preconditionFailed = (condition: string): S3Error =>
  new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    details: { Condition: condition },
  });
