import { compareKeys } from './key-order.ts';
import type { ObjectVersion, StoredObject } from './object-version.ts';

export interface BucketSettings {
  readonly name: string;
  readonly versioned: boolean;
  /** Whether the bucket sends its object events to EventBridge. */
  readonly eventBridge: boolean;
}

/** The versions of one bucket by key, and the keys in S3's order. */
export class Bucket {
  readonly settings: BucketSettings;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Each key's versions, oldest first; never empty. */
  readonly #versions = new Map<string, ObjectVersion[]>();
  #sortedKeys: string[] | undefined;

  constructor(settings: BucketSettings, createdAt: number) {
    this.settings = settings;
    this.createdAt = createdAt;
  }

  /** Every key that has any version, delete markers included, sorted. */
  get sortedKeys(): readonly string[] {
    this.#sortedKeys ??= [...this.#versions.keys()].sort(compareKeys);
    return this.#sortedKeys;
  }

  versionsOf(key: string): readonly ObjectVersion[] {
    return this.#versions.get(key) ?? [];
  }

  latest(key: string): ObjectVersion | undefined {
    return this.#versions.get(key)?.at(-1);
  }

  /** The object that a read without a version id finds. */
  current(key: string): StoredObject | undefined {
    const latest = this.latest(key);
    return latest?.kind === 'object' ? latest : undefined;
  }

  version(key: string, versionId: string): ObjectVersion | undefined {
    return this.#versions.get(key)?.find((version) => version.versionId === versionId);
  }

  /** Puts a version on top; one with the same id, as in a bucket without versions, is replaced. */
  add(version: ObjectVersion): void {
    const versions = this.#versions.get(version.key);
    if (versions === undefined) {
      this.#versions.set(version.key, [version]);
      this.#sortedKeys = undefined;
    } else if (this.settings.versioned) versions.push(version);
    else versions[0] = version;
  }

  /** Takes one version away for good, and answers it; undefined when there is none. */
  remove(key: string, versionId: string): ObjectVersion | undefined {
    const versions = this.#versions.get(key);
    const index = versions?.findIndex((version) => version.versionId === versionId) ?? -1;
    const removed = versions?.splice(index, index < 0 ? 0 : 1)[0];
    if (versions?.length === 0) {
      this.#versions.delete(key);
      this.#sortedKeys = undefined;
    }
    return removed;
  }
}
