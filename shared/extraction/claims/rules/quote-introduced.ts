import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { ClaimContext } from '../claim-context.ts';
import { type ClaimRule, isQuoted, speakerOf } from '../claim-draft.ts';
import { clauseSubject } from '../clause-subject.ts';
import { takes } from '../complement.ts';
import type { Cue } from '../cue.ts';
import { verbFirstIncise } from '../incise.ts';
import { canSpeak, type Mention } from '../mention.ts';
import type { Quote } from '../quotes.ts';
import { mentionIn } from '../segment-mention.ts';
import { readSource } from '../source-phrase.ts';
import { afterQuote, direct, inciseBehind, introducing, quoteAt, resumedFrom, wordsIn } from './quoted.ts';

/** "La maire a déclaré : « … »", "she said, \"…\"". */
export const quoteIntroducedRule: ClaimRule = {
  name: 'claim.quote.introduced',
  triggers: tag.quoteMark,
  examples: [
    { language: 'fr', text: 'La maire a déclaré : « Nous sommes prêts. »', reads: 'Nous sommes prêts.' },
    { language: 'en', text: 'The coach said, "We are ready."', reads: 'We are ready.' },
  ],
  lookAlikes: [{ language: 'fr', text: 'Elle porte un nom : « la Belle ».' }],
  read: (analysis, at, context) => {
    const quote = quoteAt(context, analysis, at);
    if (quote === null || resumedFrom(analysis, context, quote) !== null) return null;
    const cue = introducing(analysis, context, quote);
    if (cue === null) return null;
    // A word or a name between marks is a label: "a user labelled \"Anonymous\"".
    const label = takes(cue, 'naming') ? 5 : 2;
    if (wordsIn(analysis, quote) < 2 && analysis.tokens[quote.open - 1]?.text === ',') return null;
    if (
      wordsIn(analysis, quote) < label &&
      (takes(cue, 'naming') || analysis.tokens[afterQuote(quote)]?.kind === 'word')
    )
      return null;
    if (takes(cue, 'naming') && isTitle(analysis, quote)) return null;
    const verbFirst = cue.inverted < 0 && cue.shape === 'finite' ? speakerBefore(analysis, context, cue, quote) : null;
    return direct(quote, cue, verbFirst ?? speakerOf(analysis, context, cue));
  },
};

/** "a show called \"The Harbour and the Hill\"": capitals throughout, small words left out of account. */
const isTitle = ({ tokens, tags }: Analysis, { first, end }: Quote): boolean => {
  for (let i = first; i < end; i++) {
    const small = ((tags[i] as number) & (tag.determiner | tag.preposition | tag.coordinator)) !== 0;
    if (tokens[i]?.kind === 'word' && !tokens[i]?.capital && !small) return false;
  }
  return true;
};

/** "comme le précise l'ambassadeur, Luc Morin : «": the subject stands between verb and quote. */
const speakerBefore = (analysis: Analysis, context: ClaimContext, cue: Cue, quote: Quote): Mention | null => {
  if (!cue.clitic) return null;
  const incise = verbFirstIncise(analysis, context, cue.first);
  return incise !== null && incise.end <= quote.open ? incise.speaker : null;
};

/** "Le rapport est clair : « … »": a quote behind a colon, and no verb that reports. */
export const quoteColonRule: ClaimRule = {
  name: 'claim.quote.colon',
  triggers: tag.quoteMark,
  examples: [
    {
      language: 'fr',
      text: 'La maire est catégorique : « Nous ne fermerons aucune école. »',
      reads: 'Nous ne fermerons aucune école.',
    },
  ],
  lookAlikes: [{ language: 'fr', text: 'Deux vins : « Brise » et « Sable ».' }],
  read: (analysis, at, context) => {
    const { tokens, pack } = analysis;
    const quote = quoteAt(context, analysis, at);
    if (quote === null || tokens[quote.open - 1]?.text !== ':' || wordsIn(analysis, quote) < 4) return null;
    if (introducing(analysis, context, quote) !== null || inciseBehind(analysis, context, quote) !== null) return null;
    const floor = context.unitFirst(quote.open);
    for (let i = floor; i < quote.open; i++) {
      const source = isQuoted(context, i) ? null : readSource(analysis, context, i);
      if (source !== null) return direct(quote, null, source.speaker);
    }
    const subject =
      clauseSubject(analysis, context, quote.open) ?? firstPhrase(analysis, context, floor, quote.open - 1);
    const vague =
      subject === null || (subject.pronoun && !pack.speakers.pronouns.has(tokens[subject.first]?.norm ?? ''));
    return direct(quote, null, vague ? 'unclear' : subject);
  },
};

/** The phrase that a clause begins with, where no verb of it is known. */
const firstPhrase = (analysis: Analysis, context: ClaimContext, floor: number, end: number): Mention | null => {
  const mention = mentionIn(analysis, { first: floor, end, before: 'edge' });
  return mention !== null &&
    canSpeak(analysis, mention) &&
    // "Anne Leroy : « … »": a name alone, as in an interview.
    (hasWord(analysis, mention.end, end) || (mention.name !== null && mention.end === end)) &&
    !isQuoted(context, mention.first)
    ? mention
    : null;
};

const hasWord = ({ tokens }: Analysis, first: number, end: number): boolean => {
  for (let i = first; i < end; i++) if (tokens[i]?.kind === 'word') return true;
  return false;
};
