import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { claimRules } from '../../../../shared/extraction/claims/claim-rules.ts';
import { readClaims } from '../../../../shared/extraction/claims/read-claims.ts';
import { packs } from '../../../../shared/languages/packs.ts';

const read = (text: string, language: Language) =>
  readClaims(analyse(text, packs[language])).map(({ rule, span }) => ({ rule, text: text.slice(...span) }));

describe.each(claimRules)('$name', ({ name, examples, lookAlikes }) => {
  it.each(examples)('reads $reads in $text', ({ language, text, reads }) => {
    expect(read(text, language)).toContainEqual({ rule: name, text: reads });
  });

  it.each(lookAlikes)('reads nothing in $text', ({ language, text }) => {
    expect(read(text, language).filter(({ rule }) => rule === name)).toEqual([]);
  });
});

describe('claimRules', () => {
  it('have names of their own, and each an example and a look-alike', () => {
    expect(new Set(claimRules.map(({ name }) => name)).size).toBe(claimRules.length);
    for (const { name, examples, lookAlikes } of claimRules) {
      expect(examples, name).not.toEqual([]);
      expect(lookAlikes, name).not.toEqual([]);
    }
  });
});
