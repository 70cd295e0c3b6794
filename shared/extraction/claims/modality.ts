import { type Analysis, askedOnce } from '../analysis.ts';
import type { Reading } from '../rule.ts';
import { isAdverb } from './adverbs.ts';
import type { ClaimDraft } from './claim-draft.ts';
import type { ClaimReading } from './claim-reading.ts';
import { endsWithAny } from './endings.ts';

/** "se demande si …", "demande pourquoi …": a question, which demands nothing and asserts nothing. */
export const asks = ({ tokens, pack }: Analysis, rule: string, { cue, first }: ClaimDraft): boolean => {
  if (cue?.act !== 'demands' || !rule.startsWith('claim.clause')) return false;
  const { questionLinks } = pack.reporting;
  return questionLinks.has(tokens[first - 1]?.norm ?? '') || questionLinks.has(tokens[first]?.norm ?? '');
};

/** "dément que …" denies its content; the words of "« … », dément X" are stated, though they deny. */
export const polarityOf = (analysis: Analysis, rule: string, draft: ClaimDraft): ClaimReading['polarity'] => {
  const { cue } = draft;
  if (cue === null || rule.startsWith('claim.quote') || rule.startsWith('claim.incise')) return 'stated';
  if (asks(analysis, rule, draft)) return 'withheld';
  if (cue.negated) return analysis.pack.reporting.negationRaising.has(cue.lemma) ? 'denied' : 'withheld';
  return cue.act === 'denies' ? 'denied' : 'stated';
};

/** "a dit", "disait", "said": was it said in the past? */
const isPast = ({ tokens, pack }: Analysis, cue: ClaimDraft['cue']): boolean => {
  if (cue === null) return false;
  const { perfect, pastVerbs, pastEndings } = pack.reporting;
  for (let i = cue.first; i < cue.end; i++) {
    const word = tokens[i]?.norm ?? '';
    if (perfect.has(word) || pastVerbs.has(word)) return true;
    if (endsWithAny(word, pastEndings)) return true;
  }
  return false;
};

/** "a dit que …": what follows may be a future seen from the past. */
export const saidInThePast = (analysis: Analysis, rule: string, { cue }: ClaimDraft): boolean =>
  rule.startsWith('claim.clause') && isPast(analysis, cue);

/** Does a participle follow the auxiliary, past adverbs and negations: "aurait [donc] menti"? */
const isPerfect = (analysis: Analysis, at: number): boolean => {
  const { tokens, pack } = analysis;
  let i = at + 1;
  while (i < at + 5 && (isAdverb(analysis, i) || pack.reporting.negations.has(tokens[i]?.norm ?? ''))) i++;
  const word = tokens[i]?.norm ?? '';
  return endsWithAny(word, pack.reporting.perfectEndings, 1);
};

/** Is the word one that hedges, by its list or ending? */
const mayHedge = askedOnce('hedge', ({ tokens, pack }, at) => {
  const word = tokens[at]?.norm ?? '';
  return pack.reporting.hedges.has(word) || endsWithAny(word, pack.reporting.hedgeEndings, 2);
});

/** "aurait", "pourrait", "might": the one who reports does not vouch for it. "a dit que le pont fermerait" is a future seen from the past. */
export const isHedged = (
  analysis: Analysis,
  { first, end }: Pick<Reading, 'first' | 'end'>,
  past: boolean,
): boolean => {
  const { tokens, pack } = analysis;
  const { hedges, abilities, negations, futureInPast, perfect } = pack.reporting;
  for (let i = first; i < end; i++) {
    if (!mayHedge(analysis, i)) continue;
    const word = tokens[i]?.norm ?? '';
    // "in May"
    if (i > first && tokens[i]?.capital) continue;
    if (abilities.has(word) && negations.has(tokens[i + 1]?.norm ?? '')) continue;
    if (past && (futureInPast.has(word) || !hedges.has(word))) continue;
    // "a dit que le vote aurait lieu lundi": no participle, no hearsay.
    if (past && perfect.has(word) && !isPerfect(analysis, i)) continue;
    return true;
  }
  return false;
};
