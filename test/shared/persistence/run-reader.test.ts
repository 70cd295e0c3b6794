import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shardPartition } from '../../../shared/domain/table-keys.ts';
import { dynamoRecordStore } from '../../../shared/persistence/dynamo-record-store.ts';
import { dynamoRunStore } from '../../../shared/persistence/dynamo-run-store.ts';
import { MemoryRecordStore } from '../../../shared/persistence/memory-record-store.ts';
import { memoryRunStore } from '../../../shared/persistence/memory-run-store.ts';
import type { RecordStore } from '../../../shared/persistence/record-store.ts';
import { dynamoRunReader, memoryRunReader, type RunReader } from '../../../shared/persistence/run-reader.ts';
import type { RunStore } from '../../../shared/persistence/run-store.ts';
import { dynamodbHere, startTable } from './dynamo-table.ts';
import { stagedRun } from './staged-run.ts';

const patience = { random: () => 0, sleep: async () => {} };
interface Subject {
  readonly store: RecordStore;
  readonly runs: RunStore;
  readonly reader: RunReader;
}
const memory = (): Subject => {
  const store = new MemoryRecordStore();
  return { store, runs: memoryRunStore(store.table), reader: memoryRunReader(store.table) };
};
let dynamo: Awaited<ReturnType<typeof startTable>> | undefined;
beforeAll(async () => {
  if (dynamodbHere.kind !== 'unavailable') dynamo = await startTable();
});
afterAll(() => dynamo?.stop());
const onDynamo = (): Subject => {
  if (!dynamo) throw new Error('No table.');
  const { client, tableName } = dynamo;
  return {
    store: dynamoRecordStore(client, tableName, patience),
    runs: dynamoRunStore(client, tableName, patience),
    reader: dynamoRunReader(client, tableName),
  };
};

describe.each<[string, () => Subject, boolean]>([
  ['in memory', memory, true],
  ['on DynamoDB', onDynamo, dynamodbHere.kind !== 'unavailable'],
])('the records of a run, %s', (_, create, here) => {
  const it = test.runIf(here);

  it('are read from all of its partitions, published or not', async () => {
    const { store, reader } = create();
    const { docId, staged } = await stagedRun(store, 450);
    expect(staged.run.shards).toBeGreaterThan(1);
    const records = await reader.readRun(docId, staged.run);
    expect(records?.claims.map(({ id }) => id).sort()).toEqual(Array.from({ length: 450 }, (_, i) => `c-${i}`).sort());
    expect(records?.statistics).toMatchObject([{ id: 's-1', value: 3.5e18 }]);
  });

  it('are none where one of them is gone', async () => {
    const { store, runs, reader } = create();
    const { docId, staged } = await stagedRun(store, 3);
    const [key] = await runs.recordKeys(shardPartition(docId, staged.run.id, 0), 1);
    await runs.deleteRecords([key!]);
    expect(await reader.readRun(docId, staged.run)).toBeNull();
  });
});
