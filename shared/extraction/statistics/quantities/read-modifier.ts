import type { Modifier } from '../../../domain/statistic.ts';
import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt, phraseBefore } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';

/** A modifier and how far it reaches out of the quantity. */
export interface ModifierReading {
  readonly modifier: Modifier;
  readonly outerFirst: number;
  readonly outerEnd: number;
}

/** How far before "plus que" its negation may stand. */
const negationReach = 4;

/** "ils ne sont plus que 12": does a negation make "plus que" say "only"? */
const isOnly = ({ tokens, tags, pack }: Analysis, first: number, end: number): boolean => {
  if (!pack.comparisons.thanWords.has(tokens[end - 1]?.norm ?? '')) return false;
  for (let i = first - 1; i >= first - negationReach; i--) if (((tags[i] ?? 0) & tag.negation) !== 0) return true;
  return false;
};

/** What bounds the quantity `[first, end)`: before it (an article may stand between), else behind it. */
export const readModifier = (analysis: Analysis, first: number, end: number): ModifierReading => {
  const { tokens, sentenceOf, pack } = analysis;
  const { modifiersBefore, modifiersAfter, numberDeterminers } = pack.quantities;
  const own = sentenceOf[first];
  for (let at = first, skipped = 0; skipped <= 1; at--, skipped++) {
    const found = phraseBefore(modifiersBefore, tokens, at);
    // "c. 40": its stop ends no sentence.
    const abbreviated = tokens[at - 1]?.text === '.' && found !== null && tokens[found.first]?.capital === false;
    if (found !== null && isOnly(analysis, found.first, at)) break;
    if (found !== null && (sentenceOf[found.first] === own || abbreviated))
      return { modifier: found.value, outerFirst: found.first, outerEnd: end };
    if (!numberDeterminers.has(tokens[at - 1]?.norm ?? '')) break;
  }
  const behind = phraseAt(modifiersAfter, tokens, end);
  if (behind !== null && sentenceOf[behind.end - 1] === own)
    return { modifier: behind.value, outerFirst: first, outerEnd: behind.end };
  return { modifier: 'exact', outerFirst: first, outerEnd: end };
};
