import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoTableReader } from '../../client/dynamo-table-reader.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { dynamoRunStore } from '../../shared/persistence/dynamo-run-store.ts';
import { MemoryRecordStore } from '../../shared/persistence/memory-record-store.ts';
import { memoryRunStore } from '../../shared/persistence/memory-run-store.ts';
import { dynamodbHere, startTable } from '../shared/persistence/dynamo-table.ts';
import { readWhileRepublishing, type TornReadsSubject } from './torn-reads.ts';

const patience = { random: () => 0, sleep: async () => {} };

let dynamo: Awaited<ReturnType<typeof startTable>> | undefined;
beforeAll(async () => {
  if (dynamodbHere.kind !== 'unavailable') dynamo = await startTable();
});
afterAll(() => dynamo?.stop());

/** Every call lets the others go on, before it and after it. */
const interleaved = <Port extends object>(port: Port): Port =>
  new Proxy(port, {
    get: (target, name) => {
      const member = Reflect.get(target, name) as unknown;
      if (typeof member !== 'function') return member;
      return async (...values: unknown[]) => {
        await new Promise((resolve) => setImmediate(resolve));
        const answer: unknown = await member.apply(target, values);
        await new Promise((resolve) => setImmediate(resolve));
        return answer;
      };
    },
  });
const inMemory = (): TornReadsSubject => {
  const store = new MemoryRecordStore();
  return {
    store: interleaved(store),
    runs: interleaved(memoryRunStore(store.table)),
    table: interleaved(store.table),
  };
};
const onDynamo = (): TornReadsSubject => {
  if (!dynamo) throw new Error('No table.');
  const { client, tableName } = dynamo;
  return {
    store: dynamoRecordStore(client, tableName, patience),
    runs: dynamoRunStore(client, tableName, patience),
    table: dynamoTableReader(client, tableName),
  };
};

// `npm run soak` reads more often, and documents of 5,000 records on DynamoDB too.
test.each<[string, () => TornReadsSubject, boolean, { records: number; reads: number; switches: number }]>([
  ['of 5,000 records, in memory', inMemory, true, { records: 5_000, reads: 15, switches: 1 }],
  ['of 50 records, in memory', inMemory, true, { records: 50, reads: 500, switches: 50 }],
  [
    'of 50 records, on DynamoDB',
    onDynamo,
    dynamodbHere.kind !== 'unavailable',
    { records: 50, reads: 100, switches: 5 },
  ],
])(
  'no read of a document %s, that is published anew and collected without end, is torn',
  async (_, create, here, { records, reads, switches }) => {
    if (!here) return;
    const result = await readWhileRepublishing(create(), { key: `read-${records}.txt`, records, reads });
    expect(result).toMatchObject({ reads, torn: 0 });
    expect(result.versions).toBeGreaterThan(switches);
    expect(result.collected).toBeGreaterThanOrEqual(switches);
  },
  120_000,
);
