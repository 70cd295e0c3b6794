import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { isAdverb, isTimeWord } from './adverbs.ts';
import { isFiniteVerb } from './clause.ts';
import { endsWithAny } from './endings.ts';
import { joinsName, nameEnd, pastTitle } from './name-end.ts';
import { isNamePart, isSpeakerNoun } from './names.ts';

/** "1[,]004": a mark that groups digits or parts decimals. */
export const isWithinNumber = ({ tokens }: Analysis, at: number): boolean =>
  tokens[at]?.spaced === false &&
  tokens[at]?.kind === 'punctuation' &&
  tokens[at - 1]?.kind === 'number' &&
  tokens[at + 1]?.kind === 'number' &&
  tokens[at + 1]?.spaced === false;

/** Does a noun phrase begin here: a determiner, a name, a pronoun, a number? */
export const beginsPhrase = (analysis: Analysis, at: number): boolean => {
  const { tokens, tags } = analysis;
  const bits = tags[at] ?? 0;
  if (tokens[at]?.kind === 'number') return true;
  if ((bits & (tag.determiner | tag.subjectPronoun | tag.numeral | tag.collective)) !== 0) return true;
  return isNamePart(analysis, at);
};

/** The token behind a short bracket that begins at `at`: "la députée [(PDR)] Ann Lee"; `at` when none does. */
export const pastBracket = ({ tokens }: Analysis, at: number, limit: number): number => {
  if (tokens[at]?.text !== '(') return at;
  for (let i = at + 1; i < Math.min(limit, at + 8); i++) if (tokens[i]?.text === ')') return i + 1;
  return at;
};

/** Without determiner: "le directeur" → "directeur", but "l'un des directeurs" → "un des directeurs". */
export const pastDeterminer = ({ tags, tokens, pack }: Analysis, first: number, end: number): number => {
  let i = first;
  const isPartitive = (at: number) =>
    ((tags[at] as number) & tag.numeral) !== 0 && pack.speakers.links.has(tokens[at + 1]?.norm ?? '');
  while (
    i < end - 1 &&
    ((tags[i] as number) & tag.determiner) !== 0 &&
    !tokens[i + 1]?.text.startsWith("'") &&
    !isPartitive(i)
  )
    i++;
  return i;
};

/** Does the stretch describe a person or a body, as an apposition does: its first words hold a role? */
export const describesRole = ({ tags, tokens, entries, pack }: Analysis, first: number, end: number): boolean => {
  for (let i = first; i < Math.min(end, first + 4); i++) {
    if (((tags[i] as number) & tag.role) !== 0) return true;
    // "l'un des avocats", "one of the lawyers"
    const counted = ((tags[i] as number) & tag.numeral) !== 0 && pack.speakers.links.has(tokens[i + 1]?.norm ?? '');
    if (counted) for (let j = i + 2; j < Math.min(end, i + 4); j++) if (entries[j]?.speaks === 'group') return true;
  }
  return false;
};

/** May a link of complements ("en", "aux", "to") go on with a phrase that holds a noun which can speak? */
const opensComplement = (analysis: Analysis, at: number, spoken: boolean): boolean => {
  const { tokens, tags, pack } = analysis;
  if (!spoken || !pack.speakers.complementLinks.has(tokens[at]?.norm ?? '') || isTimeWord(analysis, at + 1))
    return false;
  return (
    isNamePart(analysis, at + 1) ||
    ((tags[at + 1] ?? 0) & tag.determiner) !== 0 ||
    pack.speakers.bareComplements.has(tokens[at + 1]?.norm ?? '')
  );
};

/** Does a participle with words of its own follow a noun: "un rapport [publié par …]", "un communiqué [diffusé mardi]"? */
const opensParticipial = (analysis: Analysis, at: number): boolean => {
  const { tokens, tags, entries, pack } = analysis;
  const word = tokens[at]?.norm ?? '';
  if (entries[at]?.speaks !== undefined || tokens[at]?.capital) return false;
  if (!endsWithAny(word, pack.speakers.openingEndings)) return false;
  if (isTimeWord(analysis, at + 1)) return true;
  return ((tags[at + 1] ?? 0) & tag.preposition) !== 0 && !pack.speakers.links.has(tokens[at + 1]?.norm ?? '');
};

/** The end of the noun phrase that begins at `at`, read forwards: its noun, adjectives, names, and complements behind "de" or "of". */
export const phraseEnd = (analysis: Analysis, at: number, limit: number): number => {
  const { tokens, tags, pack } = analysis;
  const { links, relatives, possessives } = pack.speakers;
  let i = pastTitle(analysis, at);
  const opening = tags[i] ?? 0;
  const alone = (opening & tag.determiner) === 0 || tokens[i + 1]?.kind !== 'word' || isFiniteVerb(analysis, i + 1);
  if ((opening & tag.subjectPronoun) !== 0 && alone && !isNamePart(analysis, i)) return Math.min(i + 1, limit);
  let linked = true;
  let nouns = 0;
  let spoken = false;
  let complemented = false;
  /** It is nothing but a name so far. */
  const named = nameEnd(analysis, pastDeterminer(analysis, i, limit), limit) > pastDeterminer(analysis, i, limit);
  const coordinates = () => {
    const next = tags[i + 1] ?? 0;
    if (isNamePart(analysis, i + 1)) return true;
    // "la ministre de la Santé et [des] Sports"
    if (complemented && links.has(tokens[i + 1]?.norm ?? '') && !possessives.has(tokens[i + 1]?.norm ?? ''))
      return true;
    if ((next & tag.determiner) !== 0 && (nouns === 1 || (named && isNamePart(analysis, i + 2)))) return true;
    if (isSpeakerNoun(analysis, i + 1)) return true;
    return linked && beginsPhrase(analysis, i + 1);
  };
  for (; i < limit; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    const bits = tags[i] as number;
    if (token.kind === 'number') {
      linked = false;
      continue;
    }
    if (token.kind !== 'word') {
      if (joinsName(analysis, i) || isWithinNumber(analysis, i)) continue;
      break;
    }
    if (possessives.has(token.norm)) {
      linked = true;
      continue;
    }
    if (isNamePart(analysis, i)) {
      linked = false;
      nouns++;
      if (isSpeakerNoun(analysis, i)) spoken = true;
      continue;
    }
    if (links.has(token.norm)) {
      if (nouns === 0 && i === at + 1) break;
      if (
        (bits & tag.determiner) === 0 &&
        pack.speakers.complementLinks.has(token.norm) &&
        !opensComplement(analysis, i, spoken)
      )
        break;
      linked = true;
      complemented = true;
      continue;
    }
    if ((bits & tag.determiner) !== 0) {
      if (!linked) break;
      continue;
    }
    if (isTimeWord(analysis, i) && (nouns > 0 || !linked)) break;
    if ((bits & tag.coordinator) !== 0) {
      if (!coordinates()) break;
      linked = true;
      continue;
    }
    if ((bits & tag.preposition) !== 0) {
      if (!opensComplement(analysis, i, spoken)) break;
      linked = true;
      continue;
    }
    const { reflexives, restricting, objectClitics, objectPronouns } = pack.reporting;
    if (
      i > at &&
      !linked &&
      [reflexives, restricting, objectClitics, objectPronouns].some((words) => words.has(token.norm))
    )
      break;
    if (relatives.has(token.norm) || (bits & tag.subordinator) !== 0) break;
    if (i > at && !linked && (isAdverb(analysis, i) || opensParticipial(analysis, i))) break;
    if ((bits & tag.auxiliary) !== 0 || (i > at && !linked && isFiniteVerb(analysis, i))) break;
    linked = false;
    nouns++;
    if (isSpeakerNoun(analysis, i)) spoken = true;
  }
  // A phrase does not end in a link.
  while (i > at + 1) {
    const bits = tags[i - 1] as number;
    if (!links.has(tokens[i - 1]?.norm ?? '') && (bits & (tag.coordinator | tag.determiner)) === 0) break;
    if (isNamePart(analysis, i - 1)) break;
    i--;
  }
  return i;
};
