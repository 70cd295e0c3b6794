import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { ClaimContext } from '../claim-context.ts';
import { type ClaimDraft, type ClaimRule, draftCue } from '../claim-draft.ts';
import { hasFiniteVerb } from '../clause.ts';
import { takes } from '../complement.ts';
import { contentStart } from '../content-start.ts';
import type { Incise } from '../incise.ts';
import type { Quote } from '../quotes.ts';
import { afterQuote, direct, inciseBehind, innerIncise, quoteAt, resumedFrom } from './quoted.ts';

const edges = new Set([':', ',', '—', '–', '-', ';', '(', '.', '…', '!', '?']);

/** Does a clause's verb follow right behind the comma of an incise? */
const goesOn = (analysis: Analysis, context: ClaimContext, { end, first }: Incise): boolean =>
  analysis.tokens[end]?.text === ',' && hasFiniteVerb(analysis, end + 1, Math.min(end + 4, context.unitEnd(first)));

/** "« … », a déclaré la maire", "\"…,\" she said": a quote and its incise. A quote within a sentence takes in what stands before it. */
export const quoteInciseRule: ClaimRule = {
  name: 'claim.quote.incise',
  triggers: tag.quoteMark,
  examples: [
    { language: 'fr', text: '« Nous sommes prêts », a déclaré la maire.', reads: 'Nous sommes prêts' },
    { language: 'fr', text: '"Rien n\'est décidé", assure Luc Morin.', reads: "Rien n'est décidé" },
    {
      language: 'fr',
      text: 'Les vents « dépasseront 120 km/h », avertit le service météo.',
      reads: 'Les vents « dépasseront 120 km/h »',
    },
    { language: 'en', text: '"We are ready," team captain Ann Lee told reporters.', reads: 'We are ready,' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Le film « Les Vents du large » a rencontré son public.' },
    { language: 'fr', text: 'Surnommé le "roi du vélo", il a gagné.' },
  ],
  read: (analysis, at, context) => {
    const quote = quoteAt(context, analysis, at);
    if (quote === null) return null;
    const incise = inciseBehind(analysis, context, quote);
    if (incise === null || !takes(incise.cue, 'quote')) return null;
    if (resumedFrom(analysis, context, quote) !== null) return direct(quote, incise.cue, incise.speaker);
    const floor = context.unitFirst(quote.open);
    const start = contentStart(analysis, context, floor, quote.open);
    const before = analysis.tokens[quote.open - 1];
    if (start >= quote.open || before === undefined || before.kind === 'break' || edges.has(before.text))
      return direct(quote, incise.cue, incise.speaker);
    // "Le plan « Rives », dit la maire, ne suffit pas": no clause yet, which goes on behind the incise.
    if (!hasFiniteVerb(analysis, start, afterQuote(quote)) && goesOn(analysis, context, incise)) return null;
    // "About her "brother" he wrote": without a comma the subject begins a clause of its own.
    const bare = analysis.tokens[quote.close + 1]?.kind === 'word' && analysis.tokens[quote.end - 1]?.text !== ',';
    if (bare && incise.cue.inverted < 0 && incise.speaker.first < incise.cue.first) return null;
    return {
      kind: 'mixed',
      first: start,
      end: quote.close + 1,
      cue: draftCue(incise.cue),
      speaker: incise.speaker,
      fragments: null,
    };
  },
};

/** "« … », a dit X, « … »": the second half of an interrupted quote. */
export const quoteResumedRule: ClaimRule = {
  name: 'claim.quote.resumed',
  triggers: tag.quoteMark,
  examples: [
    {
      language: 'fr',
      text: '« Le pont tiendra », a dit la maire, « et la route aussi ».',
      reads: 'et la route aussi',
    },
  ],
  lookAlikes: [{ language: 'fr', text: '« La Brise », un voilier, et « le Sable », une barge' }],
  read: (analysis, at, context) => {
    const quote = quoteAt(context, analysis, at);
    if (quote === null) return null;
    const incise = resumedFrom(analysis, context, quote);
    return incise && direct(quote, incise.cue, incise.speaker);
  },
};

const inner = (quote: Quote, first: number, end: number, incise: Incise): ClaimDraft | null =>
  end > first ? { ...direct(quote, incise.cue, incise.speaker), first, end } : null;

/** What an incise inside the quote marks follows. */
export const quoteInnerRule: ClaimRule = {
  name: 'claim.quote.inner',
  triggers: tag.quoteMark,
  examples: [
    {
      language: 'fr',
      text: '« Le pont tiendra, a assuré la maire, mais la route est coupée. »',
      reads: 'Le pont tiendra',
    },
  ],
  lookAlikes: [{ language: 'fr', text: '« Le pont tiendra, la maire, le préfet et moi le pensons. »' }],
  read: (analysis, at, context) => {
    const quote = quoteAt(context, analysis, at);
    const incise = quote && innerIncise(analysis, context, quote);
    return quote && incise && inner(quote, quote.first, incise.first - 1, incise);
  },
};

/** What comes behind an incise inside the quote marks. */
export const quoteInnerRestRule: ClaimRule = {
  name: 'claim.quote.inner.rest',
  triggers: tag.reportingVerb,
  examples: [
    {
      language: 'fr',
      text: '« Le pont tiendra, a assuré la maire, mais la route est coupée. »',
      reads: 'mais la route est coupée.',
    },
  ],
  lookAlikes: [{ language: 'fr', text: '« Le pont tiendra, a assuré la maire. »' }],
  read: (analysis, at, context) => {
    const quote = context.quotes.list[context.quotes.at[at] as number];
    const incise = quote && innerIncise(analysis, context, quote);
    if (!quote || !incise || incise.cue.at !== at) return null;
    return inner(quote, incise.end + 1, quote.end, incise);
  },
};
