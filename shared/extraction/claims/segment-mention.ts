import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { isAdverb, isTimeWord } from './adverbs.ts';
import { isFiniteVerb } from './clause.ts';
import { endsWithAny } from './endings.ts';
import { type Mention, readMention } from './mention.ts';
import { nameEnd } from './name-end.ts';
import { isNamePart, isSpeakerNoun } from './names.ts';
import { beginsPhrase, pastBracket, pastDeterminer, phraseEnd } from './noun-phrase.ts';
import { bracketStart, type Segment } from './segment.ts';

/** ", [prompting] the airline to cancel flights": a participle before its object. */
const governs = (analysis: Analysis, at: number): boolean => {
  const { tokens, entries, pack } = analysis;
  const word = tokens[at]?.norm ?? '';
  if (entries[at]?.speaks !== undefined || !beginsPhrase(analysis, at + 1)) return false;
  return endsWithAny(word, pack.reporting.participleEndings);
};

/** Where the subject phrase begins in `[first, end)`: past adverbs and a prepositional phrase before it; -1 when there is none. */
const phraseStart = (analysis: Analysis, first: number, end: number, absolute: boolean): number => {
  const { tokens, tags, pack } = analysis;
  const opens = (i: number) => {
    if (!beginsPhrase(analysis, i)) return false;
    if (i === first || ((tags[i - 1] as number) & tag.subordinator) !== 0) return true;
    const before = tags[i - 1] as number;
    return (before & (tag.preposition | tag.determiner)) === 0 && !pack.speakers.links.has(tokens[i - 1]?.norm ?? '');
  };
  let i = first;
  const isPreposition = (at: number) =>
    ((tags[at] as number) & tag.determiner) === 0 &&
    ((tags[at] as number) & (tag.preposition | tag.sourcePreposition)) !== 0;
  if (isPreposition(first) && !isNamePart(analysis, first)) {
    i++;
    if (absolute && pack.reporting.absoluteLinks.has(tokens[first]?.norm ?? '')) return i < end ? i : -1;
    // "As Lee told the paper": it opens the clause.
    if (((tags[first] as number) & tag.subordinator) !== 0 && i < end && opens(i)) return i;
    // The phrase of the preposition itself, then the subject.
    while (i < end && (((tags[i] as number) & (tag.preposition | tag.determiner)) !== 0 || isNamePart(analysis, i)))
      i++;
    for (; i < end; i++) {
      if (tokens[i]?.text === '(') return -1;
      if (opens(i) && ((tags[i] as number) & tag.numeral) === 0) return i;
    }
    return -1;
  }
  for (; i < end; i++) {
    if (opens(i)) return i;
    const skipped = isAdverb(analysis, i) || ((tags[i] as number) & tag.coordinator) !== 0 || isTimeWord(analysis, i);
    // A bare plural: "researchers say".
    if (skipped || tokens[i]?.kind !== 'word' || tokens[i]?.capital) continue;
    return isFiniteVerb(analysis, i) || governs(analysis, i) ? -1 : i;
  }
  return -1;
};

/** Without what trails the phrase before the verb: adverbs, brackets, a day. */
export const trimPhrase = (analysis: Analysis, first: number, end: number): number => {
  const { tokens } = analysis;
  let i = end;
  while (i > first + 1) {
    const text = tokens[i - 1]?.text;
    if (text === ')' || text === ']') {
      const start = bracketStart(analysis, i - 1, first);
      if (start <= first) break;
      i = start;
    } else if (isAdverb(analysis, i - 1) || isTimeWord(analysis, i - 1)) i--;
    else break;
  }
  return i;
};

/** May the words behind a phrase, up to the verb, belong to it: "le collectif régional pour la survie des écoles"? */
const isComplement = (analysis: Analysis, first: number, from: number, end: number): boolean => {
  if (from >= end || ((analysis.tags[from] as number) & tag.preposition) === 0 || end - from > 10) return false;
  if (!analysis.pack.speakers.complementLinks.has(analysis.tokens[from]?.norm ?? '')) return false;
  for (let i = from; i < end; i++)
    if (isFiniteVerb(analysis, i) || analysis.tokens[i]?.kind === 'punctuation') return false;
  for (let i = first; i < Math.min(from, first + 3); i++) if (isSpeakerNoun(analysis, i)) return true;
  return false;
};

/** Nothing but determiners and numbers: nobody. */
const onlyCounts = ({ tokens, tags }: Analysis, first: number, end: number): boolean => {
  for (let i = first; i < end; i++) {
    const bits = tags[i] as number;
    const counts = (bits & (tag.determiner | tag.numeral | tag.digits)) !== 0 && (bits & tag.pronoun) === 0;
    if (tokens[i]?.kind === 'word' && (!counts || (tokens[i]?.capital && i > first))) return false;
  }
  return true;
};

/** Past a word or two in quotes that begin at `at`; -1 when none do. */
const pastQuoted = ({ tokens, tags }: Analysis, at: number, limit: number): number => {
  if (((tags[at] ?? 0) & tag.quoteMark) === 0) return -1;
  for (let i = at + 2; i < Math.min(limit - 1, at + 5); i++)
    if (((tags[i] as number) & tag.quoteMark) !== 0 && tokens[i + 1]?.kind === 'word') return i + 1;
  return -1;
};

/** ", [laying] claim to the crown": nobody. */
const isParticipleAlone = ({ tokens, entries, pack }: Analysis, first: number, end: number): boolean => {
  const token = tokens[first];
  if (end - first !== 1 || token === undefined || token.capital || entries[first]?.speaks !== undefined) return false;
  return endsWithAny(token.norm, pack.speakers.openingEndings);
};

/** How far behind the part the whole of a share may stand, in tokens. */
const shareReach = 6;

/** Where a share that begins at `first` ends: "six Français sur dix", "29 of 32 economists"; -1 when it is none. */
const shareEnd = (analysis: Analysis, first: number, limit: number): number => {
  const { tags } = analysis;
  const counts = (at: number) => ((tags[at] as number) & (tag.numeral | tag.digits)) !== 0;
  if (!counts(first)) return -1;
  for (let i = first + 2; i < Math.min(limit, first + shareReach); i++)
    if (counts(i) && ((tags[i - 1] as number) & tag.preposition) !== 0)
      return Math.max(i + 1, phraseEnd(analysis, i, limit));
  return -1;
};

/** Reads the phrase in a segment as a mention. `absolute`: it may stand behind "with", before a participle. */
export const mentionIn = (analysis: Analysis, segment: Segment, absolute = false): Mention | null => {
  const { end } = segment;
  // A footnote that the sentence begins with: "[22] Ann Lee said".
  const noted = analysis.tokens[segment.first]?.text === '[' && analysis.tokens[segment.first + 2]?.text === ']';
  const first = noted ? segment.first + 3 : segment.first;
  if (first >= end) return null;
  const start = phraseStart(analysis, first, end, absolute);
  if (start < 0) return null;
  const stop = trimPhrase(analysis, start, end);
  if (stop <= start) return null;
  const share = shareEnd(analysis, start, stop);
  if (share > start) return { first: start, end: share, name: null, role: null, pronoun: false };
  const proper = Math.min(stop, Math.max(start + 1, phraseEnd(analysis, start, stop)));
  // "Le maire (PDR) Luc Morin"
  const named = pastBracket(analysis, proper, stop);
  if (named > proper && nameEnd(analysis, named, stop) > named) {
    const mention = readMention(analysis, start, proper);
    const end = nameEnd(analysis, named, stop);
    if (mention.name === null)
      return {
        first: named,
        end,
        name: [named, end],
        role: [pastDeterminer(analysis, start, proper), proper],
        pronoun: false,
      };
  }
  // "The \"History\" section of the site": a word in quotes belongs to the phrase.
  const quoted = onlyCounts(analysis, start, proper) ? pastQuoted(analysis, proper, stop) : -1;
  if (quoted > proper) return readMention(analysis, start, phraseEnd(analysis, quoted, stop));
  if (onlyCounts(analysis, start, proper) || isParticipleAlone(analysis, start, proper)) return null;
  return readMention(analysis, start, isComplement(analysis, start, proper, stop) ? stop : proper);
};
