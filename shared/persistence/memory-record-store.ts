import { isDeepStrictEqual } from 'node:util';
import type { Head, PublishedRun } from '../domain/head.ts';
import type { KeyFence } from '../domain/key-fence.ts';
import type { PassingState } from '../domain/run-state.ts';
import {
  attemptKey,
  documentRange,
  extractorKey,
  fenceCopyKey,
  fenceKey,
  headKey,
  movedKey,
  quarantineKey,
  quarantinePartitions,
  runKey,
  shardPartitions,
} from '../domain/table-keys.ts';
import { type Patience, systemPatience } from './backoff.ts';
import { MemoryTable, type Write } from './memory-table.ts';
import { readAttemptItem, readFenceItem, readHeadItem, readQuarantineItem } from './read-items.ts';
import type {
  Change,
  DocumentState,
  ExtractionAttempt,
  QuarantinedDocument,
  RecordStore,
  RunManifest,
  TableItem,
} from './record-store.ts';
import {
  attemptItem,
  extractorItem,
  fenceCopyItem,
  fenceItem,
  headItem,
  manifestItem,
  movedItem,
  quarantineItem,
  runIndexKeys,
} from './table-items.ts';
import { untornRead } from './untorn-read.ts';

const revOf = (item: TableItem | null): number | null => (item === null ? null : (item.rev as number));

const publishRun = (standing: TableItem | null): TableItem | null => {
  if (standing === null) return null;
  const { GSI1PK: _, GSI1SK: __, ...rest } = standing;
  return { ...rest, state: 'PUBLISHED' };
};
/** To a state in which a run ends, listed for the collector. */
export const passRun =
  (state: PassingState, since: string) =>
  (standing: TableItem | null): TableItem | null =>
    standing && {
      ...standing,
      ...runIndexKeys(String(standing.docId), String(standing.runId), state, since),
      state,
      since,
    };

/** Records in memory: the same items under the same conditions as in DynamoDB. */
export class MemoryRecordStore implements RecordStore {
  readonly table: MemoryTable;

  readonly #patience: Patience;

  constructor(table: MemoryTable = new MemoryTable(), patience: Patience = systemPatience) {
    this.table = table;
    this.#patience = patience;
  }

  async readFence(keyHash: string): Promise<KeyFence | null> {
    const [item] = await this.table.get([fenceKey(keyHash)]);
    return item ? readFenceItem(item) : null;
  }

  readDocument(docId: string): Promise<DocumentState> {
    return untornRead(() => this.#queryDocument(docId), this.#patience);
  }

  async #queryDocument(docId: string): Promise<DocumentState> {
    const { PK } = headKey(docId);
    const { items } = await this.table.query({ partition: PK, ...documentRange, limit: Number.MAX_SAFE_INTEGER });
    const head = items.find(({ SK }) => SK === 'HEAD');
    const keys = items.filter(({ SK }) => SK !== 'HEAD').map(readFenceItem);
    return { docId, head: head ? (readHeadItem(head) satisfies Head) : null, keys };
  }

  async readRecords(docId: string, run: Pick<PublishedRun, 'id' | 'shards'>): Promise<readonly TableItem[]> {
    const limit = Number.MAX_SAFE_INTEGER;
    const pages = shardPartitions(docId, run).map((partition) => this.table.query({ partition, limit }));
    return (await Promise.all(pages)).flatMap(({ items }) => items);
  }

  async quarantined(): Promise<readonly QuarantinedDocument[]> {
    const limit = Number.MAX_SAFE_INTEGER;
    const pages = quarantinePartitions().map((partition) => this.table.query({ partition, limit }));
    return (await Promise.all(pages)).flatMap(({ items }) => items.map(readQuarantineItem));
  }

  async readAttempt(keyHash: string): Promise<ExtractionAttempt | null> {
    const [item] = await this.table.get([attemptKey(keyHash)]);
    return item ? readAttemptItem(item) : null;
  }
  async beginAttempt(attempt: ExtractionAttempt): Promise<void> {
    this.table.transact([{ key: attemptKey(attempt.keyHash), put: () => attemptItem(attempt) }]);
  }
  async endAttempt(keyHash: string): Promise<void> {
    this.table.transact([{ key: attemptKey(keyHash), put: () => null }]);
  }

  async noteExtractor(version: string): Promise<void> {
    this.table.transact([{ key: extractorKey(version), put: () => extractorItem(version) }]);
  }

  async stageRun(manifest: RunManifest): Promise<void> {
    const item = manifestItem(manifest);
    const other = (standing: TableItem | null) => standing !== null && !isDeepStrictEqual(standing, item);
    if (!this.table.transact([{ key: item, put: () => item, unless: other }]))
      throw new Error(`Run ${manifest.runId} was staged before: each attempt needs a fresh id.`);
  }

  async writeRecords(items: readonly TableItem[]): Promise<void> {
    for (const item of items) this.table.transact([{ key: item, put: () => item }]);
  }

  async commit({ fence, expectedFenceRev, documents, publish }: Change): Promise<'committed' | 'conflict'> {
    const writes: Write[] = [
      {
        key: fenceKey(fence.keyHash),
        put: () => fenceItem(fence),
        unless: (standing) => revOf(standing) !== expectedFenceRev,
      },
      ...documents.flatMap(({ docId, head, expectedRev, copy, released, supersede }): Write[] => [
        { key: headKey(docId), put: () => headItem(head), unless: (standing) => revOf(standing) !== expectedRev },
        { key: fenceCopyKey(docId, fence.keyHash), put: () => (copy === 'put' ? fenceCopyItem(docId, fence) : null) },
        ...(copy === 'put'
          ? []
          : [{ key: movedKey(docId, fence.keyHash), put: () => movedItem(docId, fence.keyHash) }]),
        ...(head.quarantine === null && !released
          ? []
          : [{ key: quarantineKey(docId), put: () => head.quarantine && quarantineItem(docId, head.quarantine) }]),
        ...(supersede === null ? [] : [{ key: runKey(docId, supersede), put: passRun('SUPERSEDED', head.updatedAt) }]),
      ]),
      ...(publish === null
        ? []
        : [
            {
              key: runKey(publish.docId, publish.runId),
              put: publishRun,
              unless: (standing: TableItem | null) => standing?.state !== 'STAGING',
            },
          ]),
    ];
    return this.table.transact(writes) ? 'committed' : 'conflict';
  }
}
