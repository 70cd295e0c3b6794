import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoTableReader } from '../../client/dynamo-table-reader.ts';
import { readerOver } from '../../client/reader.ts';
import { collectRuns } from '../../functions/collect-runs/collect-runs.ts';
import { shardPartition } from '../../shared/domain/table-keys.ts';
import { MemoryTelemetry } from '../../shared/observability/memory-telemetry.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { dynamoRunStore } from '../../shared/persistence/dynamo-run-store.ts';
import { dynamodbHere, startTable } from '../shared/persistence/dynamo-table.ts';
import { stagedRun, switchTo } from '../shared/persistence/staged-run.ts';

const patience = { random: () => 0, sleep: async () => {} };
const afterwards = new Date('2026-04-01T00:00:00Z');

let dynamo: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  if (dynamodbHere.kind !== 'unavailable') dynamo = await startTable();
});
afterAll(() => dynamo?.stop());

/** From the `at`-th call on, none is carried out; or that one is, and its answer lost. */
const killAt = (at: number, when: 'before' | 'after') => {
  let calls = 0;
  const middleware = (next: (call: unknown) => Promise<unknown>) => async (call: unknown) => {
    calls++;
    if (calls > at || (calls === at && when === 'before')) throw new Error('killed');
    const answer = await next(call);
    if (calls >= at && when === 'after') throw new Error('killed');
    return answer;
  };
  dynamo.client.middlewareStack.add(middleware as never, { step: 'initialize', name: 'kill' });
  return {
    killed: () => calls >= at,
    revive: () => dynamo.client.middlewareStack.remove('kill'),
  };
};

describe.runIf(dynamodbHere.kind !== 'unavailable')('a collector that dies', () => {
  test.each(['before', 'after'] as const)(
    'at any call to DynamoDB, %s it is carried out, leaves readers what they read, and the next one does the rest',
    async (when) => {
      const { client, tableName } = dynamo;
      const store = dynamoRecordStore(client, tableName, patience);
      const runs = dynamoRunStore(client, tableName, patience);
      const reader = readerOver(dynamoTableReader(client, tableName), () => afterwards);
      const collect = (now = afterwards) =>
        collectRuns({
          store,
          runs,
          clock: () => now,
          telemetry: new MemoryTelemetry(),
          mayGoOn: () => true,
          grace: 1_000,
          writerTimeout: 1_000,
        });
      let at = 0;
      for (let killed = true; killed; ) {
        at++;
        const first = await stagedRun(store, 210);
        const change = switchTo(first);
        await store.commit(change);
        const second = await stagedRun(store, 3, first);
        await store.commit(switchTo(second, change));
        const lost = await stagedRun(store, 3, first);
        const death = killAt(at, when);
        await collect().catch(() => null);
        killed = death.killed();
        death.revive();
        expect((await reader.document(first.docId))?.claims, `killed at call ${at}`).toHaveLength(3);
        // What died is given up by one call, and collected by a later one.
        await collect();
        expect(await runs.abandonRun(lost, afterwards.toISOString())).toBe(false);
        await collect(new Date(afterwards.getTime() + 10_000));
        expect((await runs.runsOf(first.docId)).map(({ runId, state }) => [runId, state])).toEqual([
          [second.runId, 'PUBLISHED'],
        ]);
        for (const { docId, runId } of [first, lost])
          for (const shard of [0, 1]) expect(await runs.recordKeys(shardPartition(docId, runId, shard), 1)).toEqual([]);
        expect((await reader.document(first.docId))?.claims).toHaveLength(3);
      }
      expect(at).toBeGreaterThan(30);
    },
    120_000,
  );
});
