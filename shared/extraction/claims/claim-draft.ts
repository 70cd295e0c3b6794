import type { ClaimKind, CueAct } from '../../domain/claim.ts';
import type { Analysis } from '../analysis.ts';
import type { Reading, Rule } from '../rule.ts';
import { agentOf } from './agent.ts';
import type { ClaimContext } from './claim-context.ts';
import { hasFiniteVerb } from './clause.ts';
import { clauseSubject, mainSubject } from './clause-subject.ts';
import type { Cue } from './cue.ts';
import { endsWithAny } from './endings.ts';
import type { Mention } from './mention.ts';
import { subjectOf } from './subject.ts';

/** The reporting expression of a draft, in tokens. */
export interface DraftCue {
  readonly first: number;
  readonly end: number;
  readonly lemma: string;
  readonly act: CueAct | null;
  readonly negated: boolean;
}

/** A claim as a rule reads it, in tokens: its content `[first, end)`, and how its speaker is named there. */
export interface ClaimDraft extends Reading {
  readonly kind: ClaimKind;
  readonly cue: DraftCue | null;
  /** `continued`: whoever spoke before goes on, and without them it is no claim; `unclear`: they may go on, else nobody is known. */
  readonly speaker: Mention | 'continued' | 'unclear' | null;
  /** Stretches of the content, in tokens, where an incise interrupts it. */
  readonly fragments: readonly (readonly [number, number])[] | null;
}

export type ClaimRule = Rule<ClaimDraft, ClaimContext>;

export const draftCue = ({ first, end, report, negated }: Cue): DraftCue => ({
  first,
  end,
  lemma: report.lemma,
  act: report.act,
  negated,
});

/** What a content is by its quote marks: quoted whole, in part, or not. A whole quote loses its marks. */
export const contentOf = (
  { quotes }: ClaimContext,
  first: number,
  end: number,
): { readonly kind: ClaimKind; readonly first: number; readonly end: number } => {
  const quote = quotes.list[quotes.at[first] as number];
  if (quote !== undefined && quote.open === first && (quote.close < 0 ? quote.end : quote.close + 1) >= end)
    return { kind: 'direct', first: quote.first, end: quote.end };
  for (let i = first; i < end; i++) if ((quotes.at[i] as number) >= 0) return { kind: 'mixed', first, end };
  return { kind: 'indirect', first, end };
};

/** A content that somebody's name interrupts, as its two stretches. */
export const interruptedContent = (
  context: ClaimContext,
  before: readonly [number, number],
  after: readonly [number, number],
): Pick<ClaimDraft, 'kind' | 'first' | 'end' | 'fragments'> => {
  const { kind } = contentOf(context, before[0], after[1]);
  return { kind: kind === 'direct' ? 'mixed' : kind, first: before[0], end: after[1], fragments: [before, after] };
};

/** Is the token inside a quote, its marks left out of account? What stands there is not the article's own attribution. */
export const isQuoted = ({ quotes }: ClaimContext, at: number): boolean => (quotes.at[at] as number) >= 0;

/** "Do you think it works?", "if you think that": what somebody else is asked or supposed to think has not been said. */
export const isAsked = ({ tokens, pack }: Analysis, context: ClaimContext, cue: Cue): boolean => {
  const { secondPersons, silentLinks } = pack.reporting;
  const subject = cue.inverted >= 0 ? cue.inverted : cue.first - 1;
  if (!secondPersons.has(tokens[subject]?.norm ?? '')) return false;
  return tokens[context.unitEnd(cue.at) - 1]?.text === '?' || silentLinks.has(tokens[subject - 1]?.norm ?? '');
};

/** Does a participle, this one or one before it, open the sentence: "Refusant de partir et demandant une enquête, il …"? */
export const opensSentence = (analysis: Analysis, context: ClaimContext, { shape, first }: Cue): boolean => {
  if (shape !== 'participle') return false;
  const floor = context.unitFirst(first);
  if (first === floor) return true;
  const opening = analysis.tokens[floor]?.norm ?? '';
  const { participleEndings } = analysis.pack.reporting;
  return (
    endsWithAny(opening, participleEndings) &&
    !hasFiniteVerb(analysis, floor, first) &&
    analysis.tokens[first - 1]?.text !== ','
  );
};

/** The subject of a cue; without one of its own ("…, mais précise que", ", estimant que"), that of its clause. */
export const speakerOf = (analysis: Analysis, context: ClaimContext, cue: Cue): Mention | null => {
  if (cue.shape === 'passive') return agentOf(analysis, context, cue);
  const opens = opensSentence(analysis, context, cue) || cue.first === context.unitFirst(cue.first);
  const own = opens && cue.first !== context.unitFirst(cue.first) ? null : subjectOf(analysis, context, cue);
  if (own !== null) return own;
  return (opens ? mainSubject(analysis, context, cue) : null) ?? clauseSubject(analysis, context, cue.first);
};
