import type { Bucket } from './bucket.ts';
import { compareKeys, firstNotBelow } from './key-order.ts';
import type { ObjectVersion, StoredObject } from './object-version.ts';

export interface ListOptions {
  readonly prefix?: string | undefined;
  /** Keys that share the text up to this after the prefix are told once, as a common prefix. */
  readonly delimiter?: string | undefined;
  /** Start behind this key or common prefix. */
  readonly after?: string | undefined;
  /** Objects and common prefixes together; 1,000 at most and by default. */
  readonly limit?: number | undefined;
}

export interface ObjectPage {
  readonly objects: readonly StoredObject[];
  readonly commonPrefixes: readonly string[];
  /** Where the next page starts (`after`); undefined on the last one. */
  readonly next: string | undefined;
}

export function listObjects(
  bucket: Bucket,
  { prefix = '', delimiter, after = '', limit = 1000 }: ListOptions,
): ObjectPage {
  const objects: StoredObject[] = [];
  const commonPrefixes: string[] = [];
  const most = Math.min(limit, 1000);
  let last: string | undefined;
  const keys = bucket.sortedKeys;
  for (let i = firstNotBelow(keys, compareKeys(after, prefix) > 0 ? after : prefix); i < keys.length; i++) {
    const key = keys[i] as string;
    if (!key.startsWith(prefix)) break;
    const object = bucket.current(key);
    if (object === undefined || compareKeys(key, after) <= 0) continue;
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const common = cut < 0 ? undefined : key.slice(0, cut + (delimiter as string).length);
    if (common !== undefined && (common === commonPrefixes.at(-1) || common === after)) continue;
    if (objects.length + commonPrefixes.length >= most) return { objects, commonPrefixes, next: last };
    if (common === undefined) objects.push(object);
    else commonPrefixes.push(common);
    last = common ?? key;
  }
  return { objects, commonPrefixes, next: undefined };
}

export interface VersionListOptions {
  readonly prefix?: string | undefined;
  /** Start behind this key, or, with a version id, behind that version of it. */
  readonly keyMarker?: string | undefined;
  readonly versionIdMarker?: string | undefined;
  /** 1,000 at most and by default. */
  readonly limit?: number | undefined;
}

export interface VersionPage {
  readonly versions: readonly { readonly version: ObjectVersion; readonly isLatest: boolean }[];
  /** The last version of this page where more follow; undefined on the last page. */
  readonly next: ObjectVersion | undefined;
}

export function listVersions(bucket: Bucket, options: VersionListOptions): VersionPage {
  const { prefix = '', keyMarker = '', versionIdMarker, limit = 1000 } = options;
  const page: { version: ObjectVersion; isLatest: boolean }[] = [];
  const keys = bucket.sortedKeys;
  for (let i = firstNotBelow(keys, compareKeys(keyMarker, prefix) > 0 ? keyMarker : prefix); i < keys.length; i++) {
    const key = keys[i] as string;
    if (!key.startsWith(prefix)) break;
    if (key === keyMarker && versionIdMarker === undefined) continue;
    const newestFirst = bucket.versionsOf(key).toReversed();
    const first = key === keyMarker ? newestFirst.findIndex(({ versionId }) => versionId === versionIdMarker) + 1 : 0;
    for (let j = first; j < newestFirst.length; j++) {
      if (page.length >= Math.min(limit, 1000)) return { versions: page, next: page.at(-1)?.version };
      page.push({ version: newestFirst[j] as ObjectVersion, isLatest: j === 0 });
    }
  }
  return { versions: page, next: undefined };
}
