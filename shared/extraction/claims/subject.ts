import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';
import { isFiniteVerb } from './clause.ts';
import { type Cue, isAdverb } from './cue.ts';
import { beginsPhrase, describesRole, isNamePart, type Mention, nameEnd, phraseEnd, readMention } from './mention.ts';

/** The start of the bracket that closes at `at`, or -1. */
const bracketStart = ({ tokens }: Analysis, at: number, floor: number): number => {
  for (let i = at - 1; i >= floor && i > at - 30; i--) if (tokens[i]?.text === '(' || tokens[i]?.text === '[') return i;
  return -1;
};

const breaksClause = new Set([';', ':', '?', '!', '…', '—', '–']);

interface Segment {
  readonly first: number;
  readonly end: number;
  /** What stands before it: a comma, a relative pronoun, or the edge of the clause. */
  readonly before: 'comma' | 'relative' | 'edge';
}

/** The stretch that ends at `end`, walked back to a comma, a relative pronoun, or the edge of its clause. */
const segmentBefore = (analysis: Analysis, context: ClaimContext, end: number, floor: number): Segment => {
  const { tokens, tags, pack } = analysis;
  let i = end - 1;
  for (; i >= floor; i--) {
    const token = tokens[i] as (typeof tokens)[number];
    const bits = tags[i] as number;
    if (token.text === ')' || token.text === ']') {
      const start = bracketStart(analysis, i, floor);
      if (start < 0) break;
      i = start;
      continue;
    }
    if (token.text === ',') return { first: i + 1, end, before: 'comma' };
    if (token.kind === 'punctuation' && token.text !== '.' && token.text !== '-' && token.text !== '/') {
      if (breaksClause.has(token.text) || token.text === '(') break;
      const quote = context.quotes.list[context.quotes.at[i] as number];
      if (quote === undefined) break;
      // A quoted word within the phrase ("The \"History\" section") is part of it; a longer quote is not.
      if (quote.close === i && quote.end - quote.first <= 4 && quote.open >= floor) {
        i = quote.open;
        continue;
      }
      break;
    }
    if (token.kind === 'symbol' && token.text !== '&') break;
    if ((bits & tag.subordinator) !== 0 && token.kind === 'word') {
      const relative = pack.speakers.relatives.has(token.norm) && (i + 1 >= end || !beginsPhrase(analysis, i + 1));
      if (relative && i > floor) return { first: i + 1, end: i, before: 'relative' };
      if (((bits & tag.determiner) === 0 && (bits & tag.preposition) === 0) || relative) break;
    }
    if ((bits & tag.coordinator) !== 0 && i > floor) {
      if (token.capital || pack.reporting.breaks.has(token.norm)) break;
      let verbal = false;
      for (let j = i - 1; j >= floor && tokens[j]?.text !== ',' && i - j < 14; j--)
        if (isFiniteVerb(analysis, j)) verbal = true;
      if (verbal) break;
    }
    if ((bits & tag.coordinator) !== 0 && i === floor) break;
  }
  return { first: Math.max(i + 1, floor), end, before: 'edge' };
};

/** Where the subject phrase begins in `[first, end)`: past adverbs and a prepositional phrase before it; -1 when there is none. */
const phraseStart = (analysis: Analysis, first: number, end: number): number => {
  const { tokens, tags, pack } = analysis;
  const opens = (i: number) => {
    if (!beginsPhrase(analysis, i)) return false;
    if (i === first) return true;
    const before = tags[i - 1] as number;
    return (before & (tag.preposition | tag.determiner)) === 0 && !pack.speakers.links.has(tokens[i - 1]?.norm ?? '');
  };
  const isPhraseDeterminer = ((tags[first] as number) & tag.determiner) !== 0;
  const preposition =
    !isPhraseDeterminer && ((tags[first] as number) & (tag.preposition | tag.sourcePreposition)) !== 0;
  if (preposition) {
    // The phrase of the preposition itself, then the subject.
    let i = first + 1;
    while (i < end && (((tags[i] as number) & (tag.preposition | tag.determiner)) !== 0 || isNamePart(analysis, i)))
      i++;
    for (; i < end; i++) if (opens(i) && !((tags[i] as number) & tag.numeral)) return i;
    return -1;
  }
  for (let i = first; i < end; i++) {
    if (opens(i)) return i;
    const token = tokens[i];
    const skipped =
      isAdverb(analysis, i) || ((tags[i] as number) & (tag.coordinator | tag.relativeDate | tag.weekday)) !== 0;
    if (!skipped && token?.kind === 'word' && !token.capital) {
      // A bare plural: "researchers say".
      return i;
    }
  }
  return -1;
};

/** Without what trails the phrase before the verb: adverbs, brackets, a day. */
const trimPhrase = (analysis: Analysis, first: number, end: number): number => {
  const { tokens, tags } = analysis;
  let i = end;
  while (i > first + 1) {
    const text = tokens[i - 1]?.text;
    if (text === ')' || text === ']') {
      const start = bracketStart(analysis, i - 1, first);
      if (start <= first) break;
      i = start;
    } else if (
      text === '(' ||
      isAdverb(analysis, i - 1) ||
      ((tags[i - 1] as number) & (tag.weekday | tag.relativeDate)) !== 0
    )
      i--;
    else break;
  }
  return i;
};

/** Reads the phrase in a segment as a mention. */
const mentionIn = (analysis: Analysis, { first, end }: Segment): Mention | null => {
  const start = phraseStart(analysis, first, end);
  if (start < 0) return null;
  const stop = trimPhrase(analysis, start, end);
  if (stop <= start) return null;
  // The phrase proper; what follows it up to the verb is a complement or a participle clause.
  const proper = Math.max(start + 1, phraseEnd(analysis, start, stop));
  const mention = readMention(analysis, start, proper);
  return mention;
};

const withRole = (mention: Mention, role: Mention['role']): Mention =>
  mention.role === null ? { ...mention, role } : mention;

const pastDeterminer = (analysis: Analysis, [first, end]: readonly [number, number]): readonly [number, number] => {
  let i = first;
  while (i < end - 1 && ((analysis.tags[i] as number) & tag.determiner) !== 0) i++;
  return [i, end];
};

/** The subject of a verb group, before it: "Tom Homan, chargé de …, a annoncé", "le gouverneur du Minnesota, Tim Walz, dit". */
export const subjectBefore = (
  analysis: Analysis,
  context: ClaimContext,
  cue: { readonly first: number },
): Mention | null => {
  const { tokens } = analysis;
  const floor = context.unitFirst(cue.first);
  let end = cue.first;
  while (end > floor && isAdverb(analysis, end - 1)) end--;
  if (end <= floor) return null;
  if (tokens[end - 1]?.text === ',') {
    // An apposition or an aside stands between subject and verb: what precedes the earlier comma is the subject.
    let aside = segmentBefore(analysis, context, end - 1, floor);
    if (aside.before === 'relative') aside = segmentBefore(analysis, context, aside.end, floor);
    if (aside.before !== 'comma') {
      if (aside.first === floor || aside.before === 'edge') return null;
      return null;
    }
    const asideStart = aside.first;
    const before = segmentBefore(analysis, context, asideStart - 1, floor);
    const named = properName(analysis, asideStart, end - 1);
    const subject =
      before.before === 'relative' ? antecedent(analysis, context, before, floor) : mentionIn(analysis, before);
    if (subject === null) return mentionIn(analysis, aside);
    if (named !== null && subject.name === null)
      return withRole(named, [...pastDeterminer(analysis, [subject.first, subject.end])]);
    if (describesRole(analysis, asideStart, end - 1)) {
      const [from, to] = pastDeterminer(analysis, [asideStart, trimPhrase(analysis, asideStart, end - 1)]);
      return withRole(subject, [from, to]);
    }
    return subject;
  }
  const segment = segmentBefore(analysis, context, end, floor);
  if (segment.before === 'relative') return antecedent(analysis, context, segment, floor);
  const mention = mentionIn(analysis, segment);
  if (mention === null) return null;
  // "le directeur général du Conseil, John Womersley a déclaré"
  if (segment.before === 'comma' && mention.name !== null && mention.role === null && mention.first === segment.first) {
    const before = segmentBefore(analysis, context, segment.first - 1, floor);
    if (before.before !== 'relative' && describesRole(analysis, before.first, before.end)) {
      const role = mentionIn(analysis, before);
      if (role !== null && role.name === null && !role.pronoun)
        return withRole(mention, [...pastDeterminer(analysis, [role.first, role.end])]);
    }
  }
  return mention;
};

/** What a relative pronoun stands for: the phrase before it. */
const antecedent = (analysis: Analysis, context: ClaimContext, segment: Segment, floor: number): Mention | null => {
  let end = segment.end;
  if (analysis.tokens[end - 1]?.text === ',') end--;
  if (end <= floor) return null;
  const before = segmentBefore(analysis, context, end, floor);
  const start = phraseStart(analysis, before.first, end);
  if (start < 0) return null;
  // The nearest phrase that can speak: a name, else all of it.
  const mention = mentionIn(analysis, { ...before, end });
  const named = lastName(analysis, start, end);
  return named ?? mention;
};

const lastName = (analysis: Analysis, first: number, end: number): Mention | null => {
  for (let i = end - 1; i >= first && i > end - 8; i--) {
    if (!isNamePart(analysis, i)) return null;
    if (nameEnd(analysis, i, end) === end && (i === first || !isNamePart(analysis, i - 1)))
      return { first: i, end, name: [i, end], role: null, pronoun: false };
  }
  return null;
};

/** The stretch as a mention, when it is nothing but a proper name. */
export const properName = (analysis: Analysis, first: number, end: number): Mention | null => {
  if (end <= first || !isNamePart(analysis, first)) return null;
  const stop = nameEnd(analysis, first, end);
  return stop === end ? { first, end, name: [first, end], role: null, pronoun: false } : null;
};

/** The subject behind a verb: "a déclaré le président, Michel Spiro", "assure Yvon Netzer, maire de …". */
export const subjectAfter = (analysis: Analysis, context: ClaimContext, from: number): Mention | null => {
  const { tokens, tags, pack } = analysis;
  const limit = context.unitEnd(from);
  let at = from;
  // Past adverbs and whom it was said to: "a annoncé à l'AFP Jean Dupont".
  for (let steps = 0; steps < 3 && at < limit; steps++) {
    while (at < limit && (isAdverb(analysis, at) || ((tags[at] as number) & (tag.weekday | tag.relativeDate)) !== 0))
      at++;
    const bits = tags[at] ?? 0;
    if (
      (bits & tag.preposition) !== 0 &&
      !pack.speakers.plural.has(tokens[at]?.norm ?? '') &&
      tokens[at]?.norm !== 'du'
    ) {
      const addressee = phraseEnd(analysis, at + 1, limit);
      const next = splitAddressee(analysis, at + 1, addressee);
      if (next < limit && beginsPhrase(analysis, next)) at = next;
      else return null;
    } else break;
  }
  if (at >= limit || !(beginsPhrase(analysis, at) || tokens[at]?.kind === 'word')) return null;
  if (context.quotes.at[at] !== -1 && context.quotes.at[from - 1] === -1) return null;
  const end = phraseEnd(analysis, at, limit);
  if (end <= at) return null;
  const mention = readMention(analysis, at, end);
  if (mention.pronoun) return mention;
  let comma = end;
  if (tokens[comma]?.text === '(') {
    while (comma < limit && tokens[comma]?.text !== ')') comma++;
    comma++;
  }
  if (tokens[comma]?.text !== ',') return mention;
  const next = comma + 1;
  if (mention.name === null) {
    const stop = nameEnd(analysis, next, limit);
    if (stop > next && isNameClosed(analysis, stop, limit))
      return { first: next, end: stop, name: [next, stop], role: pastDeterminer(analysis, [at, end]), pronoun: false };
    return mention;
  }
  if (mention.role === null && describesRole(analysis, next, limit)) {
    let stop = next;
    while (
      stop < limit &&
      tokens[stop]?.text !== ',' &&
      tokens[stop]?.text !== '.' &&
      (context.quotes.at[stop] as number) < 0
    )
      stop++;
    const [first, last] = pastDeterminer(analysis, [next, stop]);
    return { ...mention, role: last > first ? [first, last] : null };
  }
  return mention;
};

const isNameClosed = ({ tokens }: Analysis, at: number, limit: number) =>
  at >= limit || tokens[at]?.kind === 'punctuation' || tokens[at]?.kind === 'break';

/** Of two names in a row, the first is whom it is said to: "à l'agence RIA Novosti Valentine Sapounov" can't be told, "à l'AFP Jean Dupont" can. */
const splitAddressee = (analysis: Analysis, first: number, end: number): number => {
  const { tokens } = analysis;
  for (let i = first; i < end; i++) {
    const text = tokens[i]?.text ?? '';
    const acronym = text.length > 1 && text === text.toUpperCase();
    if (acronym && i + 1 < end && isNamePart(analysis, i + 1)) return i + 1;
  }
  return end;
};

/** The subject of a cue, wherever it stands. */
export const subjectOf = (analysis: Analysis, context: ClaimContext, cue: Cue): Mention | null => {
  if (cue.inverted >= 0) return { first: cue.inverted, end: cue.inverted + 1, name: null, role: null, pronoun: true };
  if (cue.shape === 'passive') return null;
  return subjectBefore(analysis, context, cue);
};
