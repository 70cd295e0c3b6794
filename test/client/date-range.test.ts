import { describe, expect, it } from 'vitest';
import { daysOf, monthsOf } from '../../client/date-range.ts';

const now = new Date('2026-11-25T03:00:00Z');

describe('the days of a range', () => {
  it.each([
    ['nothing', {}, { from: '2025-11-01', to: '2026-12-31' }],
    ['a beginning', { from: '2026-11-20' }, { from: '2026-11-20', to: '2026-12-31' }],
    ['a beginning to come', { from: '2027-03-04' }, { from: '2027-03-04', to: '2027-03-31' }],
    ['a month to come', { from: '2027-03' }, { from: '2027-03-01', to: '2027-03-31' }],
    ['an end', { to: '2026-11-24' }, { from: '2025-11-01', to: '2026-11-24' }],
    ['an end long past', { to: '2020-01-15' }, { from: '2019-01-01', to: '2020-01-15' }],
    ['an end to come', { to: '2027-05' }, { from: '2025-11-01', to: '2027-05-31' }],
    ['the first year', { to: '0001-02-03' }, { from: '0000-02-01', to: '0001-02-03' }],
  ])('are told from %s', (_what, range, days) => {
    expect(daysOf(range, now)).toEqual(days);
    expect(monthsOf(days)[0]).toBe(days.to.slice(0, 7));
  });

  it.each([
    ['ends before it begins', { from: '2026-02-02', to: '2026-02-01' }],
    ['names no month', { from: '2026-13' }],
    ['is no date', { to: 'tomorrow' }],
  ])('are refused where it %s', (_what, range) => {
    expect(() => daysOf(range, now)).toThrow(RangeError);
  });
});
