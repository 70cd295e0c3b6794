import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Unit } from '../../../languages/unit-words.ts';
import type { Analysis } from '../../analysis.ts';
import { type NumberReading, plainNumber } from './number-reading.ts';
import type { Quantity } from './quantity.ts';
import { readModifier } from './read-modifier.ts';

/** Units that "a good" makes about one of; "une bonne année" went well, where nothing says how long it took. */
const roundUnits = new Set(['hour', 'minute', 'km', 'm', 'kg', 'mi']);

const oneOf = (first: number, end: number, form: 'article' | 'words'): NumberReading => ({
  ...plainNumber,
  first,
  end,
  value: 1,
  coefficient: 1,
  form,
});

const quantityOf = (at: number, number: NumberReading, unit: Unit, value: number) =>
  ({
    anchor: at,
    first: number.first,
    shape: 'single',
    number,
    second: null,
    value,
    low: null,
    high: null,
    unit,
    unitShared: false,
  }) as const;

/** "une bonne heure et demie", "a good mile": about one, with the half behind it. */
const readRoundOne = (analysis: Analysis, at: number, unit: Unit, unitEnd: number): Quantity | null => {
  const { tokens, pack } = analysis;
  if (!pack.numbers.roundAdjectives.has(tokens[at - 1]?.norm ?? '')) return null;
  if (!pack.numbers.articles.has(tokens[at - 2]?.norm ?? '')) return null;
  const half = phraseAt(pack.numbers.andHalf, tokens, unitEnd);
  const lasts = unit.kind === 'duration' && pack.quantities.durationCues.has(tokens[at - 3]?.norm ?? '');
  if (half === null && !lasts && !roundUnits.has(unit.symbol)) return null;
  const end = half?.end ?? unitEnd;
  const value = (1 + (half?.value ?? 0)) * unit.factor;
  return {
    ...quantityOf(at, oneOf(at - 2, at, 'words'), unit, value),
    end,
    modifier: 'approx',
    outerFirst: at - 2,
    outerEnd: end,
  };
};

/** A lone article before the unit at `at` is a quantity only when something bounds it or rounds it: "more than a year", "a good hour". */
export const readOne = (analysis: Analysis, at: number): Quantity | null => {
  const { tokens, pack } = analysis;
  const before = tokens[at - 1]?.norm ?? '';
  const isRound = pack.numbers.roundAdjectives.has(before);
  if (!isRound && !pack.numbers.articles.has(before)) return null;
  const found = phraseAt(pack.units.after, tokens, at);
  if (found === null || found.value.kind === 'percent' || (tokens[at]?.text.length ?? 0) < 3) return null;
  if (isRound) return readRoundOne(analysis, at, found.value, found.end);
  // "8 % less than a year earlier": a date.
  if (pack.comparisons.earlier.has(tokens[found.end]?.norm ?? '')) return null;
  const modifier = readModifier(analysis, at - 1, found.end);
  if (modifier.outerFirst >= at - 1) return null;
  return {
    ...quantityOf(at, oneOf(at - 1, at, 'article'), found.value, found.value.factor),
    ...modifier,
    end: found.end,
  };
};
