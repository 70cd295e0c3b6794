import { describe, expect, test } from 'vitest';
import type { Quarantine } from '../../../shared/domain/head.ts';
import { type Restriction, strictestOf } from '../../../shared/domain/restriction.ts';
import { settleHead, unsettledWinner, winnerOf } from '../../../shared/persistence/settle-head.ts';
import { fence, head, now, run, summary } from './samples.ts';

const a = fence({ keyHash: 'a', versionId: 'a1' });
const b = fence({ keyHash: 'b', versionId: 'b1', revision: 2 });
const runOfA = run({ keyHash: 'a', versionId: 'a1' });
const runOfB = run({ id: 'r2', keyHash: 'b', versionId: 'b1' });
const gone = { state: 'DELETED' } as const;
const usable = { status: 'usable', embargoedUntil: null } as const;
const quarantine = (keyHash: string, versionId: string, restriction: Restriction = usable): Quarantine => ({
  reason: 'undecodable',
  detail: null,
  keyHash,
  bucket: 'articles',
  key: 'mairie.txt',
  versionId,
  extractorVersion: '1.0.0',
  restriction,
  firstAt: now,
  lastAt: now,
  attempts: 1,
});

describe('the head', () => {
  test.each([
    ['shows the run of its only key', [a], runOfA, null, { state: 'ACTIVE', run: runOfA, stale: false }],
    ['shows the greatest revision', [a, b], runOfB, null, { state: 'ACTIVE', run: runOfB, stale: false }],
    ['is deleted with its last key', [{ ...a, ...gone }], runOfA, null, { state: 'DELETED', run: null, stale: false }],
    [
      'shows nothing of a deleted file while the next is on its way',
      [a, { ...b, ...gone }],
      runOfB,
      null,
      { state: 'DELETED', run: null },
    ],
    ['shows nothing of a file that is now of another document', [a], runOfB, null, { state: 'DELETED', run: null }],
    [
      'keeps a live file readable, stale, until the next is published',
      [a, b],
      runOfA,
      null,
      { state: 'ACTIVE', run: runOfA, stale: true },
    ],
    [
      'keeps the former version readable when the new one can not be read',
      [{ ...a, versionId: 'a2' }],
      runOfA,
      quarantine('a', 'a2'),
      { state: 'QUARANTINED', run: runOfA, stale: true },
    ],
    [
      'has no run when the first version can not be read',
      [a],
      null,
      quarantine('a', 'a1'),
      { state: 'QUARANTINED', run: null, stale: false },
    ],
    [
      'shows nothing of a deleted file beside one that can not be read',
      [{ ...a, ...gone }, b],
      runOfA,
      quarantine('b', 'b1'),
      { state: 'QUARANTINED', run: null, stale: false },
    ],
    [
      'is active again once the file that could not be read is deleted',
      [a, { ...b, ...gone }],
      runOfA,
      quarantine('b', 'b1'),
      { state: 'ACTIVE', run: runOfA, stale: false, quarantine: null },
    ],
    [
      'forgets a quarantine that a newer version replaced',
      [{ ...a, versionId: 'a3' }],
      run({ keyHash: 'a', versionId: 'a3' }),
      quarantine('a', 'a2'),
      { state: 'ACTIVE', stale: false, quarantine: null },
    ],
  ] as const)('%s', (_, keys, shown, held, expected) => {
    expect(settleHead(keys, { run: shown, document: summary(), quarantine: held })).toMatchObject(expected);
  });
});

describe('what may be shown', () => {
  const embargo = (hour: string) => ({ status: 'usable', embargoedUntil: `2026-03-03T${hour}:00:00Z` }) as const;
  const canceled = { status: 'canceled', embargoedUntil: null } as const;
  const shown = { run: runOfA, document: summary() };

  test.each([
    ['the severer status', canceled, { ...usable, status: 'withheld' }, canceled],
    ['the later embargo', embargo('06'), embargo('05'), embargo('06')],
    ['an embargo over none', usable, embargo('06'), embargo('06')],
    ['each from its own', canceled, embargo('06'), { ...embargo('06'), status: 'canceled' }],
  ] as const)('is what both allow: %s', (_, a, b, expected) => {
    expect(strictestOf(a, b)).toEqual(expected);
    expect(strictestOf(b, a)).toEqual(expected);
  });

  test.each([canceled, embargo('06')])('is held back by a notice that can not be read: %j', (restriction) => {
    const held = settleHead([{ ...a, versionId: 'a2' }], {
      ...shown,
      quarantine: quarantine('a', 'a2', restriction),
    });
    expect(held).toMatchObject({ state: 'QUARANTINED', run: runOfA, document: restriction });
  });

  test('is what the run was uploaded with again once the notice is deleted', () => {
    const notice = quarantine('b', 'b1', canceled);
    const held = settleHead([a, b], { ...shown, quarantine: notice });
    expect(held.document?.status).toBe('canceled');
    expect(settleHead([a, { ...b, ...gone }], held)).toMatchObject({ state: 'ACTIVE', document: usable });
  });

  test('is not more because the notice says less than the run', () => {
    const run = { ...runOfA, restriction: canceled };
    expect(
      settleHead([{ ...a, versionId: 'a2' }], { ...shown, run, quarantine: quarantine('a', 'a2') }).document,
    ).toMatchObject(canceled);
  });
});

describe('the winner', () => {
  test.each([
    ['is the greatest revision', [a, b], 'b'],
    ['is the later file of one revision', [a, { ...b, revision: null, lastModified: '2026-03-02T09:30:00.000Z' }], 'b'],
    ['is told by the key hash where all else is equal', [b, { ...a, revision: 2 }], 'b'],
    ['is never a deleted key', [a, { ...b, ...gone }], 'a'],
    ['is nobody where all are deleted', [{ ...a, ...gone }], undefined],
  ] as const)('%s', (_, keys, winner) => {
    expect(winnerOf(keys)?.keyHash).toBe(winner);
  });

  test.each([
    ['is settled when the head shows it', [a], head({ run: runOfA }), undefined],
    ['is asked for when the head shows another version', [{ ...a, versionId: 'a2' }], head({ run: runOfA }), 'a2'],
    ['is asked for when the head shows nothing', [a], head({ state: 'DELETED', run: null }), 'a1'],
    [
      'is settled when the head says that it can not be read',
      [a],
      head({ state: 'QUARANTINED', run: null, quarantine: quarantine('a', 'a1') }),
      undefined,
    ],
    [
      'is asked for when another version could not be read',
      [a],
      head({ state: 'QUARANTINED', run: runOfA, quarantine: quarantine('a', 'a0') }),
      'a1',
    ],
  ] as const)('%s', (_, keys, state, versionId) => {
    expect(unsettledWinner({ head: state, keys })?.versionId).toBe(versionId);
  });
});
