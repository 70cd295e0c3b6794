import { tag } from '../../../languages/lexical-tags.ts';
import type { LexicalEntry } from '../../../languages/lexicon.ts';
import { type Analysis, analyse, noAnswers } from '../../analysis.ts';
import { readWords } from './word-number.ts';

/** No number in one word is longer. */
const longest = 100;
const trailingDigits = /(?<!\d)\d+$/u;
const endsInDigit = /\d$/u;
const compoundNoun = /^[a-z]{3,20}$/u;

/** "deux-cent-mille": what a word with hyphens is worth, if all its parts make one number. */
const hyphenated = ({ pack }: Analysis, norm: string): LexicalEntry | null => {
  const first = pack.lexicon.get(norm.slice(0, norm.indexOf('-')));
  if (first === undefined || (first.tags & (tag.numeral | tag.scale)) === 0 || norm.length > longest) return null;
  const apart = analyse(norm.replaceAll('-', ' '), pack);
  const read = readWords(apart, 0, new Uint8Array(apart.tokens.length));
  return read === null || read.end < apart.tokens.length ? null : { tags: tag.numeral, value: read.value };
};

/** "second-largest": an ordinal and what it ranks by, where languages join them. */
const ranking = ({ pack }: Analysis, norm: string): LexicalEntry | null => {
  const dash = norm.indexOf('-');
  const ordinal = pack.lexicon.get(norm.slice(0, dash));
  const rest = norm.slice(dash + 1);
  if (
    ordinal?.value === undefined ||
    (ordinal.tags & tag.ordinal) === 0 ||
    !pack.quantities.rankAfter.has(rest.split('-')[0] ?? '')
  )
    return null;
  return { tags: tag.ordinal, value: ordinal.value, counts: rest };
};

/** "six-member", "seven-tonne": a number and what it counts or its unit, where languages join them. */
const counting = ({ pack }: Analysis, text: string, norm: string): LexicalEntry | null => {
  const dash = norm.indexOf('-');
  const rest = norm.slice(dash + 1);
  const number = pack.lexicon.get(norm.slice(0, dash));
  if (pack.nouns.head !== 'last' || number === undefined || (number.tags & tag.numeral) === 0) return null;
  if (number.value === undefined || number.value < 2 || !compoundNoun.test(rest)) return null;
  if (text.length !== norm.length || text[dash + 1] !== rest[0]) return null;
  const joined = { tags: tag.numeral, value: number.value };
  if (pack.units.after.get(rest)?.some(({ words }) => words.length === 1)) return { ...joined, unit: rest };
  const { participleEndings, uncountedInCompounds } = pack.nouns;
  const isNoun = !uncountedInCompounds.has(rest) && !participleEndings.some((ending) => rest.endsWith(ending));
  return isNoun ? { ...joined, counts: rest } : null;
};

/** "USD12": a currency's sign or code with the digits stuck to it. */
const stuckCurrency = ({ pack }: Analysis, norm: string): LexicalEntry | null => {
  const sign = norm.replace(trailingDigits, '');
  const known = sign.length > 1 && pack.units.before.get(sign)?.find(({ words }) => words.length === 1);
  return known ? { tags: tag.digits | tag.currency, unit: known.value.symbol } : null;
};

/**
 * The analysis with tags for numbers that the lexicon cannot list: words joined by hyphens ("deux-cent-mille"), digits stuck to a
 * currency ("EUR29"), numbers joined to what they count ("six-member"). The same object where there are none.
 */
export const withJoinedNumbers = (analysis: Analysis): Analysis => {
  const { tokens } = analysis;
  let tags: Int32Array | null = null;
  let entries: (LexicalEntry | undefined)[] = [];
  for (let index = 0; index < tokens.length; index++) {
    if (analysis.entries[index] !== undefined) continue;
    const { kind, text, norm, capital } = tokens[index] as (typeof tokens)[number];
    if (kind !== 'word') continue;
    const found = norm.includes('-')
      ? (hyphenated(analysis, norm) ?? counting(analysis, text, norm) ?? ranking(analysis, norm))
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
  return tags === null ? analysis : { ...analysis, tags, entries, answers: noAnswers(tokens.length) };
};
