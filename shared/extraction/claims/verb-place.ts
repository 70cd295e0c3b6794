import { tag } from '../../languages/lexical-tags.ts';
import { verbForm } from '../../languages/reporting-words.ts';
import type { Analysis } from '../analysis.ts';
import { isFiniteVerb } from './clause.ts';
import { endsWithAny } from './endings.ts';

/** May a form that is a noun as often be a verb here? Not behind a determiner, a preposition or an adjective, nor a plural one behind "a" or "une". */
export const canBeVerb = (analysis: Analysis, at: number, form: number): boolean => {
  const { tags, tokens, pack } = analysis;
  const plural = (form & (verbForm.finite | verbForm.plural)) === (verbForm.finite | verbForm.plural);
  const onlyPlural = plural && (form & verbForm.infinitive) !== 0;
  for (let i = at - 1; onlyPlural && i >= at - 4; i--) {
    if (tokens[i]?.kind !== 'word') break;
    if (pack.reporting.singulars.has(tokens[i]?.norm ?? '')) return false;
  }
  const before = tags[at - 1] ?? 0;
  // "fuelling claims that": an object.
  if (!tokens[at - 1]?.capital && endsWithAny(tokens[at - 1]?.norm ?? '', pack.reporting.participleEndings, 2))
    return false;
  // "denied [claims] that", "to settle [claims]": the object of a verb.
  if (isFiniteVerb(analysis, at - 1) && (before & tag.subjectPronoun) === 0) return false;
  if (pack.reporting.infinitiveEndings.length === 0 && pack.reporting.infinitiveLinks.has(tokens[at - 2]?.norm ?? ''))
    return false;
  if ((before & (tag.determiner | tag.preposition | tag.adjective | tag.numeral | tag.digits)) === 0) return true;
  return (before & tag.subjectPronoun) !== 0 && tokens[at]?.capital === false;
};

/** Does a pronoun stand beside a verb of the first or second person, its clitics left out of account? */
export const hasPronoun = ({ tokens, tags, pack }: Analysis, at: number): boolean => {
  const { objectClitics, reflexives, negations, inversions } = pack.reporting;
  if (inversions.has(tokens[at + 1]?.norm ?? '')) return true;
  for (let i = at - 1; i >= 0; i--) {
    const word = tokens[i]?.norm ?? '';
    if (((tags[i] as number) & tag.subjectPronoun) !== 0) return true;
    if (!objectClitics.has(word) && !reflexives.has(word) && !negations.has(word)) return false;
  }
  return false;
};

/** A pronoun that is the subject of the verb, though it looks like an object: "[nous] le répétons", but "il nous répète". */
export const isPersonalSubject = ({ tokens, tags, pack }: Analysis, at: number, verb: number): boolean => {
  const isSubject = (i: number) => ((tags[i] ?? 0) & tag.subjectPronoun) !== 0;
  if (!isSubject(at) || isSubject(at - 1)) return false;
  const { objectClitics, personalEndings } = pack.reporting;
  let i = verb;
  while (i < verb + 3 && objectClitics.has(tokens[i]?.norm ?? '')) i++;
  return endsWithAny(tokens[i]?.norm ?? '', personalEndings, 2);
};
