import { tag } from '../../../languages/lexical-tags.ts';
import type { Rule } from '../../rule.ts';
import { daysInMonth } from '../calendar-arithmetic.ts';
import { calendar, type DateExpression } from '../date-expression.ts';

const separators = new Set(['/', '.', '-']);

/** "12/03/2011", "2012-06-26", "26.06.12". */
export const numericDate: Rule<DateExpression> = {
  name: 'date.numeric',
  triggers: tag.digits,
  examples: [
    { language: 'fr', text: 'Arrêté du 12/03/2011 sur les seuils.', reads: '12/03/2011' },
    { language: 'fr', text: 'Version du 2012-06-26.', reads: '2012-06-26' },
    { language: 'en', text: 'Posted 12/25/2011 by staff.', reads: '12/25/2011' },
  ],
  lookAlikes: [
    { language: 'fr', text: "L'adresse 192.168.1.2 répond." },
    { language: 'fr', text: 'La version 1.2.3 est sortie.' },
    { language: 'en', text: 'Some 99/99/2011 codes.' },
  ],
  read(analysis, at) {
    const { tokens, pack } = analysis;
    const [a, mark, b, again, c] = [0, 1, 2, 3, 4].map((i) => tokens[at + i]);
    if (a?.kind !== 'number' || b?.kind !== 'number' || c?.kind !== 'number') return null;
    if (mark === undefined || again === undefined || mark.text !== again.text || !separators.has(mark.text))
      return null;
    if ([mark, b, again, c].some((token) => token.spaced)) return null;
    const before = tokens[at - 1];
    if (before !== undefined && !a.spaced && separators.has(before.text)) return null;
    const after = tokens[at + 5];
    if (after !== undefined && !after.spaced && separators.has(after.text) && tokens[at + 6]?.kind === 'number')
      return null;
    const numbers = [a, b, c].map(({ text }) => Number(text)) as [number, number, number];
    const [year, month, day] =
      a.text.length === 4
        ? numbers
        : pack.dates.numericOrder === 'day-first' || numbers[0] > 12
          ? [numbers[2], numbers[1], numbers[0]]
          : [numbers[2], numbers[0], numbers[1]];
    const full =
      a.text.length === 4 || c.text.length === 4 ? year : mark.text === '/' && c.text.length === 2 ? 2000 + year : null;
    if (full === null || full < 1000 || full > 2199) return null;
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(full, month))
      return { rejected: 'no day of the calendar' };
    return { first: at, end: at + 5, meaning: calendar({ year: full, month, day }) };
  },
};
