import type { Analysis } from '../analysis.ts';
import type { Ruled } from '../rule.ts';
import type { ClaimContext } from './claim-context.ts';
import { type ClaimDraft, isQuoted } from './claim-draft.ts';
import { hasFiniteVerb } from './clause.ts';
import { trimEnd } from './content-end.ts';
import { pastTitle } from './name-end.ts';
import { firstNameAt } from './names.ts';
import { properName } from './subject.ts';

/** In tokens: "Mme Valérie Dumas-Le Goff :". */
const longestLabel = 7;
/** In tokens: a shorter answer tells nothing that could be checked. */
const shortestAnswer = 6;

interface Paragraph {
  readonly first: number;
  readonly end: number;
}

const paragraphsOf = ({ sentences, masked }: Analysis): Paragraph[] => {
  const found: { first: number; end: number; paragraph: number }[] = [];
  for (const { first, end, paragraph } of sentences) {
    if (masked[first] === 1) continue;
    const last = found.at(-1);
    if (last?.paragraph === paragraph && last.end === first) last.end = end;
    else found.push({ first, end, paragraph });
  }
  return found;
};

const isQuestion = ({ tokens }: Analysis, { first, end }: Paragraph): boolean => {
  for (let i = end - 1; i >= first; i--) if (tokens[i]?.kind !== 'break') return tokens[i]?.text === '?';
  return false;
};

const isOwnVoice = ({ tokens, pack }: Analysis, context: ClaimContext, { first, end }: Paragraph): boolean => {
  for (let i = first; i < end; i++)
    if (pack.reporting.ownVoices.has(tokens[i]?.norm ?? '') && !isQuoted(context, i)) return true;
  return false;
};

/** The person whose name and a colon a paragraph begins with: "Ana Roux : Nous …"; what they say begins at `from`. */
const labelOf = (analysis: Analysis, { first, end }: Paragraph) => {
  const { tokens } = analysis;
  const name = pastTitle(analysis, first);
  for (let colon = name + 1; colon < Math.min(end, first + longestLabel); colon++) {
    if (tokens[colon]?.text !== ':') continue;
    const speaker = properName(analysis, name, colon);
    const person = name > first || firstNameAt(analysis, name) !== null;
    return speaker !== null && person ? { speaker, from: colon + 1 } : null;
  }
  return null;
};

/**
 * What is answered in an interview, each answer a claim: "Ana Roux : Nous …", and the paragraphs behind the questions that follow. An article that asks
 * nothing is none, whatever names and colons it has: "Ana Roux : 34 %".
 */
export const readTurns = (analysis: Analysis, context: ClaimContext): Ruled<ClaimDraft>[] => {
  const paragraphs = paragraphsOf(analysis);
  const turns: Ruled<ClaimDraft>[] = [];
  let speaker: ClaimDraft['speaker'] = null;
  let asks = false;
  let asked = false;
  for (const paragraph of paragraphs) {
    if (isQuestion(analysis, paragraph)) {
      asks = asked = true;
      continue;
    }
    const label = asks ? labelOf(analysis, paragraph) : null;
    if (label !== null) speaker = label.speaker;
    const from = label?.from ?? paragraph.first;
    const end = trimEnd(analysis, context, from, paragraph.end);
    // Behind what is no question, a name tells that somebody answers, or "je".
    const answers = label !== null || (speaker !== null && (asked || isOwnVoice(analysis, context, paragraph)));
    asked = false;
    if (!answers || isQuoted(context, from) || end - from < shortestAnswer || !hasFiniteVerb(analysis, from, end))
      continue;
    turns.push({
      rule: 'claim.turn',
      found: { kind: 'direct', first: from, end, cue: null, speaker, fragments: null },
    });
  }
  return turns;
};
