import { tag } from '../../../languages/lexical-tags.ts';
import { phraseBefore } from '../../../languages/phrase-table.ts';
import type { Rule } from '../../rule.ts';
import { calendar, type DateExpression } from '../date-expression.ts';
import { dayAt, isPieceOfNumber } from '../date-parts.ts';

/** What may stand behind a day that nothing else shows to be one. */
const ends = /^[,.;:!?)»”]$/u;

/** "le 6", "on the 6th": a day of the month at hand. */
export const bareDay: Rule<DateExpression> = {
  name: 'date.bare-day',
  triggers: tag.digits,
  examples: [
    { language: 'fr', text: "Le procès s'ouvrira le 6 à Lyon.", reads: '6' },
    { language: 'fr', text: 'Le 12, la cour a tranché.', reads: '12' },
    { language: 'fr', text: 'Les urnes ouvrent dès le 1er.', reads: '1er' },
    { language: 'en', text: 'The hearing opens on the 6th.', reads: '6th' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il tire le 6 gagnant, le 49, le 3 %, le 20 heures et le 7,5.' },
    { language: 'fr', text: 'Le 10 contre le 4, sur le 12 rue Haute.' },
    { language: 'en', text: 'He sat on the 6th floor, played on the 9th hole and came 3rd.' },
    { language: 'en', text: 'Bids ended on the 6.' },
  ],
  read(analysis, at) {
    const { tokens, tags, pack } = analysis;
    const { bareDayBefore, bareDayOrdinal, dayParts } = pack.dates;
    const opening = phraseBefore(bareDayBefore, tokens, at);
    if (opening === null) return null;
    // "contre le 4"
    if (((tags[opening.first - 1] ?? 0) & tag.preposition) !== 0) return null;
    const day = dayAt(analysis, at);
    if (day === null || isPieceOfNumber(analysis, at) || (bareDayOrdinal && day.end === at + 1)) return null;
    const next = tokens[day.end];
    const part = pack.nouns.partitive.has(next?.norm ?? '') && dayParts.has(tokens[day.end + 1]?.norm ?? '') ? 2 : 0;
    const behind = tokens[day.end + part];
    const closes =
      behind === undefined ||
      behind.kind === 'break' ||
      ends.test(behind.text) ||
      (((tags[day.end + part] ?? 0) & tag.preposition) !== 0 && pack.dates.bareDayBehind.has(behind.norm));
    if (!closes) return { rejected: 'nothing shows that it is a day' };
    return { first: at, end: day.end + part, meaning: calendar({ day: day.value }) };
  },
};
