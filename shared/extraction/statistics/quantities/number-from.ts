import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { NumberReading } from './number-reading.ts';
import { readNumber } from './read-number.ts';

/** What a number can begin with. */
export const numberTriggers = tag.digits | tag.numeral | tag.scale | tag.collective | tag.fraction;
/** The number that begins right at `at`, an article included. */
export const numberFrom = (analysis: Analysis, at: number, taken: Uint8Array): NumberReading | null => {
  if (((analysis.tags[at] ?? 0) & numberTriggers) !== 0) return readNumber(analysis, at, taken);
  if (!analysis.pack.numbers.articles.has(analysis.tokens[at]?.norm ?? '') || at + 1 >= analysis.tokens.length)
    return null;
  const read = readNumber(analysis, at + 1, taken);
  return read?.first === at ? read : null;
};
