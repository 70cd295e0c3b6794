import { tag } from '../../languages/lexical-tags.ts';
import { phraseBefore } from '../../languages/phrase-table.ts';
import { complement, type ReportingForm, verbForm } from '../../languages/reporting-words.ts';
import type { Analysis } from '../analysis.ts';
import { isAdverb, isAttributive } from './adverbs.ts';
import { canBeVerb, hasPronoun, isPersonalSubject } from './verb-place.ts';

/** A reporting verb with what belongs to it: auxiliary, clitics, negation, an inverted pronoun. Tokens `[first, end)`. */
export interface Cue {
  readonly at: number;
  readonly first: number;
  readonly end: number;
  readonly report: ReportingForm;
  readonly shape: 'finite' | 'participle' | 'infinitive' | 'passive';
  /** The pronoun behind the verb ("dit-il"), or -1. */
  readonly inverted: number;
  readonly negated: boolean;
  /** "ne prévoit que": a negation without its second word restricts, and what "que" opens is no clause. */
  readonly restrictive: boolean;
  readonly reflexive: boolean;
  /** It has an object before it: "l'a qualifiée". */
  readonly clitic: boolean;
}

const canBeParticiple = (form: number) => (form & verbForm.pastParticiple) !== 0;
const isPronoun = (bits: number | undefined) => ((bits ?? 0) & (tag.pronoun | tag.subjectPronoun)) !== 0;

/** How far before "as saying" the verb may stand that quotes somebody, in tokens. */
const quotedReach = 12;

/** The auxiliary of "[was] quoted by the agency on Monday as saying", or -1. */
const quotedBefore = (analysis: Analysis, from: number): number => {
  const { tokens, pack } = analysis;
  for (let i = from; i > from - quotedReach && i > 0; i--) {
    if (tokens[i]?.kind === 'punctuation') return -1;
    if (!pack.reporting.quotedForms.has(tokens[i]?.norm ?? '')) continue;
    let auxiliary = i - 1;
    while (isAdverb(analysis, auxiliary)) auxiliary--;
    return pack.reporting.passive.has(tokens[auxiliary]?.norm ?? '') ? auxiliary : -1;
  }
  return -1;
};

/** Reads the verb group around a form of a reporting verb; null when it reports nothing here ("la demande", "devrait annoncer"). */
export const readCue = (analysis: Analysis, at: number): Cue | null => {
  const { tokens, tags, entries, pack } = analysis;
  const words = pack.reporting;
  const report = entries[at]?.report;
  if (report === undefined) return null;
  // A capital within a sentence makes a name of it: "the States".
  const sentence = analysis.sentences[analysis.sentenceOf[at] as number];
  if (tokens[at]?.capital && sentence !== undefined && at > sentence.first + 1) return null;
  const norm = (i: number) => tokens[i]?.norm ?? '';
  // "the said decree"
  if (
    pack.speakers.definite.has(norm(at - 1)) &&
    !words.objectClitics.has(norm(at - 1)) &&
    canBeParticiple(report.form) &&
    !isPronoun(tags[at - 1])
  )
    return null;
  if (
    canBeParticiple(report.form) &&
    tokens[at - 1]?.kind === 'word' &&
    ((tags[at - 1] ?? 0) & tag.determiner) === 0 &&
    isAttributive(analysis, at)
  )
    return null;
  let first = at;
  let end = at + 1;
  let inverted = -1;
  let negated = false;
  let reflexive = false;
  let clitic = false;
  let negations = 0;
  let restrictor = -1;
  let shape: Cue['shape'];
  /** Adverbs, negations and an inverted pronoun before the verb. */
  const skipInner = (from: number): number => {
    let i = from;
    for (; i >= 0; i--) {
      if (words.inversions.has(norm(i))) inverted = i;
      else if (words.negations.has(norm(i)) && !words.support.has(norm(i)) && !words.perfect.has(norm(i))) {
        negated = true;
        negations++;
        restrictor = i;
      } else {
        // "a par ailleurs rappelé", "a, pour sa part, estimé"
        const comma = norm(i) === ',' ? 1 : 0;
        const phrase = phraseBefore(words.insertions, tokens, i + 1 - comma);
        if (phrase !== null && (comma === 0 || norm(phrase.first - 1) === ',')) i = phrase.first - comma;
        else if (!isAdverb(analysis, i)) break;
      }
    }
    return i;
  };
  const { form } = report;
  const inner = skipInner(at - 1);
  const auxiliary = norm(inner);
  const participle = (form & verbForm.pastParticiple) !== 0;
  const progressive = (form & verbForm.presentParticiple) !== 0;
  const base = (form & verbForm.infinitive) !== 0;
  if (participle && words.perfect.has(auxiliary)) {
    shape = 'finite';
    first = inner;
  } else if ((participle || progressive) && words.passive.has(auxiliary)) {
    first = inner;
    const outer = skipInner(inner - 1);
    if (words.reflexives.has(norm(inner - 1)) && !words.infinitiveLinks.has(norm(inner - 2))) {
      shape = 'finite';
      reflexive = true;
    } else shape = progressive ? 'finite' : 'passive';
    // "peuvent être accusés", "can be called": nobody has said it.
    if (shape === 'passive' && words.modal.has(norm(outer))) return null;
    if (words.perfect.has(norm(outer))) first = outer;
  } else if (base && words.support.has(auxiliary)) {
    shape = 'finite';
    first = inner;
  } else if (base && words.modal.has(auxiliary)) {
    return null;
  } else if (base && words.infinitiveLinks.has(norm(at - 1)) && words.refusals.has(norm(at - 2))) {
    // "declined to say whether": what would be reported is withheld.
    shape = 'finite';
    negated = true;
    first = at - 2;
    inverted = -1;
    const outer = skipInner(first - 1);
    if (words.perfect.has(norm(outer)) || words.passive.has(norm(outer))) first = outer;
  } else if (progressive) {
    // "doivent [maintenant] choisir": an adverb.
    if ((report.takes & complement.nounLike) !== 0 && tokens[at - 1]?.kind === 'word') return null;
    const quoted = words.asWords.has(norm(at - 1)) ? quotedBefore(analysis, at - 2) : -1;
    shape = quoted < 0 ? 'participle' : 'finite';
    if (quoted >= 0) first = quoted;
    inverted = -1;
    if (words.impersonal.has(norm(at - 1))) return null;
    if (words.gerundLinks.has(norm(at - 1))) first = at - 1;
    else if (quoted < 0 && ((tags[at - 1] ?? 0) & tag.preposition) !== 0 && !words.objectClitics.has(norm(at - 1)))
      return null;
    else if (words.reflexives.has(norm(at - 1))) reflexive = true;
  } else {
    inverted = -1;
    negated = false;
    negations = 0;
    if (base && (form & verbForm.finite) === 0) {
      let governor = at - 1;
      while (words.objectClitics.has(norm(governor)) || words.reflexives.has(norm(governor))) governor--;
      if (words.governorLinks.has(norm(governor))) governor--;
      if (words.governors.has(norm(governor))) {
        shape = 'finite';
        first = governor;
        if (words.inversions.has(norm(governor + 1))) inverted = governor + 1;
        const outer = skipInner(governor - 1);
        if (words.perfect.has(norm(outer))) first = outer;
      } else shape = 'infinitive';
    } else if (base && words.infinitiveLinks.has(norm(at - 1)) && !words.objectClitics.has(norm(at - 1))) {
      shape = 'infinitive';
    } else if ((form & verbForm.finite) !== 0 || ((form & verbForm.personal) !== 0 && hasPronoun(analysis, at))) {
      shape = 'finite';
    } else return null;
    if (shape === 'infinitive' && (report.takes & complement.governed) !== 0) return null;
    // "Il est à noter que", "il convient de rappeler que": nobody else says it.
    if (shape === 'infinitive' && words.infinitiveLinks.has(norm(at - 1)) && words.impersonal.has(norm(at - 2)))
      return null;
  }
  // "didn't say whether": the auxiliary negates by itself.
  if (first === inner && words.negations.has(auxiliary)) negated = true;
  if ((report.takes & complement.governed) !== 0 && !(shape === 'finite' && base)) return null;
  if (
    (report.takes & complement.nounLike) !== 0 &&
    first === at &&
    shape === 'finite' &&
    !canBeVerb(analysis, at, form)
  )
    return null;
  for (let i = first - 1; i >= 0; i--) {
    const word = norm(i);
    if (isPersonalSubject(analysis, i, first)) break;
    if (words.reflexives.has(word) && (tags[i] as number) !== 0) reflexive = true;
    else if (words.objectClitics.has(word) && (word !== 'en' || shape !== 'participle')) clitic = true;
    else if (words.negations.has(word) && !isAdverb(analysis, i)) {
      negated = true;
      negations++;
      restrictor = i;
    } else break;
    first = i;
  }
  if (words.inversions.has(norm(end)) && tokens[end]?.spaced === false) {
    inverted = end;
    end++;
  }
  while (negated && end < tokens.length && words.negations.has(norm(end)) && !words.modal.has(norm(end))) {
    end++;
    negations++;
  }
  if ((report.takes & complement.reflexive) !== 0 && !reflexive) return null;
  const restrictive = negated && negations === 1 && words.restricting.has(norm(restrictor));
  return { at, first, end, report, shape, inverted, negated, restrictive, reflexive, clitic };
};
