import { tag } from '../../languages/lexical-tags.ts';
import { complement, verbForm } from '../../languages/reporting-words.ts';
import { type Analysis, askedOnce } from '../analysis.ts';
import { isAttributive } from './adverbs.ts';
import { endsWithAny } from './endings.ts';

const functionTags =
  tag.determiner |
  tag.pronoun |
  tag.preposition |
  tag.coordinator |
  tag.subordinator |
  tag.negation |
  tag.adverb |
  tag.numeral;

/** Right behind what stands before a finite verb alone: "ils [arrachent]", "ne [suffit] pas", "they [agree]". */
const isBesidePronoun = ({ tokens, tags, pack }: Analysis, at: number): boolean => {
  const { beforeFinite, objectClitics, reflexives, infinitiveEndings } = pack.reporting;
  if (((tags[at] as number) & functionTags) !== 0) return false;
  let i = at - 1;
  while (i > at - 3 && (objectClitics.has(tokens[i]?.norm ?? '') || reflexives.has(tokens[i]?.norm ?? ''))) i--;
  if (!beforeFinite.has(tokens[i]?.norm ?? '')) return false;
  // "pour ne citer que": a negation stands before an infinitive as well.
  return ((tags[i] as number) & tag.subjectPronoun) !== 0 || !endsWithAny(tokens[at]?.norm ?? '', infinitiveEndings);
};

/** Is the token a finite verb, as far as lists and endings tell? */
export const isFiniteVerb = askedOnce('finiteVerb', (analysis, at) => {
  const { tokens, tags, entries, pack } = analysis;
  const token = tokens[at];
  if (token?.kind !== 'word' || token.capital) return false;
  const { contractions, finiteVerbs, finiteEndings, notFinite, pluralVerbs } = pack.reporting;
  const { norm } = token;
  if (finiteVerbs.has(norm) || contractions.has(norm)) return true;
  if (((tags[at] as number) & tag.reportingVerb) !== 0) {
    const report = entries[at]?.report;
    if (report !== undefined && (report.form & verbForm.finite) !== 0)
      return (report.takes & complement.nounLike) === 0;
  }
  if (notFinite.has(norm)) return false;
  if (endsWithAny(norm, finiteEndings)) return !isAttributive(analysis, at);
  if (isBesidePronoun(analysis, at)) return true;
  if (!endsWithAny(norm, pluralVerbs.endings) || endsWithAny(norm, pluralVerbs.not)) return false;
  const before = tokens[at - 1];
  const beforeBits = tags[at - 1] ?? 0;
  return (
    before?.kind === 'word' &&
    (beforeBits & (tag.determiner | tag.preposition | tag.adverb)) === 0 &&
    endsWithAny(before.norm, pluralVerbs.after)
  );
});

/** Does a finite verb stand in `[first, end)`? */
export const hasFiniteVerb = (analysis: Analysis, first: number, end: number): boolean => {
  for (let i = first; i < end; i++) if (isFiniteVerb(analysis, i)) return true;
  return false;
};
