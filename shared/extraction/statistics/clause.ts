import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';

/** Does the token begin a clause of its own? "s'établit" does not, though "s'il" would. */
export const opensClause = ({ tokens, tags, pack }: Analysis, at: number): boolean => {
  if (((tags[at] ?? 0) & tag.subordinator) === 0) return false;
  // "n'a augmenté que de 40 %"
  const restricts =
    pack.comparisons.thanWords.has(tokens[at]?.norm ?? '') &&
    pack.quantities.fromWords.has(tokens[at + 1]?.norm ?? '') &&
    ((tags[at + 2] ?? 0) & (tag.digits | tag.numeral)) !== 0;
  if (restricts) return false;
  return !pack.nouns.reflexives.has(tokens[at]?.norm ?? '') || ((tags[at + 1] ?? 0) & tag.subjectPronoun) !== 0;
};
