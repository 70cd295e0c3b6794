import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoTableReader } from '../../client/dynamo-table-reader.ts';
import { readerOver } from '../../client/reader.ts';
import type { Query, TableReader } from '../../client/table-reader.ts';
import type { ChangePorts } from '../../shared/persistence/apply-change.ts';
import { applyDelete } from '../../shared/persistence/apply-event.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { MemoryRecordStore } from '../../shared/persistence/memory-record-store.ts';
import { MemoryWorkQueue } from '../../shared/persistence/memory-work-queue.ts';
import { dynamodbHere, startTable } from '../shared/persistence/dynamo-table.ts';
import { claim, statistic } from '../shared/persistence/samples.ts';
import { all, now, on, patience, publish, speaker } from './publish.ts';

let dynamo: Awaited<ReturnType<typeof startTable>> | undefined;
beforeAll(async () => {
  if (dynamodbHere.kind === 'unavailable')
    console.warn(`The reader is not tested on DynamoDB here: ${dynamodbHere.message}`);
  else dynamo = await startTable();
});
afterAll(() => dynamo?.stop());

const inMemory = () => {
  const store = new MemoryRecordStore();
  return { store, table: store.table as TableReader };
};
const onDynamo = () => {
  if (!dynamo) throw new Error('No table.');
  return {
    store: dynamoRecordStore(dynamo.client, dynamo.tableName, patience),
    table: dynamoTableReader(dynamo.client, dynamo.tableName),
  };
};
let count = 0;

describe.each([
  ['in memory', inMemory, true],
  ['on DynamoDB', onDynamo, dynamodbHere.kind !== 'unavailable'],
])('the reader %s', (place, subject, here) => {
  const it = test.runIf(here);
  // Both tables are shared by the tests of this file: each test speaks of documents and names of its own.
  const own = (name: string) => `${name}-${place.replaceAll(' ', '-')}-${++count}`;

  it('gives a document with its records in the order of the text', async () => {
    const { store, table } = subject();
    const docId = own('doc');
    const noise = Array.from(
      { length: 12 },
      (_, i) => ({ kind: 'navigation', text: `${i}${'x'.repeat(60_000)}`, span: [i, i + 1] }) as const,
    );
    await publish(store, docId, {
      claims: [claim('c-z', { span: [5, 9] }), claim('c-a', { span: [20, 30] })],
      statistics: [statistic('s-b', { span: [30, 32] }), statistic('s-c', { span: [1, 2] })],
      document: { noise },
    });
    const read = await readerOver(table, () => now).document(docId);
    expect(read?.claims.map(({ id }) => id)).toEqual(['c-z', 'c-a']);
    expect(read?.statistics.map(({ id }) => id)).toEqual(['s-c', 's-b']);
    expect(read?.document.noise.map(({ span }) => span[0])).toEqual(noise.map((_, i) => i));
    expect(read?.claims[0]).not.toHaveProperty('GSI1PK');
  });

  it('has nothing of a document that never was, or is deleted', async () => {
    const { store, table } = subject();
    const reader = readerOver(table, () => now);
    const docId = own('doc');
    expect(await reader.document(docId)).toBeNull();
    await publish(store, docId, { claims: [claim('c-1', { speaker: speaker(docId) })] });
    const ports = {
      store,
      storage: { currentVersion: async () => null },
      normalizeQueue: new MemoryWorkQueue(),
      clock: () => now,
      patience,
    };
    const marker = { bucket: 'articles', key: docId, keyHash: `key-${docId}`, versionId: 'm', sequencer: 'ffffffff' };
    await applyDelete(ports as ChangePorts, { kind: 'delete', ...marker });
    expect(await reader.document(docId)).toBeNull();
    expect(await all(reader.claimsBySpeaker(docId, { from: '2026-01' }))).toEqual([]);
    expect((await reader.head(docId))?.state).toBe('DELETED');
  });

  it('starts over when a run is switched and collected while it reads', async () => {
    const { store, table } = subject();
    const docId = own('doc');
    await publish(store, docId, { claims: [claim('c-1'), claim('c-2')] });
    let switched = false;
    const racing: TableReader = {
      get: (keys) => table.get(keys),
      query: async (query: Query) => {
        if (switched) return table.query(query);
        switched = true;
        await publish(store, docId, { claims: [claim('c-3')] });
        // The collector has taken a record of the former run already.
        const page = await table.query(query);
        return { ...page, items: page.items.slice(1) };
      },
    };
    const read = await readerOver(racing, () => now).document(docId);
    expect(read?.claims.map(({ id }) => id)).toEqual(['c-3']);
  });

  it('refuses to show a document whose records never match its count', async () => {
    const { store, table } = subject();
    const docId = own('doc');
    await publish(store, docId, { claims: [claim('c-1')] });
    const lossy: TableReader = {
      get: (keys) => table.get(keys),
      query: async (query) => ({ items: (await table.query(query)).items.slice(1), next: null }),
    };
    await expect(readerOver(lossy, () => now).document(docId)).rejects.toThrow(/has not the records/);
  });

  it('finds claims by speaker, latest first, over months and pages, within days', async () => {
    const { store, table } = subject();
    const who = own('speaker');
    const claims = Array.from({ length: 130 }, (_, i) => claim(`c-${i}`, { speaker: speaker(who) }));
    await publish(store, own('doc'), { claims: [claim('c-1', { speaker: speaker(who) })], document: on('2026-03-05') });
    await publish(store, own('doc'), { claims, document: on('2026-02-27') });
    await publish(store, own('doc'), { claims: [claim('c-2', { speaker: speaker(who) })], document: on('2025-12-31') });
    const reader = readerOver(table, () => now);
    const days = async (range: { from?: string; to?: string }) =>
      (await all(reader.claimsBySpeaker(who, range))).map(({ document }) => document.publishedAt);
    expect(await days({})).toEqual(['2026-03-05', ...claims.map(() => '2026-02-27'), '2025-12-31']);
    expect(await days({ from: '2026-03' })).toEqual(['2026-03-05']);
    expect(await days({ from: '2025-12', to: '2025-12-31' })).toEqual(['2025-12-31']);
    expect(await days({ from: '2026-02-28', to: '2026-03-04' })).toEqual([]);
    expect(await days({ to: '2025-11' })).toEqual([]);
  });

  it('gives of each list what is of one language, and of claims what is worth a check', async () => {
    const { store, table } = subject();
    const who = own('speaker');
    for (const language of ['fr', 'en'] as const)
      await publish(store, own(language), {
        claims: [0.9, 0.4, null].map((checkWorthiness, i) =>
          claim(`c-${i}`, { speaker: speaker(who), checkWorthiness }),
        ),
        statistics: [statistic('s-1', { unit: who, counted: null })],
        document: { ...on('1987-03-05'), language },
      });
    const reader = readerOver(table, () => now);
    const range = { from: '1987-03', to: '1987-03' };
    const languages = async (items: AsyncIterable<{ document: unknown }>) =>
      (await all(items)).map(({ document }) => (document as { language: string }).language);
    expect(await languages(reader.claimsBySpeaker(who, { ...range, language: 'en' }))).toEqual(['en', 'en', 'en']);
    expect(await languages(reader.statisticsByUnit(who, { ...range, language: 'fr' }))).toEqual(['fr']);
    const documents = await languages(reader.documentsByDay(range, { language: 'en' }));
    expect([documents.length > 0, new Set(documents)]).toEqual([true, new Set(['en'])]);
    const worth = await all(reader.claimsBySpeaker(who, { ...range, minCheckWorthiness: 0.5 }));
    expect(worth.map(({ checkWorthiness }) => checkWorthiness)).toEqual([0.9, 0.9]);
  });

  it('finds statistics by unit and by what they count', async () => {
    const { store, table } = subject();
    const [unit, noun] = [own('unit'), own('noun').repeat(20)];
    await publish(store, own('doc'), {
      statistics: [
        statistic('s-1', { unit, counted: null }),
        statistic('s-2', { counted: { text: noun, span: [0, 1], key: noun } }),
      ],
    });
    const reader = readerOver(table, () => now);
    expect((await all(reader.statisticsByUnit(unit))).map(({ id }) => id)).toEqual(['s-1']);
    expect((await all(reader.statisticsByCounted(noun))).map(({ id }) => id)).toEqual(['s-2']);
  });

  it('drops the rows of runs that were replaced', async () => {
    const { store, table } = subject();
    const [docId, who] = [own('doc'), own('speaker')];
    await publish(store, docId, {
      claims: [claim('c-1', { speaker: speaker(who) }), claim('c-2', { speaker: speaker(who) })],
    });
    const current = await publish(store, docId, { claims: [claim('c-1', { speaker: speaker(who) })] });
    const found = await all(readerOver(table, () => now).claimsBySpeaker(who));
    expect(found.map(({ id, runId }) => [id, runId])).toEqual([['c-1', current]]);
  });

  it('finds documents by day, month and range', async () => {
    const { store, table } = subject();
    const ids = [own('doc'), own('doc'), own('doc')] as const;
    const days =
      place === 'in memory' ? ['2019-02-28', '2019-03-01', '2019-03-31'] : ['2018-02-28', '2018-03-01', '2018-03-31'];
    for (const [i, docId] of ids.entries()) await publish(store, docId, { document: on(days[i] ?? '') });
    const reader = readerOver(table, () => now);
    const found = async (range: Parameters<typeof reader.documentsByDay>[0]) =>
      (await all(reader.documentsByDay(range))).map((head) => head.docId);
    const year = days[0]?.slice(0, 4);
    expect(await found(`${year}-03-01`)).toEqual([ids[1]]);
    expect(await found(`${year}-03`)).toEqual([ids[2], ids[1]]);
    expect(await found({ from: `${year}-02-28`, to: `${year}-03-01` })).toEqual([ids[1], ids[0]]);
    // A document that moves to another day is found there alone.
    await publish(store, ids[1], { document: on(`${year}-02-27`) });
    expect(await found(`${year}-03-01`)).toEqual([]);
    expect(await found(`${year}-02-27`)).toEqual([ids[1]]);
  });

  it.each([
    ['under embargo', { embargoedUntil: '2026-03-10T13:00:00+00:00' }],
    ['withheld', { status: 'withheld' as const }],
    ['canceled', { status: 'canceled' as const }],
  ])('leaves out what is %s, unless it is asked for', async (_, document) => {
    const { store, table } = subject();
    const [docId, who, unit] = [own('doc'), own('speaker'), own('unit')];
    const day = `2017-0${1 + (count % 9)}-1${count % 10}`;
    await publish(store, docId, {
      claims: [claim('c-1', { speaker: speaker(who) })],
      statistics: [statistic('s-1', { unit })],
      document: { ...document, ...on(day) },
    });
    const reader = readerOver(table, () => now);
    const range = { from: '2017', to: '2017' };
    const looks = async (includeRestricted: boolean) => {
      const options = { from: day, to: day, includeRestricted };
      return [
        (await reader.document(docId, options)) === null ? 0 : 1,
        (await all(reader.claimsBySpeaker(who, options))).length,
        (await all(reader.statisticsByUnit(unit, options))).length,
        (await all(reader.documentsByDay(day, options))).filter((head) => head.docId === docId).length,
      ];
    };
    expect(await looks(false)).toEqual([0, 0, 0, 0]);
    expect(await looks(true)).toEqual([1, 1, 1, 1]);
    await expect(all(reader.claimsBySpeaker(who, range))).rejects.toThrow(/give a day/);
  });

  it('shows what was embargoed once the hour has come', async () => {
    const { store, table } = subject();
    const docId = own('doc');
    await publish(store, docId, { document: { embargoedUntil: '2026-03-10T13:00:00+02:00' } });
    expect(await readerOver(table, () => new Date('2026-03-10T10:59:59Z')).document(docId)).toBeNull();
    expect(await readerOver(table, () => new Date('2026-03-10T11:00:00Z')).document(docId)).not.toBeNull();
  });
});

test('says what to do about a record of a later schema', async () => {
  const store = new MemoryRecordStore();
  await publish(store, 'd1', {});
  const later: TableReader = {
    get: async (keys) => (await store.table.get(keys)).map((item) => ({ ...item, schema: 'claimwire/head@2' })),
    query: (query) => store.table.query(query),
  };
  await expect(readerOver(later, () => now).document('d1')).rejects.toThrow(/head@2.*Update the claimwire client/);
});
