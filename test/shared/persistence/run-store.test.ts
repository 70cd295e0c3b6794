import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexShardOf } from '../../../shared/domain/identity.ts';
import { shardPartition } from '../../../shared/domain/table-keys.ts';
import { dynamoRecordStore } from '../../../shared/persistence/dynamo-record-store.ts';
import { dynamoRunStore } from '../../../shared/persistence/dynamo-run-store.ts';
import { MemoryRecordStore } from '../../../shared/persistence/memory-record-store.ts';
import { memoryRunStore } from '../../../shared/persistence/memory-run-store.ts';
import type { RecordStore } from '../../../shared/persistence/record-store.ts';
import type { ListedRun, RunStore } from '../../../shared/persistence/run-store.ts';
import { dynamodbHere, startTable } from './dynamo-table.ts';
import { now } from './samples.ts';
import { stagedRun, switchTo } from './staged-run.ts';

const patience = { random: () => 0, sleep: async () => {} };
interface Subject {
  readonly store: RecordStore;
  readonly runs: RunStore;
}

const memory = (): Subject => {
  const store = new MemoryRecordStore();
  return { store, runs: memoryRunStore(store.table) };
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
  };
};

const later = '2026-03-02T10:00:00.000Z';
const end = '2027-01-01T00:00:00.000Z';

describe.each<[string, () => Subject, boolean]>([
  ['in memory', memory, true],
  ['on DynamoDB', onDynamo, dynamodbHere.kind !== 'unavailable'],
])('the runs that end, %s', (_, create, here) => {
  const it = test.runIf(here);
  const listed = async ({ runs }: Subject, docId: string, before = end) => {
    const shard = indexShardOf(docId);
    const states = ['STAGING', 'SUPERSEDED', 'ABANDONED'] as const;
    const found: Record<string, ListedRun[]> = {};
    for (const state of states) {
      const mine = (await runs.listRuns({ state, shard, before, limit: 1_000 })).filter((run) => run.docId === docId);
      if (mine.length > 0) found[state] = mine;
    }
    return found;
  };

  it('are listed by the end of their lease from the first write on, and no longer once they are published', async () => {
    const subject = create();
    const { docId, ...staged } = await stagedRun(subject.store, 1);
    expect(await listed(subject, docId)).toEqual({ STAGING: [{ docId, runId: staged.runId, since: now }] });
    expect(await listed(subject, docId, '2026-03-02T08:00:00.000Z')).toEqual({});
    await subject.store.commit(switchTo({ docId, ...staged }));
    expect(await listed(subject, docId)).toEqual({});
    expect(await subject.runs.readRun(docId, staged.runId)).toMatchObject({ state: 'PUBLISHED', shards: 1, items: 3 });
  });

  it('are listed from the switch that supersedes them', async () => {
    const subject = create();
    const first = await stagedRun(subject.store, 1);
    const change = switchTo(first);
    await subject.store.commit(change);
    const second = await stagedRun(subject.store, 1, first);
    await subject.store.commit(switchTo(second, change));
    const { docId, runId } = first;
    expect(await listed(subject, docId)).toEqual({ SUPERSEDED: [{ docId, runId, since: now }] });
    const runs = await subject.runs.runsOf(docId);
    expect(Object.fromEntries(runs.map((run) => [run.runId, [run.state, run.since]]))).toEqual({
      [runId]: ['SUPERSEDED', now],
      [second.runId]: ['PUBLISHED', null],
    });
  });

  it('are abandoned once, and then no switch publishes them; what is published is not abandoned', async () => {
    const subject = create();
    const given = await stagedRun(subject.store, 1);
    const { docId, runId } = given;
    expect(await subject.runs.abandonRun(given, later)).toBe(true);
    expect(await subject.runs.abandonRun(given, end)).toBe(false);
    expect(await listed(subject, docId)).toEqual({ ABANDONED: [{ docId, runId, since: later }] });
    expect(await subject.store.commit(switchTo(given))).toBe('conflict');
    const kept = await stagedRun(subject.store, 1);
    await subject.store.commit(switchTo(kept));
    expect(await subject.runs.abandonRun(kept, later)).toBe(false);
    expect(await subject.runs.abandonRun({ docId, runId: 'never' }, later)).toBe(false);
    expect(await subject.runs.readRun(docId, 'never')).toBeNull();
  });

  it('come in pages, the eldest first', async () => {
    const subject = create();
    const shard = 3;
    const docIds = Array.from({ length: 400 }, (_, i) => `paged-${i}`)
      .filter((docId) => indexShardOf(docId) === shard)
      .slice(0, 7);
    for (const [i, docId] of docIds.entries()) {
      const run = await stagedRun(subject.store, 1, { docId, keyHash: docId });
      await subject.runs.abandonRun(run, `2026-05-0${7 - i}T00:00:00.000Z`);
    }
    const seen: string[] = [];
    let after: ListedRun | undefined;
    for (;;) {
      const page = await subject.runs.listRuns({
        state: 'ABANDONED',
        shard,
        before: '2026-05-07T00:00:00.000Z',
        limit: 2,
        ...(after && { after }),
      });
      expect(page.length).toBeLessThanOrEqual(2);
      after = page.at(-1);
      if (after === undefined) break;
      seen.push(...page.map(({ docId }) => docId));
    }
    expect(seen.filter((docId) => docId.startsWith('paged-'))).toEqual(docIds.slice(1).reverse());
  });

  it('lose their records page by page, and then their manifest, once or more often', async () => {
    const subject = create();
    const staged = await stagedRun(subject.store, 250);
    const { docId, runId } = staged;
    await subject.runs.abandonRun(staged, later);
    const partition = shardPartition(docId, runId, 0);
    const first = await subject.runs.recordKeys(partition, 60);
    expect(first).toHaveLength(60);
    expect(Object.keys(first[0] ?? {}).sort()).toEqual(['PK', 'SK']);
    for (let i = 0; i < 2; i++) await subject.runs.deleteRecords(first);
    const rest = await subject.runs.recordKeys(partition, 1_000);
    expect(rest).toHaveLength(140);
    await subject.runs.deleteRecords(rest);
    expect(await subject.runs.recordKeys(partition, 10)).toEqual([]);
    for (let i = 0; i < 2; i++) await subject.runs.deleteRun(staged);
    expect(await subject.runs.readRun(docId, runId)).toBeNull();
    expect(await listed(subject, docId)).toEqual({});
  });

  it('stand beside the keys that a document lost to another', async () => {
    const { store, runs } = create();
    const staged = await stagedRun(store, 1);
    const change = switchTo(staged);
    await store.commit(change);
    const { docId, keyHash } = staged;
    expect(await runs.formerKeys(docId)).toEqual([]);
    const [shown] = change.documents;
    if (!shown) throw new Error('No document.');
    const gone = { ...shown.head, rev: 2, state: 'DELETED', run: null, lastKey: { keyHash, rev: null } } as const;
    await store.commit({
      fence: { ...change.fence, docId: 'another', rev: 2 },
      expectedFenceRev: 1,
      documents: [{ ...shown, expectedRev: 1, head: gone, copy: 'remove', supersede: staged.runId }],
      publish: null,
    });
    expect(await runs.formerKeys(docId)).toEqual([keyHash]);
    expect(await store.readDocument(docId)).toEqual({ docId, head: gone, keys: [] });
    expect(await runs.runsOf(docId)).toMatchObject([{ state: 'SUPERSEDED' }]);
  });

  it('leave a head that shows nothing without a summary, unless it has changed since or shows something', async () => {
    const { store, runs } = create();
    const staged = await stagedRun(store, 1);
    const change = switchTo(staged);
    await store.commit(change);
    const { docId, keyHash } = staged;
    expect(await runs.eraseHead(docId, 1)).toBe(false);
    const [shown] = change.documents;
    if (!shown) throw new Error('No document.');
    const gone = { ...shown.head, rev: 2, state: 'DELETED', run: null, lastKey: { keyHash, rev: 2 } } as const;
    await store.commit({
      fence: { ...change.fence, rev: 2 },
      expectedFenceRev: 1,
      documents: [{ ...shown, expectedRev: 1, head: gone, supersede: staged.runId }],
      publish: null,
    });
    expect(await runs.eraseHead(docId, 1)).toBe(false);
    expect(await runs.eraseHead(docId, 2)).toBe(true);
    expect((await store.readDocument(docId)).head).toEqual({ ...gone, rev: 3, document: null });
    expect(await runs.eraseHead('never', 1)).toBe(false);
  });

  it('keep the manifest of a run that may still be published, or is', async () => {
    const subject = create();
    const staged = await stagedRun(subject.store, 1);
    await subject.runs.deleteRun(staged);
    expect(await subject.store.commit(switchTo(staged))).toBe('committed');
    await subject.runs.deleteRun(staged);
    expect(await subject.runs.readRun(staged.docId, staged.runId)).toMatchObject({ state: 'PUBLISHED' });
  });
});
