import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexShards } from '../../../shared/domain/table-keys.ts';
import { dynamoRecordStore } from '../../../shared/persistence/dynamo-record-store.ts';
import {
  dynamoExtractorIndex,
  type ExtractorIndex,
  memoryExtractorIndex,
} from '../../../shared/persistence/extractor-index.ts';
import { MemoryRecordStore } from '../../../shared/persistence/memory-record-store.ts';
import type { RecordStore } from '../../../shared/persistence/record-store.ts';
import { dynamodbHere, startTable } from './dynamo-table.ts';
import { fence, head, quarantine, run, summary } from './samples.ts';

const patience = { random: () => 0, sleep: async () => {} };
interface Subject {
  readonly store: RecordStore;
  readonly index: ExtractorIndex;
}

const memory = (): Subject => {
  const store = new MemoryRecordStore();
  return { store, index: memoryExtractorIndex(store.table) };
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
    index: dynamoExtractorIndex(client, tableName),
  };
};

let count = 0;
const docOf = () => (++count).toString(16).padStart(32, '0');

describe.each<[string, () => Subject, boolean]>([
  ['in memory', memory, true],
  ['on DynamoDB', onDynamo, dynamodbHere.kind !== 'unavailable'],
])('documents by the extractor that read them last, %s', (_, create, here) => {
  const it = test.runIf(here);
  const publish = (store: RecordStore, fields: Parameters<typeof head>[0], rev = 1) => {
    const docId = fields?.docId ?? '';
    const keyHash = `key-of-${docId}`;
    return store.commit({
      fence: fence({ docId, keyHash, rev }),
      expectedFenceRev: rev === 1 ? null : rev - 1,
      documents: [
        {
          docId,
          expectedRev: rev === 1 ? null : rev - 1,
          head: head({ rev, lastKey: { keyHash, rev }, ...fields }),
          copy: 'put',
          released: false,
          supersede: null,
        },
      ],
      publish: null,
    });
  };
  const listed = async ({ index }: Subject, version: string, since: string | null = null, limit = 2) => {
    const found: string[] = [];
    for (let shard = 0; shard < indexShards; shard++) {
      let after: unknown = null;
      do {
        const page = await index.listDocuments({ version, shard, since, limit, after });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        found.push(...page.rows.map(({ docId }) => docId));
        after = page.next;
      } while (after !== null);
    }
    return found.sort();
  };

  it('are listed with their version, page by page, and leave it with their next run', async () => {
    const subject = create();
    const version = `0.${count}.1`;
    const ids = Array.from({ length: 30 }, docOf);
    for (const docId of ids) await publish(subject.store, { docId, run: run({ extractorVersion: version }) });
    expect(await listed(subject, version)).toEqual(ids);
    const [first = ''] = ids;
    await publish(subject.store, { docId: first, run: run({ extractorVersion: '9.9.9' }) }, 2);
    expect(await listed(subject, version)).toEqual(ids.slice(1));
    expect(await listed(subject, '0.0.0-none')).toEqual([]);
  });

  it('are listed from a day on, by publication, else by receipt, the latest day first', async () => {
    const subject = create();
    const version = `0.${count}.2`;
    const of = async (publishedAt: string | null, receivedAt: string) => {
      const docId = docOf();
      const document = summary({ publishedAt, receivedAt });
      await publish(subject.store, { docId, run: run({ extractorVersion: version }), document });
      return docId;
    };
    const old = await of('1994-05-01', '2026-03-05T00:00:00.000Z');
    const eve = await of('2026-03-01', '2026-03-02T00:00:00.000Z');
    const day = await of('2026-03-02', '2026-03-02T00:00:00.000Z');
    const undated = await of(null, '2026-03-03T12:00:00.000Z');
    expect(await listed(subject, version, '2026-03-02')).toEqual([day, undated].sort());
    expect(await listed(subject, version)).toEqual([old, eve, day, undated].sort());
    for (let shard = 0; shard < indexShards; shard++) {
      const { rows } = await subject.index.listDocuments({ version, shard, since: null, limit: 10 });
      expect(rows.map(({ sort }) => sort)).toEqual(
        rows
          .map(({ sort }) => sort)
          .sort()
          .reverse(),
      );
    }
  });

  it('are listed by the extractor that could not read them while they are in quarantine, former run or not', async () => {
    const subject = create();
    const version = `0.${count}.3`;
    const docId = docOf();
    await publish(subject.store, {
      docId,
      state: 'QUARANTINED',
      run: run({ extractorVersion: '0.0.9' }),
      quarantine: quarantine({ extractorVersion: version }),
    });
    const never = docOf();
    await publish(subject.store, {
      docId: never,
      state: 'QUARANTINED',
      run: null,
      document: null,
      quarantine: quarantine({ extractorVersion: version }),
    });
    expect(await listed(subject, version)).toEqual([docId, never]);
  });

  it('are found under each version that was noted, once, whoever notes it again', async () => {
    const subject = create();
    for (const version of ['0.9.0', '1.10.0', '0.9.0']) await subject.store.noteExtractor(version);
    await create().store.noteExtractor('1.10.0');
    expect((await subject.index.versions()).toSorted()).toEqual(['0.9.0', '1.10.0']);
  });
});

test.runIf(dynamodbHere.kind !== 'unavailable')(
  'a function notes its extractor with its first article alone, and writes nothing where it stands',
  async () => {
    const { store } = onDynamo();
    const sent: string[] = [];
    const spy = (next: (call: unknown) => Promise<unknown>, { commandName }: { commandName: string }) => {
      return (call: unknown) => {
        sent.push(commandName);
        return next(call);
      };
    };
    dynamo?.client.middlewareStack.add(spy as never, { step: 'initialize', name: 'spy' });
    try {
      for (let articles = 0; articles < 3; articles++) await store.noteExtractor('3.0.0');
      expect(sent.splice(0)).toEqual(['GetItemCommand', 'PutItemCommand']);
      const anotherFunction = onDynamo().store;
      for (let articles = 0; articles < 3; articles++) await anotherFunction.noteExtractor('3.0.0');
      expect(sent).toEqual(['GetItemCommand']);
    } finally {
      dynamo?.client.middlewareStack.remove('spy');
    }
  },
);
