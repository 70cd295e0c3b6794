import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePrecedence, compareSequencers, compareVersions } from '../../../shared/domain/order.ts';

describe('compareSequencers', () => {
  it.each([
    ['0055AED6DCD90281E5', '0055AED6DCD90281E6', -1],
    ['0055aed6dcd90281e5', '0055AED6DCD90281E5', 0],
    ['0B', '0A', 1],
    ['000A', 'A', 0],
    ['FF', '100', 'unknown'],
    ['0055AED6DCD90281E5', '55AED6DCD90281E', 'unknown'],
  ] as const)('%s against %s is %s', (a, b, expected) => {
    expect(compareSequencers(a, b)).toBe(expected);
  });

  it('is antisymmetric wherever it decides', () => {
    const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(hex, hex, (a, b) => {
        const there = compareSequencers(a, b);
        expect(compareSequencers(b, a)).toBe(there === 'unknown' ? there : there === 0 ? 0 : -there);
      }),
    );
  });
});

describe('comparePrecedence', () => {
  const file = { revision: null, lastModified: '2026-02-04T10:00:00Z', keyHash: 'a' };
  it.each([
    [
      'a higher revision wins over a later file',
      { ...file, revision: 2 },
      { ...file, revision: 1, lastModified: '2026-02-05T10:00:00Z' },
    ],
    ['a missing revision counts as 0', { ...file, revision: 1 }, file],
    ['of equal revisions the later file wins', { ...file, lastModified: '2026-02-04T10:00:01.000Z' }, file],
    ['of equal times the key hash decides', { ...file, keyHash: 'b' }, file],
  ])('%s', (_, winner, loser) => {
    expect(comparePrecedence(winner, loser)).toBeGreaterThan(0);
    expect(comparePrecedence(loser, winner)).toBeLessThan(0);
  });
});

describe('compareVersions', () => {
  it.each([
    ['1.10.0', '1.9.0'],
    ['2.0.0', '1.99.99'],
    ['1.0.1', '1.0.0'],
  ])('%s is above %s', (a, b) => {
    expect(compareVersions(a, b)).toBeGreaterThan(0);
    expect(compareVersions(b, a)).toBeLessThan(0);
  });
  it('takes equal versions for equal', () => expect(compareVersions('1.2.3', '1.2.3')).toBe(0));
});
