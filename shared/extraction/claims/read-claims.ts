import { spanOf } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import { applyRules, type Ruled, type Trace } from '../rule.ts';
import { readClaimContext } from './claim-context.ts';
import type { ClaimDraft } from './claim-draft.ts';
import type { ClaimReading } from './claim-reading.ts';
import { claimRules } from './claim-rules.ts';
import type { Mention } from './mention.ts';
import { asks, isHedged, polarityOf, saidInThePast } from './modality.ts';
import { refineDrafts } from './refine.ts';
import { resolveSpeakers, type Speaker } from './speakers.ts';
import { readTurns } from './turns.ts';

/** The attributed claims of an article in the order of the text. */
export const readClaims = (analysis: Analysis, trace?: Trace): ClaimReading[] => {
  const context = readClaimContext(analysis);
  const turns = readTurns(analysis, context);
  const read = refineDrafts(applyRules(claimRules, analysis, context, trace), analysis, trace);
  const drafts = turns.length === 0 ? read : withTurns(read, turns);
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
      hedged: isHedged(analysis, found, saidInThePast(analysis, rule, found)),
      about: null,
      checkWorthiness: null,
    });
    // "Lee noted the findings show … « … »": whoever speaks within a statement does not go on behind it.
    if (previous === null || found.end > previous.draft.found.end) previous = { speaker, draft };
  }
  return claims.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
};

/** What stands within an answer is its speaker's, as within a quote. In the order of the text. */
const withTurns = (drafts: readonly Ruled<ClaimDraft>[], turns: readonly Ruled<ClaimDraft>[]): Ruled<ClaimDraft>[] => {
  let next = 0;
  const outside = drafts.filter(({ found }) => {
    while (next < turns.length && (turns[next] as Ruled<ClaimDraft>).found.end <= found.first) next++;
    return (turns[next]?.found.first ?? Number.POSITIVE_INFINITY) >= found.end;
  });
  return [...outside, ...turns].sort((a, b) => a.found.first - b.found.first);
};

const isMention = (speaker: ClaimDraft['speaker']): speaker is Mention =>
  speaker !== null && typeof speaker === 'object';

/** Does a quote follow closely enough on a claim to continue it: in the same paragraph or the next? */
const follows = ({ sentences, sentenceOf }: Analysis, earlier: ClaimDraft, later: ClaimDraft): boolean => {
  const paragraph = (at: number) => sentences[sentenceOf[at] as number]?.paragraph ?? 0;
  return paragraph(later.first) - paragraph(earlier.end - 1) <= 1;
};
