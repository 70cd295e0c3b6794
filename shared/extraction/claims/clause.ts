import { tag } from '../../languages/lexical-tags.ts';
import { complement } from '../../languages/reporting-words.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';

const stop = new Set(['.', '!', '?', '…']);

/** Is the token a finite verb, as far as lists and endings tell? */
export const isFiniteVerb = ({ tokens, tags, entries, pack }: Analysis, at: number): boolean => {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.capital) return false;
  const { finiteVerbs, finiteEndings } = pack.reporting;
  if (finiteVerbs.has(token.norm)) return true;
  if (((tags[at] as number) & tag.reportingVerb) !== 0 && (entries[at]?.report?.form ?? 0) & 1)
    return ((entries[at]?.report?.takes ?? 0) & complement.nounLike) === 0;
  for (const ending of finiteEndings)
    if (token.norm.length > ending.length + 2 && token.norm.endsWith(ending)) return true;
  return false;
};

/** Does a finite verb stand in `[first, end)`? */
export const hasFiniteVerb = (analysis: Analysis, first: number, end: number): boolean => {
  for (let i = first; i < end; i++) if (isFiniteVerb(analysis, i)) return true;
  return false;
};

/** A present participle that begins a clause of its own: ", ramenant …", ", citing …". */
const isParticiple = ({ tokens, pack }: Analysis, at: number): boolean => {
  const word = tokens[at]?.norm ?? '';
  return pack.reporting.participleEndings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending));
};

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

export interface Extent {
  /** A nominal content ends before a participle clause as well. */
  readonly nominal: boolean;
}

/**
 * Where a reported content that begins at `from` ends: before what its own sentence adds (", mais …", a further cue of the same subject, an incise,
 * a source), else with the sentence. The end leaves out closing punctuation.
 */
export const contentEnd = (analysis: Analysis, context: ClaimContext, from: number, { nominal }: Extent): number => {
  const { tokens, tags, pack } = analysis;
  const { breaks } = pack.reporting;
  const { quotes, cues } = context;
  const limit = context.unitEnd(from);
  let depth = 0;
  let end = limit;
  scan: for (let i = from; i < limit; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    const inside = quotes.at[i] as number;
    if (inside >= 0 && i > from) {
      const quote = quotes.list[inside];
      if (quote !== undefined && quote.open >= from) {
        i = Math.max(i, (quote.close < 0 ? quote.end : quote.close + 1) - 1);
        // A quote that closes with its own full stop and is followed by a new sentence ends the content.
        continue;
      }
    }
    if (token.text === '(' || token.text === '[') depth++;
    else if (token.text === ')' || token.text === ']') {
      if (--depth < 0) {
        end = i;
        break;
      }
    }
    if (depth > 0) continue;
    const next = i + 1;
    if (token.text === ';') {
      end = i;
      break;
    }
    if (token.text === ':' && (quotes.at[next] as number) >= 0) {
      end = i;
      break;
    }
    const word = token.norm;
    if (token.text === ',' || (token.kind === 'word' && i > from)) {
      const comma = token.text === ',';
      const at = comma ? next : i;
      const cue = cues.get(at) ?? null;
      // An incise, or a further cue of the same subject: ", a ajouté X", ", estimant que", "et précise que".
      if (comma) {
        const following = tokens[next]?.norm ?? '';
        if (breaks.has(following)) {
          end = i;
          break;
        }
        if (nominal && isParticiple(analysis, next)) {
          end = i;
          break;
        }
        for (let j = next; j < next + 4 && j < limit; j++) {
          const begins = context.cueFrom(j);
          if (begins !== null && begins.first === j && j === next && begins.shape !== 'infinitive') {
            end = i;
            break scan;
          }
          if (begins !== null && begins.first === j && begins.inverted >= 0) {
            end = i;
            break scan;
          }
        }
        if ((tags[next] as number) & tag.sourcePreposition && context.sourceFrom(next) !== null) {
          end = i;
          break;
        }
      } else if (cue === null && ((tags[i] as number) & tag.coordinator) !== 0) {
        const begins = context.cueFrom(skipToCue(analysis, next));
        if (begins !== null && begins.shape === 'finite' && begins.inverted < 0) {
          end = i;
          break;
        }
      } else if (((tags[i] as number) & tag.sourcePreposition) !== 0 && !pack.reporting.weakSources.has(word)) {
        const source = context.sourceFrom(i);
        if (source !== null && stop.has(tokens[source]?.text ?? '.')) {
          end = i;
          break;
        }
      }
    }
  }
  return trimEnd(analysis, context, from, end);
};

/** Past adverbs and a pronoun: "et il ajoute", "et aussi précisé". */
const skipToCue = ({ tags }: Analysis, at: number): number => {
  let i = at;
  while (i < at + 3 && ((tags[i] ?? 0) & (tag.adverb | tag.subjectPronoun)) !== 0) i++;
  return i;
};
