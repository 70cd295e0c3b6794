import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoTableReader } from '../../../client/dynamo-table-reader.ts';
import { readerOver } from '../../../client/reader.ts';
import type { TableReader } from '../../../client/table-reader.ts';
import type { Head } from '../../../shared/domain/head.ts';
import { quarantineRecordSchema } from '../../../shared/domain/quarantine-record.ts';
import { quarantineKey } from '../../../shared/domain/table-keys.ts';
import { dynamoRecordStore } from '../../../shared/persistence/dynamo-record-store.ts';
import { MemoryRecordStore } from '../../../shared/persistence/memory-record-store.ts';
import { MemoryTable } from '../../../shared/persistence/memory-table.ts';
import type { Change, RecordStore, TableItem } from '../../../shared/persistence/record-store.ts';
import { dynamodbHere, startTable } from './dynamo-table.ts';
import { fence, head, now, quarantine } from './samples.ts';
import { stagedRun, switchTo } from './staged-run.ts';

const patience = { random: () => 0, sleep: async () => {} };

/** Changes what a query answers, as a query that is not isolated from a switch would. */
type Tear = (items: TableItem[]) => TableItem[];
interface Subject {
  readonly store: RecordStore;
  readonly table: TableReader;
  /** Null to answer as it stands. */
  tear(tear: Tear | null): void;
}

const memory = (): Subject => {
  const table = new MemoryTable();
  const query = table.query.bind(table);
  return {
    store: new MemoryRecordStore(table, patience),
    table,
    tear: (tear) => {
      table.query = async (asked) => {
        const page = await query(asked);
        return tear ? { ...page, items: tear(page.items) } : page;
      };
    },
  };
};

let dynamo: Awaited<ReturnType<typeof startTable>> | undefined;
beforeAll(async () => {
  if (dynamodbHere.kind === 'unavailable')
    console.warn(`The store on DynamoDB is not tested here: ${dynamodbHere.message}`);
  else dynamo = await startTable();
});
afterAll(() => dynamo?.stop());
const onDynamo = (): Subject => {
  if (!dynamo) throw new Error('No table.');
  const { client, tableName } = dynamo;
  return {
    store: dynamoRecordStore(client, tableName, patience),
    table: dynamoTableReader(client, tableName),
    tear: (tear) => {
      client.middlewareStack.remove('tear');
      if (tear === null) return;
      const torn = (next: (call: unknown) => Promise<{ output: object }>) => async (call: unknown) => {
        const answer = await next(call);
        const output = answer.output as { Items?: Record<string, AttributeValue>[] };
        if (output.Items) {
          const items = output.Items.map((item) => unmarshall(item, { wrapNumbers: Number }) as TableItem);
          output.Items = tear(items).map((item) => marshall(item));
        }
        return answer;
      };
      client.middlewareStack.add(torn as never, { step: 'initialize', name: 'tear' });
    },
  };
};

const subjects: [string, () => Subject, boolean][] = [
  ['in memory', memory, true],
  ['on DynamoDB', onDynamo, dynamodbHere.kind !== 'unavailable'],
];

let count = 0;

describe.each(subjects)('the record store %s', (_, create, here) => {
  const it = test.runIf(here);
  const readerOf = ({ table }: Subject) => readerOver(table, () => new Date(now));

  it('has nothing of what was never written', async () => {
    const { store } = create();
    expect(await store.readFence('none')).toBeNull();
    expect(await store.readDocument('none')).toEqual({ docId: 'none', head: null, keys: [] });
  });

  it('shows nothing of a run before its switch, and all of it after', async () => {
    const subject = create();
    const staged = await stagedRun(subject.store, 450);
    expect(await readerOf(subject).document(staged.docId)).toBeNull();
    const change = switchTo(staged);
    expect(await subject.store.commit(change)).toBe('committed');
    expect(await subject.store.readFence(staged.keyHash)).toEqual(change.fence);
    expect(await subject.store.readDocument(staged.docId)).toEqual({
      docId: staged.docId,
      head: change.documents[0]?.head,
      keys: [change.fence],
    });
    const read = await readerOf(subject).document(staged.docId);
    expect(read?.claims).toHaveLength(450);
    expect(read?.claims.map(({ id }) => id)).toEqual(Array.from({ length: 450 }, (_, i) => `c-${i}`));
    expect(read?.statistics[0]?.value).toBe(3.5e18);
    expect(read?.head.run?.shards).toBe(3);
  });

  it('reads all items of a run, of all its shards, as they were written, also once it is replaced', async () => {
    const { store } = create();
    const first = await stagedRun(store, 450);
    const change = switchTo(first);
    await store.commit(change);
    const second = await stagedRun(store, 1, first);
    await store.commit(switchTo(second, change));
    const bySort = (a: TableItem, b: TableItem) => (a.SK < b.SK ? -1 : 1);
    for (const { staged, items, docId } of [first, second]) {
      const read = await store.readRecords(docId, staged.run);
      expect(read.toSorted(bySort)).toEqual(JSON.parse(JSON.stringify(items.toSorted(bySort))));
    }
    expect(await store.readRecords(first.docId, { id: 'none', shards: 1 })).toEqual([]);
  });

  it('refuses a switch whose key has changed since, and writes none of it', async () => {
    const { store } = create();
    const first = await stagedRun(store, 1);
    const change = switchTo(first);
    await store.commit(change);
    const second = await stagedRun(store, 2, first);
    const late = { ...switchTo(second, change), expectedFenceRev: 7 };
    expect(await store.commit(late)).toBe('conflict');
    expect((await store.readDocument(first.docId)).head?.run?.id).toBe(first.runId);
    expect(await store.commit(switchTo(second, change))).toBe('committed');
    expect((await store.readDocument(first.docId)).head?.run?.id).toBe(second.runId);
  });

  it('refuses a switch whose head has changed since, and one that must be the first but is not', async () => {
    const { store } = create();
    const first = await stagedRun(store, 1);
    const change = switchTo(first);
    await store.commit(change);
    const second = await stagedRun(store, 1, first);
    const late = switchTo(second, change);
    expect(await store.commit({ ...late, documents: late.documents.map((d) => ({ ...d, expectedRev: 9 })) })).toBe(
      'conflict',
    );
    expect(await store.commit({ ...late, documents: late.documents.map((d) => ({ ...d, expectedRev: null })) })).toBe(
      'conflict',
    );
    expect(await store.commit({ ...late, expectedFenceRev: null })).toBe('conflict');
  });

  it('publishes a run once: not again, and not one that was never staged', async () => {
    const { store } = create();
    const staged = await stagedRun(store, 1);
    const change = switchTo(staged);
    expect(await store.commit({ ...change, publish: { docId: staged.docId, runId: 'never' } })).toBe('conflict');
    expect(await store.commit(change)).toBe('committed');
    const again = switchTo(staged, { ...change, publish: null });
    expect(await store.commit(again)).toBe('conflict');
  });

  it('lists a document as long as it is in quarantine: from the switch that sets it aside to the one that releases it', async () => {
    const { store, table } = create();
    const keyHash = `k${++count}`;
    const docIds = Array.from({ length: 20 }, (_, i) => `${keyHash}-${i}`);
    const held = (docId: string, attempts: number) => ({ ...quarantine({ keyHash: docId, attempts }), docId });
    const change = (docId: string, rev: number, fields: Partial<Head>): Change => ({
      fence: fence({ docId, keyHash: docId, rev }),
      expectedFenceRev: rev === 1 ? null : rev - 1,
      documents: [
        {
          docId,
          expectedRev: rev === 1 ? null : rev - 1,
          head: head({ docId, rev, run: null, lastKey: { keyHash: docId, rev }, ...fields }),
          copy: 'put',
          released: fields.quarantine === undefined,
          supersede: null,
        },
      ],
      publish: null,
    });
    const aside = (docId: string, rev: number) =>
      change(docId, rev, { state: 'QUARANTINED', quarantine: quarantine({ keyHash: docId, attempts: rev }) });
    const listed = async () =>
      (await store.quarantined())
        .filter(({ docId }) => docIds.includes(docId))
        .sort((a, b) => docIds.indexOf(a.docId) - docIds.indexOf(b.docId));

    for (const docId of docIds) await store.commit(aside(docId, 1));
    expect(await listed()).toEqual(docIds.map((docId) => held(docId, 1)));
    const [again = '', back = '', refused = '', ...rest] = docIds;
    const [entry] = await table.get([quarantineKey(again)]);
    expect(quarantineRecordSchema.parse(entry)).toMatchObject({ cause: 'The file holds no text.', attempts: 1 });
    expect(await store.commit(aside(again, 2))).toBe('committed');
    expect(await store.commit(change(back, 2, {}))).toBe('committed');
    expect(await store.commit(change(refused, 5, {}))).toBe('conflict');
    expect(await listed()).toEqual([held(again, 2), held(refused, 1), ...rest.map((docId) => held(docId, 1))]);
  });

  it('lists more that is in quarantine than a page holds', async () => {
    const { store } = create();
    const name = 'x'.repeat(150_000);
    const docIds = Array.from({ length: 40 }, () => `full-${++count}`);
    for (const docId of docIds) {
      const set = { docId, keyHash: docId };
      const document = {
        docId,
        expectedRev: null,
        head: head({ docId, lastKey: { keyHash: docId, rev: 1 }, quarantine: quarantine({ key: name }) }),
        copy: 'put',
        released: false,
        supersede: null,
      } as const;
      await store.commit({ fence: fence(set), expectedFenceRev: null, documents: [document], publish: null });
    }
    const listed = new Set((await store.quarantined()).map(({ docId }) => docId));
    expect(docIds.filter((docId) => !listed.has(docId))).toEqual([]);
  });

  it('keeps word of an attempt until it ends, of the last alone', async () => {
    const { store } = create();
    const keyHash = `k${++count}`;
    const attempt = { keyHash, messageId: 'm1', versionId: 'v1', extractorVersion: '1.0.0', beganAt: now };
    expect(await store.readAttempt(keyHash)).toBeNull();
    await store.beginAttempt({ ...attempt, messageId: 'm0' });
    await store.beginAttempt(attempt);
    expect(await store.readAttempt(keyHash)).toEqual(attempt);
    await store.endAttempt(keyHash);
    await store.endAttempt(keyHash);
    expect(await store.readAttempt(keyHash)).toBeNull();
  });

  it('stages each run under a fresh id', async () => {
    const { store } = create();
    const { docId, keyHash, runId } = await stagedRun(store, 1);
    const manifest = { runId, docId, keyHash, versionId: 'v1', extractorVersion: '1.0.0', shards: 1, items: 1 };
    await expect(store.stageRun({ ...manifest, startedAt: now, leaseUntil: now })).rejects.toThrow();
  });

  it('stages one run once, though its request is sent again after a lost answer', async () => {
    const { store, table } = create();
    const [docId, runId] = [`d${++count}`, `run-${count}`];
    const manifest = { runId, docId, keyHash: 'k', versionId: 'v1', extractorVersion: '1.0.0', shards: 1, items: 1 };
    for (let i = 0; i < 2; i++) await store.stageRun({ ...manifest, startedAt: now, leaseUntil: now });
    expect(await table.get([{ PK: `DOC#${docId}`, SK: `RUN#${runId}` }])).toMatchObject([{ state: 'STAGING' }]);
    await expect(store.stageRun({ ...manifest, startedAt: now, leaseUntil: 'later' })).rejects.toThrow();
  });

  it('marks the run before as superseded, and its own as published', async () => {
    const { store, table } = create();
    const first = await stagedRun(store, 1);
    const change = switchTo(first);
    await store.commit(change);
    const second = await stagedRun(store, 1, first);
    await store.commit(switchTo(second, change));
    const states = await table.get(
      [first, second].map(({ docId, runId }) => ({ PK: `DOC#${docId}`, SK: `RUN#${runId}` })),
    );
    expect(Object.fromEntries(states.map(({ SK, state }) => [SK, state]))).toEqual({
      [`RUN#${first.runId}`]: 'SUPERSEDED',
      [`RUN#${second.runId}`]: 'PUBLISHED',
    });
  });

  it('moves a key from one document to another in one switch', async () => {
    const { store } = create();
    const staged = await stagedRun(store, 1);
    const change = switchTo(staged);
    await store.commit(change);
    const moved = await stagedRun(store, 1, { docId: `${staged.docId}-moved`, keyHash: staged.keyHash });
    const rev = 2;
    const next = fence({ docId: moved.docId, keyHash: staged.keyHash, formerDocIds: [staged.docId], rev });
    expect(
      await store.commit({
        fence: next,
        expectedFenceRev: 1,
        documents: [
          {
            docId: moved.docId,
            expectedRev: null,
            head: head({ docId: moved.docId, ...moved.staged, lastKey: { keyHash: staged.keyHash, rev } }),
            copy: 'put',
            released: false,
            supersede: null,
          },
          {
            docId: staged.docId,
            expectedRev: 1,
            head: head({
              docId: staged.docId,
              rev,
              state: 'DELETED',
              run: null,
              lastKey: { keyHash: staged.keyHash, rev: null },
            }),
            copy: 'remove',
            released: false,
            supersede: staged.runId,
          },
        ],
        publish: { docId: moved.docId, runId: moved.runId },
      }),
    ).toBe('committed');
    expect((await store.readDocument(staged.docId)).keys).toEqual([]);
    expect((await store.readDocument(moved.docId)).keys).toEqual([next]);
  });

  it('reads again when a query shows a switch half done: the head of now, the key of before', async () => {
    const { store, tear } = create();
    const first = await stagedRun(store, 1);
    const before = switchTo(first);
    await store.commit(before);
    const second = await stagedRun(store, 1, first);
    const after = switchTo(second, before);
    await store.commit(after);
    let reads = 0;
    const torn: Tear = (items) =>
      ++reads > 2 ? items : items.map((item) => (item.SK === 'HEAD' ? item : { ...item, ...before.fence }));
    tear(torn);
    const state = await store.readDocument(first.docId).finally(() => tear(null));
    expect(state.keys).toEqual([after.fence]);
    expect(reads).toBe(3);
  });

  it('gives up to be tried again when the head and its keys go on contradicting each other', async () => {
    const { store, tear } = create();
    const staged = await stagedRun(store, 1);
    await store.commit(switchTo(staged));
    tear((items) => items.filter(({ SK }) => SK === 'HEAD'));
    await expect(store.readDocument(staged.docId).finally(() => tear(null))).rejects.toMatchObject({
      name: 'TornReadError',
    });
  });

  it('reads a document with more keys than a page holds', async () => {
    const { store } = create();
    const docId = `many-${++count}`;
    const name = 'x'.repeat(150_000);
    let rev: number | null = null;
    for (let i = 0; i < 12; i++) {
      const next: number = (rev ?? 0) + 1;
      await store.commit({
        fence: fence({ docId, keyHash: `${docId}-${i}`, key: `${i}-${name}` }),
        expectedFenceRev: null,
        documents: [
          {
            docId,
            expectedRev: rev,
            head: head({ docId, rev: next, lastKey: { keyHash: `${docId}-${i}`, rev: 1 } }),
            copy: 'put',
            released: false,
            supersede: null,
          },
        ],
        publish: null,
      });
      rev = next;
    }
    expect((await store.readDocument(docId)).keys).toHaveLength(12);
  });
});

test.runIf(dynamodbHere.kind !== 'unavailable')(
  'requests that reach DynamoDB twice, their answers lost, stage and switch once',
  async () => {
    const { store, table } = onDynamo();
    const twice = (next: (call: unknown) => Promise<unknown>) => async (call: unknown) => {
      await next(call);
      return next(call);
    };
    dynamo?.client.middlewareStack.add(twice as never, { step: 'finalizeRequest', name: 'twice', priority: 'low' });
    try {
      const staged = await stagedRun(store, 3);
      expect(await store.commit(switchTo(staged))).toBe('committed');
      expect((await readerOver(table, () => new Date(now)).document(staged.docId))?.claims).toHaveLength(3);
    } finally {
      dynamo?.client.middlewareStack.remove('twice');
    }
  },
);
