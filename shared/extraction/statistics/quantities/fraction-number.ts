import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import { readWords } from './word-number.ts';

/** A fraction in words: `part` of `whole`. */
export interface FractionNumber {
  readonly end: number;
  readonly part: number;
  readonly whole: number;
}

/** Does a unit stand at `at`: "month", "miles"? */
export const isUnit = ({ tokens, pack }: Analysis, at: number): boolean =>
  phraseAt(pack.units.after, tokens, at) !== null;

/** The ordinal at `at` as the parts of a whole, where no noun behind it makes it rank ("deux cinquièmes places"). */
const denominatorAt = (
  analysis: Analysis,
  at: number,
  many: boolean,
  isJoined: boolean,
): { end: number; whole: number } | null => {
  const { tokens, tags, entries, pack } = analysis;
  let end = at;
  let whole = 0;
  // "twenty firsts", "one hundred and fifths", "vingt et unièmes"
  const tens = readWords(analysis, at, new Uint8Array(0), false);
  if (tens !== null && tens.value >= 20 && tens.value % 10 === 0) {
    whole = tens.value;
    end = tens.end;
    if (tokens[end]?.norm === pack.numbers.joiner) end++;
  }
  const ordinal = entries[end]?.value;
  const smallest = whole > 0 ? 1 : 3;
  if (ordinal === undefined || ((tags[end] ?? 0) & tag.ordinal) === 0 || ordinal < smallest) return null;
  if (whole > 0 && ordinal >= (whole % 100 === 0 ? 100 : 10)) return null;
  const isPlural = tokens[end]?.norm.endsWith('s') ?? false;
  // "for a third month": the third of several.
  const ranks = isContentWord(analysis, end + 1) || isUnit(analysis, end + 1);
  if (isPlural !== many || (!isJoined && ranks)) return null;
  return { end: end + 1, whole: whole + ordinal };
};

/** "trois cinquièmes", "un vingt-cinquième", "five eighths", behind the number `part` that ends at `end`. */
export const fractionAt = (analysis: Analysis, end: number, part: number): FractionNumber | null => {
  if (!Number.isInteger(part) || part < 1) return null;
  const hyphen = analysis.tokens[end]?.text === '-' && analysis.tokens[end]?.spaced ? 1 : 0;
  // "a two - thirds majority"
  const below = denominatorAt(analysis, end + hyphen, part > 1, hyphen > 0);
  return below === null ? null : { end: below.end, part, whole: below.whole };
};
