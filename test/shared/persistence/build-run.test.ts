import { describe, expect, test } from 'vitest';
import { defaultLimits, type Limits } from '../../../shared/domain/quarantine.ts';
import { claimRecordSchema, documentRecordSchema, statisticRecordSchema } from '../../../shared/domain/record.ts';
import { restoredDocument } from '../../../shared/domain/stored-record.ts';
import { buildRun, type RunSource, recordsPerShard } from '../../../shared/persistence/build-run.ts';
import { recordsIn } from '../../../shared/persistence/run-reader.ts';
import { claim, contextOf, extraction, statistic, version } from './samples.ts';

const build = (read = extraction(), context: RunSource['contextOf'] = contextOf, limits: Limits = defaultLimits) =>
  buildRun({
    runId: 'r1',
    version: version(),
    keyHash: 'k1',
    metadataHash: 'm1',
    extraction: read,
    limits,
    contextOf: context,
  });
const built = (...args: Parameters<typeof build>) => {
  const result = build(...args);
  if (!result.ok) throw new Error(result.reason);
  return result;
};
const day = { id: 'd-1', span: [0, 4], text: 'hier', value: '2026-02-28', rule: 'date.relative' } as const;

describe('the items of a run', () => {
  test('are records that keep their contract and stand on their own', () => {
    const { items } = built(
      extraction({
        claims: [claim('c-1', { dateIds: ['d-1'] })],
        statistics: [statistic('s-1', { dateId: 'd-1' })],
        dates: [day],
        document: { source: 'Agence', embargoedUntil: '2026-03-03T06:00:00Z' },
      }),
      () => ({ text: 'Elle le dit.', previous: 'Avant.' }),
    );
    const [document, aClaim, aStatistic] = items;
    expect(documentRecordSchema.parse(restoredDocument(document!.PK, document!))).toMatchObject({
      dates: [day],
      receivedAt: '2026-03-02T08:59:58.000Z',
    });
    expect(claimRecordSchema.parse(recordsIn([aClaim!]).claims[0])).toMatchObject({
      sentenceText: 'Elle le dit.',
      previousSentenceText: 'Avant.',
      dates: [{ id: 'd-1', text: 'hier', value: '2026-02-28' }],
      document: { title: 'La mairie compte ses arbres', source: 'Agence', embargoedUntil: '2026-03-03T06:00:00Z' },
    });
    expect(statisticRecordSchema.parse(recordsIn([aStatistic!]).statistics[0])).toMatchObject({
      date: '2026-02-28',
      baselineDate: null,
    });
  });

  test('carry no more of an endless sentence than what stands around them', () => {
    const sentence = `${'a '.repeat(20_000)}arbre${' b'.repeat(20_000)}`;
    const claims = [claim('c-1', { span: [40_100, 40_105], sentence: [100, 100 + sentence.length] })];
    const statistics = [statistic('s-1', { span: [40_100, 40_105], sentence: [100, 100 + sentence.length] })];
    const { items } = built(extraction({ claims, statistics }), () => ({ text: sentence, previous: sentence }));
    for (const item of items.slice(1)) {
      expect(item.sentence).toEqual([100, 100 + sentence.length]);
      expect(item.sentenceText).toMatch(/^….*a arbre b.*…$/);
      expect(String(item.sentenceText).length).toBeLessThanOrEqual(1_000);
      expect(item.previousSentenceText).toMatch(/^….*b$/);
      expect(String(item.previousSentenceText).length).toBeLessThanOrEqual(1_000);
    }
  });

  test.each([
    [
      'a claim by its speaker and month',
      [claim('c-1')],
      [],
      { GSI1PK: 'SPEAKER#lea-martin#2026-03', GSI1SK: '2026-03-01' },
    ],
    [
      'a claim worth a check, the worthiest last',
      [claim('c-1', { checkWorthiness: 0.83 })],
      [],
      { GSI2PK: expect.stringMatching(/^QUEUE#2026-03#[0-7]$/), GSI2SK: '0.8300#2026-03-01#key-c-1' },
    ],
    [
      'a statistic by its unit',
      [],
      [statistic('s-1', { unit: '%' })],
      { GSI1PK: 'UNIT#%#2026-03', GSI1SK: '2026-03-01' },
    ],
    [
      'a statistic by what it counts',
      [],
      [statistic('s-1')],
      { GSI2PK: 'COUNTED#arbre#2026-03', GSI2SK: '2026-03-01' },
    ],
  ])('are found by an index: %s', (_, claims, statistics, keys) => {
    expect(built(extraction({ claims, statistics })).items[1]).toMatchObject(keys);
  });

  test.each([
    ['a claim without a known speaker', [claim('c-1', { speaker: null })], [], 'GSI1PK'],
    ['a claim not worth a check', [claim('c-1', { checkWorthiness: 0.49 })], [], 'GSI2PK'],
    ['a claim that nobody has judged', [claim('c-1')], [], 'GSI2PK'],
    ['a statistic without a unit', [], [statistic('s-1')], 'GSI1PK'],
    ['a statistic that counts nothing', [], [statistic('s-1', { counted: null })], 'GSI2PK'],
  ])('are left out of an index: %s', (_, claims, statistics, attribute) => {
    expect(built(extraction({ claims, statistics })).items[1]).not.toHaveProperty(attribute);
  });

  test('keep index keys bounded, whatever the text calls a thing', () => {
    const key = 'arbre '.repeat(400);
    const [, item] = built(
      extraction({ statistics: [statistic('s-1', { counted: { text: key, span: [0, 1], key } })] }),
    ).items;
    expect(String(item?.GSI2PK).length).toBeLessThan(100);
  });

  test('are spread over shards, and the head counts them all', () => {
    const claims = Array.from({ length: recordsPerShard * 2 }, (_, i) => claim(`c-${i}`));
    const { items, staged } = built(extraction({ claims }));
    expect(staged.run).toMatchObject({ shards: 3, counts: { claims: 400, statistics: 0, items: 401 } });
    expect(new Set(items.map(({ PK }) => PK)).size).toBe(3);
    expect(new Set(items.map(({ PK, SK }) => `${PK} ${SK}`)).size).toBe(items.length);
  });

  test("cut a document in parts where its lists are over an item's size", () => {
    const noise = Array.from(
      { length: 30 },
      (_, i) => ({ kind: 'navigation', text: `${i} ${'x'.repeat(50_000)}`, span: [0, 1] }) as const,
    );
    const { items, staged } = built(extraction({ document: { noise }, dates: [day] }));
    expect(items.length).toBeGreaterThan(3);
    expect(staged.run.counts.items).toBe(items.length);
    for (const item of items) expect(JSON.stringify(item).length).toBeLessThan(400 * 1024);
    expect(items.flatMap((item) => item.noise)).toHaveLength(30);
    expect(items.flatMap((item) => item.dates)).toEqual([day]);
  });
});

describe('a run that can not be stored', () => {
  test('has too many records', () => {
    const claims = Array.from({ length: 5_001 }, (_, i) => claim(`c-${i}`));
    expect(build(extraction({ claims }))).toEqual({
      ok: false,
      reason: 'too-many-records',
      detail: 'more than 5000',
    });
  });
  test('comes to too many bytes, though each record is small enough', () => {
    const claims = Array.from({ length: 100 }, (_, i) => claim(`c-${i}`, { text: 'x'.repeat(200_000) }));
    expect(build(extraction({ claims }))).toEqual({
      ok: false,
      reason: 'too-many-records',
      detail: expect.stringMatching(/^records of 20\d{6} bytes; at most 16777216$/),
    });
  });
  test('has more records than its stage takes, or more bytes than so many records may come to', () => {
    const limits = { articleBytes: 1, records: 10 };
    const claims = (count: number, text: string) => Array.from({ length: count }, (_, i) => claim(`c-${i}`, { text }));
    expect(build(extraction({ claims: claims(10, 'x') }), contextOf, limits).ok).toBe(true);
    expect(build(extraction({ claims: claims(11, 'x') }), contextOf, limits)).toMatchObject({
      reason: 'too-many-records',
      detail: 'more than 10',
    });
    const dates = Array.from({ length: 11 }, () => day);
    expect(build(extraction({ dates: dates.slice(1) }), contextOf, limits).ok).toBe(true);
    expect(build(extraction({ dates }), contextOf, limits)).toMatchObject({
      reason: 'too-many-records',
      detail: 'more than 10 dates',
    });
    expect(build(extraction({ claims: claims(1, 'x'.repeat(40_000)) }), contextOf, limits)).toMatchObject({
      reason: 'too-many-records',
      detail: expect.stringMatching(/at most 33555$/),
    });
  });
  test('has a record that no item can hold', () => {
    const text = 'é'.repeat(200_000);
    expect(build(extraction({ claims: [claim('c-1', { text })] }))).toEqual({
      ok: false,
      reason: 'too-large',
      detail: expect.stringMatching(/^one record of 400\d{3} bytes; at most 358400 are stored$/),
    });
  });
  test('breaks the contract: two records of one id, or a number that is none', () => {
    expect(() => build(extraction({ claims: [claim('c-1'), claim('c-1')] }))).toThrow(/same id/);
    expect(() => build(extraction({ statistics: [statistic('s-1', { value: Number.POSITIVE_INFINITY })] }))).toThrow(
      /number/,
    );
  });
});
