import { tag } from '../../../languages/lexical-tags.ts';
import type { Rule } from '../../rule.ts';
import { calendar, type DateExpression } from '../date-expression.ts';
import { dayAt, isPieceOfNumber, monthAt, weekdayLeading, yearBehind } from '../date-parts.ts';

/** How many tokens a list of days may be long: "les 4, 5, 6, 7 et 9 août". */
const longest = 14;

/** A day whose month stands behind a later day: "du [6] au 15 septembre". */
export const listedDay: Rule<DateExpression> = {
  name: 'date.listed-day',
  triggers: tag.digits,
  examples: [
    { language: 'fr', text: 'La visite dure du 6 au 15 septembre 2013.', reads: '6' },
    { language: 'fr', text: 'On vote les 9 et 10 juillet.', reads: '9' },
    { language: 'en', text: 'It runs from 6 to 15 September.', reads: '6' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il y avait 6 hommes et 10 juges le 4 mai.' },
    { language: 'fr', text: 'On compte 3, 4 ou 5 villages.' },
  ],
  read(analysis, at) {
    const { tokens, pack } = analysis;
    const start = dayAt(analysis, at);
    if (start === null || isPieceOfNumber(analysis, at)) return null;
    let i = start.end;
    let later = 0;
    for (; i < at + longest; ) {
      if (!pack.dates.dayLists.has(tokens[i]?.norm ?? '')) return null;
      i++;
      if (pack.dates.dayLinks.has(tokens[i]?.norm ?? '')) i++;
      if (analysis.entries[i]?.weekday !== undefined) i++;
      const next = dayAt(analysis, i);
      if (next === null) return null;
      later = next.value;
      i = next.end;
      const month = monthAt(analysis, i);
      if (month === null) continue;
      // "4, 5 et 9 août": days rise; "le 28 ou 2 mars" would turn the month.
      if (later <= start.value) return null;
      const year = yearBehind(analysis, i + 1);
      const leading = weekdayLeading(analysis, at);
      return {
        first: leading?.first ?? at,
        end: start.end,
        meaning: calendar({
          month,
          day: start.value,
          year: year.year,
          yearShift: year.yearShift,
          weekday: leading?.weekday ?? null,
        }),
      };
    }
    return null;
  },
};
