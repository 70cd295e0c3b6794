import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import type { Rule } from '../../rule.ts';
import { calendar, type DateExpression } from '../date-expression.ts';
import { isPieceOfNumber, yearAt } from '../date-parts.ts';

/** How far from "the third quarter" a word may stand that shows it to be of a year. */
const cueReach = 20;

/** "Sales rose in the third quarter": is the sentence about business, and does no "of" make it a part of something else? */
const isOfBusiness = ({ tokens, tags, sentenceOf, pack }: Analysis, at: number, end: number): boolean => {
  const opens = ((tags[at] ?? 0) & tag.determiner) !== 0 || ((tags[at - 1] ?? 0) & tag.determiner) !== 0;
  if (!opens || pack.nouns.of.has(tokens[end]?.norm ?? '')) return false;
  for (let i = at - cueReach; i < end + cueReach; i++)
    if (
      sentenceOf[i] === sentenceOf[at] &&
      (pack.dates.partsOfYearCues.has(tokens[i]?.norm ?? '') || ((tags[i] ?? 0) & tag.currency) !== 0)
    )
      return true;
  return false;
};

/** "deuxième trimestre 2013", "the first half of last year", "Q3 2024", "FY2024". */
export const partOfYear: Rule<DateExpression> = {
  name: 'date.part-of-year',
  triggers: tag.calendarName | tag.digits,
  examples: [
    { language: 'fr', text: 'Le bénéfice du deuxième trimestre a doublé.', reads: 'deuxième trimestre' },
    { language: 'fr', text: 'Les ventes du 3e trimestre 2013 ont reculé.', reads: '3e trimestre 2013' },
    { language: 'fr', text: 'Les ventes du T3 2013 ont reculé.', reads: 'T3 2013' },
    { language: 'fr', text: "Le premier semestre de l'an dernier fut bon.", reads: "premier semestre de l'an dernier" },
    { language: 'en', text: 'Sales rose in the first half of last year.', reads: 'the first half of last year' },
    { language: 'en', text: 'Profits fell in the third quarter.', reads: 'the third quarter' },
    { language: 'en', text: 'Sales rose in Q3 2024.', reads: 'Q3 2024' },
    { language: 'en', text: 'Sales should rise in FY2025.', reads: 'FY2025' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Le tramway T3 roule et le premier tour est clos.' },
    { language: 'fr', text: 'La ligne T3 2 013 fois.' },
    { language: 'en', text: 'They led in the second half and the fourth quarter.' },
    { language: 'en', text: 'The first half of the film is slow; press Q3. The sales cover a third quarter of it.' },
  ],
  read(analysis, at) {
    const { tokens, pack } = analysis;
    const { partsOfYear, shortPartsOfYear, partsOfYearAlone, partLinks, fiscalYears, relative, yearAfter } = pack.dates;
    const norm = tokens[at]?.norm ?? '';
    const fiscal = fiscalYears.get(norm);
    if (fiscal !== undefined) return { first: at, end: at + 1, meaning: calendar({ year: fiscal }) };
    const isShort = shortPartsOfYear.has(norm) && tokens[at]?.capital;
    const part = isShort ? { first: at, end: at + 1, value: 0 } : phraseAt(partsOfYear, tokens, at);
    if (part === null) return null;
    const linked = isShort ? part.end : (phraseAt(partLinks, tokens, part.end)?.end ?? part.end);
    const year = yearAt(analysis, linked);
    if (year !== null && !isPieceOfNumber(analysis, linked))
      return { first: at, end: year.end, meaning: calendar({ year: year.value }) };
    if (isShort) return null;
    const shift = phraseAt(relative, tokens, linked) ?? phraseAt(yearAfter, tokens, part.end);
    if (shift?.value?.unit === 'year')
      return { first: at, end: shift.end, meaning: calendar({ yearShift: shift.value }) };
    if (!partsOfYearAlone && !isOfBusiness(analysis, at, part.end))
      return { rejected: 'nothing says that it is of a year' };
    return { first: at, end: part.end, meaning: { kind: 'part', month: part.value } };
  },
};
