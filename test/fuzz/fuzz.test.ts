import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decode } from '../../shared/text/decode.ts';
import { faultOf } from './check-extraction.ts';
import { inputFor } from './generate-input.ts';
import { patterns } from './patterns.ts';

const folder = new URL('../corpus/', import.meta.url);
const regressions = readdirSync(folder).map((name) => ({
  name,
  ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { source: string; language: 'fr' | 'en' | null }),
}));

describe('extraction of hostile text', () => {
  it.each(regressions)('keeps the contract on what failed once: $name', ({ source, language }) => {
    expect(faultOf(source, language)).toBeNull();
  });

  it.each(patterns)('keeps the contract on $name', ({ text }) => {
    for (const length of [1, 200, 20_000])
      for (const language of ['fr', 'en'] as const) expect(faultOf(text(length), language)).toBeNull();
  });

  it('keeps the contract on some hundred inputs made at random', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const { source, language } = inputFor(seed);
      if (source !== null) expect(faultOf(source, language), `npm run fuzz -- --runs 1 --seed ${seed}`).toBeNull();
    }
  });

  it('gives the same input for the same seed', () => expect(inputFor(7)).toEqual(inputFor(7)));

  it.each(patterns)('decodes $name without a throw, in any encoding', ({ text }) => {
    for (const encoding of ['utf8', 'utf16le', 'latin1'] as const) {
      const decoded = decode(Buffer.from(text(2_000), encoding));
      expect(decoded.ok || decoded.reason).toBeTruthy();
    }
  });
});
