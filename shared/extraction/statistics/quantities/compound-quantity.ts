import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Unit } from '../../../languages/unit-words.ts';
import type { Analysis } from '../../analysis.ts';
import { primeAt } from './feet-and-inches.ts';
import { numberFrom } from './number-from.ts';
import type { NumberReading } from './number-reading.ts';
import type { UnitReading } from './rate-unit.ts';
import { readUnitAfter } from './read-unit.ts';

/** How many of the smaller unit make one of the larger, for units that are said one behind the other. */
const smaller: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  mi: { yd: 1760, ft: 5280 },
  yd: { ft: 3, in: 36 },
  ft: { in: 12 },
  lb: { oz: 16 },
  st: { lb: 14 },
  km: { m: 1000 },
  m: { cm: 100 },
  cm: { mm: 10 },
  t: { kg: 1000 },
  kg: { g: 1000 },
  year: { month: 12 },
  hour: { minute: 60, second: 3600 },
  minute: { second: 60 },
};
const mostParts = 3;
/** People leave a few of the smaller unit uncarried: "2 yards, 7 feet". */
const mostUncarried = 12;

/** A quantity said in several units: its whole value in the last of them. */
export interface CompoundQuantity {
  readonly value: number;
  readonly unit: Unit;
  readonly end: number;
}

/** Behind a sum of money or a length, its hundredths with no unit of their own: "12 € 50", "1 mètre 80". */
const bareHundredths = (
  analysis: Analysis,
  at: number,
  unit: Unit,
  value: number,
  taken: Uint8Array,
): NumberReading | null => {
  const { tokens, pack } = analysis;
  if (!pack.units.hundredths.has(unit.symbol) || unit.factor !== 1 || !Number.isInteger(value)) return null;
  const joined = tokens[at]?.norm === pack.numbers.conjunction ? at + 1 : at;
  const token = tokens[joined];
  if (token === undefined || taken[joined] === 1) return null;
  const number = numberFrom(analysis, joined, taken);
  if (number === null || number.form === 'article' || number.ordinal || number.value < 10 || number.value > 99)
    return null;
  if (number.form === 'digits' ? token.text.length !== 2 || number.end !== joined + 1 : number.form !== 'words')
    return null;
  const next = tokens[number.end];
  if (next !== undefined && (next.kind === 'word' ? (analysis.tags[number.end] ?? 0) === 0 : next.kind === 'symbol'))
    return null;
  return readUnitAfter(analysis, number) === null ? number : null;
};

/** What measures only behind a larger unit: "2 yards, 10 in", "2 yd 7'". */
const lastUnit = (analysis: Analysis, at: number): UnitReading | null => {
  const found = phraseAt(analysis.pack.units.stuck, analysis.tokens, at);
  return found === null ? primeAt(analysis, at) : { unit: found.value, end: found.end };
};

/** What follows "7 feet" in "7 feet 10 inches", "20 dollars" in "20 dollars and 43 cents": the quantity that both make, or null. */
export const compoundFrom = (
  analysis: Analysis,
  first: { readonly value: number; readonly unit: Unit; readonly end: number },
  taken: Uint8Array,
): CompoundQuantity | null => {
  const { tokens, pack, sentenceOf } = analysis;
  let { value, unit, end } = first;
  for (let parts = 1; parts < mostParts; parts++) {
    let at = end;
    if (tokens[at]?.text === ',') at++;
    if (tokens[at]?.norm === pack.numbers.conjunction) at++;
    if (sentenceOf[at] !== sentenceOf[first.end - 1]) break;
    const number = numberFrom(analysis, at, taken);
    if (number === null || number.ordinal || number.whole !== null || number.form === 'collective') break;
    const behind = readUnitAfter(analysis, number) ?? lastUnit(analysis, number.end);
    if (behind === null) break;
    const isCent = unit.kind === 'money' && behind.unit.kind === 'money' && behind.unit.factor === 0.01;
    if (isCent && unit.factor === 1 && number.value < 100) {
      value = Number((value + number.value / 100).toPrecision(15));
      end = behind.end;
      break;
    }
    const ratio = smaller[unit.symbol]?.[behind.unit.symbol];
    if (
      ratio === undefined ||
      unit.factor !== 1 ||
      behind.unit.factor !== 1 ||
      number.value >= Math.max(ratio, mostUncarried)
    )
      break;
    value = Number((value * ratio + number.value).toPrecision(15));
    unit = behind.unit;
    end = behind.end;
  }
  // "1 min 51 s 21"
  const inSeconds =
    end > first.end && unit.symbol === 'second' ? bareHundredths(analysis, end, unit, value, taken) : null;
  if (inSeconds !== null) return { value: value + inSeconds.value / 100, unit, end: inSeconds.end };
  if (end > first.end) return { value, unit, end };
  const hundredths = bareHundredths(analysis, end, unit, value, taken);
  if (hundredths === null) return null;
  return { value: Number((value + hundredths.value / 100).toPrecision(15)), unit, end: hundredths.end };
};
