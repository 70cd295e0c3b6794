import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt, phraseBefore } from '../../../languages/phrase-table.ts';
import { isContentWord } from '../../content-word.ts';
import type { Rule } from '../../rule.ts';
import { calendar, type DateExpression } from '../date-expression.ts';
import { dayAt, dayBefore, monthAt, openedFrom, yearBehind } from '../date-parts.ts';

/** "mars 2013", "juin dernier", "début janvier", "mois de mai", "en novembre", "last September". */
export const monthOfYear: Rule<DateExpression> = {
  name: 'date.month',
  triggers: tag.month,
  examples: [
    { language: 'fr', text: 'La mesure date de mars 2013.', reads: 'mars 2013' },
    { language: 'fr', text: 'Ils se sont vus en juin dernier à Lyon.', reads: 'juin dernier' },
    { language: 'fr', text: 'Le chantier commence début janvier.', reads: 'début janvier' },
    { language: 'fr', text: 'Au fil du mois de mai, le prix a baissé.', reads: 'mois de mai' },
    { language: 'en', text: 'Prices rose in September 2021.', reads: 'September 2021' },
    { language: 'en', text: 'They met last May in Rome.', reads: 'last May' },
    { language: 'fr', text: 'Le chantier reprend à la mi-mars.', reads: 'mi-mars' },
    { language: 'fr', text: 'Le chantier reprend mi-avril.', reads: 'mi-avril' },
    { language: 'en', text: 'Work resumes in mid-March.', reads: 'mid-March' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'La planète Mars est rouge et mars attaque.' },
    { language: 'en', text: 'They may march again; this may last.' },
    { language: 'en', text: 'An august house.' },
    { language: 'fr', text: 'Les sept maires sont venus.' },
    { language: 'fr', text: 'Elles marchent sur la place de Mai.' },
  ],
  read(analysis, at) {
    const { tokens, pack, entries } = analysis;
    const month = monthAt(analysis, at);
    if (month === null || dayBefore(analysis, at) !== null) return null;
    const isName = pack.dates.numericOrder === 'month-first';
    const { ambiguousMonths, monthCues, towardAfter, towardBefore } = pack.dates;
    const end =
      tokens[at + 1]?.text === '.' &&
      !tokens[at + 1]?.spaced &&
      ambiguousMonths.has(tokens[at]?.norm ?? '') &&
      tokens[at + 2]?.kind === 'number'
        ? at + 2
        : at + 1;
    // "March 3" is a day.
    if (pack.dates.numericOrder === 'month-first' && dayAt(analysis, end) !== null) return null;
    // "This may last."
    if (isName && tokens[at]?.text === tokens[at]?.norm && ambiguousMonths.has(tokens[at]?.norm ?? ''))
      return { rejected: 'the word also means something else' };
    const year = yearBehind(analysis, end);
    const behind = phraseAt(towardAfter, tokens, year.end);
    const opened = openedFrom(analysis, at);
    const ahead = phraseBefore(towardBefore, tokens, opened);
    const told = year.end > end || behind !== null || (ahead !== null && tokens[at]?.capital === true) || opened < at;
    if (!told) {
      const norm = tokens[at]?.norm ?? '';
      const listed = pack.dates.dayLists.has(tokens[at - 1]?.norm ?? '') && monthAt(analysis, at - 2) !== null;
      // "mi-mars", "mid-March"
      const cued = norm.includes('-') || listed || monthCues.has(tokens[at - 1]?.norm ?? '');
      // "mid-March" too has its capital.
      if (isName && tokens[at]?.text === norm) return { rejected: 'a month is written with a capital' };
      if (ambiguousMonths.has(norm) && !cued) return { rejected: 'the word also means something else' };
      // "la place de Mai": where months are written small, a capital is a name's.
      const ofName = pack.nouns.of.has(tokens[at - 1]?.norm ?? '') && tokens[at - 2]?.kind === 'word';
      if (!isName && tokens[at]?.capital && ofName) return { rejected: 'a name' };
      if (entries[at]?.value !== undefined) return { rejected: 'a number' };
      // "Avril Lavigne", "April Jones": a name.
      if (!cued && tokens[at + 1]?.capital) return { rejected: 'a name' };
      if (!cued && isContentWord(analysis, at - 1) && !isName) return { rejected: 'nothing says that it is a month' };
    }
    return {
      first: ahead?.first ?? opened,
      end: behind?.end ?? year.end,
      meaning: calendar({
        month,
        year: year.year,
        yearShift: year.yearShift,
        toward: behind?.value ?? ahead?.value ?? null,
      }),
    };
  },
};
