import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import { type Cue, readCue } from './cue.ts';
import { type Quotes, readQuotes } from './quotes.ts';

/** What the claim rules share of an article: its quotes, its cues, and how far a sentence reaches when quotes span several. */
export interface ClaimContext {
  readonly quotes: Quotes;
  /** By the token of its verb. */
  readonly cues: ReadonlyMap<number, Cue>;
  /** The cue whose first token this is. */
  cueFrom(at: number): Cue | null;
  /** The token after a source expression that begins here ("selon", "according to"), or null. */
  sourceFrom(at: number): number | null;
  /** The first token and the end of the sentence at a token, as far as it is looked at. */
  unitFirst(at: number): number;
  unitEnd(at: number): number;
}

/** How far from a token its sentence is looked at: what has no end in that reach is no prose, and the time stays linear. */
const reach = 320;

/** Quotes of more sentences than this are no part of the sentence around them. */
const longestUnit = 60;

/** Sentences that a quote runs through are one unit: its first token and its end, by sentence. */
const readUnits = ({ sentences, sentenceOf }: Analysis, { list }: Quotes) => {
  const first = Int32Array.from(sentences, (sentence) => sentence.first);
  const end = Int32Array.from(sentences, (sentence) => sentence.end);
  let from = 0;
  let to = -1;
  const merge = () => {
    if (to <= from || to - from > longestUnit) return;
    first.fill(first[from] as number, from, to + 1);
    end.fill(end[to] as number, from, to + 1);
  };
  for (const quote of list) {
    const start = sentenceOf[quote.open] as number;
    const last = sentenceOf[quote.close < 0 ? quote.end - 1 : quote.close] as number;
    if (start < 0 || last <= start) continue;
    if (start > to) {
      merge();
      from = start;
    }
    to = Math.max(to, last);
  }
  merge();
  return { first, end };
};

export const readClaimContext = (analysis: Analysis): ClaimContext => {
  const { tokens, tags, masked, pack, sentenceOf } = analysis;
  const quotes = readQuotes(analysis);
  const units = readUnits(analysis, quotes);
  const cues = new Map<number, Cue>();
  const firsts = new Map<number, Cue>();
  for (let i = 0; i < tokens.length; i++) {
    if (((tags[i] as number) & tag.reportingVerb) === 0 || masked[i] === 1) continue;
    const cue = readCue(analysis, i);
    if (cue === null) continue;
    cues.set(i, cue);
    firsts.set(cue.first, cue);
  }
  return {
    quotes,
    cues,
    cueFrom: (at) => firsts.get(at) ?? null,
    sourceFrom: (at) => phraseAt(pack.reporting.sources, tokens, at)?.end ?? null,
    unitFirst: (at) => Math.max(units.first[sentenceOf[at] as number] ?? at, at - reach),
    unitEnd: (at) => Math.min(units.end[sentenceOf[at] as number] ?? at + 1, at + reach),
  };
};
