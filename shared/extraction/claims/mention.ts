import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { isAdverb } from './cue.ts';

/** How a speaker is named at one place: the words of the mention `[first, end)`, a proper name in them, a role beside them. */
export interface Mention {
  readonly first: number;
  readonly end: number;
  /** The proper name `[first, end)`, without title, or null. */
  readonly name: readonly [number, number] | null;
  /** The role `[first, end)`, without its determiner, or null. */
  readonly role: readonly [number, number] | null;
  readonly pronoun: boolean;
}

const nameMarks = new Set(['-', '&', '/', '.']);

/** Can the word be part of a proper name? */
export const isNamePart = ({ tokens, tags, sentences, sentenceOf, pack }: Analysis, at: number): boolean => {
  const token = tokens[at];
  if (token?.kind !== 'word' || !token.capital) return false;
  const bits = tags[at] as number;
  if ((bits & (tag.determiner | tag.pronoun | tag.preposition | tag.subordinator | tag.auxiliary)) !== 0) return false;
  if ((bits & (tag.weekday | tag.month)) !== 0) return false;
  if (sentences[sentenceOf[at] as number]?.first !== at) return true;
  return !pack.speakers.openers.has(token.norm) && (bits & (tag.adverb | tag.coordinator)) === 0;
};

const isRoman = (text: string) => /^[IVX]+$/.test(text);

/** The end of the proper name that begins at `at`, or `at` when none does. */
export const nameEnd = (analysis: Analysis, at: number, limit: number): number => {
  const { tokens, pack } = analysis;
  let end = at;
  for (let i = at; i < limit; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    if (isNamePart(analysis, i) || (end > at && token.kind === 'number' && i === end && !token.spaced)) {
      end = i + 1;
      continue;
    }
    if (end === at) break;
    // "J. Smith", "Science & Technology"
    if (nameMarks.has(token.text) && isNamePart(analysis, i + 1)) {
      if (token.text === '.' && (tokens[i - 1]?.text.length ?? 0) > 2) break;
      continue;
    }
    if (token.kind === 'word' && pack.speakers.particles.has(token.norm) && i - end < 2) continue;
    if (token.kind === 'word' && isRoman(token.text)) {
      end = i + 1;
      continue;
    }
    break;
  }
  return end;
};

/** Does a noun phrase begin here: a determiner, a name, a pronoun, a number? */
export const beginsPhrase = (analysis: Analysis, at: number): boolean => {
  const { tokens, tags } = analysis;
  const bits = tags[at] ?? 0;
  if (tokens[at]?.kind === 'number') return true;
  if ((bits & (tag.determiner | tag.subjectPronoun | tag.numeral | tag.collective)) !== 0) return true;
  return isNamePart(analysis, at);
};

/** Past a title before a name ("M.", "Mme", "Dr."), the token where the name itself begins. */
export const pastTitle = ({ tokens, pack }: Analysis, at: number): number => {
  if (!pack.speakers.titles.has(tokens[at]?.norm ?? '')) return at;
  return tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
};

/** Without determiner: "le directeur" → "directeur". */
const pastDeterminer = ({ tags, tokens }: Analysis, at: number, end: number): number => {
  let i = at;
  while (i < end - 1 && ((tags[i] as number) & tag.determiner) !== 0 && tokens[i]?.kind === 'word') i++;
  return i;
};

/** Reads a noun phrase `[first, end)`: which part is a name, and which a role before it. */
export const readMention = (analysis: Analysis, first: number, end: number): Mention => {
  const { tokens, tags, pack } = analysis;
  const { links, pronouns } = pack.speakers;
  const opening = tokens[first]?.norm ?? '';
  if (end - first === 1 && (pronouns.has(opening) || ((tags[first] as number) & tag.pronoun) !== 0))
    return { first, end, name: null, role: null, pronoun: true };
  const start = pastDeterminer(analysis, first, end);
  const titled = pastTitle(analysis, start);
  // The name first, then what belongs to it: "Tom Homan", "M. Ayrault", "Rami Abd al-Rahman de l'Observatoire".
  const leading = nameEnd(analysis, titled, end);
  const role = (from: number, to: number): readonly [number, number] | null => {
    const begin = pastDeterminer(analysis, from, to);
    return to > begin ? [begin, to] : null;
  };
  if (leading > titled && !isRoleAt(analysis, titled)) {
    const behind = tokens[leading]?.norm ?? '';
    if (leading >= end) return { first, end, name: [titled, leading], role: null, pronoun: false };
    if (links.has(behind) || ((tags[leading] as number) & (tag.preposition | tag.coordinator)) !== 0) {
      const coordinated = ((tags[leading] as number) & tag.coordinator) !== 0;
      return {
        first,
        end: coordinated ? end : leading,
        name: coordinated ? null : [titled, leading],
        role: null,
        pronoun: false,
      };
    }
    if (((tags[leading] as number) & tag.determiner) !== 0)
      return { first, end: leading, name: [titled, leading], role: role(leading, end), pronoun: false };
  }
  // A role, then the name that bears it: "le quotidien Libération", "team member Rodaba Noori".
  let i = start;
  let last: readonly [number, number] | null = null;
  while (i < end) {
    const at = pastTitle(analysis, i);
    const stop = nameEnd(analysis, at, end);
    if (stop > at) {
      last = [i, stop];
      i = stop;
    } else i++;
  }
  if (last !== null && last[1] === end && last[0] > start) {
    const [from, to] = last;
    const before = tags[from - 1] as number;
    const linked =
      links.has(tokens[from - 1]?.norm ?? '') || (before & (tag.preposition | tag.coordinator | tag.determiner)) !== 0;
    let named = pastTitle(analysis, from);
    // A capitalised role belongs to the role: "Ambassador Hamdullah Mohib", "le Professeur Miura".
    let split = from;
    while (named < to - 1 && isRoleAt(analysis, named)) split = ++named;
    if (!linked) return { first: split, end, name: [named, to], role: role(first, split), pronoun: false };
    if (named > pastTitle(analysis, from))
      return { first: split, end, name: [named, to], role: role(first, split), pronoun: false };
  }
  if (leading > titled && leading >= end && isRoleAt(analysis, titled)) {
    let named = titled;
    while (named < end - 1 && isRoleAt(analysis, named)) named++;
    if (named > titled) return { first: named, end, name: [named, end], role: [titled, named], pronoun: false };
  }
  return { first, end, name: null, role: null, pronoun: false };
};

const isRoleAt = ({ tags }: Analysis, at: number) => ((tags[at] as number) & tag.role) !== 0;

/** Does the stretch describe a person or a body, as an apposition does: its first words hold a role, or a noun that can speak? */
export const describesRole = (analysis: Analysis, first: number, end: number): boolean => {
  for (let i = first; i < Math.min(end, first + 4); i++) if (isRoleAt(analysis, i)) return true;
  return false;
};

/** The end of the noun phrase that begins at `at`, read forwards: its noun, adjectives, names, and complements behind "de" or "of". */
export const phraseEnd = (analysis: Analysis, at: number, limit: number): number => {
  const { tokens, tags, pack } = analysis;
  const { links, relatives } = pack.speakers;
  const titled = pastTitle(analysis, at);
  let i = titled > at ? titled : at;
  if (((tags[i] ?? 0) & tag.subjectPronoun) !== 0 && !tokens[i]?.capital) return i + 1;
  let linked = true;
  let nouns = 0;
  for (; i < limit; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    const bits = tags[i] as number;
    if (token.kind === 'number') {
      linked = false;
      continue;
    }
    if (token.kind !== 'word') {
      const named = nameMarks.has(token.text) && isNamePart(analysis, i + 1) && isNamePart(analysis, i - 1);
      if (named && (token.text !== '.' || (tokens[i - 1]?.text.length ?? 0) <= 2)) continue;
      break;
    }
    const name = isNamePart(analysis, i);
    if (name) {
      linked = false;
      nouns++;
      continue;
    }
    if (links.has(token.norm)) {
      if (nouns === 0 && i > at) break;
      if (token.norm === 'in' || token.norm === 'at' || token.norm === 'from') {
        if (!isNamePart(analysis, i + 1) && ((tags[i + 1] ?? 0) & tag.determiner) === 0) break;
        if (((tags[i + 1] ?? 0) & (tag.month | tag.weekday)) !== 0) break;
      }
      linked = true;
      continue;
    }
    if ((bits & tag.determiner) !== 0) {
      if (!linked) break;
      continue;
    }
    if ((bits & (tag.weekday | tag.relativeDate | tag.month)) !== 0 && !token.capital && nouns > 0 && !linked) break;
    if ((bits & (tag.weekday | tag.month)) !== 0) break;
    if ((bits & tag.coordinator) !== 0) {
      if (!beginsPhrase(analysis, i + 1) || !linked) {
        if (!isNamePart(analysis, i + 1) && !(((tags[i + 1] ?? 0) & tag.determiner) !== 0 && nouns === 1)) break;
      }
      linked = true;
      continue;
    }
    if ((bits & tag.preposition) !== 0) {
      if ((token.norm === 'en' || token.norm === 'aux') && isNamePart(analysis, i + 1) && nouns > 0) {
        linked = true;
        continue;
      }
      break;
    }
    if (relatives.has(token.norm) || (bits & tag.subordinator) !== 0) break;
    if (i > at && !linked && isAdverb(analysis, i)) break;
    if ((bits & tag.auxiliary) !== 0) break;
    linked = false;
    nouns++;
  }
  // A phrase does not end in a link.
  while (
    i > at &&
    (links.has(tokens[i - 1]?.norm ?? '') || ((tags[i - 1] as number) & (tag.coordinator | tag.determiner)) !== 0)
  ) {
    if (i - 1 === at) break;
    i--;
  }
  return i;
};
