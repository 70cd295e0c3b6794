import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../shared/domain/language.ts';
import { analyse } from '../../../shared/extraction/analysis.ts';
import { readWords } from '../../../shared/extraction/statistics/quantities/word-number.ts';
import { packs } from '../../../shared/languages/packs.ts';
import { writtenDecimals, writtenNumber } from './written-numbers.ts';

const valueRead = (text: string, language: Language) => {
  const analysis = analyse(text, packs[language]);
  const read = readWords(analysis, 0, new Uint8Array(analysis.tokens.length));
  return read === null || read.end !== analysis.tokens.length ? null : read.value;
};

describe.each(['fr', 'en'] as const)('numbers in words (%s)', (language) => {
  it('reads back every number under 10,000 that it writes', () => {
    for (let n = 1; n < 10_000; n++) expect(valueRead(writtenNumber[language](n), language), String(n)).toBe(n);
  });

  it('reads back any number under 10^12', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (n) => {
        expect(valueRead(writtenNumber[language](n), language)).toBe(n);
      }),
    );
  });

  it('reads back any decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.stringMatching(/^\d{0,2}[1-9]$/u), (n, decimals) => {
        const text = `${writtenNumber[language](n)} ${writtenDecimals[language](decimals)}`;
        expect(valueRead(text, language)).toBeCloseTo(Number(`${n}.${decimals}`), 6);
      }),
    );
  });
});

it('reads a bare thousand behind millions', () => {
  expect(valueRead('deux millions mille trente', 'fr')).toBe(2_001_030);
  expect(valueRead('two million thousand', 'en')).toBeNull();
});

describe('numbers in words that are two', () => {
  it.each([
    ['dix deux', 'fr'],
    ['vingt un', 'fr'],
    ['cinquante soixante', 'fr'],
    ['ten two', 'en'],
    ['twenty thirty', 'en'],
  ] as const)('does not read %j as one', (text, language) => expect(valueRead(text, language)).toBeNull());
});
