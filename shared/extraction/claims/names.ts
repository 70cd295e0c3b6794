import { genderOfName, type NameGender } from '../../languages/first-names.ts';
import { tag } from '../../languages/lexical-tags.ts';
import type { Token } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import { isFiniteVerb } from './clause.ts';

const nameMarks = new Set(['-', '&', '/', '.']);

/** "LDP", "WHO": capitals throughout. */
export const isAcronym = (token: Token | undefined): boolean =>
  token?.kind === 'word' && token.capital && /^\p{Lu}[\p{Lu}\d&-]+$/u.test(token.text);

const isPlainNamePart = ({ tokens, tags, sentences, sentenceOf, pack }: Analysis, at: number): boolean => {
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  // "al-Rahman"
  if (!token.capital) return token.text.includes('-') && /^(?:al|el|as|ben|bin|ibn|d)-\p{Lu}/u.test(token.text);
  if (isAcronym(token)) return true;
  const bits = tags[at] as number;
  if ((bits & (tag.determiner | tag.pronoun | tag.preposition | tag.subordinator | tag.auxiliary)) !== 0) return false;
  if ((bits & (tag.weekday | tag.month)) !== 0) return false;
  if (sentences[sentenceOf[at] as number]?.first !== at) return true;
  if (
    pack.reporting.adverbEndings.some((ending) => token.norm.length > ending.length + 3 && token.norm.endsWith(ending))
  )
    return false;
  return !pack.speakers.openers.has(token.norm) && (bits & (tag.adverb | tag.coordinator | tag.relativeDate)) === 0;
};

/** "De Pavant a dit": with the capital of a sentence, a particle is one where a name and its verb follow. */
const isLeadingParticle = (analysis: Analysis, at: number): boolean => {
  const { tokens, tags, pack } = analysis;
  const token = tokens[at];
  if (!token?.capital || !pack.speakers.particles.has(token.norm) || !isPlainNamePart(analysis, at + 1)) return false;
  return ((tags[at + 2] ?? 0) & (tag.auxiliary | tag.reportingVerb)) !== 0 || isFiniteVerb(analysis, at + 2);
};

/** Can the word be part of a proper name? Its article can, where its capital is not the sentence's: "le quotidien Le Figaro". */
export const isNamePart = (analysis: Analysis, at: number): boolean => {
  if (isPlainNamePart(analysis, at) || isLeadingParticle(analysis, at)) return true;
  const { tokens, tags, sentences, sentenceOf } = analysis;
  const token = tokens[at];
  if (token?.kind !== 'word' || !token.capital || ((tags[at] as number) & tag.determiner) === 0) return false;
  if (sentences[sentenceOf[at] as number]?.first === at || tokens[at - 1]?.kind === 'punctuation') return false;
  return isPlainNamePart(analysis, at + 1);
};

/** Does a noun that can speak stand here: a role, a body, a document? */
export const isSpeakerNoun = ({ tags }: Analysis, at: number): boolean =>
  ((tags[at] ?? 0) & (tag.role | tag.organisation | tag.spokenDocument)) !== 0;

const isBody = ({ tags }: Analysis, at: number) => ((tags[at] ?? 0) & (tag.organisation | tag.spokenDocument)) !== 0;

/** What is known of a first name that stands here; null where none does. */
export const firstNameAt = ({ tokens, pack }: Analysis, at: number): NameGender | null => {
  const token = tokens[at];
  return token?.capital ? genderOfName(pack.speakers.firstNames, token.norm) : null;
};

/** Does a first name stand at `at`, behind words of a name that begins at `first` with none? */
const startsPerson = (analysis: Analysis, first: number, at: number): boolean => {
  const { tokens, entries } = analysis;
  const before = tokens[at - 1];
  if (firstNameAt(analysis, at) === null || firstNameAt(analysis, first) !== null || !isNamePart(analysis, at + 1))
    return false;
  return entries[at]?.speaks === undefined && before?.kind === 'word' && before.text.length > 2;
};

/** A full stop within an address: "Vexel[.]com". */
const isDomainEnding = ({ tokens }: Analysis, at: number): boolean => {
  const behind = tokens[at + 1];
  return (
    tokens[at]?.spaced === false &&
    behind?.spaced === false &&
    behind.kind === 'word' &&
    /^[a-z]{2,4}$/.test(behind.text)
  );
};

const isRoman = (text: string) => /^[IVX]+$/.test(text);

/** The end of the proper name that begins at `at`, or `at` when none does. */
export const nameEnd = (analysis: Analysis, at: number, limit: number): number => {
  const { tokens, pack } = analysis;
  const { particles, bodyParticles } = pack.speakers;
  // Of a body's name "of" and "for" are part, of a person's not.
  let body = false;
  let end = at;
  for (let i = at; i < limit; i++) {
    const token = tokens[i] as Token;
    if (i > at && pastTitle(analysis, i) > i + 1) break;
    // Names run together: a person's begins with the first name ("l'agence Nova Presse Anne Leroy").
    if (i > at && end === i && !body && startsPerson(analysis, at, i)) break;
    if (isNamePart(analysis, i) || (end > at && token.kind === 'number' && i === end && !token.spaced)) {
      end = i + 1;
      body ||= isBody(analysis, i) && firstNameAt(analysis, at) === null;
      continue;
    }
    if (end === at) break;
    // "Vexel.com"
    if (token.text === '.' && isDomainEnding(analysis, i)) {
      end = i + 2;
      i++;
      continue;
    }
    // "J. Smith", "Science & Technology"
    if (nameMarks.has(token.text) && isNamePart(analysis, i + 1)) {
      if (token.text === '.' && (tokens[i - 1]?.text.length ?? 0) > 2) break;
      continue;
    }
    if (token.kind === 'word' && (particles.has(token.norm) || (body && bodyParticles.has(token.norm))) && i - end < 3)
      continue;
    if (token.kind === 'word' && isRoman(token.text)) {
      end = i + 1;
      continue;
    }
    break;
  }
  return end;
};

/** Past a title before a name ("M.", "Mme", "Dr."), the token where the name itself begins. */
export const pastTitle = ({ tokens, pack }: Analysis, at: number): number => {
  if (!tokens[at]?.capital || !pack.speakers.titles.has(tokens[at]?.norm ?? '')) return at;
  return tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
};

/** Is the mark part of a name ("J. Smith", "Procter & Gamble")? */
export const joinsName = (analysis: Analysis, at: number): boolean => {
  const { tokens } = analysis;
  if (!nameMarks.has(tokens[at]?.text ?? '') || !isNamePart(analysis, at + 1) || !isNamePart(analysis, at - 1))
    return false;
  return tokens[at]?.text !== '.' || (tokens[at - 1]?.text.length ?? 0) <= 2;
};
