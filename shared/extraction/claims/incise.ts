import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';
import { isQuoted } from './claim-draft.ts';
import { isFiniteVerb } from './clause.ts';
import { findLink, pastAdjuncts, pastTold, takes } from './complement.ts';
import type { Cue } from './cue.ts';
import { canSpeak, type Mention } from './mention.ts';
import { subjectBefore, subjectOf } from './subject.ts';
import { subjectAfter } from './subject-behind.ts';

/** Who is named in an incise, and the tokens `[first, end)` of all of it. */
export interface Incise {
  readonly cue: Cue;
  readonly speaker: Mention;
  readonly first: number;
  readonly end: number;
}

const clauseFollows = (analysis: Analysis, context: ClaimContext, cue: Cue) =>
  findLink(analysis, context, cue, (i) => analysis.pack.reporting.clauseLinks.has(analysis.tokens[i]?.norm ?? '')) >= 0;

/** "it": an object, where it stands behind a verb. */
const isThing = ({ tokens, pack }: Analysis, { first, pronoun }: Mention): boolean =>
  pronoun && pack.speakers.pronouns.get(tokens[first]?.norm ?? '')?.thing === true;

/** Between marks ("…, dit cette délégation, …") or behind "comme", whoever stands behind a verb of speech is its subject. */
const isEnclosed = ({ tokens, tags, pack }: Analysis, cue: Cue, end: number): boolean => {
  if (takes(cue, 'noun') || takes(cue, 'quoteOnly') || cue.first !== cue.at) return false;
  const before = tokens[cue.first - 1];
  const opened = before?.text === ',' || pack.reporting.asWords.has(before?.norm ?? '');
  return opened && ((tags[cue.end] as number) & tag.determiner) !== 0 && tokens[end]?.kind === 'punctuation';
};

/** The incise whose verb group begins at `at`: "dit-il", "a déclaré la maire". */
export const verbFirstIncise = (
  analysis: Analysis,
  context: ClaimContext,
  at: number,
  withinQuote = false,
): Incise | null => {
  const cue = context.cueFrom(at);
  if (cue === null || cue.shape !== 'finite' || isQuoted(context, cue.at) !== withinQuote) return null;
  if (cue.inverted >= 0) {
    const speaker = subjectOf(analysis, context, cue);
    return speaker && { cue, speaker, first: cue.first, end: cue.end };
  }
  // "did not deny it" has its subject before it.
  if (cue.negated || clauseFollows(analysis, context, cue)) return null;
  const speaker = subjectAfter(analysis, context, cue.end, withinQuote);
  if (speaker === null || isThing(analysis, speaker)) return null;
  // "urged [him] to act"
  const { objectPronouns } = analysis.pack.reporting;
  if (speaker.pronoun && objectPronouns.has(analysis.tokens[speaker.first]?.norm ?? '')) return null;
  // "said [he] left", "said [the state] had spent": the subject of what is said.
  if (speaker.pronoun && isFiniteVerb(analysis, speaker.end)) return null;
  if (((analysis.tags[speaker.end] ?? 0) & tag.auxiliary) !== 0 && analysis.pack.nouns.head === 'last') return null;
  const end = Math.max(speaker.end, speaker.role?.[1] ?? 0);
  if (!canSpeak(analysis, speaker) && !isEnclosed(analysis, cue, end)) return null;
  return { cue, speaker, first: cue.first, end };
};

/** The incise whose subject begins at `at`: "he said", "team member Ann Lee told the press". Nothing that the cue could report follows it. */
export const subjectFirstIncise = (analysis: Analysis, context: ClaimContext, at: number): Incise | null => {
  const { tokens, tags, pack } = analysis;
  const limit = Math.min(context.unitEnd(at), at + 24);
  for (let i = at + 1; i < limit; i++) {
    if (isQuoted(context, i)) return null;
    const cue = context.cues.get(i) ?? context.cueFrom(i);
    if (cue === null || cue.shape === 'participle') {
      if (isFiniteVerb(analysis, i) && !pack.reporting.perfect.has(tokens[i]?.norm ?? '')) return null;
      if (tokens[i]?.text === ';' || tokens[i]?.text === ':') return null;
      continue;
    }
    if (cue.shape !== 'finite' || cue.inverted >= 0 || cue.negated || clauseFollows(analysis, context, cue))
      return null;
    const speaker = subjectBefore(analysis, context, cue.first);
    if (speaker === null || !canSpeak(analysis, speaker)) return null;
    let first = Math.min(speaker.first, speaker.role?.[0] ?? speaker.first);
    while (first > at && ((tags[first - 1] as number) & tag.determiner) !== 0) first--;
    const opened = first === at + 1 && tokens[at]?.kind === 'word' && ((tags[at] as number) & tag.coordinator) === 0;
    if (first !== at && !opened) return null;
    const closing = pastAdjuncts(analysis, context, pastTold(analysis, context, cue));
    const mark = tokens[closing];
    if (
      closing < context.unitEnd(at) &&
      mark?.kind === 'word' &&
      ((tags[closing] as number) & (tag.preposition | tag.determiner)) !== tag.preposition
    )
      return null;
    return { cue, speaker, first: at, end: closing };
  }
  return null;
};
