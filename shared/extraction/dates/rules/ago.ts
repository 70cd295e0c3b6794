import type { DateUnit } from '../../../languages/date-words.ts';
import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Rule } from '../../rule.ts';
import { readNumber } from '../../statistics/quantities/read-number.ts';
import type { DateExpression } from '../date-expression.ts';

const units = new Set(['day', 'week', 'month', 'year']);
/** How many tokens may stand before "ago". */
const longest = 7;
const nothingTaken = new Uint8Array(0);

/** "il y a deux ans", "three years ago", "dans deux ans". */
export const ago: Rule<DateExpression> = {
  name: 'date.ago',
  triggers: tag.relativeDate,
  examples: [
    { language: 'fr', text: 'La loi a été votée il y a deux ans.', reads: 'il y a deux ans' },
    { language: 'fr', text: 'On votera dans trois jours.', reads: 'dans trois jours' },
    { language: 'fr', text: "La dette doublera d'ici à dix ans.", reads: "d'ici à dix ans" },
    { language: 'en', text: 'We vote a month from now.', reads: 'a month from now' },
    { language: 'en', text: 'The law passed three years ago in Ohio.', reads: 'three years ago' },
    { language: 'en', text: '“[Ten] years ago, it was born,” she says.', reads: '[Ten] years ago' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il y a deux hommes dans la rue. Ils vivent ici deux ans.' },
    { language: 'fr', text: 'Il y a 16 ans de prison requis, il y a dix minutes.' },
    { language: 'fr', text: 'On le saura dans les deux jours ou dans dix minutes.' },
    { language: 'en', text: 'Long ago, two hours ago, 13 billion years ago.' },
  ],
  read(analysis, at) {
    const { tokens, pack } = analysis;
    const { agoBefore, agoAfter } = pack.dates;
    // "d'ici à dix ans": the elided word before the trigger opens it.
    const opening = phraseAt(agoBefore, tokens, at) ?? phraseAt(agoBefore, tokens, at - 1);
    if (opening !== null) {
      const number = readNumber(analysis, opening.end, nothingTaken);
      if (number === null) return null;
      const unit = phraseAt(pack.units.after, tokens, number.end);
      if (unit === null || !units.has(unit.value.symbol)) return null;
      if (pack.nouns.of.has(tokens[unit.end]?.norm ?? '')) return { rejected: 'the duration of something' };
      const by = opening.value * number.value * unit.value.factor;
      if (isBeyondCalendar(unit.value.symbol, by)) return { rejected: 'before any calendar' };
      return { first: opening.first, end: unit.end, meaning: shift(unit.value.symbol as DateUnit, by) };
    }
    const closing = phraseAt(agoAfter, tokens, at);
    if (closing === null) return null;
    // The longest first: "six and a half months ago" is no half month.
    for (let back = longest; back >= 2; back--) {
      const first = at - back;
      if (first < 0) continue;
      const number = readNumber(analysis, first, nothingTaken);
      const one = pack.numbers.articles.has(tokens[first]?.norm ?? '') ? { first, end: first + 1, value: 1 } : null;
      const amount = number ?? one;
      if (amount === null) continue;
      // "[Ten] years ago"
      const inBrackets = tokens[amount.first - 1]?.text === '[' && tokens[amount.end]?.text === ']' ? 1 : 0;
      const unit = phraseAt(pack.units.after, tokens, amount.end + inBrackets);
      if (unit === null || unit.end !== at || !units.has(unit.value.symbol)) continue;
      const by = closing.value * amount.value * unit.value.factor;
      if (isBeyondCalendar(unit.value.symbol, by)) return { rejected: 'before any calendar' };
      return { first: amount.first - inBrackets, end: closing.end, meaning: shift(unit.value.symbol as DateUnit, by) };
    }
    return null;
  },
};

/** Farther back no calendar goes: "13 billion years ago". */
const farthestYears = 5_000;

const isBeyondCalendar = (unit: string, by: number): boolean => unit === 'year' && Math.abs(by) > farthestYears;

const shift = (unit: DateUnit, by: number): DateExpression['meaning'] =>
  Number.isInteger(by) ? { kind: 'shift', shift: { unit, by, from: 'publication' } } : { kind: 'open' };
