import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';
import { isQuoted } from './claim-draft.ts';

/** "200", "60 personnes": a number, and no more than its noun. */
export const isCount = ({ tokens, tags }: Analysis, first: number, end: number): boolean =>
  end > first && end - first < 5 && (tokens[first]?.kind === 'number' || ((tags[first] as number) & tag.numeral) !== 0);

/** In tokens: "GRENOBLE, 12 juil 2026 (Agence) -". */
const longestDateline = 12;

/** The start of the clause that `end` stands in: its relative pronoun, or behind the last comma unless the clause began before it. */
export const clauseStart = ({ tokens, pack }: Analysis, first: number, end: number, past: boolean): number => {
  const { relatives } = pack.speakers;
  const { clauseLinks } = pack.reporting;
  for (let i = end - 1; i > first; i--) {
    if (tokens[i]?.text === ',' && !past) return i + 1;
    const word = tokens[i]?.norm ?? '';
    if (clauseLinks.has(word)) return i + 1;
    if (relatives.has(word)) return i;
  }
  return first;
};

/** Where a content that ends at `end` begins: behind the last "; ", ": " or ", mais" of its unit, past a dateline's dash. */
export const contentStart = (analysis: Analysis, context: ClaimContext, floor: number, end: number): number => {
  const { tokens, tags, pack, sentenceOf } = analysis;
  let start = floor;
  for (let i = floor; i < end; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    // A unit may hold several sentences, where a quote runs through them: the content begins with its own.
    const opens = !isQuoted(context, i + 1) || context.quotes.list[context.quotes.at[i + 1] as number]?.open === i + 1;
    if (i + 1 < end && sentenceOf[i + 1] !== sentenceOf[i] && opens) start = i + 1;
    if (isQuoted(context, i)) continue;
    // "…, 60 selon la police": the number alone.
    if (
      token.text === ',' &&
      tokens[i + 1]?.spaced &&
      context.sourceFrom(end) !== null &&
      isCount(analysis, i + 1, end)
    )
      start = i + 1;
    if (token.text === ';' || (token.text === ':' && !isQuoted(context, i + 1))) start = i + 1;
    const next = tokens[i + 1]?.norm ?? '';
    if (token.text === ',' && ((tags[i + 1] ?? 0) & tag.coordinator) !== 0 && pack.reporting.breaks.has(next))
      start = i + 2;
    if ((token.text === '-' || token.text === '–' || token.text === '—') && token.spaced && i - floor < longestDateline)
      start = i + 1;
  }
  const { connectives, connectiveIdioms } = pack.reporting;
  if (connectives.has(tokens[start]?.norm ?? '') && !connectiveIdioms.has(tokens[start + 1]?.norm ?? '')) start++;
  if (tokens[start]?.text === ',') start++;
  return start;
};
