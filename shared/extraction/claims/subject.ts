import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { isAdverb, isTimeWord } from './adverbs.ts';
import type { ClaimContext } from './claim-context.ts';
import { isFiniteVerb } from './clause.ts';
import type { Cue } from './cue.ts';
import { canSpeak, type Mention, readMention } from './mention.ts';
import { nameEnd } from './name-end.ts';
import { isNamePart } from './names.ts';
import { describesRole, isWithinNumber, pastDeterminer } from './noun-phrase.ts';
import { type Segment, segmentBefore } from './segment.ts';
import { mentionIn, trimPhrase } from './segment-mention.ts';

export const withRole = (analysis: Analysis, mention: Mention, first: number, end: number): Mention => {
  let start = first;
  // "Ann Lee, aujourd'hui professeure à Bari, …"
  while (start < end - 1 && (isAdverb(analysis, start) || isTimeWord(analysis, start))) start++;
  return mention.role === null ? { ...mention, role: [pastDeterminer(analysis, start, end), end] } : mention;
};

/** "Ann Lee, 61, …", ", 61 ans,", ", aged 61,": how old somebody is. */
export const isAge = ({ tokens, tags }: Analysis, { first, end }: Pick<Segment, 'first' | 'end'>): boolean => {
  if (end - first > 3) return false;
  for (let i = first; i < end; i++)
    if (tokens[i]?.kind === 'number' || ((tags[i] as number) & tag.numeral) !== 0) return true;
  return false;
};

/** How many asides may stand between a subject and its verb. */
const mostAsides = 4;

/** The subject before the comma that ends at `end`: asides and appositions stand between it and its verb. */
const subjectPastAsides = (analysis: Analysis, context: ClaimContext, end: number, floor: number): Mention | null => {
  const { tags } = analysis;
  let aside = segmentBefore(analysis, context, end, floor);
  if (aside.before === 'relative') aside = segmentBefore(analysis, context, aside.end, floor);
  // "The security firm Vexel.com, has said": a stray comma.
  if (aside.before === 'edge') return mentionIn(analysis, aside);
  const first = aside;
  const named = properName(analysis, aside.first, end);
  let fallback: Mention | null = null;
  for (let steps = 0; steps < mostAsides && aside.before === 'comma'; steps++) {
    const before: Segment = segmentBefore(analysis, context, aside.first - 1, floor);
    const subject =
      before.before === 'relative' ? antecedent(analysis, context, before, floor) : mentionIn(analysis, before);
    if (subject !== null && !isAge(analysis, before)) {
      if (named !== null && subject.name === null && !subject.pronoun)
        return withRole(analysis, named, subject.first, subject.end);
      const described = describesRole(analysis, aside.first, aside.end);
      // Several appositions in a row: "Ann Lee, director of …, and chairman of …, says".
      const listed = ((tags[aside.first] ?? 0) & tag.coordinator) !== 0;
      if (!listed || subject.name !== null) {
        if (!described) return fallback ?? subject;
        return withRole(analysis, subject, aside.first, trimPhrase(analysis, aside.first, aside.end));
      }
      fallback ??= subject;
    }
    if (before.before === 'relative') break;
    aside = before;
  }
  return (
    fallback ??
    named ??
    (describesRole(analysis, first.first, first.end) || isNamePart(analysis, first.first)
      ? mentionIn(analysis, first)
      : null)
  );
};

/** A pronoun right before the verb is its subject, whatever stands before it: "First of all [I] think", but "Lee and I think". */
const isPronounSubject = ({ tags }: Analysis, at: number): boolean => {
  const bits = tags[at] ?? 0;
  if ((bits & tag.subjectPronoun) === 0 || (bits & (tag.determiner | tag.subordinator)) !== 0) return false;
  const before = tags[at - 1] ?? 0;
  return (before & tag.subordinator) !== 0 || (before & (tag.coordinator | tag.preposition)) === 0;
};

/** A share alone that is a subject: "[43 %] estiment que", "just over [a third] said". */
const shareBefore = (analysis: Analysis, end: number, floor: number): Mention | null => {
  const { tokens, tags } = analysis;
  const share = (from: number): Mention => ({ first: from, end, name: null, role: null, pronoun: false });
  const last = tags[end - 1] ?? 0;
  const before = tags[end - 2] ?? 0;
  const isCount = (at: number) => at >= floor && ((tags[at] as number) & tag.digits) !== 0;
  if ((tokens[end - 1]?.kind === 'symbol' || (last & tag.unit) !== 0) && isCount(end - 2)) {
    let first = end - 2;
    while (isCount(first - 1) || isWithinNumber(analysis, first - 1)) first--;
    return share(first);
  }
  const isFraction = (last & (tag.fraction | tag.ordinal)) !== 0 && (before & (tag.determiner | tag.numeral)) !== 0;
  return isFraction && end - 2 >= floor ? share(end - 2) : null;
};

/** The subject of a verb group, before it: "Luc Morin, chargé de …, a annoncé", "le gouverneur de la province, Luc Morin, dit". */
export const subjectBefore = (analysis: Analysis, context: ClaimContext, at: number): Mention | null => {
  const { tokens } = analysis;
  const floor = context.unitFirst(at);
  let end = at;
  while (end > floor && isAdverb(analysis, end - 1)) end--;
  if (end <= floor) return null;
  if (isPronounSubject(analysis, end - 1)) return readMention(analysis, end - 1, end);
  const share = shareBefore(analysis, end, floor);
  if (share !== null) return share;
  if (tokens[end - 1]?.text === ',') return subjectPastAsides(analysis, context, end - 1, floor);
  const segment = segmentBefore(analysis, context, end, floor);
  if (segment.before === 'relative') return antecedent(analysis, context, segment, floor);
  const mention = mentionIn(analysis, segment);
  // "L'opposition, avec Luc Morin (PDR) demanda": an aside whose second comma is missing.
  if (mention === null)
    return segment.before === 'comma'
      ? mentionIn(analysis, segmentBefore(analysis, context, segment.first - 1, floor))
      : null;
  // "le directeur général du Conseil, Luc Morin a déclaré"
  if (segment.before === 'comma' && mention.name !== null && mention.role === null && mention.first === segment.first) {
    const before = segmentBefore(analysis, context, segment.first - 1, floor);
    const role =
      before.before === 'relative' || !describesRole(analysis, before.first, before.end)
        ? null
        : mentionIn(analysis, before);
    if (role !== null && role.name === null && !role.pronoun) return withRole(analysis, mention, role.first, role.end);
  }
  return mention;
};

/** The whole proper name that a stretch ends with, of six words at most. */
const nameEndingAt = (analysis: Analysis, floor: number, end: number): Mention | null => {
  const first = Math.max(floor, end - 6);
  for (let i = first; i < end; i++) {
    const name = properName(analysis, i, end);
    if (name !== null && (i === first || !isNamePart(analysis, i - 1))) return name;
  }
  return null;
};

/** What a relative pronoun stands for: the phrase before it, or the name that this ends with. */
const antecedent = (analysis: Analysis, context: ClaimContext, segment: Segment, floor: number): Mention | null => {
  let end = segment.end;
  if (analysis.tokens[end - 1]?.text === ',') end--;
  if (end <= floor) return null;
  const before = segmentBefore(analysis, context, end, floor);
  // "said Ann Lee, an economist at Vexel Bank, who …": the one whom the apposition describes.
  if (before.before === 'comma' && describesRole(analysis, before.first, end)) {
    const described = nameEndingAt(analysis, floor, before.first - 1);
    if (described !== null) return withRole(analysis, described, before.first, end);
  }
  const ending = nameEndingAt(analysis, before.first, end);
  if (ending !== null) return ending;
  // "le gouverneur, Luc Morin, et d'autres élus, qui …": the one who is named.
  if (before.before === 'comma' && ((analysis.tags[before.first] ?? 0) & tag.coordinator) !== 0) {
    const earlier = segmentBefore(analysis, context, before.first - 1, floor);
    const named = properName(analysis, earlier.first, earlier.end);
    if (named !== null && earlier.before === 'comma') return named;
  }
  const whole = mentionIn(analysis, { ...before, end });
  if (whole !== null && whole.end === end && canSpeak(analysis, whole)) return whole;
  // "accuse the utility of ignoring [a 2019 report] that warned …": the phrase right before it.
  for (let i = end - 1; i > Math.max(before.first, end - 6); i--) {
    if (((analysis.tags[i] ?? 0) & tag.determiner) === 0) continue;
    const phrase = mentionIn(analysis, { first: i, end, before: 'edge' });
    if (phrase !== null && phrase.end === end && canSpeak(analysis, phrase)) return phrase;
  }
  return whole;
};

/** The stretch as a mention, when it is nothing but a proper name. */
export const properName = (analysis: Analysis, first: number, end: number): Mention | null => {
  if (end <= first || !isNamePart(analysis, first)) return null;
  return nameEnd(analysis, first, end) === end ? { first, end, name: [first, end], role: null, pronoun: false } : null;
};

/** The subject of a participle: the phrase right before it, unless a comma or a verb stands between ("with one witness saying", "un texte affirmant"). */
const subjectOfParticiple = (analysis: Analysis, context: ClaimContext, cue: Cue): Mention | null => {
  const { tokens, pack } = analysis;
  const floor = context.unitFirst(cue.first);
  const before = cue.first - 1;
  if (
    before < floor ||
    tokens[before]?.kind !== 'word' ||
    pack.reporting.gerundLinks.has(tokens[cue.first]?.norm ?? '')
  )
    return null;
  if (isFiniteVerb(analysis, before) || isAdverb(analysis, before)) return null;
  const segment = segmentBefore(analysis, context, cue.first, floor);
  for (let i = segment.first; i < segment.end; i++) if (isFiniteVerb(analysis, i)) return null;
  return mentionIn(analysis, segment, true);
};

/** The subject of a cue, wherever it stands; null when the cue has none of its own. */
export const subjectOf = (analysis: Analysis, context: ClaimContext, cue: Cue): Mention | null => {
  if (cue.inverted >= 0) return { first: cue.inverted, end: cue.inverted + 1, name: null, role: null, pronoun: true };
  if (cue.shape === 'passive') return null;
  if (cue.shape === 'participle') return subjectOfParticiple(analysis, context, cue);
  return subjectBefore(analysis, context, cue.first);
};
