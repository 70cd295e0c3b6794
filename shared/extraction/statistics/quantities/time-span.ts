import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { Quantity } from './quantity.ts';

/** How many tokens may stand between a quantity and the time in which it holds: "$20 billion [in new loans] over". */
const reach = 6;

/** Takes "over five years" behind another quantity of its clause for the time in which, not for a bound: "500 jobs over five years". */
export const readTimeSpans = (analysis: Analysis, quantities: readonly Quantity[]): void => {
  const { tokens, tags, sentenceOf, pack } = analysis;
  const clauseEdge = tag.subordinator | tag.coordinator | tag.quoteMark;
  for (let i = 1; i < quantities.length; i++) {
    const here = quantities[i] as Quantity;
    const before = quantities[i - 1] as Quantity;
    if (here.unit?.kind !== 'duration' || here.first - here.outerFirst !== 1) continue;
    if (!pack.quantities.timeSpanWords.has(tokens[here.outerFirst]?.norm ?? '')) continue;
    if (before.unit?.kind === 'duration' || here.outerFirst - before.end > reach) continue;
    if (sentenceOf[before.first] !== sentenceOf[here.first]) continue;
    let crosses = false;
    for (let at = before.end; at < here.outerFirst; at++)
      crosses ||= tokens[at]?.kind === 'punctuation' || ((tags[at] ?? 0) & clauseEdge) !== 0;
    if (!crosses) here.modifier = 'exact';
  }
};
