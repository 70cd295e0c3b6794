import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt, phraseBefore } from '../../../languages/phrase-table.ts';
import { isContentWord } from '../../content-word.ts';
import type { Rule } from '../../rule.ts';
import { calendar, type DateExpression } from '../date-expression.ts';
import { yearBehind } from '../date-parts.ts';

/** "à Noël", "avant la Toussaint 2012", "on New Year's Eve", "last Christmas": a day of the year that its name alone tells. */
export const feast: Rule<DateExpression> = {
  name: 'date.feast',
  triggers: tag.calendarName,
  examples: [
    { language: 'fr', text: 'Les rails seront prêts à Noël.', reads: 'Noël' },
    { language: 'fr', text: 'Il a neigé juste avant Noël 2012.', reads: 'Noël 2012' },
    { language: 'fr', text: "Il est né le jour de l'an.", reads: "le jour de l'an" },
    { language: 'en', text: 'It will be done by Christmas.', reads: 'Christmas' },
    { language: 'en', text: "It opened on New Year's Eve 2012.", reads: "New Year's Eve 2012" },
    { language: 'en', text: 'They met last Christmas.', reads: 'last Christmas' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Le marché de Noël attend Noël Fabre, pour Noël Mercier, et le Père Noël.' },
    { language: 'fr', text: 'Les vacances de la Toussaint approchent.' },
    { language: 'en', text: 'A Christmas tree, this Christmas market and Ann Christmas.' },
    { language: 'en', text: 'We shop for Christmas presents.' },
  ],
  read(analysis, at) {
    const { tokens, pack } = analysis;
    const found = phraseAt(pack.dates.feasts, tokens, at);
    if (found === null) return null;
    // "le jour de l'an" says of itself that it is a day; a name needs something before it.
    const isName = tokens[at]?.capital && found.end === at + 1;
    const cued = pack.dates.feastCues.has(tokens[at - 1]?.norm ?? '');
    const ofSomething = pack.nouns.of.has(tokens[at - 1]?.norm ?? '');
    if (isName ? !cued : ofSomething) return { rejected: 'nothing says that the day is meant' };
    const year = yearBehind(analysis, found.end);
    const behind = year.end > found.end ? null : phraseAt(pack.dates.towardAfter, tokens, found.end);
    const ahead = phraseBefore(pack.dates.towardBefore, tokens, at);
    const end = behind?.end ?? year.end;
    const namesMore = end === found.end && tokens[end]?.kind === 'word' && !tokens[end - 1]?.text.endsWith("'");
    if (namesMore && (tokens[end]?.capital || (pack.nouns.head === 'last' && isContentWord(analysis, end))))
      return { rejected: 'a name, or a noun with it' };
    return {
      first: ahead?.first ?? at,
      end,
      meaning: calendar({
        ...found.value,
        year: year.year,
        yearShift: year.yearShift,
        toward: behind?.value ?? ahead?.value ?? null,
      }),
    };
  },
};
