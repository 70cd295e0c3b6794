import { tag } from '../../../languages/lexical-tags.ts';
import type { ClaimRule } from '../claim-draft.ts';
import { hasFiniteVerb } from '../clause.ts';
import { readMention } from '../mention.ts';
import { nameEnd, pastTitle } from '../name-end.ts';
import {
  afterQuote,
  direct,
  endsSentence,
  inciseBehind,
  innerIncise,
  introducing,
  quoteAt,
  wordsIn,
} from './quoted.ts';

/** "« … » — Luc Morin": signed. */
export const quoteSignedRule: ClaimRule = {
  name: 'claim.quote.signed',
  triggers: tag.quoteMark,
  examples: [{ language: 'fr', text: '« Nous avons tenu bon. » — Luc Morin, maire', reads: 'Nous avons tenu bon.' }],
  lookAlikes: [{ language: 'fr', text: '« La Brise » - un navire de 12 mètres' }],
  read: (analysis, at, context) => {
    const { tokens } = analysis;
    const quote = quoteAt(context, analysis, at);
    if (quote === null || wordsIn(analysis, quote) < 3) return null;
    const dash = afterQuote(quote);
    if (!['—', '–', '-'].includes(tokens[dash]?.text ?? '')) return null;
    const at2 = pastTitle(analysis, dash + 1);
    const end = nameEnd(analysis, at2, tokens.length);
    if (end <= at2) return null;
    return direct(quote, null, readMention(analysis, dash + 1, end));
  },
};

/** A sentence or more between quote marks and nothing beside: whoever spoke before goes on. */
export const quoteFloatingRule: ClaimRule = {
  name: 'claim.quote.floating',
  triggers: tag.quoteMark,
  examples: [
    {
      language: 'fr',
      text: '« Le pont tiendra », a dit la maire. « Nous avons vérifié chaque pile. »',
      reads: 'Nous avons vérifié chaque pile.',
    },
  ],
  lookAlikes: [{ language: 'fr', text: 'Il a lu « La Brise ».' }],
  read: (analysis, at, context) => {
    const { tokens } = analysis;
    const quote = quoteAt(context, analysis, at);
    if (quote === null) return null;
    const floor = context.unitFirst(quote.open);
    if (quote.open !== floor && tokens[quote.open - 1]?.kind !== 'break' && !endsSentence(tokens[quote.open - 1]?.text))
      return null;
    let before = quote.open - 1;
    while (tokens[before]?.kind === 'break') before--;
    if (tokens[before]?.text === ':' && introducing(analysis, context, quote) !== null) return null;
    if (inciseBehind(analysis, context, quote) !== null) return null;
    for (let i = afterQuote(quote); i < context.unitEnd(quote.open); i++) if (tokens[i]?.kind === 'word') return null;
    const words = wordsIn(analysis, quote);
    const closed = endsSentence(tokens[quote.end - 1]?.text);
    if (words < 3 || (words < 8 && !closed && !hasFiniteVerb(analysis, quote.first, quote.end))) return null;
    if (innerIncise(analysis, context, quote) !== null) return null;
    return direct(quote, null, 'continued');
  },
};
