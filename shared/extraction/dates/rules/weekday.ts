import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt, phraseBefore } from '../../../languages/phrase-table.ts';
import { isContentWord } from '../../content-word.ts';
import type { Rule } from '../../rule.ts';
import { calendar, type DateExpression } from '../date-expression.ts';
import { dayAt, isPieceOfNumber, monthAt } from '../date-parts.ts';

/** "lundi", "mardi soir", "samedi dernier", "lundi 6", "next Friday". */
export const weekday: Rule<DateExpression> = {
  name: 'date.weekday',
  triggers: tag.weekday,
  examples: [
    { language: 'fr', text: 'Le ministre a parlé lundi soir.', reads: 'lundi soir' },
    { language: 'fr', text: 'Le vote de mardi prochain compte.', reads: 'mardi prochain' },
    { language: 'fr', text: 'Le concert du samedi 11 est complet.', reads: 'samedi 11' },
    { language: 'fr', text: 'Le procès est remis à lundi en huit.', reads: 'lundi en huit' },
    { language: 'fr', text: 'La ville a créé mardi 1 200 emplois.', reads: 'mardi' },
    { language: 'en', text: 'The bank said on Wednesday it would close.', reads: 'Wednesday' },
    { language: 'en', text: 'They met on Friday the 13th.', reads: 'Friday the 13th' },
    { language: 'en', text: 'They meet next Friday.', reads: 'next Friday' },
    { language: 'en', text: 'He hinted so in a Monday interview.', reads: 'Monday' },
  ],
  lookAlikes: [
    { language: 'fr', text: "L'accord du Vendredi saint tient." },
    { language: 'fr', text: 'Le marché se tient le mercredi, chaque samedi et un dimanche sur deux.' },
    { language: 'fr', text: 'On fête Mardi gras.' },
    { language: 'en', text: 'Shops open late on Black Friday and every Monday, never on a Tuesday.' },
    { language: 'en', text: 'The Sunday Herald wrote about Saturday Night Fever.' },
    { language: 'en', text: 'She sat in the sun, the Sun being up.' },
    { language: 'en', text: 'They wed in secret.' },
  ],
  read(analysis, at) {
    const { tokens, entries, pack } = analysis;
    const { dayParts, towardAfter, towardBefore, relative } = pack.dates;
    const found = entries[at]?.weekday;
    const token = tokens[at];
    if (found === undefined || token === undefined) return null;
    if (pack.dates.numericOrder === 'month-first' && !token.capital)
      return { rejected: 'a weekday is written with a capital' };
    const before = tokens[at - 1];
    const { weekdayNames, habitual, habitualAlone } = pack.dates;
    if (
      token.capital &&
      (weekdayNames.after.has(tokens[at + 1]?.norm ?? '') || (before?.capital && weekdayNames.before.has(before.norm)))
    )
      return { rejected: 'a name' };
    if (phraseBefore(habitual, tokens, at) !== null) return { rejected: 'no single day' };
    const weeksOn = phraseAt(pack.dates.weeksOn, tokens, at + 1);
    if (weeksOn !== null)
      return { first: at, end: weeksOn.end, meaning: { kind: 'weeks-on', weekday: found, weeks: weeksOn.value } };
    let end = at + 1;
    if (dayParts.has(tokens[end]?.norm ?? '')) end++;
    // "the Sunday Herald", "Saturday Night Fever"
    const isDefinite = (word: string) => pack.speakers.definite.has(word) && !pack.dates.demonstratives.has(word);
    const opensName = tokens[end - 1]?.capital && tokens[end]?.capital && monthAt(analysis, end) === null;
    if (opensName && pack.nouns.head === 'last' && (end > at + 1 || isDefinite(before?.norm ?? '')))
      return { rejected: 'a name' };
    const behind = phraseAt(towardAfter, tokens, end);
    const ahead = phraseBefore(towardBefore, tokens, at);
    // "Friday the 13th", "dimanche le 21"
    const linked = tokens[end]?.kind === 'word' && pack.dates.dayLinks.has(tokens[end]?.norm ?? '') ? end + 1 : end;
    const day = behind === null && end === at + 1 ? dayAt(analysis, linked) : null;
    const dated =
      day !== null &&
      !isPieceOfNumber(analysis, linked) &&
      isContentWord(analysis, day.end) &&
      tokens[day.end]?.kind === 'word'
        ? null
        : day;
    // "a Monday interview" had its day.
    const qualified = dated !== null || behind !== null || (pack.nouns.head === 'last' && isContentWord(analysis, end));
    if (pack.dates.ambiguousWeekdays.has(token.norm) && dated === null)
      return { rejected: 'the word also means something else' };
    if (habitualAlone.has(before?.norm ?? '') && !qualified) return { rejected: 'no single day' };
    // "hier mardi": one date.
    const yesterday = (analysis.tags[at - 1] ?? 0) & tag.relativeDate ? phraseAt(relative, tokens, at - 1) : null;
    const joined = yesterday !== null && yesterday.end === at;
    return {
      first: joined ? at - 1 : (ahead?.first ?? at),
      end: behind?.end ?? dated?.end ?? end,
      meaning: calendar({
        weekday: found,
        day: dated !== null && !isPieceOfNumber(analysis, linked) ? dated.value : null,
        toward: behind?.value ?? ahead?.value ?? null,
      }),
    };
  },
};
