import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Rule } from '../../rule.ts';
import { calendar, type DateExpression } from '../date-expression.ts';
import { dayBefore, monthAt, openedFrom, yearBehind } from '../date-parts.ts';

/** A month has five of a weekday at most. */
const most = 5;

/** "le premier dimanche de mai", "the last Monday of September 2014". */
export const nthWeekday: Rule<DateExpression> = {
  name: 'date.nth-weekday',
  triggers: tag.weekday,
  examples: [
    { language: 'fr', text: 'On vote le premier dimanche de mai.', reads: 'premier dimanche de mai' },
    {
      language: 'fr',
      text: 'On vote le dernier dimanche du mois de juin 2015.',
      reads: 'dernier dimanche du mois de juin 2015',
    },
    { language: 'fr', text: 'La fête a lieu le 1er dimanche de juin.', reads: '1er dimanche de juin' },
    { language: 'en', text: 'It falls on the second Tuesday in November.', reads: 'second Tuesday in November' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Le premier dimanche, tout était calme.' },
    { language: 'en', text: 'The first Tuesday in the office was long.' },
  ],
  read(analysis, at) {
    const { tokens, entries, tags, pack } = analysis;
    const weekday = entries[at]?.weekday;
    if (weekday === undefined) return null;
    const figure = dayBefore(analysis, at);
    const first = figure !== null && figure.first === at - 2 ? figure.first : at - 1;
    const isLast = pack.dates.lastOf.has(tokens[first]?.norm ?? '');
    const word = ((tags[first] ?? 0) & tag.ordinal) !== 0 ? (entries[first]?.value ?? 0) : 0;
    const nth = isLast ? -1 : first === at - 1 ? word : (figure?.value ?? 0);
    if (nth === 0 || nth > most) return null;
    const link = phraseAt(pack.dates.monthLinks, tokens, at + 1);
    if (link === null) return null;
    const month = monthAt(analysis, link.end);
    // "le premier dimanche du printemps": which day that is, no month says.
    if (month === null)
      return openedFrom(analysis, link.end + 1) <= link.end ? { first, end: at + 1, meaning: { kind: 'open' } } : null;
    const year = yearBehind(analysis, link.end + 1);
    return {
      first,
      end: year.end,
      meaning: { kind: 'nth', nth, weekday, of: calendar({ month, year: year.year, yearShift: year.yearShift }) },
    };
  },
};
