import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { ClaimContext } from '../claim-context.ts';
import { type ClaimDraft, type ClaimRule, draftCue, isQuoted, speakerOf } from '../claim-draft.ts';
import { hasFiniteVerb } from '../clause.ts';
import { clauseSubject } from '../clause-subject.ts';
import { pastAdjuncts, takes } from '../complement.ts';
import type { Cue } from '../cue.ts';
import { canSpeak, type Mention, readMention } from '../mention.ts';
import { nameEnd, pastTitle } from '../names.ts';
import { phraseEnd } from '../noun-phrase.ts';
import type { Quote } from '../quotes.ts';
import { mentionIn } from '../segment.ts';
import { type Incise, subjectFirstIncise, verbFirstIncise } from './incise.ts';
import { contentStart, readSource } from './source.ts';

const afterQuote = (quote: Quote) => (quote.close < 0 ? quote.end : quote.close + 1);

/** The quote that the mark at `at` opens, or closes when it has no opening mark. */
const quoteAt = ({ quotes }: ClaimContext, { tags }: Analysis, at: number): Quote | null => {
  const quote = quotes.list[quotes.at[at] as number];
  if (quote === undefined) return null;
  if (quote.open === at) return quote;
  return quote.close === at && ((tags[quote.open] as number) & tag.quoteMark) === 0 ? quote : null;
};

const wordsIn = ({ tokens }: Analysis, { first, end }: Quote): number => {
  let count = 0;
  for (let i = first; i < end && count < 12; i++) if (tokens[i]?.kind === 'word') count++;
  return count;
};

/** The incise right behind a quote, or null. */
const inciseBehind = (analysis: Analysis, context: ClaimContext, quote: Quote): Incise | null => {
  const { tokens } = analysis;
  if (quote.close < 0) return null;
  let at = afterQuote(quote);
  const inner = tokens[quote.end - 1]?.text ?? '';
  if (tokens[at]?.text === ',') at++;
  if (at >= context.unitEnd(quote.open) || tokens[at]?.kind !== 'word') return null;
  const verbFirst = verbFirstIncise(analysis, context, at);
  if (verbFirst !== null) return verbFirst;
  if (inner === '.' && tokens[at - 1]?.text !== ',') return null;
  return subjectFirstIncise(analysis, context, at);
};

const direct = (quote: Quote, cue: Cue | null, speaker: ClaimDraft['speaker']): ClaimDraft => ({
  kind: 'direct',
  first: quote.first,
  end: quote.end,
  cue: cue && draftCue(cue),
  speaker,
  fragments: null,
});

/** The quote before this one in the same unit when an incise stands between them: "« … », a dit X, « … »". */
const resumedFrom = (analysis: Analysis, context: ClaimContext, quote: Quote): Incise | null => {
  const { tokens } = analysis;
  const previous = context.quotes.list[(context.quotes.at[quote.open] as number) - 1];
  if (previous === undefined || previous.open < context.unitFirst(quote.open)) return null;
  const mark = tokens[quote.open - 1]?.text;
  if (mark !== ',' && mark !== ':') return null;
  const incise = inciseBehind(analysis, context, previous);
  return incise !== null && incise.end <= quote.open && quote.open - incise.end < 16 ? incise : null;
};

const edges = new Set([':', ',', '—', '–', '-', ';', '(', '.', '…', '!', '?']);

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
    if (incise === null || (incise.cue.report.takes & 1) === 0) return null;
    if (resumedFrom(analysis, context, quote) !== null) return direct(quote, incise.cue, incise.speaker);
    const floor = context.unitFirst(quote.open);
    const start = contentStart(analysis, context, floor, quote.open);
    const before = analysis.tokens[quote.open - 1];
    if (start >= quote.open || before === undefined || before.kind === 'break' || edges.has(before.text))
      return direct(quote, incise.cue, incise.speaker);
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

/** The cue that introduces a quote: behind a colon the last one before it, else one right before it. */
const introducing = (analysis: Analysis, context: ClaimContext, quote: Quote): Cue | null => {
  const { tokens } = analysis;
  let before = quote.open - 1;
  while (tokens[before]?.kind === 'break') before--;
  const mark = tokens[before]?.text;
  const colon = mark === ':';
  if (before < quote.open - 1 && !colon && mark !== ',') return null;
  const floor = Math.max(context.unitFirst(before), before - 40);
  for (let i = before; i >= floor; i--) {
    if (isQuoted(context, i)) {
      if (!colon) return null;
      continue;
    }
    if (tokens[i]?.text === ';') return null;
    const cue = context.cues.get(i);
    if (cue === undefined || cue.shape === 'passive' || !(takes(cue, 'quote') || takes(cue, 'clause'))) continue;
    if (cue.shape === 'infinitive' && takes(cue, 'quoteOnly')) continue;
    if (colon) return cue;
    if (takes(cue, 'quoteOnly') && mark !== ',' && !tokens[quote.first]?.capital) return null;
    const from = mark === ',' ? before : quote.open;
    if (cue.end >= from || pastAdjuncts(analysis, context, cue.end) >= from || addressed(analysis, cue, from))
      return cue;
    return null;
  }
  return null;
};

/** Only an addressee stands between: "told reporters", "told The Huffington Post,". */
const addressed = (analysis: Analysis, cue: Cue, to: number) =>
  takes(cue, 'request') && phraseEnd(analysis, cue.end, to) >= to;

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
    const verbFirst = cue.inverted < 0 && cue.shape === 'finite' ? speakerBefore(analysis, context, cue, quote) : null;
    return direct(quote, cue, verbFirst ?? speakerOf(analysis, context, cue));
  },
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
    return direct(quote, null, vague ? 'continued' : subject);
  },
};

/** The phrase that a clause begins with, where no verb of it is known. */
const firstPhrase = (analysis: Analysis, context: ClaimContext, floor: number, end: number): Mention | null => {
  const mention = mentionIn(analysis, { first: floor, end, before: 'edge' });
  return mention !== null &&
    canSpeak(analysis, mention) &&
    hasWord(analysis, mention.end, end) &&
    !isQuoted(context, mention.first)
    ? mention
    : null;
};

const hasWord = ({ tokens }: Analysis, first: number, end: number): boolean => {
  for (let i = first; i < end; i++) if (tokens[i]?.kind === 'word') return true;
  return false;
};

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

/** How far into a quote an incise is looked for. */
const innerReach = 160;

/** An incise inside a quote's marks: "« Le pont tiendra, a assuré la maire, mais … »"; null when the quote has one behind it. */
const innerIncise = (analysis: Analysis, context: ClaimContext, quote: Quote): Incise | null => {
  const { tokens } = analysis;
  const limit = Math.min(quote.end, quote.first + innerReach);
  for (let i = quote.first + 2; i < limit; i++) {
    if (tokens[i - 1]?.text !== ',') continue;
    const incise = verbFirstIncise(analysis, context, i, true);
    if (incise === null || (incise.speaker.pronoun && incise.cue.inverted < 0)) continue;
    const mark = tokens[incise.end]?.text ?? '';
    if (incise.end <= quote.end && (incise.end === quote.end || mark === ',' || mark === '.' || mark === ':'))
      return incise;
  }
  return null;
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

const endsSentence = (text: string | undefined) => text === '.' || text === '!' || text === '?' || text === '…';
