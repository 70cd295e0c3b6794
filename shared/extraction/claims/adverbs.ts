import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { endsWithAny } from './endings.ts';

/** Does an adverb stand here, as between an auxiliary and its participle? */
export const isAdverb = ({ tokens, tags, pack }: Analysis, at: number): boolean => {
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  if (((tags[at] as number) & tag.adverb) !== 0) return true;
  // "le gouvernement" is none.
  if (((tags[at] as number) & (tag.role | tag.organisation | tag.spokenDocument)) !== 0) return false;
  if (((tags[at - 1] ?? 0) & tag.determiner) !== 0 || pack.reporting.questionLinks.has(token.norm)) return false;
  return !token.capital && endsWithAny(token.norm, pack.reporting.adverbEndings, 2);
};

/** Does a determiner stand before the word, adverbs left out: "the widely [repeated] claim"? Then it is no verb. */
export const isAttributive = (analysis: Analysis, at: number): boolean => {
  const { tokens, tags, pack } = analysis;
  let i = at - 1;
  const isAdverbial = (i: number) =>
    isAdverb(analysis, i) || endsWithAny(tokens[i]?.norm ?? '', pack.reporting.adverbEndings);
  while (i > at - 3 && isAdverbial(i)) i--;
  const bits = tags[i] ?? 0;
  if ((bits & tag.determiner) === 0 || (bits & (tag.pronoun | tag.subordinator)) !== 0) return false;
  return !pack.reporting.objectClitics.has(tokens[i]?.norm ?? '');
};

/** A word that says when: a day, a month, "hier", "matin". */
export const isTimeWord = ({ tokens, tags, pack }: Analysis, at: number): boolean => {
  const bits = tags[at] ?? 0;
  if ((bits & (tag.weekday | tag.month)) !== 0 || pack.reporting.timeNouns.has(tokens[at]?.norm ?? '')) return true;
  return (
    (bits & tag.relativeDate) !== 0 &&
    (bits & (tag.determiner | tag.pronoun | tag.preposition | tag.subordinator)) === 0
  );
};
