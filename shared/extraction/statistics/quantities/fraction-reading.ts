import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import { fractionAt, isUnit } from './fraction-number.ts';
import { type NumberReading, plainNumber } from './number-reading.ts';
import { readWords } from './word-number.ts';

/** "half a million", "a quarter of a million", "half a dozen". */
export const fractionOfScale = (
  { tokens, tags, entries, pack }: Analysis,
  [part, whole]: readonly [number, number],
  first: number,
  from: number,
): NumberReading | null => {
  const { articles, ofWords } = pack.numbers;
  let at = from;
  if (ofWords.has(tokens[at]?.norm ?? '')) at++;
  if (articles.has(tokens[at]?.norm ?? '')) at++;
  const mask = tags[at] ?? 0;
  if (at === from || (mask & (tag.scale | tag.collective)) === 0) return null;
  const scale = entries[at]?.value as number;
  const form = (mask & tag.collective) !== 0 ? 'collective' : 'words';
  const takesOf = scale >= 1e6 && pack.nouns.head === 'first';
  return {
    ...plainNumber,
    first,
    end: at + 1,
    value: (part / whole) * scale,
    coefficient: part / whole,
    scale,
    form,
    takesOf,
  };
};

/** The fraction that begins at `at`: "deux tiers", "a fifth", "five eighths". */
export const fractionFrom = (analysis: Analysis, at: number, taken: Uint8Array): NumberReading | null => {
  const { tokens, tags, pack } = analysis;
  const known = phraseAt(pack.numbers.fractions, tokens, at);
  const fields = { ...plainNumber, first: at, form: 'words' } as const;
  // "a third month", but "a quarter mile": an ordinal ranks the unit behind it.
  if (known !== null && ((tags[known.end - 1] ?? 0) & tag.ordinal) !== 0 && isUnit(analysis, known.end)) return null;
  if (known !== null) return { ...fields, end: known.end, value: known.value[0], whole: known.value[1] };
  const isArticle = pack.numbers.articles.has(tokens[at]?.norm ?? '');
  const words = isArticle || ((tags[at] ?? 0) & tag.numeral) === 0 ? null : readWords(analysis, at, taken, false);
  if (!isArticle && words === null) return null;
  const part = fractionAt(analysis, words?.end ?? at + 1, words?.value ?? 1);
  return part === null ? null : { ...fields, end: part.end, value: part.part, whole: part.whole };
};

/** Behind a whole number, a fraction of its own or one that it adds to: "trois cinquièmes", "cinq et un quart". */
export const withFraction = (analysis: Analysis, read: NumberReading, taken: Uint8Array): NumberReading => {
  const { tokens, pack } = analysis;
  if (read.ordinal || read.decimals > 0 || taken[read.end] === 1) return read;
  const part = fractionAt(analysis, read.end, read.value);
  if (part !== null) return { ...read, end: part.end, form: 'words', whole: part.whole };
  // "vingt et un cinquième": in the singular, only the "un" is of the fifth.
  const joined =
    tokens[read.end - 2]?.norm === pack.numbers.conjunction && read.form === 'words' && read.value % 10 === 1;
  const fifth = joined ? fractionAt(analysis, read.end, 1) : null;
  if (fifth !== null) {
    const value = read.value - 1 + 1 / fifth.whole;
    return { ...read, end: fifth.end, value, coefficient: value, decimals: 2 };
  }
  if (tokens[read.end]?.norm !== pack.numbers.conjunction || read.form !== 'words') return read;
  const added = fractionFrom(analysis, read.end + 1, taken);
  const share = added === null || pack.nouns.partitive.has(tokens[added.end]?.norm ?? '');
  if (added === null || share || isContentWord(analysis, added.end)) return read;
  const value = read.value + added.value / (added.whole as number);
  return { ...read, end: added.end, value, coefficient: value, decimals: 2 };
};
