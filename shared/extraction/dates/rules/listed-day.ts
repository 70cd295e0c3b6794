import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { Rule } from '../../rule.ts';
import { calendar, type DateExpression } from '../date-expression.ts';
import { dayAt, isPieceOfNumber, monthAt, weekdayLeading, yearBehind } from '../date-parts.ts';

/** How many tokens a list of days may be long: "les 11, 12, 13 et 15 mai". */
const longest = 14;

/** The month and day that the day at `at` goes on from, where the month stands first: "[March 3] and 4". */
const dayListedBefore = (analysis: Analysis, at: number): { month: number; day: number } | null => {
  const { tokens, pack } = analysis;
  if (pack.dates.numericOrder !== 'month-first') return null;
  const link = tokens[at - 1];
  if (link === undefined || link.text === ',' || !pack.dates.dayLists.has(link.norm)) return null;
  for (const first of [at - 2, at - 3]) {
    const day = dayAt(analysis, first);
    const month = monthAt(analysis, first - 1);
    if (day?.end === at - 1 && month !== null && tokens[first - 1]?.capital) return { month, day: day.value };
  }
  return null;
};

/** Does the word at `at` let a number before it count something ("4 and 5 [others]")? */
const countsWhat = ({ tokens, tags }: Analysis, at: number): boolean =>
  tokens[at]?.kind === 'word' && ((tags[at] ?? 0) & (tag.preposition | tag.coordinator | tag.subordinator)) === 0;

/** A day whose month stands with another of its list: "du [6] au 15 septembre", "March 3 and [4]". */
export const listedDay: Rule<DateExpression> = {
  name: 'date.listed-day',
  triggers: tag.digits,
  examples: [
    { language: 'fr', text: 'La visite dure du 6 au 15 septembre 2013.', reads: '6' },
    { language: 'fr', text: 'On vote les 9 et 10 juillet.', reads: '9' },
    { language: 'en', text: 'It runs from 6 to 15 September.', reads: '6' },
    { language: 'en', text: 'It runs on March 3-5.', reads: '5' },
    { language: 'en', text: 'It ran on March 3 and 4, 2012.', reads: '4, 2012' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il y avait 6 hommes et 10 juges le 4 mai.' },
    { language: 'fr', text: 'On compte 3, 4 ou 5 villages.' },
    { language: 'en', text: 'On March 3, 12 people left and on March 4 and 5 others did.' },
  ],
  read(analysis, at) {
    const { tokens, pack } = analysis;
    const start = dayAt(analysis, at);
    if (start === null || isPieceOfNumber(analysis, at)) return null;
    const earlier = dayListedBefore(analysis, at);
    if (earlier !== null) {
      if (start.value <= earlier.day || countsWhat(analysis, start.end)) return null;
      const { year, yearShift, end } = yearBehind(analysis, start.end);
      return { first: at, end, meaning: calendar({ month: earlier.month, day: start.value, year, yearShift }) };
    }
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
