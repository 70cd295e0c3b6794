import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Unit } from '../../../languages/unit-words.ts';
import type { Analysis } from '../../analysis.ts';

/** A unit and the token behind it. */
export interface UnitReading {
  readonly unit: Unit;
  readonly end: number;
}

/** As in "mg/kg/h". */
const mostStrokes = 2;
/** Durations as they stand under a stroke. */
const strokeSymbols: Readonly<Record<string, string>> = { hour: 'h', second: 's', minute: 'min', day: 'd', year: 'y' };
/** What is measured by the second or hour, in words: a speed, a flow. */
const flows = new Set(['m', 'km', 'mi', 'ft', 'L', 'm³', 'ft³']);

/** "kg/m²", "mg/kg/h", "cubic metres per second": the rate that a measure and what follows it make, or the measure alone. */
export const withRate = (analysis: Analysis, measure: UnitReading): UnitReading => {
  const { tokens, pack } = analysis;
  const { unit, end } = measure;
  if (unit.kind !== 'measure' || unit.factor !== 1 || unit.symbol.split('/').length > mostStrokes) return measure;
  const link = tokens[end];
  const stroke = link?.text === '/' && !link.spaced;
  const said = pack.units.perWords.has(link?.norm ?? '') && !unit.symbol.includes('/');
  if (!stroke && !said) return measure;
  const below = phraseAt(pack.units.after, tokens, end + 1);
  if (below === null || below.value.factor !== 1) return measure;
  const { kind, symbol } = below.value;
  const divides = kind === 'measure' || kind === 'duration';
  if (stroke ? !divides : !flows.has(unit.symbol) || !/^(?:second|hour)$/u.test(symbol)) return measure;
  return withRate(analysis, {
    unit: { ...unit, symbol: `${unit.symbol}/${strokeSymbols[symbol] ?? symbol}` },
    end: below.end,
  });
};
