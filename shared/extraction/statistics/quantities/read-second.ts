import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import { numberFrom } from './number-from.ts';
import type { NumberReading } from './number-reading.ts';
import { readUnitAfter } from './read-unit.ts';

const dashes = new Set(['-', '–', '—']);
/** The second number of a range or pair. */
interface Link {
  readonly second: NumberReading;
  readonly shape: 'range' | 'pair';
}

/** The second number of "8 à 10", "entre 50 et 60", "3-1". */
export const readSecond = (
  analysis: Analysis,
  number: NumberReading,
  afterUnit: number,
  ownUnit: boolean,
  taken: Uint8Array,
): Link | null => {
  const { tokens, pack } = analysis;
  const { rangeLinks, openedLinks, rangeOpeners } = pack.numbers;
  const link = tokens[afterUnit];
  if (link === undefined || taken[afterUnit] === 1 || number.form === 'collective' || number.whole !== null)
    return null;
  let opened = false;
  for (let back = 1; back <= 3 && !opened; back++) opened = rangeOpeners.has(tokens[number.first - back]?.norm ?? '');
  if (!rangeLinks.has(link.norm) && !(opened && openedLinks.has(link.norm))) return null;
  let at = afterUnit + 1;
  if (pack.units.before.has(tokens[at]?.norm ?? '') && tokens[at]?.kind === 'symbol') at++;
  const second = numberFrom(analysis, at, taken);
  if (second === null || second.ordinal || second.whole !== null || second.form === 'collective') return null;
  const dash = dashes.has(link.text);
  if (dash && link.spaced !== tokens[at]?.spaced) return null;
  const low =
    number.scale === 1 && second.scale > 1 && number.value <= second.coefficient
      ? number.value * second.scale
      : number.value;
  if (dash) {
    const measured = readUnitAfter(analysis, second) !== null;
    if (low < second.value && measured && !ownUnit) return { second, shape: 'range' };
    return number.decimals === 0 && second.decimals === 0 && !ownUnit ? { second, shape: 'pair' } : null;
  }
  if (low >= second.value) return null;
  // Units on both sides are a range only when something opens it; else a change from one to the other.
  if (ownUnit && !opened) return null;
  if (number.form === 'article' && !ownUnit && second.value > 3) return null;
  return { second, shape: 'range' };
};

/** Does a verb or noun of change stand just before, so that "de 12 à 15 %" goes from one to the other? */
export const isChange = (analysis: Analysis, first: number): boolean => {
  const { tokens, tags, pack, sentenceOf } = analysis;
  if (!pack.quantities.fromWords.has(tokens[first - 1]?.norm ?? '')) return false;
  for (let back = 2; back <= 5; back++) {
    if (sentenceOf[first - back] !== sentenceOf[first]) return false;
    if (((tags[first - back] ?? 0) & tag.change) === 0) continue;
    const { fromToWords } = pack.quantities;
    return fromToWords === null || fromToWords.has(tokens[first - back]?.norm ?? '');
  }
  return false;
};
