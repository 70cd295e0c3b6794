import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packs } from '../../../shared/languages/packs.ts';
import { phraseAt } from '../../../shared/languages/phrase-table.ts';
import { tokenize } from '../../../shared/text/tokens.ts';

describe.each(['fr', 'en'] as const)('units generated from CLDR (%s)', (language) => {
  const file = new URL(`../../../shared/languages/${language}/generated/cldr-units.ts`, import.meta.url);
  const text = readFileSync(file, 'utf8');

  it('stay small', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(20_000);
  });

  it('carry their licence', () => {
    expect(text).toContain('Unicode-3.0');
  });
});

describe('a unit in each language', () => {
  it.each([
    ['fr', 'couronnes islandaises', 'ISK'],
    ['fr', 'dinars algériens', 'DZD'],
    ['fr', 'mégaoctets', 'MB'],
    ['fr', 'mètres cubes', 'm³'],
    ['en', 'Kenyan shillings', 'KES'],
    ['en', 'cubic feet', 'ft³'],
    ['en', 'nautical miles', 'nmi'],
    ['en', 'decades', 'year'],
    ['en', 'pounds', 'GBP'],
    ['fr', 'degrés', '°C'],
  ] as const)('%s: %s is %s', (language, words, symbol) => {
    const pack = packs[language];
    expect(phraseAt(pack.units.after, tokenize(words, pack.edges), 0)?.value.symbol).toBe(symbol);
  });

  it.each([
    ['fr', 'livres'],
    ['fr', 'bars'],
    ['en', 'in'],
  ] as const)('%s: %s alone is none', (language, words) => {
    const pack = packs[language];
    expect(phraseAt(pack.units.after, tokenize(words, pack.edges), 0)).toBeNull();
  });
});
