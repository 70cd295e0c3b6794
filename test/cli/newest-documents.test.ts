import { describe, expect, it } from 'vitest';
import { listedDays, newestDocuments } from '../../cli/newest-documents.ts';
import type { DateRange } from '../../client/index.ts';
import { head } from '../shared/persistence/samples.ts';

const now = new Date('2026-11-25T03:00:00Z');

const newest = async (...days: string[]) => {
  const reader = {
    async *documentsByDay(day: string | DateRange) {
      for (const docId of days.filter((known) => known === day)) yield head({ docId });
    },
  };
  const widened: string[] = [];
  const found: string[] = [];
  for await (const { docId } of newestDocuments(reader, now, {}, ({ from, to }) => widened.push(`${from} ${to}`)))
    found.push(docId);
  return { found, widened };
};

describe('the newest documents', () => {
  it('are those of the last seven days and of the next, latest first', async () => {
    const days = ['2026-11-19', '2026-11-25', '2026-11-18', '2026-11-26', '2026-11-25'];
    expect(await newest(...days)).toEqual({
      found: ['2026-11-26', '2026-11-25', '2026-11-25', '2026-11-19'],
      widened: [],
    });
  });

  it('are older ones where there are none, with word of how far it went back', async () => {
    expect(await newest('2026-03-03', '2026-03-05', '2026-01-01')).toEqual({
      found: ['2026-03-05', '2026-03-03'],
      widened: ['2026-02-22 2026-03-23'],
    });
  });

  it('are none where a year has none', async () => {
    expect(await newest('2025-01-01')).toEqual({ found: [], widened: [] });
  });
});

describe('the days that are listed', () => {
  it.each([
    ['nothing', {}, '2026-11-19', '2026-12-02'],
    ['a past end', { to: '2020-01-31' }, '2020-01-25', '2020-01-31'],
    ['an end to come', { to: '2026-12-24' }, '2026-11-19', '2026-12-24'],
    ['a past beginning', { from: '2026-01-01' }, '2026-01-01', '2026-12-02'],
    ['a beginning to come', { from: '2027-01-01' }, '2027-01-01', '2027-01-31'],
  ])('are told from %s', (_what, range, from, to) => {
    expect(listedDays(range, now)).toEqual({ from, to });
  });
});
