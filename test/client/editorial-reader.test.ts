import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editorOver } from '../../client/editor.ts';
import { readerOver } from '../../client/reader.ts';
import type { TableReader } from '../../client/table-reader.ts';
import { sha256Text } from '../../shared/domain/identity.ts';
import type { Judgement } from '../../shared/domain/judgement.ts';
import { carryVerdicts } from '../../shared/editorial/carry-verdicts.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { MemoryRecordStore } from '../../shared/persistence/memory-record-store.ts';
import { inMemory, onDynamo } from '../shared/editorial/editorial-tables.ts';
import { dynamodbHere, startTable } from '../shared/persistence/dynamo-table.ts';
import { claim } from '../shared/persistence/samples.ts';
import { all, now, on, patience, publish, speaker } from './publish.ts';

let dynamo: Awaited<ReturnType<typeof startTable>> | undefined;
beforeAll(async () => {
  if (dynamodbHere.kind === 'unavailable')
    console.warn(`Verdicts at reading are not tested on DynamoDB here: ${dynamodbHere.message}`);
  else dynamo = await startTable();
});
afterAll(() => dynamo?.stop());

const memory = () => {
  const store = new MemoryRecordStore();
  return { store, ...inMemory(store.table) };
};
const onEmulator = () => {
  if (!dynamo) throw new Error('No table.');
  return { store: dynamoRecordStore(dynamo.client, dynamo.tableName, patience), ...onDynamo(dynamo) };
};
const isFalse: Judgement = { status: 'checked', rating: 'false', note: null, url: null };
const dismissed: Judgement = { status: 'dismissed', rating: null, note: null, url: null };
const checking: Judgement = { status: 'checking', rating: null, note: null, url: null };
const withdrawn: Judgement = { status: 'withdrawn', rating: null, note: null, url: null };

let count = 0;
/** A month of its own, so that a test's queue holds its claims alone. */
const newMonth = () => {
  const month = `${1990 + Math.floor(count / 12)}-${String(1 + (count % 12)).padStart(2, '0')}`;
  count++;
  return month;
};
const newKey = () => sha256Text(`key ${++count}`).slice(0, 32);

describe.each([
  ['in memory', memory, true],
  ['on DynamoDB', onEmulator, dynamodbHere.kind !== 'unavailable'],
])('the queue of claims to check %s', (place, subjectOf, here) => {
  const it = test.runIf(here);
  const setUp = () => {
    const { store, editorial, reader: table } = subjectOf();
    const month = newMonth();
    const reader = readerOver(table, () => now);
    const editor = editorOver(editorial, 'arn:aws:iam::111122223333:user/ana', () => now);
    const judge = async (claimKey: string, judgement: Judgement, replaces: string | null = null) => {
      const answer = await editor.recordVerdict({ claimKey, ...judgement, replaces });
      if (!answer.ok) throw new Error('A conflict.');
      return answer.verdict;
    };
    const put = (name: string, claims: readonly (readonly [string, number])[], fields: object = {}, day = '05') =>
      publish(store, `${place}-${month}-${name}`, {
        claims: claims.map(([key, checkWorthiness], i) => claim(`c-${i}`, { key, checkWorthiness, span: [i, i + 5] })),
        document: { ...on(`${month}-${day}`), ...fields },
      });
    const queued = async (options: Parameters<typeof reader.claimsToCheck>[0] = {}) =>
      (await all(reader.claimsToCheck({ from: month, to: month, ...options }))).map((found) => found.claim.key);
    return { month, reader, editorial, judge, put, queued };
  };

  it('has the most check-worthy first, over documents, and none that is worth little', async () => {
    const { put, queued } = setUp();
    const [a, b, c, d] = [newKey(), newKey(), newKey(), newKey()];
    await put('one', [
      [a, 0.7],
      [d, 0.2],
      [b, 0.99],
    ]);
    await put('two', [[c, 0.8]]);
    expect(await queued()).toEqual([b, c, a]);
  });

  it('gives what is as check-worthy as asked for, to the last digit', async () => {
    const { put, queued } = setUp();
    const [a, b, c] = [newKey(), newKey(), newKey()];
    await put('one', [
      [a, 0.9],
      [b, 0.80001],
      [c, 0.79999],
    ]);
    expect(await queued({ minCheckWorthiness: 0.80001 })).toEqual([a, b]);
    expect(await queued({ minCheckWorthiness: 0.80002 })).toEqual([a]);
    expect(await queued({ minCheckWorthiness: 1 })).toEqual([]);
    await expect(queued({ minCheckWorthiness: 80 })).rejects.toThrow(/from 0 to 1/);
  });

  it('leaves out what is judged, also after the article was extracted again', async () => {
    const { put, queued, judge, reader } = setUp();
    const [a, b, c] = [newKey(), newKey(), newKey()];
    const claims = [
      [a, 0.9],
      [b, 0.8],
      [c, 0.7],
    ] as const;
    await put('one', claims);
    const verdict = await judge(a, isFalse);
    await judge(b, dismissed);
    expect(await queued()).toEqual([c]);
    await put('one', claims);
    expect(await queued()).toEqual([c]);
    expect(await reader.verdict(a)).toEqual(verdict);
    expect(await reader.verdict(c)).toBeNull();
    expect([...(await reader.verdicts([a, b, c, a])).keys()].sort()).toEqual([a, b].sort());
  });

  it('has wire copies once, and none of them once one is judged', async () => {
    const { put, queued, judge } = setUp();
    const [a, b] = [newKey(), newKey()];
    await put('one', [[a, 0.9]]);
    await put('two', [
      [a, 0.95],
      [b, 0.5],
    ]);
    await put('withheld', [[a, 0.99]], { status: 'withheld' });
    expect(await queued()).toEqual([a, b]);
    await judge(a, isFalse);
    expect(await queued()).toEqual([b]);
  });

  it('keeps what somebody is at, was withdrawn, or is to be confirmed, and says so', async () => {
    const { put, judge, reader, editorial, month } = setUp();
    const [a, b, c, former] = [newKey(), newKey(), newKey(), newKey()];
    await put('one', [
      [a, 0.9],
      [b, 0.8],
      [c, 0.7],
    ]);
    await judge(a, checking);
    await judge(b, withdrawn, (await judge(b, isFalse)).recordedAt);
    await judge(former, isFalse);
    await carryVerdicts(editorial, [{ from: former, to: c, wordsChanged: true }], now);
    const found = await all(reader.claimsToCheck({ from: month, to: month }));
    expect(found.map(({ claim: { key }, verdict }) => [key, verdict?.status, verdict?.carried?.toConfirm])).toEqual([
      [a, 'checking', undefined],
      [b, 'withdrawn', undefined],
      [c, 'checked', true],
    ]);
    expect((await reader.verdictHistory(b)).map(({ status }) => status)).toEqual(['checked', 'withdrawn']);
  });

  it('has what was carried over without a change of words no more', async () => {
    const { put, judge, queued, editorial } = setUp();
    const [a, former] = [newKey(), newKey()];
    await put('one', [[a, 0.9]]);
    await judge(former, isFalse);
    await carryVerdicts(editorial, [{ from: former, to: a, wordsChanged: false }], now);
    expect(await queued()).toEqual([]);
  });

  it('keeps to days and to a language', async () => {
    const { put, queued, month } = setUp();
    const [a, b] = [newKey(), newKey()];
    await put('early', [[a, 0.9]], { language: 'en' }, '03');
    await put('late', [[b, 0.8]], {}, '20');
    expect(await queued({ from: `${month}-04` })).toEqual([b]);
    expect(await queued({ to: `${month}-19` })).toEqual([a]);
    expect(await queued({ language: 'fr' })).toEqual([b]);
    expect(await queued({ language: 'en' })).toEqual([a]);
  });

  it('goes back thirty days where no range is given', async () => {
    const { put, reader } = setUp();
    const [a, b] = [newKey(), newKey()];
    await put('recent', [[a, 0.9]], on('2026-02-20'));
    await put('old', [[b, 0.9]], on('2026-01-20'));
    const keys = (await all(reader.claimsToCheck())).map(({ claim: { key } }) => key);
    expect(keys).toContain(a);
    expect(keys).not.toContain(b);
  });
});

describe.each([
  ['in memory', memory, true],
  ['on DynamoDB', onEmulator, dynamodbHere.kind !== 'unavailable'],
])('aliases at reading %s', (place, subjectOf, here) => {
  const it = test.runIf(here);
  const own = (name: string) => `${name}-${place.replaceAll(' ', '-')}-${++count}`;

  it('make one speaker of several ids, in queries by any of them and in documents', async () => {
    const { store, editorial, reader: table } = subjectOf();
    const [full, short, other] = [own('agence-regionale-de-sante'), own('ars'), own('other')];
    const [first, second] = [own('doc'), own('doc')];
    const by = (id: string, name: string) => claim(name, { speaker: speaker(id) });
    await publish(store, first, { claims: [by(full, 'c-1'), by(other, 'c-2')], document: on('2026-02-01') });
    await publish(store, second, { claims: [by(short, 'c-3')], document: on('2026-02-03') });
    const reader = readerOver(table, () => now);
    const editor = editorOver(editorial, 'arn:aws:iam::111122223333:user/ana', () => now);
    const saidBy = async (id: string) =>
      (await all(reader.claimsBySpeaker(id))).map((found) => [found.id, found.speaker?.id]);
    expect(await saidBy(full)).toEqual([['c-1', full]]);

    await editor.addAlias(short, full);
    const both = [
      ['c-3', full],
      ['c-1', full],
    ];
    expect(await saidBy(full)).toEqual(both);
    expect(await saidBy(short)).toEqual(both);
    expect(await saidBy(other)).toEqual([['c-2', other]]);
    const idsIn = async (docId: string) => (await reader.document(docId))?.claims.map((found) => found.speaker?.id);
    expect([await idsIn(first), await idsIn(second)]).toEqual([[full, other], [full]]);
    expect(await reader.speaker(short)).toEqual({ id: full, aliases: [short] });
    expect(await all(reader.speakersWithAliases())).toContainEqual({ id: full, aliases: [short] });

    await editor.removeAlias(short);
    expect(await saidBy(full)).toEqual([['c-1', full]]);
    expect(await saidBy(short)).toEqual([['c-3', short]]);
    expect(await reader.speaker(short)).toEqual({ id: short, aliases: [] });
    expect((await all(reader.speakersWithAliases())).map(({ id }) => id)).not.toContain(full);
  });

  it('leave claims without a speaker, and the words that name one, as they are', async () => {
    const { store, editorial, reader: table } = subjectOf();
    const [full, short, docId] = [own('full'), own('short'), own('doc')];
    await publish(store, docId, {
      claims: [claim('c-1', { speaker: speaker(short) }), claim('c-2', { speaker: null, span: [6, 9] })],
    });
    await editorOver(editorial, 'arn:aws:iam::111122223333:user/ana', () => now).addAlias(short, full);
    const read = await readerOver(table, () => now).document(docId);
    expect(read?.claims.map((found) => found.speaker)).toEqual([{ ...speaker(short), id: full }, null]);
  });
});

test('what is judged costs the queue one look, however many articles have it', async () => {
  const { store, editorial, reader: table } = memory();
  const editor = editorOver(editorial, 'arn:aws:iam::111122223333:user/ana', () => now);
  const keys = Array.from({ length: 20 }, newKey);
  for (const claimKey of keys) await editor.recordVerdict({ claimKey, ...isFalse, replaces: null });
  const claims = keys.map((key, i) => claim(`c-${i}`, { key, checkWorthiness: 0.9, span: [i, i + 5] }));
  for (const docId of ['one', 'two', 'three']) await publish(store, docId, { claims, document: on('2026-03-01') });
  const looked: string[] = [];
  const counting: TableReader = {
    get: async (asked) => {
      looked.push(...new Set(asked.map(({ PK }) => PK.split('#')[0] ?? '')));
      return table.get(asked);
    },
    query: (query) => table.query(query),
  };
  expect(await all(readerOver(counting, () => now).claimsToCheck())).toEqual([]);
  // One BatchGet of verdicts for the page of sixty rows, and nothing of documents or claims.
  expect(looked).toEqual(['VERDICT']);
});
