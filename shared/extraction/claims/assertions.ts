import { spanOf } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimReading } from './claim-reading.ts';
import { hasFiniteVerb } from './clause.ts';

/** So many words make a statement. */
const fewestWords = 5;
/** So many do where no verb of theirs is known: a present tense may be on no list. */
const enoughWords = 8;
/** So many do that stand outside of quote marks: with fewer, somebody else speaks whom the text does not name. */
const fewestOwnWords = 3;
/** A sentence longer than this, in tokens, is no prose. */
const longest = 160;
/** A sentence of whose words attributed claims hold this share reports them: it is no assertion of the article's own. */
const covered = 0.15;

const stops: ReadonlySet<string> = new Set(['.', '!', '…']);
const closers: ReadonlySet<string> = new Set(['»', '”', '"', ')', ']']);
const quoteOpeners: ReadonlySet<string> = new Set(['«', '“']);
const quoteClosers: ReadonlySet<string> = new Set(['»', '”']);
const openers: ReadonlySet<string> = new Set(['-', '–', '—', '•', '*']);

/** How many words of the tokens `[first, end)` there are, and how many of them outside of quote marks. */
const countWords = ({ tokens }: Analysis, first: number, end: number): { words: number; own: number } => {
  let words = 0;
  let own = 0;
  let quoted = false;
  for (let i = first; i < end; i++) {
    const { text, kind } = tokens[i] as (typeof tokens)[number];
    if (kind === 'word') {
      words++;
      if (!quoted) own++;
    } else if (quoteOpeners.has(text)) quoted = true;
    else if (quoteClosers.has(text)) quoted = false;
    else if (text === '"') quoted = !quoted;
  }
  return { words, own };
};

/** How many words of the tokens `[first, end)` stand in one of the claims. */
const wordsWithin = ({ tokens }: Analysis, first: number, end: number, claims: readonly ClaimReading[]): number => {
  let within = 0;
  for (let i = first; i < end; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    if (token.kind === 'word' && claims.some(({ span }) => span[0] <= token.start && token.end <= span[1])) within++;
  }
  return within;
};

/**
 * What the article itself states: each whole sentence of its prose, that no attributed claim covers and that is no bare quote. `counts`: does a statistic stand in the tokens `[first, end)`? Then a few words do. In the order of the text.
 */
export const readAssertions = (
  analysis: Analysis,
  attributed: readonly ClaimReading[],
  counts: (first: number, end: number) => boolean,
): ClaimReading[] => {
  const { tokens, sentences, masked } = analysis;
  const assertions: ClaimReading[] = [];
  let next = 0;
  let open: ClaimReading[] = [];
  for (const { first: from, end: to, span } of sentences) {
    for (; next < attributed.length && (attributed[next] as ClaimReading).span[0] < span[1]; next++)
      open.push(attributed[next] as ClaimReading);
    open = open.filter((claim) => claim.span[1] > span[0]);
    if (masked[from] === 1 || to - from > longest) continue;
    let end = to;
    while (end > from && closers.has(tokens[end - 1]?.text ?? '')) end--;
    if (!stops.has(tokens[end - 1]?.text ?? '')) continue;
    if (end === to) end--;
    else end = to;
    let first = from;
    while (first < end && openers.has(tokens[first]?.text ?? '')) first++;
    const { words, own } = countWords(analysis, first, end);
    if (own < fewestOwnWords && own < words) continue;
    if (words < fewestWords && !(words > 1 && counts(first, end))) continue;
    if (words < enoughWords && !hasFiniteVerb(analysis, first, end)) continue;
    if (open.length > 0 && wordsWithin(analysis, from, to, open) > covered * words) continue;
    assertions.push({
      rule: 'claim.assertion',
      kind: 'assertion',
      span: spanOf(tokens, first, end),
      fragments: null,
      speaker: null,
      cue: null,
      polarity: 'stated',
      hedged: null,
      about: null,
      checkWorthiness: null,
    });
  }
  return assertions;
};
