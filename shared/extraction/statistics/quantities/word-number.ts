import { tag } from '../../../languages/lexical-tags.ts';
import type { Token } from '../../../text/tokens.ts';
import type { Analysis } from '../../analysis.ts';

/** A number in words: the tokens from where it was asked for up to `end`. */
export interface WordNumber {
  readonly end: number;
  readonly value: number;
  readonly coefficient: number;
  readonly scale: number;
  readonly decimals: number;
}

/** Can a word of value `word` follow hundreds' rest `tail` (0–99) within one number? */
const fits = (tail: number, word: number, vigesimal: boolean): boolean => {
  if (tail === 0) return word < 100;
  if (tail < 10) return vigesimal && tail === 4 && word === 20;
  if (tail % 10 !== 0) return false;
  if (tail === 10) return vigesimal && word >= 7 && word <= 9;
  if (word < 10) return true;
  return vigesimal && (tail === 60 || tail === 80) && word < 20;
};

const isSpacedHyphen = (token: Token | undefined) => token?.text === '-' && token.spaced;

/**
 * Reads the number words at `at`, as many as make one number: "mille deux cents", "two hundred and five", "quatre vingt onze".
 * Scale words above thousand need a number before them.
 */
export const readWords = (
  analysis: Analysis,
  at: number,
  taken: Uint8Array,
  mayHaveDecimals = true,
): WordNumber | null => {
  const { tokens, tags, entries, pack } = analysis;
  const { vigesimal, joiner, joinsAfter, decimalWords } = pack.numbers;
  let total = 0;
  let lastScale = Number.POSITIVE_INFINITY;
  let group = -1;
  let end = at;
  let coefficient = 0;
  let scale = 1;
  for (let i = at; i < tokens.length; i++) {
    // Tokenised text: "fifty - two".
    if (end > at && isSpacedHyphen(tokens[i]) && group % 10 === 0 && group % 100 >= 20) {
      const unit = entries[i + 1]?.value ?? 10;
      if (unit < 1 || unit > 9 || ((tags[i + 1] ?? 0) & tag.numeral) === 0) break;
      i++;
    }
    let mask = tags[i] as number;
    let value = entries[i]?.value;
    if (taken[i] === 1) break;
    if (end > at && tokens[i]?.norm === joiner && group > 0) {
      // A joiner is part of the number only where the word behind it completes it.
      const next = entries[i + 1]?.value;
      const after = tags[i + 2] as number | undefined;
      if (next === undefined || ((tags[i + 1] as number) & tag.numeral) === 0 || taken[i + 1] === 1) break;
      const tens = group % 100;
      const joins =
        joinsAfter === 'tens'
          ? (next === 1 && tens >= 20 && tens % 10 === 0) || (next === 11 && tens === 60)
          : group % 100 === 0 && next < 100 && (((after ?? 0) & tag.scale) === 0 || entries[i + 2]?.value !== 100);
      if (!joins) break;
      i++;
      mask = tags[i] as number;
      value = next;
    } else if (joinsAfter === 'hundreds' && end > at && tokens[i]?.norm === joiner && group === -1 && total >= 1000) {
      const next = entries[i + 1]?.value;
      if (next === undefined || next >= 100 || next === 0 || ((tags[i + 1] as number) & tag.numeral) === 0) break;
      if (((tags[i + 2] ?? 0) & tag.scale) !== 0) break;
      i++;
      mask = tags[i] as number;
      value = next;
    }
    if (value === undefined || (mask & (tag.numeral | tag.scale)) === 0) break;
    if ((mask & tag.scale) !== 0) {
      if (!mayHaveDecimals && value > 100) break;
      if (value === 100) {
        if (group === -1 && (mask & tag.numeral) === 0) break;
        if (group !== -1 && (group >= 100 || group === 0)) break;
        group = (group === -1 ? 1 : group) * 100;
      } else {
        if (group === -1 && total === 0 && (mask & tag.numeral) === 0) break;
        if (value < lastScale) {
          // "deux millions mille", but not "two million thousand"
          if (group === -1 && total > 0 && (mask & tag.numeral) === 0) break;
          coefficient = group === -1 ? 1 : group;
          total += coefficient * value;
        } else {
          // "mille milliards", "three thousand millions": the scale is of all that stands before it.
          if (value === lastScale) break;
          if (total % value === 0 && total > 0 && value < 1e6) break;
          total = (total + Math.max(group, 0)) * value;
          coefficient = total / value;
        }
        scale = value;
        lastScale = value;
        group = -1;
      }
    } else {
      if (value < 100 && group === -1) group = value;
      else if (value >= 100 && group === -1) group = value;
      else if (group > 0 && value > 0 && fits(group % 100, value, vigesimal)) {
        // "vingt un" and "twenty zero" are two numbers.
        if (
          joinsAfter === 'tens' &&
          value === 1 &&
          group % 100 !== 0 &&
          tokens[i - 1]?.norm !== joiner &&
          group % 100 !== 80
        )
          break;
        group = group % 100 === 4 && value === 20 ? group - 4 + 80 : group + value;
      } else break;
    }
    end = i + 1;
  }
  if (end === at) return null;
  let value = total + Math.max(group, 0);
  if (group > 0 || total === 0) {
    coefficient = value;
    scale = 1;
  }
  let decimals = 0;
  if (mayHaveDecimals && decimalWords.has(tokens[end]?.norm ?? '')) {
    let written = '';
    let i = end + 1;
    for (; entries[i]?.value === 0; i++) written += '0';
    const rest = entries[i]?.value === undefined ? null : readWords(analysis, i, taken, false);
    if (rest !== null && rest.decimals === 0) {
      written += String(rest.value);
      i = rest.end;
      for (; written.length < 6 && (entries[i]?.value ?? 10) < 10; i++) written += String(entries[i]?.value);
      value += Number(`0.${written}`);
      decimals = written.length;
      coefficient = value;
      end = i;
    }
  }
  return { end, value, coefficient, scale, decimals };
};
