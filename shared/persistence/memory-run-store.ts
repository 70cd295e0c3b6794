import {
  firstSortBehind,
  headKey,
  indexPartitions,
  movedRange,
  parseRunRow,
  runKey,
  runRange,
  runSortKey,
} from '../domain/table-keys.ts';
import { passRun } from './memory-record-store.ts';
import type { MemoryTable } from './memory-table.ts';
import { readRunItem } from './read-items.ts';
import type { TableItem } from './record-store.ts';
import type { RunStore } from './run-store.ts';

const ending = new Set<unknown>(['SUPERSEDED', 'ABANDONED']);

/** Runs in a table in memory, under the same conditions as in DynamoDB. */
export const memoryRunStore = (table: MemoryTable): RunStore => ({
  listRuns: async ({ state, shard, before, limit, after }) => {
    const from = after ? firstSortBehind(runSortKey(after.since, after.runId)) : '0';
    const partition = indexPartitions.runs(state, shard);
    const { items } = await table.query({ index: 'GSI1', partition, from, to: before, limit });
    return items.flatMap((item) => parseRunRow(item, String(item.GSI1SK)) ?? []);
  },
  readRun: async (docId, runId) => {
    const [item] = await table.get([runKey(docId, runId)]);
    return item ? readRunItem(item) : null;
  },
  runsOf: async (docId) => {
    const { items } = await table.query({
      partition: headKey(docId).PK,
      ...runRange,
      limit: Number.MAX_SAFE_INTEGER,
    });
    return items.map(readRunItem);
  },
  abandonRun: async ({ docId, runId }, at) =>
    table.transact([
      {
        key: runKey(docId, runId),
        put: passRun('ABANDONED', at),
        unless: (standing: TableItem | null) => standing?.state !== 'STAGING',
      },
    ]),
  recordKeys: async (partition, limit) =>
    (await table.query({ partition, limit })).items.map(({ PK, SK }) => ({ PK, SK })),
  deleteRecords: async (keys) => {
    for (const key of keys) table.transact([{ key, put: () => null }]);
  },
  deleteRun: async ({ docId, runId }) => {
    table.transact([
      { key: runKey(docId, runId), put: () => null, unless: (standing) => !ending.has(standing?.state) },
    ]);
  },
  formerKeys: async (docId) => {
    const { items } = await table.query({
      partition: headKey(docId).PK,
      ...movedRange,
      limit: Number.MAX_SAFE_INTEGER,
    });
    return items.map(({ keyHash }) => String(keyHash));
  },
  eraseHead: async (docId, rev) =>
    table.transact([
      {
        key: headKey(docId),
        put: (standing) => standing && { ...standing, document: null, rev: rev + 1 },
        unless: (standing) => standing?.rev !== rev || standing.state !== 'DELETED',
      },
    ]),
});
