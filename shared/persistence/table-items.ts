import type { Head, Quarantine } from '../domain/head.ts';
import { indexShardOf } from '../domain/identity.ts';
import type { KeyFence } from '../domain/key-fence.ts';
import { quarantineReasons } from '../domain/quarantine.ts';
import { type ClaimRecord, dayOf, type StatisticRecord } from '../domain/record.ts';
import type { PassingState } from '../domain/run-state.ts';
import { storedHead } from '../domain/stored-head.ts';
import { storedRecord } from '../domain/stored-record.ts';
import {
  attemptKey,
  claimSortKey,
  extractorKey,
  fenceCopyKey,
  fenceKey,
  headKey,
  indexPartitions,
  movedKey,
  quarantineKey,
  queueSortKey,
  queueThreshold,
  runKey,
  runSortKey,
  staleSortKey,
  statisticSortKey,
} from '../domain/table-keys.ts';
import type { ExtractionAttempt, RunManifest, TableItem } from './record-store.ts';

/** The head as an item: found by its day while something is readable, by its extractor's version and day as long as there is a file. */
export const headItem = (head: Head): TableItem => {
  const { docId, run, document, quarantine } = head;
  const version = quarantine?.extractorVersion ?? run?.extractorVersion;
  const day = document ? dayOf(document) : (quarantine?.firstAt ?? head.updatedAt).slice(0, 10);
  return {
    ...headKey(docId),
    ...storedHead(head),
    ...(run && document && { GSI1PK: indexPartitions.day(dayOf(document), indexShardOf(docId)), GSI1SK: docId }),
    ...(version !== undefined && {
      GSI2PK: indexPartitions.extractor(version, indexShardOf(docId)),
      GSI2SK: staleSortKey(day, docId),
    }),
  };
};

export const extractorItem = (version: string): TableItem => ({
  ...extractorKey(version),
  schema: 'claimwire/extractor@1',
  version,
});

/** What stands in the list of quarantined documents: all that there is to know, and what to do, for who has only this item. */
export const quarantineItem = (docId: string, quarantine: Quarantine): TableItem => ({
  ...quarantineKey(docId),
  schema: 'claimwire/quarantine@1',
  docId,
  ...quarantine,
  ...quarantineReasons[quarantine.reason],
});

export const fenceItem = (fence: KeyFence): TableItem => ({
  ...fenceKey(fence.keyHash),
  schema: 'claimwire/key@1',
  ...fence,
});
export const fenceCopyItem = (docId: string, fence: KeyFence): TableItem => ({
  ...fenceItem(fence),
  ...fenceCopyKey(docId, fence.keyHash),
});
/** What a document remembers of a key that left it: where S3 may still hold versions of it. */
export const movedItem = (docId: string, keyHash: string): TableItem => ({
  ...movedKey(docId, keyHash),
  schema: 'claimwire/moved@1',
  keyHash,
});

/** By which the collector finds a run that ends, and nobody one that is published. */
export const runIndexKeys = (docId: string, runId: string, state: PassingState, since: string) => ({
  GSI1PK: indexPartitions.runs(state, indexShardOf(docId)),
  GSI1SK: runSortKey(since, runId),
});
export const manifestItem = (manifest: RunManifest): TableItem => ({
  ...runKey(manifest.docId, manifest.runId),
  ...runIndexKeys(manifest.docId, manifest.runId, 'STAGING', manifest.leaseUntil),
  schema: 'claimwire/run@1',
  ...manifest,
  state: 'STAGING',
});

export const attemptItem = (attempt: ExtractionAttempt): TableItem => ({
  ...attemptKey(attempt.keyHash),
  schema: 'claimwire/attempt@1',
  ...attempt,
});

/** A claim is found by its speaker and day, and in the queue for a check where it is worth one. */
export const claimItem = (partition: string, claim: ClaimRecord): TableItem => {
  const day = dayOf(claim.document);
  const speakerId = claim.speaker?.id ?? null;
  const worth = claim.checkWorthiness;
  return {
    ...storedRecord(claim),
    PK: partition,
    SK: claimSortKey(claim.id),
    ...(speakerId !== null && {
      GSI1PK: indexPartitions.speaker(speakerId, day.slice(0, 7)),
      GSI1SK: day,
    }),
    ...(worth !== null &&
      worth >= queueThreshold && {
        GSI2PK: indexPartitions.queue(day.slice(0, 7), claim.key),
        GSI2SK: queueSortKey(worth, day, claim.key),
      }),
  };
};

/** A statistic is found by its unit and day, and by what it counts. */
export const statisticItem = (partition: string, statistic: StatisticRecord): TableItem => {
  const day = dayOf(statistic.document);
  return {
    ...storedRecord(statistic),
    PK: partition,
    SK: statisticSortKey(statistic.id),
    ...(statistic.unit !== null && { GSI1PK: indexPartitions.unit(statistic.unit, day.slice(0, 7)), GSI1SK: day }),
    ...(statistic.counted !== null && {
      GSI2PK: indexPartitions.counted(statistic.counted.key, day.slice(0, 7)),
      GSI2SK: day,
    }),
  };
};
