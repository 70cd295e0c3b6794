import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoTableReader } from '../../client/dynamo-table-reader.ts';
import { readerOver } from '../../client/reader.ts';
import type { TableReader } from '../../client/table-reader.ts';
import { announceChange } from '../../shared/announcement/announce-change.ts';
import type { ChangeEvent } from '../../shared/domain/change-event.ts';
import { shardPartition } from '../../shared/domain/table-keys.ts';
import { MemoryTelemetry } from '../../shared/observability/memory-telemetry.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { dynamoRunStore } from '../../shared/persistence/dynamo-run-store.ts';
import { memoryEditorialTable } from '../../shared/persistence/memory-editorial-table.ts';
import { MemoryRecordStore } from '../../shared/persistence/memory-record-store.ts';
import { memoryRunStore } from '../../shared/persistence/memory-run-store.ts';
import { MemoryTable } from '../../shared/persistence/memory-table.ts';
import type { RecordStore } from '../../shared/persistence/record-store.ts';
import type { RunStore } from '../../shared/persistence/run-store.ts';
import { dynamodbHere, startTable } from '../shared/persistence/dynamo-table.ts';
import { stagedRun, switchTo } from '../shared/persistence/staged-run.ts';
import { now, patience } from './publish.ts';

let dynamo: Awaited<ReturnType<typeof startTable>> | undefined;
beforeAll(async () => {
  if (dynamodbHere.kind !== 'unavailable') dynamo = await startTable();
});
afterAll(() => dynamo?.stop());

interface Subject {
  readonly store: RecordStore;
  readonly runs: RunStore;
  readonly table: TableReader;
}
const inMemory = (): Subject => {
  const store = new MemoryRecordStore();
  return { store, runs: memoryRunStore(store.table), table: store.table };
};
const onDynamo = (): Subject => {
  if (!dynamo) throw new Error('No table.');
  const { client, tableName } = dynamo;
  return {
    store: dynamoRecordStore(client, tableName, patience),
    runs: dynamoRunStore(client, tableName, patience),
    table: dynamoTableReader(client, tableName),
  };
};

/** Publishes a run of 300 claims, then one of 298, and gives the events of both; no record is put in them. */
const published = async ({ store }: Subject) => {
  const first = await stagedRun(store, 300);
  const firstSwitch = switchTo(first);
  await store.commit(firstSwitch);
  const second = await stagedRun(store, 298, first);
  const secondSwitch = switchTo(second, firstSwitch);
  await store.commit(secondSwitch);
  const ports = {
    runs: { readRun: async () => null },
    editorial: memoryEditorialTable(new MemoryTable()),
    telemetry: new MemoryTelemetry(),
  };
  const [one, two] = [firstSwitch.documents[0]!.head, secondSwitch.documents[0]!.head];
  const events = [
    await announceChange({ before: null, after: one }, ports),
    await announceChange({ before: one, after: two }, ports),
  ];
  return { ...first, last: secondSwitch, events: events as ChangeEvent[] };
};

describe.each<[string, () => Subject, boolean]>([
  ['in memory', inMemory, true],
  ['on DynamoDB', onDynamo, dynamodbHere.kind !== 'unavailable'],
])('the difference of an event, read %s', (_, create, here) => {
  const it = test.runIf(here);

  it('is all of the first run, and later what the next one lacks', async () => {
    const subject = create();
    const { events } = await published(subject);
    const reader = readerOver(subject.table, () => now);
    const first = await reader.difference(events[0]!);
    expect([first?.claims.added.length, first?.claims.removed.length]).toEqual([300, 0]);
    const second = await reader.difference(events[1]!);
    expect(second?.claims.removed.map(({ id }) => id).sort()).toEqual(['c-298', 'c-299']);
    expect([second?.claims.added, second?.claims.changed, second?.claims.unchanged.length]).toEqual([[], [], 298]);
  });

  it('is none while the article is held back, but for who asks for that', async () => {
    const subject = create();
    const { events, last, docId, keyHash } = await published(subject);
    const third = switchTo(await stagedRun(subject.store, 298, { docId, keyHash }), last);
    const [change] = third.documents;
    const withheld = { ...change!.head, document: { ...change!.head.document!, status: 'withheld' as const } };
    await subject.store.commit({ ...third, documents: [{ ...change!, head: withheld }] });
    const reader = readerOver(subject.table, () => now);
    expect(await reader.difference(events[1]!)).toBeNull();
    expect(await reader.difference(events[1]!, { includeRestricted: true })).not.toBeNull();
  });

  it('is none where the former run was collected, or nothing is known of the document', async () => {
    const subject = create();
    const { docId, staged, events } = await published(subject);
    const reader = readerOver(subject.table, () => now);
    const keys = await subject.runs.recordKeys(shardPartition(docId, staged.run.id, 0), 1);
    await subject.runs.deleteRecords(keys);
    expect(await reader.difference(events[1]!)).toBeNull();
    expect(await reader.difference({ ...events[1]!, docId: 'of-nothing' })).toBeNull();
  });
});
