/** By which way an article goes through the pipeline: fresh ones never wait behind the upload of an archive. */
export type Lane = 'fresh' | 'bulk';

/** An event carries the key alone, so the key tells the lane: those of a bulk upload begin with the stage's prefix. */
export const laneOfKey = (key: string, bulkPrefix: string): Lane => (key.startsWith(bulkPrefix) ? 'bulk' : 'fresh');

/**
 * What the keys of normalized objects begin with, so that their events tell the lane as well. It stays what it is where a stage's prefix for
 * uploads changes: copies are found under it (purge), and rules match it (infra/).
 */
export const normalizedPrefix = { fresh: '', bulk: 'bulk/' } as const satisfies Record<Lane, string>;

/** The lane of a normalized object. */
export const laneOfNormalizedKey = (key: string): Lane => laneOfKey(key, normalizedPrefix.bulk);
