import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt, phraseBefore } from '../../../languages/phrase-table.ts';
import type { Unit } from '../../../languages/unit-words.ts';
import type { Analysis } from '../../analysis.ts';
import type { Trace, TraceEvent } from '../../rule.ts';
import { anyIn } from '../../rule.ts';
import { standsAlone } from '../stands-alone.ts';
import { compoundFrom } from './compound-quantity.ts';
import { resolveHomonymousUnits } from './homonymous-units.ts';
import { hoursAndMinutes } from './hours-and-minutes.ts';
import { numberTriggers } from './number-from.ts';
import { readOne } from './one-unit.ts';
import type { Quantity } from './quantity.ts';
import { readModifier } from './read-modifier.ts';
import { readNumber } from './read-number.ts';
import { isChange, readSecond, sharesScale } from './read-second.ts';
import { isBracketed, readCurrencyBefore, readUnitAfter } from './read-unit.ts';
import { shareUnits } from './share-units.ts';
import { readTimeSpans } from './time-span.ts';

const minusSigns = new Set(['-', '−', '–']);

/** A minus before the number, as far as it is none that joins or bullets: its token, else `first`. */
const signFrom = (analysis: Analysis, first: number, unit: Unit | null, end: number): number => {
  const { tokens, pack } = analysis;
  const sign = tokens[first - 1];
  const number = tokens[first];
  if (sign === undefined || number === undefined) return first;
  const before = tokens[first - 2];
  const scaled = unit !== null && (unit.kind === 'percent' || unit.symbol.startsWith('°'));
  // "plus or minus 3 points", "au moins 12 %": no sign.
  const isBound = phraseBefore(pack.quantities.modifiersBefore, tokens, first) !== null;
  if (isBound && (pack.numbers.plainMinusWords.has(sign.norm) || pack.numbers.minusWords.has(sign.norm))) return first;
  if (pack.numbers.plainMinusWords.has(sign.norm)) return first - 1;
  if (pack.numbers.minusWords.has(sign.norm)) return scaled || before === undefined ? first - 1 : first;
  if (!minusSigns.has(sign.text)) return first;
  const joins =
    before !== undefined &&
    before.kind !== 'break' &&
    ((!sign.spaced && before.kind !== 'punctuation') || before.kind === 'number');
  if (joins) return first;
  if (!number.spaced || standsAlone(analysis, first, end)) return first - 1;
  const isLed = before?.kind !== 'word' || pack.quantities.toWords.has(before.norm);
  return scaled && isLed ? first - 1 : first;
};

const readQuantity = (analysis: Analysis, anchor: number, taken: Uint8Array): Quantity | null => {
  const { tokens, pack } = analysis;
  let number = readNumber(analysis, anchor, taken);
  if (number === null) return null;
  const money = readCurrencyBefore(analysis, number.first);
  const after = number.ordinal ? null : readUnitAfter(analysis, number);
  const start = money?.first ?? (after !== null && isBracketed(analysis, number) ? number.first - 1 : number.first);
  const ownUnit = money?.unit ?? after?.unit ?? null;
  const ownEnd = after?.end ?? number.end;
  const signed = signFrom(analysis, start, ownUnit, ownEnd);
  const alone = number;
  const linkFrom = (outer: number) =>
    readSecond(analysis, { number: alone, first: outer, negative: outer < start, unit: ownUnit, end: ownEnd }, taken);
  let link = number.ordinal ? null : linkFrom(signed);
  // "moins 5 à moins 2 degrés": that it is a temperature is said behind.
  if (signed === start && pack.numbers.minusWords.has(tokens[start - 1]?.norm ?? '')) {
    const below = number.ordinal ? null : linkFrom(start - 1);
    if (below?.unit?.symbol.startsWith('°')) link = below;
  }
  const changes = link !== null && link.shape === 'range' && isChange(analysis, signed);
  const ranges = link !== null && !changes ? link : null;
  const second = ranges?.second ?? null;
  let unit = money?.unit ?? ranges?.unit ?? after?.unit ?? null;
  const afterCounts = after !== null && (money === null || after.unit.kind === 'money');
  let end = ranges?.end ?? (afterCounts ? after.end : number.end);
  const sign = ranges === null ? signed : ranges.shape === 'pair' ? start : signFrom(analysis, start, unit, end);
  let first = start;
  const below = unit === null || unit.symbol.startsWith('°') ? phraseAt(pack.numbers.belowZero, tokens, end) : null;
  if (below !== null) end = below.end;
  const factor = (sign < first ? -1 : (below?.value ?? 1)) * (unit?.factor ?? 1);
  first = Math.min(first, sign);
  const half = unit !== null && number.takesOf === false ? phraseAt(pack.numbers.andHalf, tokens, end) : null;
  if (half !== null) {
    end = half.end;
    if (number.form === 'article') number = { ...number, form: 'words' };
  }
  const compound =
    second !== null || number.whole !== null
      ? null
      : (hoursAndMinutes(analysis, number) ??
        (unit !== null && half === null ? compoundFrom(analysis, { value: number.value, unit, end }, taken) : null));
  if (compound !== null) {
    if (number.form === 'article') number = { ...number, form: 'words' };
    end = compound.end;
    unit = compound.unit;
  }
  // 0.1 × 3 is 0.3.
  const exact = (value: number) => {
    const product = value * factor;
    return Number.isInteger(product) ? product : Number(product.toPrecision(15));
  };
  const base = { anchor, first, end, number, second, unit, unitShared: false, ...readModifier(analysis, first, end) };
  const collective = number.form === 'collective' && base.modifier === 'exact' ? { modifier: 'approx' as const } : {};
  if (second === null)
    return {
      ...base,
      ...collective,
      shape: 'single',
      value: exact(
        number.whole !== null && unit !== null
          ? number.value / number.whole
          : (compound?.value ?? number.value + (half?.value ?? 0)),
      ),
      low: null,
      high: null,
    };
  if (link?.shape === 'pair') return { ...base, shape: 'pair', value: number.value, low: null, high: null };
  const low = sharesScale(number, second) ? number.value * second.scale : number.value;
  const high = ranges?.negative === sign < start ? second.value : -second.value;
  return { ...base, shape: 'range', value: null, low: exact(low), high: exact(high) };
};

/** Why digits are no quantity at all: "192.168.1.2", or words that a date reads. */
const unread = ({ tokens }: Analysis, at: number, quantity: Quantity | null): TraceEvent => {
  const { start, end } = tokens[at] as { start: number; end: number };
  const reason = quantity === null ? 'a piece of something longer' : 'a part of a date';
  return { rule: 'statistic.quantity', span: [start, end], outcome: 'rejected', reason };
};

/** Every number of a text with its unit, range and modifier, in order; tokens in `taken` (dates) are left alone. */
export const readQuantities = (analysis: Analysis, taken: Uint8Array, trace?: Trace): Quantity[] => {
  const { tokens, tags, masked } = analysis;
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const mask = tags[at] as number;
    if ((mask & (numberTriggers | tag.unit)) === 0 || masked[at] === 1 || taken[at] === 1) continue;
    const quantity = (mask & numberTriggers) !== 0 ? readQuantity(analysis, at, taken) : readOne(analysis, at);
    if (quantity === null || anyIn(taken, quantity.first, quantity.end)) {
      const isDigits = ((tags[at] as number) & tag.digits) !== 0;
      if (trace !== undefined && isDigits) trace(unread(analysis, at, quantity));
      continue;
    }
    found.push(quantity);
    // A change from one number to another is two quantities; the second is read on its own.
    at = Math.max(at, quantity.end - 1);
  }
  resolveHomonymousUnits(analysis, found);
  shareUnits(analysis, found);
  readTimeSpans(analysis, found);
  return found;
};
