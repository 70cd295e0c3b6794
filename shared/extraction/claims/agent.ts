import type { Analysis } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';
import { isFiniteVerb } from './clause.ts';
import type { Cue } from './cue.ts';
import type { Mention } from './mention.ts';
import { subjectAfter } from './subject-behind.ts';

/** How far behind a passive its agent may stand, in tokens. */
const reach = 8;

/** The agent of a passive: "a été annoncé mardi [par la direction]"; null when it has none. */
export const agentOf = (analysis: Analysis, context: ClaimContext, cue: Cue): Mention | null => {
  const { tokens, pack } = analysis;
  const limit = Math.min(context.unitEnd(cue.at), cue.end + reach);
  for (let i = cue.end; i < limit; i++) {
    if (pack.reporting.agentLinks.has(tokens[i]?.norm ?? '')) return subjectAfter(analysis, context, i + 1);
    if (
      tokens[i]?.kind === 'punctuation' ||
      isFiniteVerb(analysis, i) ||
      pack.reporting.clauseLinks.has(tokens[i]?.norm ?? '')
    )
      return null;
  }
  return null;
};
