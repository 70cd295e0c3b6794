import { tag } from '../../../languages/lexical-tags.ts';
import type { Unit } from '../../../languages/unit-words.ts';
import type { Analysis } from '../../analysis.ts';
import { nounPhraseAt } from '../noun-phrase.ts';
import { numberFrom } from './number-from.ts';
import type { NumberReading } from './number-reading.ts';
import { readCurrencyBefore, readUnitAfter } from './read-unit.ts';

const dashes = new Set(['-', '–', '—']);
const minusSigns = new Set(['-', '−', '–']);
/** No side of a game or vote by hand has more. */
const highestScore = 200;
/** How far before a number the word that makes it a score may stand: "battus sur le score de". */
const scoreReach = 5;
/** How far before "de" the word of change may stand. */
const changeReach = 5;
const hoursOfDay = 24;
/** Years from here on, joined by a dash, are a period ("1998-2004 members"). */
const firstYear = 1500;

/** What is known of the first number when a second is looked for. */
export interface FirstNumber {
  readonly number: NumberReading;
  /** A minus stands before it. */
  readonly negative: boolean;
  /** Its first token, minus and currency included. */
  readonly first: number;
  /** The currency before it, or the unit behind. */
  readonly unit: Unit | null;
  /** Behind its unit. */
  readonly end: number;
}

/** The second number of a range or pair. */
export interface Link {
  readonly second: NumberReading;
  readonly negative: boolean;
  readonly unit: Unit | null;
  /** Behind its unit. */
  readonly end: number;
  readonly shape: 'range' | 'pair';
}
type Second = Omit<Link, 'shape'>;

/** "2 à 3 millions": the first number is of the second's scale. */
export const sharesScale = (number: NumberReading, second: NumberReading): boolean =>
  number.scale === 1 && second.scale > 1 && number.value <= second.coefficient;

/** The number at `at` with its own minus and unit: "-3 °C", "£1.5bn". */
const secondAt = (analysis: Analysis, at: number, taken: Uint8Array): Second | null => {
  const { tokens, pack } = analysis;
  let from = at;
  const sign = tokens[from];
  const signed = sign !== undefined && minusSigns.has(sign.text) && sign.spaced && tokens[from + 1]?.spaced === false;
  const negative = signed || pack.numbers.minusWords.has(sign?.norm ?? '');
  if (negative) from++;
  let currency: Unit | null = null;
  for (const signs of [0, 1, 2]) {
    const second = numberFrom(analysis, from + signs, taken);
    if (second === null) continue;
    const money = readCurrencyBefore(analysis, second.first);
    if (signs > 0 && money?.first !== from) return null;
    currency = money !== null && money.first >= from ? money.unit : null;
    if (second.ordinal || second.whole !== null || second.form === 'collective') return null;
    const after = readUnitAfter(analysis, second);
    return { second, negative, unit: currency ?? after?.unit ?? null, end: after?.end ?? second.end };
  }
  return null;
};

/** Does a word of change stand before the preposition that ends before `first`? */
const changeBefore = ({ tokens, tags, sentenceOf }: Analysis, first: number): string | null => {
  for (let back = 2; back <= changeReach; back++) {
    if (sentenceOf[first - back] !== sentenceOf[first]) return null;
    if (((tags[first - back] ?? 0) & tag.change) !== 0) return tokens[first - back]?.norm ?? null;
  }
  return null;
};

/** Does a verb or noun of change stand just before, so that "de 12 à 15 %" goes from one to the other? */
export const isChange = (analysis: Analysis, first: number): boolean => {
  const { fromWords, fromToWords } = analysis.pack.quantities;
  if (!fromWords.has(analysis.tokens[first - 1]?.norm ?? '')) return false;
  const word = changeBefore(analysis, first);
  return word !== null && (fromToWords === null || fromToWords.has(word));
};

/** "battu 3 à 1", "sur le score de 0 à 2", "won 3 to 1": do two bare numbers, the link between, tell how a game ended? */
const isSpokenScore = (analysis: Analysis, one: FirstNumber, { second, unit, end }: Second): boolean => {
  const { tokens, sentenceOf, pack } = analysis;
  const { number, first } = one;
  if (unit !== null || one.unit !== null || number.decimals + second.decimals > 0) return false;
  if (number.form === 'article' || number.value > highestScore || second.value > highestScore) return false;
  if (!pack.quantities.toWords.has(tokens[one.end]?.norm ?? '') || isChange(analysis, first)) return false;
  if (nounPhraseAt(analysis, end, true) !== null) return false;
  for (let i = first - 1; i >= first - scoreReach && sentenceOf[i] === sentenceOf[first]; i--)
    if (pack.quantities.scoreWords.has(tokens[i]?.norm ?? '')) return true;
  return false;
};

/** "20-30 homes" is a range, but "the 9-11 attacks" a name and "3-1" perhaps a score. */
const countsBetween = (analysis: Analysis, { number, first }: FirstNumber, { second, end }: Second): boolean => {
  if (second.value >= firstYear || number.value === 0) return false;
  if (((analysis.tags[first - 1] ?? 0) & tag.determiner) !== 0) return false;
  const counted = nounPhraseAt(analysis, end, true);
  return counted !== null && analysis.tokens[counted.head]?.capital === false;
};

/** "widened by $4 billion to $67 billion", "rose $1 to $84": the size of a change and where it ends, each with its unit. */
const isSizeAndEnd = ({ tokens, tags, pack }: Analysis, one: FirstNumber, { unit }: Second): boolean => {
  if (one.unit === null || unit === null || !pack.quantities.toWords.has(tokens[one.end]?.norm ?? '')) return false;
  const before = tokens[one.first - 1]?.norm ?? '';
  if (pack.quantities.fromWords.has(before)) return false;
  const isBy = pack.quantities.byWords.has(before);
  return ((tags[isBy ? one.first - 2 : one.first - 1] ?? 0) & tag.change) !== 0;
};

/** Where the link to a second number stands: behind the hyphen that waits for its unit in "18- to 24-year-olds". */
const suspendedAt = ({ tokens, pack }: Analysis, { number, unit, end }: FirstNumber): number => {
  const [hyphen, link] = [tokens[end], tokens[end + 1]];
  if (unit !== null || number.form !== 'digits' || hyphen?.text !== '-') return end;
  return link?.kind === 'word' && link.spaced && pack.numbers.rangeLinks.has(link.norm) ? end + 1 : end;
};

/** The second number of "8 à 10", "entre 50 et 60", "$30-40 billion", "-3 °C à 12 °C", "3-1", and what both are together. */
export const readSecond = (analysis: Analysis, one: FirstNumber, taken: Uint8Array): Link | null => {
  const { tokens, pack } = analysis;
  const { rangeLinks, openedLinks, rangeOpeners, alternativeOpeners } = pack.numbers;
  const { number, first } = one;
  const at = suspendedAt(analysis, one);
  const link = tokens[at];
  if (link === undefined || taken[at] === 1 || number.form === 'collective' || number.whole !== null) return null;
  let opened = false;
  for (let back = 1; back <= 3 && !opened; back++) opened = rangeOpeners.has(tokens[first - back]?.norm ?? '');
  if (!rangeLinks.has(link.norm) && !(opened && openedLinks.has(link.norm))) return null;
  const found = secondAt(analysis, at + 1, taken);
  if (found === null) return null;
  const { second, unit } = found;
  // "de 10 h à 12 h" is two times of day.
  const hours = one.unit?.symbol === 'hour' && unit?.symbol === 'hour' && second.value <= hoursOfDay;
  if (hours && number.decimals + second.decimals === 0) return null;
  const unitBehind = one.unit !== null && one.end > number.end;
  if (one.unit !== null && unit !== null && one.unit.symbol !== unit.symbol) return null;
  const dash = dashes.has(link.text);
  if (dash && link.spaced !== tokens[one.end + 1]?.spaced) return null;
  const low = (sharesScale(number, second) ? number.value * second.scale : number.value) * (one.negative ? -1 : 1);
  const rises = low < second.value * (found.negative ? -1 : 1);
  if (dash) {
    if (unitBehind && unit === null) return null;
    const measured = unit !== null || one.unit !== null || second.scale > 1 || countsBetween(analysis, one, found);
    if (rises && measured) return { ...found, shape: 'range' };
    return number.decimals === 0 && second.decimals === 0 && !unitBehind ? { ...found, shape: 'pair' } : null;
  }
  if (isSpokenScore(analysis, one, found)) return { ...found, shape: 'pair' };
  if (isSizeAndEnd(analysis, one, found)) return null;
  if (!rises || alternativeOpeners.has(tokens[first - 1]?.norm ?? '')) return null;
  // Units on both sides are a range only when something opens it; else a change from one to the other.
  const fromHere = pack.quantities.fromWords.has(tokens[first - 1]?.norm ?? '');
  if (
    unitBehind &&
    !opened &&
    (!fromHere || unit === null || (!isChange(analysis, first) && changeBefore(analysis, first) !== null))
  )
    return null;
  if (number.form === 'article' && !unitBehind && second.value > 3) return null;
  return { ...found, shape: 'range' };
};
