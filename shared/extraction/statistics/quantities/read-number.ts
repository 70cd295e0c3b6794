import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import { nounPhraseAt } from '../noun-phrase.ts';
import { standsAlone } from '../stands-alone.ts';
import { leadingMark, readDigits } from './digit-number.ts';
import { fractionFrom, fractionOfScale, withFraction } from './fraction-reading.ts';
import { type NumberReading, plainNumber } from './number-reading.ts';
import { readWords } from './word-number.ts';

/** "centaines", "dizaines de milliers", "hundreds of thousands", "millions" with no number before. */
const readCollective = (analysis: Analysis, at: number, taken: Uint8Array): NumberReading | null => {
  const { tokens, tags, entries, pack } = analysis;
  const { articles, someWords, ofWords } = pack.numbers;
  const isOrder = (i: number) =>
    ((tags[i] as number) & (tag.collective | tag.scale)) !== 0 &&
    ((tags[i] as number) & tag.numeral) === 0 &&
    taken[i] !== 1;
  if (!isOrder(at)) return null;
  let value = entries[at]?.value as number;
  let end = at + 1;
  if (ofWords.has(tokens[end]?.norm ?? '') && isOrder(end + 1)) {
    value *= entries[end + 1]?.value as number;
    end += 2;
  }
  const before = tokens[at - 1]?.norm ?? '';
  const isPlural = tokens[at]?.norm.endsWith('s') ?? false;
  const first = articles.has(before) || (isPlural && someWords.has(before)) ? at - 1 : at;
  // A scale alone is a quantity only in the plural: "des millions", not "le million"; a collective in the singular needs an article or its noun.
  const isCollective = ((tags[at] as number) & tag.collective) !== 0;
  if (!isPlural && !isCollective) return null;
  const countsNoun = ofWords.has(tokens[end]?.norm ?? '') && entries[end + 1]?.month === undefined;
  if (!isPlural && first === at && !countsNoun) return null;
  const isHomonym = pack.numbers.homonymousCollectives.has(tokens[at]?.norm ?? '');
  const countsMany = ((tags[end + 1] ?? 0) & tag.numeral) === 0 && nounPhraseAt(analysis, end + 1, true) !== null;
  if (isHomonym && !(countsNoun && countsMany)) return null;
  return { ...plainNumber, first, end, value, coefficient: value, form: 'collective', vague: isPlural, takesOf: true };
};

/** "1.5m people", "1,5 M d'habitants": does the mark at `at` multiply what is counted behind it, rather than measure? */
const scalesCount = (analysis: Analysis, at: number, decimals: number): boolean => {
  const { tokens, pack } = analysis;
  const [mark, next] = [tokens[at], tokens[at + 1]];
  if (mark?.text === 'b' && decimals > 0 && !mark.spaced) return true;
  if (mark?.capital && pack.numbers.ofWords.has(next?.norm ?? '')) return true;
  if (mark?.spaced && !mark.capital) return false;
  if (pack.numbers.distanceNouns.has(next?.norm ?? '')) return false;
  return isContentWord(analysis, at + 1) && nounPhraseAt(analysis, at + 1, true) !== null;
};

/** Digits or words, then scale words and "et demi". */
const readPlain = (analysis: Analysis, at: number, taken: Uint8Array): NumberReading | null => {
  const { tokens, tags, entries, pack } = analysis;
  const { articles, scaleMarks, moneyScaleMarks, ordinalMarks, andHalf, ofWords } = pack.numbers;
  const isDigits = ((tags[at] as number) & tag.digits) !== 0;
  const read = isDigits ? readDigits(analysis, at, taken) : readWords(analysis, at, taken);
  if (read === null) return null;
  let { end, value } = read;
  let { decimals } = read;
  let first = at;
  if (isDigits && decimals === 0 && leadingMark(analysis, at) && end === at + 1) {
    decimals = (tokens[at] as { text: string }).text.length;
    value = Number(`0.${tokens[at]?.text}`);
    first = at - 1;
  }
  let coefficient: number = read.coefficient;
  let scale: number = read.scale;
  const next = tokens[end];
  const mark = next === undefined || next.kind !== 'word' ? '' : next.norm;
  if (isDigits && next !== undefined && !next.spaced && ordinalMarks.has(mark))
    return { ...plainNumber, first: at, end: end + 1, value, form: 'digits', ordinal: true };
  if (isDigits && mark !== '') {
    const besideMoney = ((tags[end + 1] ?? 0) & tag.currency) !== 0 || ((tags[at - 1] ?? 0) & tag.currency) !== 0;
    const marked =
      (!next?.spaced || besideMoney || mark.length > 1 || (!next.capital && standsAlone(analysis, first, end + 1))
        ? scaleMarks.get(mark)
        : undefined) ??
      (besideMoney || (next?.capital && !next.spaced && mark.length === 1) ? moneyScaleMarks.get(mark) : undefined) ??
      (scalesCount(analysis, end, decimals) ? pack.numbers.countScaleMarks.get(mark) : undefined);
    if (marked !== undefined && taken[end] !== 1) {
      scale = marked;
      value *= marked;
      end++;
    }
  }
  let takesOf = scale >= 1e6;
  // "une dizaine": the collective reads its article.
  if (
    !isDigits &&
    end === at + 1 &&
    articles.has(mark === '' ? '' : (tokens[at]?.norm ?? '')) &&
    ((tags[end] ?? 0) & tag.collective) !== 0
  )
    return null;
  // "3,5 milliards", "40 000 milliards", "322 cent", "deux douzaines", "2.5 hundred thousand".
  for (let turn = 0; turn < 2; turn++) {
    const mask = (tags[end] ?? 0) as number;
    if ((mask & (tag.scale | tag.collective)) === 0 || taken[end] === 1) break;
    const times = entries[end]?.value as number;
    if (times < 12 || (times === 100 && isDigits) || (!isDigits && decimals === 0 && (mask & tag.collective) === 0))
      break;
    scale *= times;
    value *= times;
    end++;
    takesOf = true;
  }
  if (isDigits && scale === 1) coefficient = value;
  const half = phraseAt(andHalf, tokens, end);
  if (half !== null && (takesOf || !isDigits)) {
    value += half.value * scale;
    coefficient += half.value;
    end = half.end;
  }
  // "deux millions de milliards", "40 000 milliards"
  if (
    takesOf &&
    ofWords.has(tokens[end]?.norm ?? '') &&
    ((tags[end + 1] ?? 0) & tag.scale) !== 0 &&
    (entries[end + 1]?.value ?? 0) >= 1e6
  ) {
    value *= entries[end + 1]?.value as number;
    end += 2;
  }
  const lone = end === at + 1 && value === 1 && articles.has(tokens[at]?.norm ?? '');
  return {
    ...plainNumber,
    first,
    end,
    value,
    coefficient,
    scale,
    decimals,
    takesOf: takesOf || (!isDigits && scale >= 1e6),
    form: lone ? 'article' : isDigits ? 'digits' : 'words',
  };
};

/** "vingt et unième", "one hundred and first": what a number in words ends as when a joiner leads to an ordinal. */
const ordinalBehind = ({ tokens, tags, entries, pack }: Analysis, read: NumberReading): NumberReading | null => {
  if (read.form !== 'words' || read.value < 20 || read.value % 10 !== 0 || read.decimals > 0) return null;
  if (tokens[read.end]?.norm !== pack.numbers.joiner || ((tags[read.end + 1] ?? 0) & tag.ordinal) === 0) return null;
  const last = entries[read.end + 1]?.value ?? 0;
  const fits = last > 0 && last < (read.value % 100 === 0 ? 100 : 10) && !tokens[read.end + 1]?.norm.endsWith('s');
  return fits ? { ...read, end: read.end + 2, value: read.value + last, ordinal: true } : null;
};

/** Reads the number whose first trigger word (digits, numeral, scale, collective, fraction) stands at `at`. */
export const readNumber = (analysis: Analysis, at: number, taken: Uint8Array): NumberReading | null => {
  const { tokens, tags, entries, pack } = analysis;
  const { articles, fractions } = pack.numbers;
  const mask = tags[at] as number;
  if (taken[at] === 1) return null;
  if ((mask & tag.fraction) !== 0) {
    const part = phraseAt(fractions, tokens, at);
    const order = part === null ? null : fractionOfScale(analysis, part.value, at, part.end);
    if (order !== null) return order;
    const read = fractionFrom(analysis, at, taken);
    if (read !== null) return read;
  }
  // "a fifth", "a million", "une dizaine": the article before the trigger is part of the number.
  if ((mask & (tag.scale | tag.collective)) !== 0) {
    const article = articles.has(tokens[at - 1]?.norm ?? '') && tokens[at - 1]?.norm !== undefined;
    if (article && (mask & tag.collective) === 0) {
      const value = entries[at]?.value as number;
      const half = phraseAt(pack.numbers.andHalf, tokens, at + 1);
      const thousand = ((tags[at + 1] ?? 0) & tag.scale) !== 0 ? (entries[at + 1]?.value as number) : 1;
      const end = half?.end ?? (thousand > 1 ? at + 2 : at + 1);
      const all = value * thousand * (1 + (half?.value ?? 0));
      const fields = { value: all, coefficient: 1, scale: value, takesOf: value >= 1e6 };
      return withFraction(analysis, { ...plainNumber, ...fields, first: at - 1, end, form: 'words' }, taken);
    }
    if ((mask & tag.numeral) === 0) return readCollective(analysis, at, taken);
  }
  if ((mask & (tag.digits | tag.numeral)) === 0) return null;
  const read = readPlain(analysis, at, taken);
  const ordinal = read === null ? null : ordinalBehind(analysis, read);
  if (ordinal !== null) return ordinal;
  // "une dizaine": the article leads to the collective.
  if (read?.form === 'article' && ((tags[read.end] ?? 0) & tag.collective) !== 0) return null;
  return read === null ? null : withFraction(analysis, read, taken);
};
