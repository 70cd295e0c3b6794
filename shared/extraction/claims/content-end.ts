import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';
import { isFiniteVerb } from './clause.ts';
import { breaksAfterComma, cueFollows, type Extent, startsClause } from './content-break.ts';

/** Moves an end back over marks that close nothing of the content: stops, commas, a bracket or quote mark opened outside it. */
export const trimEnd = (analysis: Analysis, context: ClaimContext, first: number, end: number): number => {
  const { tokens } = analysis;
  let i = end;
  while (i > first) {
    const token = tokens[i - 1];
    if (token === undefined || (token.kind !== 'punctuation' && token.kind !== 'break')) break;
    const quote = context.quotes.list[context.quotes.at[i - 1] as number];
    if (quote !== undefined && quote.open >= first) break;
    if ((token.text === ')' || token.text === ']') && opensWithin(analysis, first, i - 1)) break;
    i--;
  }
  return i;
};

const opensWithin = ({ tokens }: Analysis, first: number, end: number): boolean => {
  let depth = 0;
  for (let i = end - 1; i >= first; i--) {
    const text = tokens[i]?.text;
    if (text === ')' || text === ']') depth++;
    else if (text === '(' || text === '[') {
      if (depth === 0) return true;
      depth--;
    }
  }
  return false;
};

/** In tokens: behind a quote so long the reporter's own words go on, and tell when or where it was said. */
const longQuote = 8;

/** Where a quote at the token ends, as a token past its mark; or -1 when none begins in the content. */
const pastQuote = ({ quotes }: ClaimContext, at: number, from: number): number => {
  const quote = quotes.list[quotes.at[at] as number];
  if (quote === undefined || quote.open < from) return -1;
  return quote.close < 0 ? quote.end : quote.close + 1;
};

/**
 * Where a reported content that begins at `from` ends: before what its own sentence adds (", mais …", a further cue of the same subject, an incise,
 * a source), else with the sentence. The end leaves out closing punctuation.
 */
export const contentEnd = (analysis: Analysis, context: ClaimContext, from: number, extent: Extent): number => {
  const { nominal, at, opening = false, sourced = false, relative = false, resumed = false } = extent;
  const { tokens, tags, pack } = analysis;
  const limit = context.unitEnd(at);
  if (from >= limit) return from;
  let depth = 0;
  let complete = nominal || resumed;
  /** Relative clauses within the content whose verb is still to come. */
  let pending = 0;
  let joined = false;
  let i = from;
  for (; i < limit; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    const past = pastQuote(context, i, from);
    if (past >= 0) {
      const next = tokens[past];
      // A content that is quoted from its first word on ends with its quote, when a clause of its own or another sentence follows.
      if (i === from && next?.text === ',' && !leadsOn(analysis, past + 1, nominal)) return past;
      if (next?.text === '.' && tokens[past + 1]?.capital) return past;
      if (nominal && past - i > longQuote && pack.reporting.circumstances.has(next?.norm ?? '')) return past;
      i = past - 1;
      continue;
    }
    if (token.text === '(' || token.text === '[') depth++;
    else if ((token.text === ')' || token.text === ']') && --depth < 0) break;
    if (depth > 0) continue;
    if (token.text === ';' && (nominal || cueWithin(context, i + 1, limit))) break;
    if (token.text === ':' && (context.quotes.at[i + 1] as number) >= 0) break;
    if (token.text === ',' && opening && complete && startsClause(analysis, i + 1)) break;
    if (token.text === ',' && breaksAfterComma(analysis, context, i, complete, extent)) break;
    if (token.text === ',' && relative && complete && isFiniteVerb(analysis, i + 1)) break;
    if (token.kind !== 'word') continue;
    if (relative && complete && i > from) {
      // "[le stade fermera] est fausse": a second verb that nothing joins is the main clause's.
      if (((tags[i] as number) & (tag.coordinator | tag.subordinator)) !== 0 || pack.speakers.relatives.has(token.norm))
        joined = true;
      // "the house was [sold]": the same verb goes on.
      else if (!joined && isFiniteVerb(analysis, i) && ((tags[i - 1] as number) & tag.auxiliary) === 0) break;
    }
    if (i > from && !complete && pack.speakers.relatives.has(token.norm)) pending++;
    else if (!complete && isFiniteVerb(analysis, i) && pending-- === 0) complete = true;
    if (i === from) continue;
    const bits = tags[i] as number;
    if ((bits & tag.coordinator) !== 0 && !sourced && cueFollows(analysis, context, i)) break;
    if (
      (bits & tag.sourcePreposition) !== 0 &&
      !(pack.reporting.weakSources.has(token.norm) && context.sourceFrom(i) === i + 1) &&
      sourceCloses(analysis, context, i, limit)
    )
      break;
  }
  return trimEnd(analysis, context, from, i);
};

/** Does a source begin here and end the sentence: "… selon un bilan provisoire."? */
const sourceCloses = (analysis: Analysis, context: ClaimContext, at: number, limit: number): boolean => {
  const { tokens, pack } = analysis;
  const source = context.sourceFrom(at);
  if (source === null) return false;
  const { notSources } = pack.reporting;
  for (let i = source; i < source + 3; i++) if (notSources.has(tokens[i]?.norm ?? '')) return false;
  for (let i = source; i < Math.min(limit, source + 16); i++) {
    const token = tokens[i];
    if (token?.kind === 'punctuation' && token.text !== '-' && token.text !== '(' && token.text !== ')')
      return i >= limit - 2 || token.text === ';' || (token.text === ',' && !isFiniteVerb(analysis, i + 1));
    if (isFiniteVerb(analysis, i)) return false;
  }
  return true;
};

/** Does the content go on behind a comma with a mere addition: ", y compris", ", et que"? */
const leadsOn = (analysis: Analysis, at: number, nominal: boolean) => {
  const { tags } = analysis;
  if (((tags[at] ?? 0) & tag.quoteMark) !== 0) return true;
  if (((tags[at] ?? 0) & tag.coordinator) === 0) return false;
  // A noun goes on with another, a clause with what it likes.
  return !nominal || ((tags[at + 1] ?? 0) & (tag.determiner | tag.quoteMark | tag.preposition)) !== 0;
};

const cueWithin = ({ cues, quotes }: ClaimContext, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (cues.has(i) && (quotes.at[i] as number) < 0) return true;
  return false;
};
