import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';
import { isFiniteVerb } from './clause.ts';
import { takes } from './complement.ts';
import { isNamePart } from './names.ts';
import { beginsPhrase, isWithinNumber, phraseEnd } from './noun-phrase.ts';
import { pastTimeLabel } from './time-label.ts';

/** A stretch of a clause between commas, or between a comma and the clause's edge. */
export interface Segment {
  readonly first: number;
  readonly end: number;
  /** What stands before it: a comma, a relative pronoun, or the edge of the clause. */
  readonly before: 'comma' | 'relative' | 'edge';
}

const edges = new Set([';', ':', '?', '!', '…', '—', '–', '(', '[']);

/** The start of the bracket that closes at `at`, or -1. */
export const bracketStart = ({ tokens }: Analysis, at: number, floor: number): number => {
  for (let i = at - 1; i >= floor && i > at - 30; i--) if (tokens[i]?.text === '(' || tokens[i]?.text === '[') return i;
  return -1;
};

const labelEnds = new Set(['-', '–', '—', ':', '|', ']']);

/** "TEHRAN (Dispatches) [--] The minister said", "15h30 [-] Vexel indique": the article's sentence begins behind it. */
const isDatelineDash = (analysis: Analysis, at: number): boolean => {
  const { tokens, sentences, sentenceOf } = analysis;
  const before = tokens[at - 1]?.text ?? '';
  if (
    labelEnds.has(tokens[at]?.text ?? '') &&
    pastTimeLabel(analysis, sentences[sentenceOf[at] as number]?.first ?? at) === at + 1
  )
    return true;
  return tokens[at]?.text === '-' && tokens[at + 1]?.spaced === true && (before === ')' || before === '-');
};

/** Does a finite verb stand before `at`, back to the last comma? Then a coordinator there begins a clause. */
const verbBefore = (analysis: Analysis, at: number, floor: number): boolean => {
  for (let i = at - 1; i >= floor && i > at - 14 && analysis.tokens[i]?.text !== ','; i--)
    if (isFiniteVerb(analysis, i)) return true;
  return false;
};

/** In tokens: no phrase stands farther from its verb, and a sentence without a comma is not walked anew from each of its verbs. */
const longestSegment = 80;

/** Is `[first, end)` one noun phrase that its article opens? */
const isWholePhrase = (analysis: Analysis, first: number, end: number): boolean => {
  const bits = analysis.tags[first] ?? 0;
  if (first >= end || (bits & tag.determiner) === 0 || (bits & tag.subordinator) !== 0) return false;
  return phraseEnd(analysis, first, end) === end;
};

/** The stretch that ends at `end`, walked back to a comma, a relative pronoun, or the edge of its clause. */
export const segmentBefore = (analysis: Analysis, context: ClaimContext, end: number, lowest: number): Segment => {
  const { tokens, tags, pack } = analysis;
  const floor = Math.max(lowest, end - longestSegment);
  let i = end - 1;
  for (; i >= floor; i--) {
    const token = tokens[i] as (typeof tokens)[number];
    const bits = tags[i] as number;
    if (isDatelineDash(analysis, i)) break;
    if (token.text === ')' || token.text === ']') {
      const start = bracketStart(analysis, i, floor);
      if (start < 0) break;
      i = start;
      continue;
    }
    if (isWithinNumber(analysis, i)) continue;
    if (token.text === ',') return { first: i + 1, end, before: 'comma' };
    if (token.kind === 'punctuation' && token.text !== '.' && token.text !== '-' && token.text !== '/') {
      const quote = context.quotes.list[context.quotes.at[i] as number];
      if (edges.has(token.text) || quote === undefined) break;
      // A quoted word within the phrase ("The \"History\" section") is part of it; a longer quote is not.
      if (quote.close !== i || quote.end - quote.first > 4 || quote.open <= floor) break;
      if (tokens[quote.end - 1]?.kind === 'punctuation') break;
      i = quote.open;
      continue;
    }
    // "which paid $178 million", "gained 5 %"
    const ofNumber = tokens[i + 1]?.kind === 'number' || tokens[i - 1]?.kind === 'number';
    if (token.kind === 'symbol' && token.text !== '&' && !ofNumber) break;
    // "said [the figures] showed"
    const cue = context.cues.get(i);
    const told = cue !== undefined && cue.shape === 'finite' && cue.inverted < 0 && takes(cue, 'bareClause');
    if (told && isWholePhrase(analysis, cue.end, end)) return { first: cue.end, end, before: 'edge' };
    if (token.kind !== 'word' || isNamePart(analysis, i)) continue;
    if ((bits & tag.subordinator) !== 0) {
      // "the firm, whose shares rose,": between commas a relative is an aside, whatever its subject.
      const aside = tokens[i - 1]?.text === ',' && tokens[end]?.text === ',';
      const relative =
        pack.speakers.relatives.has(token.norm) && (aside || i + 1 >= end || !beginsPhrase(analysis, i + 1));
      // "at which point Lee said": a relative behind a preposition is no subject.
      const governed = ((tags[i - 1] ?? 0) & tag.preposition) !== 0;
      if (relative && i > floor && !governed) return { first: i + 1, end: i, before: 'relative' };
      if (relative || (bits & (tag.determiner | tag.preposition)) === 0) break;
    }
    if ((bits & tag.coordinator) !== 0) {
      if (i === floor || token.capital || pack.reporting.breaks.has(token.norm)) break;
      if (verbBefore(analysis, i, floor)) break;
    }
  }
  return { first: Math.max(i + 1, floor), end, before: 'edge' };
};
