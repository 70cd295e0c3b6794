import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Rule } from '../../rule.ts';
import type { DateExpression } from '../date-expression.ts';
import { isPieceOfNumber, yearAt } from '../date-parts.ts';

/** "le 11-Septembre", "9/11": a day of history that its name alone tells. */
export const namedDay: Rule<DateExpression> = {
  name: 'date.named-day',
  triggers: tag.digits,
  examples: [
    { language: 'fr', text: 'Les attentats du 11-Septembre ont tout changé.', reads: '11-Septembre' },
    { language: 'en', text: 'Security was tightened after 9/11.', reads: '9/11' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il est né un 11 septembre, le 11/9.' },
    { language: 'en', text: 'It was dated 9/11/2013 and scored 9 / 11.' },
  ],
  read(analysis, at) {
    const { tokens, pack } = analysis;
    const found = phraseAt(pack.dates.namedDays, tokens, at);
    if (found === null) return null;
    for (let i = at + 1; i < found.end; i++) if (tokens[i]?.spaced) return null;
    const next = tokens[found.end];
    if (isPieceOfNumber(analysis, found.end - 1) && next?.text === '/') return null;
    if (yearAt(analysis, found.end) !== null) return null;
    return { first: at, end: found.end, meaning: { kind: 'day', iso: found.value } };
  },
};
