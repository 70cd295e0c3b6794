import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt, phraseBefore } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import type { Rule } from '../../rule.ts';
import { isPlural } from '../../statistics/noun-phrase.ts';
import { calendar, type DateExpression } from '../date-expression.ts';
import { isPieceOfNumber } from '../date-parts.ts';

/** "In 348 Pachomius died", "En 732, Charles": do three digits behind a preposition open a sentence, with no plural that they count? */
const isEarlyYear = (analysis: Analysis, at: number): boolean => {
  const { tokens, sentences, sentenceOf, pack } = analysis;
  const [cue, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.text.length !== 3 || token.text.startsWith('0') || !pack.dates.shortYearCues.has(cue?.norm ?? ''))
    return false;
  if (sentences[sentenceOf[at] as number]?.first !== at - 1 || cue?.kind !== 'word') return false;
  if (next?.text === ',') return tokens[at + 2]?.kind !== 'number';
  const counts = isPlural(analysis, next?.norm ?? '') || isPlural(analysis, tokens[at + 2]?.norm ?? '');
  return next?.kind === 'word' && next.capital && isContentWord(analysis, at + 1) && !counts;
};

/** "44 av. J.-C.", "1200 BC", "AD 79": a year counted from an era; the calendar of values begins at year 1. */
export const era: Rule<DateExpression> = {
  name: 'date.era',
  triggers: tag.digits,
  examples: [
    { language: 'fr', text: 'César meurt en 44 av. J.-C. à Rome.', reads: '44 av. J.-C.' },
    { language: 'fr', text: 'La ville brûle en 64 après J.-C. puis renaît.', reads: '64 après J.-C.' },
    { language: 'en', text: 'The temple fell in 480 BC.', reads: '480 BC' },
    { language: 'en', text: 'Ash covered the town in AD 79.', reads: 'AD 79' },
    { language: 'fr', text: 'En 732, Charles attend près de Poitiers.', reads: '732' },
    { language: 'en', text: 'In 348 Pachomius died.', reads: '348' },
  ],
  lookAlikes: [
    { language: 'fr', text: "Il a 44 ans, vit 12 av. Jean-Jaurès et en a 44 avant l'été." },
    { language: 'en', text: 'In 300 cases it failed. In 300 European towns it held.' },
    { language: 'en', text: 'The firm ran 44 ad campaigns, ad 12 being the best.' },
  ],
  read(analysis, at) {
    const { tokens, pack } = analysis;
    const token = tokens[at];
    if (token === undefined || token.text.length > 4 || isPieceOfNumber(analysis, at)) return null;
    const year = Number(token.text);
    const behind = phraseAt(pack.dates.eraAfter, tokens, at + 1);
    const ahead = behind === null ? phraseBefore(pack.dates.eraBefore, tokens, at) : null;
    const found = behind ?? ahead;
    if (found === null && isEarlyYear(analysis, at)) return { first: at, end: at + 1, meaning: calendar({ year }) };
    if (found === null || year === 0) return null;
    // "44 ad campaigns"
    const isWord = found.end === found.first + 1;
    if (isWord && !tokens[found.first]?.capital) return { rejected: 'no era' };
    const dot = tokens[found.end]?.text === '.' && !tokens[found.end]?.spaced && !isWord;
    return {
      first: Math.min(at, found.first),
      end: Math.max(at + 1, dot ? found.end + 1 : found.end),
      meaning: found.value < 0 ? { kind: 'open' } : calendar({ year }),
    };
  },
};
