import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Unit } from '../../../languages/unit-words.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import type { CompoundQuantity } from './compound-quantity.ts';
import type { NumberReading } from './number-reading.ts';
import { readModifier } from './read-modifier.ts';

const minute: Unit = { kind: 'duration', symbol: 'minute', factor: 1 };
const minutesOfHour = 60;
const stuckMinutes = /^h(\d{2})$/u;

/** The minutes behind the hours that end at `end`, and where they end: "2 h [04]", "2[h04]". */
const minutesAt = ({ tokens, pack }: Analysis, end: number): { minutes: number; end: number } | null => {
  const mark = tokens[end];
  const stuck = mark?.spaced === false ? stuckMinutes.exec(mark.norm)?.[1] : undefined;
  if (stuck !== undefined) return { minutes: Number(stuck), end: end + 1 };
  const unit = phraseAt(pack.units.after, tokens, end);
  const digits = unit?.value.symbol === 'hour' && unit.value.factor === 1 ? tokens[unit.end] : undefined;
  if (unit === null || digits?.kind !== 'number' || digits.text.length !== 2) return null;
  return { minutes: Number(digits.text), end: unit.end + 1 };
};

/** Does "en", "dure" stand before, or "de route" behind, so that hours and minutes are no time of day? */
const lasts = ({ tokens, tags, pack, ...rest }: Analysis, first: number, end: number): boolean => {
  const { lastingCues } = pack.quantities;
  if (lastingCues.has(tokens[first - 1]?.norm ?? '')) return true;
  const named = tag.weekday | tag.month | tag.calendarName | tag.relativeDate;
  return (
    lastingCues.size > 0 &&
    pack.numbers.ofWords.has(tokens[end]?.norm ?? '') &&
    isContentWord({ tokens, tags, pack, ...rest }, end + 1) &&
    ((tags[end + 1] ?? 0) & named) === 0 &&
    !pack.dates.dayParts.has(tokens[end + 1]?.norm ?? '')
  );
};

/** "en 2 h 04", "1h30 de route": the minutes that something lasts by hours and minutes. Null for a time of day. */
export const hoursAndMinutes = (analysis: Analysis, number: NumberReading): CompoundQuantity | null => {
  if (number.form !== 'digits' || number.decimals > 0) return null;
  const found = minutesAt(analysis, number.end);
  if (found === null || found.minutes >= minutesOfHour) return null;
  if (!lasts(analysis, readModifier(analysis, number.first, found.end).outerFirst, found.end)) return null;
  return { value: number.value * minutesOfHour + found.minutes, unit: minute, end: found.end };
};
