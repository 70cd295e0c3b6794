import { indexShardOf, sha256Hex } from './identity.ts';
import type { PassingState } from './run-state.ts';

/** The primary key of an item. No file name stands in one: they are bounded. */
export interface TableKey {
  readonly PK: string;
  readonly SK: string;
}
export const headKey = (docId: string): TableKey => ({ PK: `DOC#${docId}`, SK: 'HEAD' });
export const fenceKey = (keyHash: string): TableKey => ({ PK: `KEY#${keyHash}`, SK: 'KEY' });
export const fenceCopyKey = (docId: string, keyHash: string): TableKey => ({
  PK: `DOC#${docId}`,
  SK: `KEY#${keyHash}`,
});
/** That a key named a document once, and names another by now. */
export const movedKey = (docId: string, keyHash: string): TableKey => ({
  PK: `DOC#${docId}`,
  SK: `MOVED#${keyHash}`,
});
export const movedRange = { from: 'MOVED#', to: 'MOVED$' } as const;
export const runKey = (docId: string, runId: string): TableKey => ({ PK: `DOC#${docId}`, SK: `RUN#${runId}` });

/** That an extraction of a version of the key has begun; it stands while that runs, and after a death in the midst of it. */
export const attemptKey = (keyHash: string): TableKey => ({ PK: `KEY#${keyHash}`, SK: 'ATTEMPT' });

// The list of what is in quarantine: an item a document, over as many partitions as an index has shards.
const quarantinePartition = (shard: number): string => `QUARANTINE#${shard}`;
export const quarantineKey = (docId: string): TableKey => ({ PK: quarantinePartition(indexShardOf(docId)), SK: docId });
export const quarantinePartitions = (): string[] =>
  Array.from({ length: indexShards }, (_, i) => quarantinePartition(i));

/** The extractor versions that heads may be of: an item each, so that what is stale is found without a scan. */
export const extractorsPartition = 'EXTRACTORS';
export const extractorKey = (version: string): TableKey => ({ PK: extractorsPartition, SK: bounded(version) });

/** The verdict that stands of a claim, by the claim's key: one look tells whether it is judged. */
export const verdictKey = (claimKey: string): TableKey => ({ PK: `VERDICT#${claimKey}`, SK: 'V' });
/** An entry of the history of a claim's verdicts; `recordedAt` is an ISO 8601 instant. */
export const verdictEntryKey = (claimKey: string, recordedAt: string): TableKey => ({
  PK: `VERDICT#${claimKey}`,
  SK: `V#${recordedAt}`,
});
/** All that a claim's verdicts said, the first one first. */
export const verdictRange = { from: 'V#', to: 'V$' } as const;

/** HEAD and the copies of its keys, in one Query: between these sort keys, runs left out. */
export const documentRange = { from: 'HEAD', to: 'KEY$' } as const;

/** The manifests of a document's runs. */
export const runRange = { from: 'RUN#', to: 'RUN$' } as const;

/** The partition that holds a run's records. */
export const shardPartition = (docId: string, runId: string, shard: number): string =>
  `DOC#${docId}#RUN#${runId}#${shard}`;
/** All partitions of a run. */
export const shardPartitions = (docId: string, { id, shards }: { id: string; shards: number }): string[] =>
  Array.from({ length: shards }, (_, shard) => shardPartition(docId, id, shard));
/** The document of a run; what is over one item's size continues in the chunks 1, 2, … */
export const documentRecordSortKey = (chunk: number): string => (chunk === 0 ? 'D' : `D#${chunk}`);
export const claimSortKey = (id: string): string => `C#${id}`;
export const statisticSortKey = (id: string): string => `S#${id}`;
/** Reads back which claim or statistic a sort key names. */
export const idOfSortKey = (sort: string): string => sort.slice(2);

/** Reads back whose record stands in a partition: an index row tells no more than its key. */
export const parseShardPartition = (partition: string): { docId: string; runId: string } | null => {
  const [, docId, runId] = /^DOC#([^#]+)#RUN#([^#]+)#\d+$/.exec(partition) ?? [];
  return docId !== undefined && runId !== undefined ? { docId, runId } : null;
};

/** A name from a text can be of any length, a key can't: past 64 characters a hash of the whole ends it. */
const bounded = (name: string): string =>
  name.length <= 64 ? name : `${name.slice(0, 40)}~${sha256Hex(new TextEncoder().encode(name)).slice(0, 16)}`;

/** What editors keep of a speaker id. */
export const aliasKey = (name: string): TableKey => ({ PK: `ALIAS#${bounded(name)}`, SK: 'ALIAS' });

/** `day` is YYYY-MM-DD, `month` YYYY-MM. */
export const indexPartitions = {
  /** The speakers that have aliases: editors keep a few thousand at most. */
  aliases: (): string => 'ALIASES',
  day: (day: string, shard: number): string => `DAY#${day}#${shard}`,
  extractor: (version: string, shard: number): string => `EXTRACTOR#${bounded(version)}#${shard}`,
  speaker: (speakerId: string, month: string): string => `SPEAKER#${bounded(speakerId)}#${month}`,
  queue: (month: string, claimKey: string): string => queuePartition(month, indexShardOf(claimKey)),
  unit: (unit: string, month: string): string => `UNIT#${bounded(unit)}#${month}`,
  counted: (key: string, month: string): string => `COUNTED#${bounded(key)}#${month}`,
  runs: (state: PassingState, shard: number): string => `RUNS#${state}#${shard}`,
} as const;

/** How many shards an index partition that many documents share ends in. */
export const indexShards = 8;

/** Within an extractor's partition, documents stand by day (YYYY-MM-DD). */
export const staleSortKey = (day: string, docId: string): string => `${day}#${docId}`;

/** Reads back which document a head's key names. */
export const parseHeadRow = ({ PK, SK }: TableKey): string | null =>
  SK === 'HEAD' ? (/^DOC#([^#]+)$/.exec(PK)?.[1] ?? null) : null;

/** Runs that end stand by since when; `since` is an ISO 8601 instant. */
export const runSortKey = (since: string, runId: string): string => `${since}#${runId}`;

/** In the queue, the most check-worthy stands last. The row tells which claim it is, so that a judged one is known before anything is read of it. */
export const queueSortKey = (checkWorthiness: number, day: string, claimKey: string): string =>
  `${checkWorthiness.toFixed(4)}#${day}#${claimKey}`;
/** The rows of claims that are as check-worthy as this, and perhaps a few that are less so by a rounding. */
export const queueRange = (min: number | null): { from: string; to: string } | Record<never, never> =>
  min === null ? {} : { from: (Math.floor(min * 10_000) / 10_000).toFixed(4), to: '2' };
/** Reads back what a row of the queue tells. */
export const parseQueueSortKey = (sort: string): { day: string; claimKey: string } | null => {
  const [, day, claimKey] = /^[\d.]+#([\d-]+)#(.+)$/.exec(sort) ?? [];
  return day !== undefined && claimKey !== undefined ? { day, claimKey } : null;
};
const queuePartition = (month: string, shard: number): string => `QUEUE#${month}#${shard}`;
export const queuePartitions = (month: string): string[] =>
  Array.from({ length: indexShards }, (_, shard) => queuePartition(month, shard));
/** Below this, nobody is asked to check a claim. */
export const queueThreshold = 0.5;

/** What a range begins with so that it goes on behind this sort key: no other key lies between the two. */
export const firstSortBehind = (sort: string): string => `${sort} `;

/** Reads back which run a manifest's key names, and from its sort key in the index since when it is listed. */
export const parseRunRow = (row: TableKey, sort: string): { docId: string; runId: string; since: string } | null => {
  const [, docId] = /^DOC#([^#]+)$/.exec(row.PK) ?? [];
  const [, runId] = /^RUN#(.+)$/.exec(row.SK) ?? [];
  const since = sort.split('#')[0];
  return docId && runId && since ? { docId, runId, since } : null;
};

/** The two overloaded, sparse indexes. */
export const indexes = {
  GSI1: { partition: 'GSI1PK', sort: 'GSI1SK' },
  GSI2: { partition: 'GSI2PK', sort: 'GSI2SK' },
} as const;
export type IndexName = keyof typeof indexes;
