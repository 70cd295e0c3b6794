import { tag } from '../../../languages/lexical-tags.ts';
import type { LexicalEntry } from '../../../languages/lexicon.ts';
import { type Analysis, analyse } from '../../analysis.ts';
import { readWords } from './word-number.ts';

/** No number in one word is longer. */
const longest = 100;
const trailingDigits = /(?<!\d)\d+$/u;
const endsInDigit = /\d$/u;

/** "deux-cent-mille": what a word with hyphens is worth, if all its parts make one number. */
const hyphenated = ({ pack }: Analysis, norm: string): LexicalEntry | null => {
  const first = pack.lexicon.get(norm.slice(0, norm.indexOf('-')));
  if (first === undefined || (first.tags & (tag.numeral | tag.scale)) === 0 || norm.length > longest) return null;
  const apart = analyse(norm.replaceAll('-', ' '), pack);
  const read = readWords(apart, 0, new Uint8Array(apart.tokens.length));
  return read === null || read.end < apart.tokens.length ? null : { tags: tag.numeral, value: read.value };
};

/** "USD12": a currency's sign or code with the digits stuck to it. */
const stuckCurrency = ({ pack }: Analysis, norm: string): LexicalEntry | null => {
  const sign = norm.replace(trailingDigits, '');
  const known = sign.length > 1 && pack.units.before.get(sign)?.find(({ words }) => words.length === 1);
  return known ? { tags: tag.digits | tag.currency, unit: known.value.symbol } : null;
};

/**
 * The analysis with tags for numbers that the lexicon cannot list: words joined by hyphens ("deux-cent-mille"), digits stuck to a
 * currency ("EUR29"). The same object where there are none.
 */
export const withJoinedNumbers = (analysis: Analysis): Analysis => {
  const { tokens } = analysis;
  let tags: Uint32Array | null = null;
  let entries: (LexicalEntry | undefined)[] = [];
  for (const { index, kind, norm, capital } of tokens) {
    if (kind !== 'word' || analysis.entries[index] !== undefined) continue;
    const found = norm.includes('-')
      ? hyphenated(analysis, norm)
      : capital && endsInDigit.test(norm)
        ? stuckCurrency(analysis, norm)
        : null;
    if (found === null) continue;
    if (tags === null) {
      tags = analysis.tags.slice();
      entries = [...analysis.entries];
    }
    tags[index] = found.tags;
    entries[index] = found;
  }
  return tags === null ? analysis : { ...analysis, tags, entries };
};
