import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';
import { isFiniteVerb } from './clause.ts';
import type { Cue } from './cue.ts';
import { canSpeak, type Mention, readMention } from './mention.ts';
import { mentionIn } from './segment-mention.ts';
import { subjectBefore, subjectOf } from './subject.ts';
import { subjectAfter } from './subject-behind.ts';

/** How far the subject of a clause may stand from a participle or second verb of it, in tokens. */
const reach = 80;
/** Of so many verbs without a subject it is clear that no prose stands here. */
const mostVerbs = 5;

const isInside = ({ quotes }: ClaimContext, at: number) => (quotes.at[at] as number) >= 0;

/** The subject of a verb that is no cue: its auxiliary or clitics may stand before it. */
const subjectOfVerb = (analysis: Analysis, context: ClaimContext, at: number, floor: number): Mention | null => {
  const { objectClitics, reflexives, negations } = analysis.pack.reporting;
  let first = at;
  while (first > floor) {
    const word = analysis.tokens[first - 1]?.norm ?? '';
    if (!objectClitics.has(word) && !reflexives.has(word) && !negations.has(word)) break;
    first--;
  }
  return subjectBefore(analysis, context, first);
};

/** The subject of the clause that `at` belongs to: of the nearest cue before it, else of its first verb, else of the main clause behind it. */
export const clauseSubject = (analysis: Analysis, context: ClaimContext, at: number): Mention | null => {
  const { tokens } = analysis;
  const start = context.unitFirst(at);
  let floor = Math.max(start, at - reach);
  let tried = 0;
  for (let i = at - 1; i >= floor && tried < mostVerbs; i--) {
    const cue = context.cues.get(i);
    if (tokens[i]?.text === ';' || (tokens[i]?.text === ':' && !isInside(context, i))) {
      floor = i + 1;
      break;
    }
    if (cue === undefined || cue.shape !== 'finite' || isInside(context, i)) continue;
    tried++;
    // "«…», declared the mayor and noted that": behind a quote the subject may follow its verb.
    const quoted = isInside(context, cue.first - 1) || isInside(context, cue.first - 2);
    const subject = subjectOf(analysis, context, cue) ?? (quoted ? subjectAfter(analysis, context, cue.end) : null);
    if (subject !== null) return subject;
  }
  tried = 0;
  for (let i = floor; i < at && tried < mostVerbs; i++) {
    if (isInside(context, i) || !isFiniteVerb(analysis, i)) continue;
    tried++;
    const subject = subjectOfVerb(analysis, context, i, floor);
    if (subject !== null) return subject;
  }
  // No verb is known: the phrase that the clause begins with.
  const opening = mentionIn(analysis, { first: floor, end: at, before: 'edge' });
  return opening !== null && opening.end < at - 1 && canSpeak(analysis, opening) && !isInside(context, opening.first)
    ? opening
    : null;
};

/** The subject of the main clause behind a participle that opens the sentence: "Estimant que …, [il] a voté contre". */
export const mainSubject = (analysis: Analysis, context: ClaimContext, cue: Cue): Mention | null => {
  const limit = Math.min(context.unitEnd(cue.at), cue.end + reach);
  let comma = -1;
  for (let i = cue.end; i < limit; i++) {
    if (isInside(context, i)) continue;
    if (analysis.tokens[i]?.text === ',') {
      comma = i;
      if (((analysis.tags[i + 1] ?? 0) & tag.subjectPronoun) !== 0) return readMention(analysis, i + 1, i + 2);
    }
    if (comma >= 0 && (isFiniteVerb(analysis, i) || context.cues.has(i))) {
      const found = context.cues.get(i)?.first ?? i;
      const subject = subjectOfVerb(analysis, context, found, comma + 1);
      if (subject !== null && subject.first > comma) return subject;
    }
  }
  return null;
};
