import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { ClaimContext } from '../claim-context.ts';
import { type ClaimDraft, draftCue, isQuoted } from '../claim-draft.ts';
import { pastAdjuncts, takes } from '../complement.ts';
import type { Cue } from '../cue.ts';
import { type Incise, subjectFirstIncise, verbFirstIncise } from '../incise.ts';
import { phraseEnd } from '../noun-phrase.ts';
import type { Quote } from '../quotes.ts';

export const afterQuote = (quote: Quote) => (quote.close < 0 ? quote.end : quote.close + 1);

/** The quote that the mark at `at` opens, or closes when it has no opening mark. */
export const quoteAt = ({ quotes }: ClaimContext, { tags }: Analysis, at: number): Quote | null => {
  const quote = quotes.list[quotes.at[at] as number];
  if (quote === undefined) return null;
  if (quote.open === at) return quote;
  return quote.close === at && ((tags[quote.open] as number) & tag.quoteMark) === 0 ? quote : null;
};

export const wordsIn = ({ tokens }: Analysis, { first, end }: Quote): number => {
  let count = 0;
  for (let i = first; i < end && count < 12; i++) if (tokens[i]?.kind === 'word') count++;
  return count;
};

/** The incise right behind a quote, or null. */
export const inciseBehind = (analysis: Analysis, context: ClaimContext, quote: Quote): Incise | null => {
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

export const direct = (quote: Quote, cue: Cue | null, speaker: ClaimDraft['speaker']): ClaimDraft => ({
  kind: 'direct',
  first: quote.first,
  end: quote.end,
  cue: cue && draftCue(cue),
  speaker,
  fragments: null,
});

/** The quote before this one in the same unit when an incise stands between them: "« … », a dit X, « … »". */
export const resumedFrom = (analysis: Analysis, context: ClaimContext, quote: Quote): Incise | null => {
  const { tokens } = analysis;
  const previous = context.quotes.list[(context.quotes.at[quote.open] as number) - 1];
  if (previous === undefined || previous.open < context.unitFirst(quote.open)) return null;
  const mark = tokens[quote.open - 1]?.text;
  if (mark !== ',' && mark !== ':') return null;
  const incise = inciseBehind(analysis, context, previous);
  return incise !== null && incise.end <= quote.open && quote.open - incise.end < 16 ? incise : null;
};

/** The cue that introduces a quote: behind a colon the last one before it, else one right before it. */
export const introducing = (analysis: Analysis, context: ClaimContext, quote: Quote): Cue | null => {
  const { tokens } = analysis;
  let before = quote.open - 1;
  while (tokens[before]?.kind === 'break') before--;
  if (analysis.pack.reporting.nameMarkers.has(tokens[before]?.norm ?? '')) return null;
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
    // "La fatigue n'explique pas tout : « … »": what is not said introduces nothing.
    if (colon) return cue.negated ? null : cue;
    if (takes(cue, 'quoteOnly') && mark !== ',' && !tokens[quote.first]?.capital) return null;
    const from = mark === ',' ? before : quote.open;
    if (cue.end >= from || pastAdjuncts(analysis, context, cue.end) >= from || addressed(analysis, cue, from))
      return cue;
    return null;
  }
  return null;
};

/** Only an addressee stands between: "told reporters", "told The Harbour Post,". */
const addressed = (analysis: Analysis, cue: Cue, to: number) =>
  takes(cue, 'request') && phraseEnd(analysis, cue.end, to) >= to;

/** How far into a quote an incise is looked for. */
const innerReach = 160;

/** An incise inside a quote's marks: "« Le pont tiendra, a assuré la maire, mais … »"; null when the quote has one behind it. */
export const innerIncise = (analysis: Analysis, context: ClaimContext, quote: Quote): Incise | null => {
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

export const endsSentence = (text: string | undefined) => text === '.' || text === '!' || text === '?' || text === '…';
