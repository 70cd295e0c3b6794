import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Rule } from '../../rule.ts';
import { calendar, type DateExpression } from '../date-expression.ts';
import { dayAt, dayBefore, isPieceOfNumber, monthAt, weekdayLeading, yearBehind } from '../date-parts.ts';

/** "mercredi 4 février 2026", "le 1er juin", "Sunday, January 20, 2008", "6th of March". */
export const dayOfMonth: Rule<DateExpression> = {
  name: 'date.day-of-month',
  triggers: tag.month,
  examples: [
    { language: 'fr', text: 'Le texte est voté mercredi 4 février 2026 au Sénat.', reads: 'mercredi 4 février 2026' },
    { language: 'fr', text: 'Le décret du 1er juin dernier reste en vigueur.', reads: '1er juin dernier' },
    { language: 'en', text: 'The law passed on Monday, March 3, 2014 by one vote.', reads: 'Monday, March 3, 2014' },
    { language: 'fr', text: 'Les bals du 14-Juillet sont annulés.', reads: '14-Juillet' },
    { language: 'en', text: 'It opened on the 6th of March.', reads: '6th of March' },
    { language: 'en', text: 'It opened on 14 July 1998.', reads: '14 July 1998' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Les 34 mars chocolatés sont vendus.' },
    { language: 'en', text: 'Some 40 may leave.' },
    { language: 'en', text: 'They may 3 times refuse.' },
  ],
  read(analysis, at) {
    const { tokens, pack } = analysis;
    const month = monthAt(analysis, at);
    if (month === null) return null;
    const { dayLinks, towardAfter } = pack.dates;
    const ambiguousLower = pack.dates.ambiguousMonths.has(tokens[at]?.norm ?? '');
    // The day before the month: "4 février", "6th of March".
    let left = at;
    const link = tokens[left - 1]?.norm ?? '';
    if (pack.nouns.of.has(link) && dayLinks.has(link)) left--;
    // "14-Juillet"
    const hyphen = tokens[left - 1];
    if (hyphen?.text === '-' && !hyphen.spaced && !tokens[left]?.spaced) left--;
    const ahead = dayBefore(analysis, left);
    let first = at;
    let end = at + 1;
    let day: number;
    if (ahead !== null) {
      first = ahead.first;
      day = ahead.value;
      if (
        tokens[end]?.text === '.' &&
        !tokens[end]?.spaced &&
        (tokens[at]?.norm.length ?? 9) <= 4 &&
        tokens[end + 1]?.kind === 'number'
      )
        end++;
    } else {
      if (pack.dates.numericOrder !== 'month-first') return null;
      if (ambiguousLower && !tokens[at]?.capital) return null;
      const dot = tokens[end]?.text === '.' ? end + 1 : end;
      const behind = dayAt(analysis, dot);
      if (behind === null || (isPieceOfNumber(analysis, dot) && yearBehind(analysis, behind.end).year === null))
        return null;
      day = behind.value;
      end = behind.end;
    }
    const leading = weekdayLeading(analysis, first);
    const year = yearBehind(analysis, end);
    end = year.end;
    const toward = year.year === null ? phraseAt(towardAfter, tokens, end) : null;
    return {
      first: leading?.first ?? first,
      end: toward?.end ?? end,
      meaning: calendar({
        month,
        day,
        year: year.year,
        yearShift: year.yearShift,
        weekday: leading?.weekday ?? null,
        toward: toward?.value ?? null,
      }),
    };
  },
};
