import { spanOf } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import { applyRules, type Ruled, type Trace } from '../rule.ts';
import { isAdverb } from './adverbs.ts';
import { readClaimContext } from './claim-context.ts';
import type { ClaimDraft } from './claim-draft.ts';
import type { ClaimReading } from './claim-reading.ts';
import { claimRules } from './claim-rules.ts';
import { endsWithAny } from './endings.ts';
import type { Mention } from './mention.ts';
import { refineDrafts } from './refine.ts';
import { resolveSpeakers, type Speaker } from './speakers.ts';

/** The attributed claims of an article in the order of the text. */
export const readClaims = (analysis: Analysis, trace?: Trace): ClaimReading[] => {
  const context = readClaimContext(analysis);
  const drafts = refineDrafts(applyRules(claimRules, analysis, context, trace), analysis, trace);
  if (drafts.length === 0) return [];
  const { tokens } = analysis;
  const mentions = new Set(drafts.flatMap(({ found }) => (isMention(found.speaker) ? [found.speaker] : [])));
  const speakers = resolveSpeakers(analysis, context, mentions);
  let previous: { readonly speaker: Speaker | null; readonly draft: Ruled<ClaimDraft> } | null = null;
  const claims: ClaimReading[] = [];
  for (const draft of drafts) {
    const { found, rule } = draft;
    let speaker: Speaker | null = null;
    if (isMention(found.speaker)) speaker = speakers.get(found.speaker) ?? null;
    else if (found.speaker !== null) {
      if (previous !== null && follows(analysis, previous.draft.found, found)) speaker = previous.speaker;
      else if (found.speaker === 'continued') continue;
    }
    claims.push({
      rule,
      kind: found.kind,
      span: spanOf(tokens, found.first, found.end),
      fragments: found.fragments?.map(([first, end]) => spanOf(tokens, first, end)) ?? null,
      speaker,
      cue: found.cue && {
        span: spanOf(tokens, found.cue.first, found.cue.end),
        lemma: found.cue.lemma,
        act: asks(analysis, rule, found) ? null : found.cue.act,
      },
      polarity: polarityOf(analysis, rule, found),
      hedged: isHedged(analysis, rule, found),
      about: null,
      checkWorthiness: null,
    });
    previous = { speaker, draft };
  }
  return claims.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
};

const isMention = (speaker: ClaimDraft['speaker']): speaker is Mention =>
  speaker !== null && typeof speaker === 'object';

/** "se demande si …", "demande pourquoi …": a question, which demands nothing and asserts nothing. */
const asks = ({ tokens, pack }: Analysis, rule: string, { cue, first }: ClaimDraft): boolean => {
  if (cue?.act !== 'demands' || !rule.startsWith('claim.clause')) return false;
  const { questionLinks } = pack.reporting;
  return questionLinks.has(tokens[first - 1]?.norm ?? '') || questionLinks.has(tokens[first]?.norm ?? '');
};

/** "dément que …" denies its content; the words of "« … », dément X" are stated, though they deny. */
const polarityOf = (analysis: Analysis, rule: string, draft: ClaimDraft): ClaimReading['polarity'] => {
  const { cue } = draft;
  if (cue === null || rule.startsWith('claim.quote') || rule.startsWith('claim.incise')) return 'stated';
  if (asks(analysis, rule, draft)) return 'withheld';
  if (cue.negated) return analysis.pack.reporting.negationRaising.has(cue.lemma) ? 'denied' : 'withheld';
  return cue.act === 'denies' ? 'denied' : 'stated';
};

/** Does a quote follow closely enough on a claim to continue it: in the same paragraph or the next? */
const follows = ({ sentences, sentenceOf }: Analysis, earlier: ClaimDraft, later: ClaimDraft): boolean => {
  const paragraph = (at: number) => sentences[sentenceOf[at] as number]?.paragraph ?? 0;
  return paragraph(later.first) - paragraph(earlier.end - 1) <= 1;
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

/** Does a participle follow the auxiliary, past adverbs and negations: "aurait [donc] menti"? */
const isPerfect = (analysis: Analysis, at: number): boolean => {
  const { tokens, pack } = analysis;
  let i = at + 1;
  while (i < at + 5 && (isAdverb(analysis, i) || pack.reporting.negations.has(tokens[i]?.norm ?? ''))) i++;
  const word = tokens[i]?.norm ?? '';
  return endsWithAny(word, pack.reporting.perfectEndings, 1);
};

/** "aurait", "pourrait", "might": the one who reports does not vouch for it. "a dit que le pont fermerait" is a future seen from the past. */
const isHedged = (analysis: Analysis, rule: string, draft: ClaimDraft): boolean => {
  const { tokens, pack } = analysis;
  const { first, end } = draft;
  const { hedges, hedgeEndings, abilities, negations, futureInPast, perfect } = pack.reporting;
  const past = rule.startsWith('claim.clause') && isPast(analysis, draft.cue);
  for (let i = first; i < end; i++) {
    const word = tokens[i]?.norm ?? '';
    // "in May"
    if (i > first && tokens[i]?.capital) continue;
    if (abilities.has(word) && negations.has(tokens[i + 1]?.norm ?? '')) continue;
    if (past && (futureInPast.has(word) || !hedges.has(word))) continue;
    // "a dit que le vote aurait lieu lundi": no participle, no hearsay.
    if (past && perfect.has(word) && !isPerfect(analysis, i)) continue;
    if (hedges.has(word) || endsWithAny(word, hedgeEndings, 2)) return true;
  }
  return false;
};
