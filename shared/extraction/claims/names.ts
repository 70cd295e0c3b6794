import { genderOfName, type NameGender } from '../../languages/first-names.ts';
import { tag } from '../../languages/lexical-tags.ts';
import type { Token } from '../../text/tokens.ts';
import { type Analysis, askedOnce } from '../analysis.ts';
import { isFiniteVerb } from './clause.ts';

const nameMarks = new Set(['-', '&', '/', '.']);

/** "LDP", "WHO": capitals throughout. */
export const isAcronym = (token: Token | undefined): boolean =>
  token?.kind === 'word' && token.capital && /^\p{Lu}[\p{Lu}\d&-]+$/u.test(token.text);

/** Has the word its capital from its place: the first of a sentence or of what stands in quotes? */
const capitalByPlace = ({ tags, sentences, sentenceOf }: Analysis, at: number): boolean =>
  sentences[sentenceOf[at] as number]?.first === at || ((tags[at - 1] ?? 0) & tag.quoteMark) !== 0;

/** "la [Première] ministre", "le [Préfet]": with its capital an office alone names nobody. */
const isOffice = ({ tokens, tags, entries, pack }: Analysis, at: number): boolean => {
  const next = tokens[at + 1];
  const adjective = pack.nouns.prenominal.has(tokens[at]?.norm ?? '') || ((tags[at] as number) & tag.ordinal) !== 0;
  if (adjective) return next?.capital === false && entries[at + 1]?.speaks === 'person';
  if (entries[at]?.speaks !== 'person' || next?.capital) return false;
  const determined = ((tags[at - 1] ?? 0) & tag.determiner) !== 0;
  return determined && tokens[at - 1]?.kind === 'word' && next?.text !== '-';
};

const isPlainNamePart = (analysis: Analysis, at: number): boolean => {
  const { tokens, tags, pack } = analysis;
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  // "al-Rahman"
  if (!token.capital) return token.text.includes('-') && /^(?:al|el|as|ben|bin|ibn|d)-\p{Lu}/u.test(token.text);
  if (isAcronym(token)) return true;
  if (isOffice(analysis, at)) return false;
  const bits = tags[at] as number;
  if ((bits & (tag.determiner | tag.pronoun | tag.preposition | tag.subordinator | tag.auxiliary)) !== 0) return false;
  if ((bits & (tag.weekday | tag.month)) !== 0 || pack.reporting.contractions.has(token.norm)) return false;
  if (!capitalByPlace(analysis, at)) return true;
  if (
    pack.reporting.adverbEndings.some((ending) => token.norm.length > ending.length + 3 && token.norm.endsWith(ending))
  )
    return false;
  if (pack.speakers.openers.has(token.norm) || (bits & (tag.adverb | tag.coordinator | tag.relativeDate)) !== 0)
    return false;
  return !opensAsParticiple(analysis, at) && !precedesPhrase(analysis, at);
};

/** Does a verb follow, past its clitics and negations: "Leblé [n'a] rien dit"? */
const verbFollows = (analysis: Analysis, at: number): boolean => {
  const { tokens, tags, pack } = analysis;
  const { objectClitics, reflexives, negations } = pack.reporting;
  let i = at + 1;
  const isClitic = (word: string) => objectClitics.has(word) || reflexives.has(word) || negations.has(word);
  while (i < at + 4 && isClitic(tokens[i]?.norm ?? '') && !isFiniteVerb(analysis, i)) i++;
  return ((tags[i] ?? 0) & (tag.auxiliary | tag.reportingVerb)) !== 0 || isFiniteVerb(analysis, i);
};

/** With the capital of its sentence, a participle names nobody: "[Évoquant] la crise, il …", "[Asked] about it, she …". */
const opensAsParticiple = (analysis: Analysis, at: number): boolean => {
  const { tokens, pack } = analysis;
  const { norm } = tokens[at] as Token;
  if (!pack.speakers.openingEndings.some((ending) => norm.length > ending.length + 2 && norm.endsWith(ending)))
    return false;
  return firstNameAt(analysis, at) === null && !isPossessed(analysis, at) && !verbFollows(analysis, at);
};

/** With the capital of its sentence, a word before a phrase of its own names nobody: "[Thereafter] a reporter came". */
const precedesPhrase = (analysis: Analysis, at: number): boolean => {
  const bits = analysis.tags[at + 1] ?? 0;
  if ((bits & (tag.determiner | tag.subjectPronoun)) === 0 || (bits & tag.preposition) !== 0) return false;
  return firstNameAt(analysis, at) === null && !verbFollows(analysis, at) && !analysis.tokens[at + 1]?.capital;
};

const isPossessed = ({ tokens, pack }: Analysis, at: number) =>
  pack.speakers.possessives.has(tokens[at + 1]?.norm ?? '');

/** "De Pavant a dit": with the capital of a sentence, a particle is one where a name and its verb follow. */
const isLeadingParticle = (analysis: Analysis, at: number): boolean => {
  const { tokens, tags, pack } = analysis;
  const token = tokens[at];
  if (!token?.capital || !pack.speakers.particles.has(token.norm) || !isPlainNamePart(analysis, at + 1)) return false;
  // "La France a dit": an article is none.
  if (((tags[at] as number) & tag.determiner) !== 0) return false;
  return ((tags[at + 2] ?? 0) & (tag.auxiliary | tag.reportingVerb)) !== 0 || isFiniteVerb(analysis, at + 2);
};

/** Can the word be part of a proper name? Its article can, where its capital is not the sentence's: "le quotidien Le Figaro". */
export const isNamePart = askedOnce('namePart', (analysis, at) => {
  if (isPlainNamePart(analysis, at) || isLeadingParticle(analysis, at)) return true;
  const { tokens, tags, sentences, sentenceOf } = analysis;
  const token = tokens[at];
  if (token?.kind !== 'word' || !token.capital || ((tags[at] as number) & tag.determiner) === 0) return false;
  if (sentences[sentenceOf[at] as number]?.first === at || tokens[at - 1]?.kind === 'punctuation') return false;
  return isPlainNamePart(analysis, at + 1);
});

/** Does a noun that can speak stand here: a role, a body, a document? */
export const isSpeakerNoun = ({ tags }: Analysis, at: number): boolean =>
  ((tags[at] ?? 0) & (tag.role | tag.organisation | tag.spokenDocument)) !== 0;

const isBody = ({ tags }: Analysis, at: number) => ((tags[at] ?? 0) & (tag.organisation | tag.spokenDocument)) !== 0;

/** What is known of a first name that stands here; null where none does. */
export const firstNameAt = ({ tokens, pack }: Analysis, at: number): NameGender | null => {
  const token = tokens[at];
  return token?.capital ? genderOfName(pack.speakers.firstNames, token.norm) : null;
};

/** Does a person's name begin at `at`, run together with the one that begins at `first`: "président du [Sénat] Luc Morin", "ministre du [Brésil] Ana Souza"? */
const startsPerson = (analysis: Analysis, first: number, at: number): boolean => {
  const { tokens, entries, pack } = analysis;
  const before = tokens[at - 1];
  // "minister of Industry and [Commerce] Rishad Salim"
  if (pack.speakers.portfolios.has(before?.norm ?? '') && isComplementName(analysis, first))
    return isNamePart(analysis, at + 1) && !pack.speakers.portfolios.has(tokens[at]?.norm ?? '');
  // "ambassadeur de Yougoslavie Borislav Ilic": behind a link a country is whole.
  if (pack.speakers.links.has(tokens[first - 1]?.norm ?? '') && isTerritory(analysis, first, at))
    return isNamePart(analysis, at + 1);
  if (firstNameAt(analysis, at) === null || firstNameAt(analysis, first) !== null || !isNamePart(analysis, at + 1))
    return false;
  return entries[at]?.speaks === undefined && before?.kind === 'word' && before.text.length > 2;
};

/** Does the name stand behind a link, or a coordinator in what a link opened: "of [Industry] and [Commerce]"? */
const isComplementName = ({ tokens, tags, pack }: Analysis, first: number): boolean =>
  pack.speakers.links.has(tokens[first - 1]?.norm ?? '') ||
  ((tags[first - 1] ?? 0) & (tag.coordinator | tag.determiner)) !== 0;

/** Is `[first, end)` the name of a country or territory? */
export const isTerritory = ({ source, tokens, pack }: Analysis, first: number, end: number): boolean =>
  pack.speakers.territories.has(
    source
      .slice(tokens[first]?.start, tokens[end - 1]?.end)
      .replace(/’/gu, "'")
      .toLowerCase(),
  );

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

/** The last full stop of "U.S.", where its sentence goes on. */
const isInitialism = ({ tokens, sentences, sentenceOf }: Analysis, at: number): boolean => {
  const isStop = (i: number) => tokens[i]?.text === '.' && tokens[i]?.spaced === false;
  const isLetter = (i: number) => tokens[i]?.text.length === 1 && tokens[i]?.capital === true;
  if (!isStop(at) || !isStop(at - 2) || !isLetter(at - 1) || !isLetter(at - 3)) return false;
  return at + 1 < (sentences[sentenceOf[at] as number]?.end ?? 0);
};

const isRoman = (text: string) => /^[IVX]+$/.test(text);

/** The end of the proper name that begins at `at`, or `at` when none does. */
export const nameEnd = (analysis: Analysis, at: number, limit: number): number => {
  const { tokens, pack } = analysis;
  const { particles, bodyParticles } = pack.speakers;
  // Of a body's name "of" and "for" are part, of a person's not.
  let body = false;
  /** Some bodies bear a person's name: "Hôpital Louise Michel". */
  let namesake = false;
  let end = at;
  for (let i = at; i < limit; i++) {
    const token = tokens[i] as Token;
    if (i > at && pastTitle(analysis, i) > i + 1) break;
    // Names run together: a person's begins with the first name ("l'agence Nova Presse Anne Leroy").
    if (i > at && end === i && !namesake && startsPerson(analysis, at, i)) break;
    if (isNamePart(analysis, i) || (end > at && token.kind === 'number' && i === end && !token.spaced)) {
      end = i + 1;
      body ||= isBody(analysis, i) && firstNameAt(analysis, at) === null;
      namesake ||= pack.speakers.namesakes.has(token.norm);
      continue;
    }
    if (end === at) break;
    // "U.S. officials"
    if (isInitialism(analysis, i)) {
      end = i + 1;
      continue;
    }
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

/** Where the bearer's own name begins in `[first, end)`, behind a capitalised role: "Interior Minister [Ann Lee]"; "Stephen King" is whole. */
export const pastRole = (analysis: Analysis, first: number, end: number): number => {
  const { tags } = analysis;
  if (firstNameAt(analysis, first) !== null) return first;
  let bearer = first;
  for (let i = first; i < end - 1; i++)
    if (((tags[i] as number) & tag.role) !== 0 && isNamePart(analysis, i + 1)) bearer = i + 1;
  return bearer;
};

/** Past a title before a name ("M.", "Mme", "Dr."), the token where the name itself begins. */
export const pastTitle = ({ tokens, pack }: Analysis, at: number): number => {
  if (!tokens[at]?.capital || !pack.speakers.titles.has(tokens[at]?.norm ?? '')) return at;
  return tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
};

/** Is the mark part of a name ("J. Smith", "Procter & Gamble")? */
export const joinsName = (analysis: Analysis, at: number): boolean => {
  const { tokens } = analysis;
  if (isInitialism(analysis, at)) return true;
  if (!nameMarks.has(tokens[at]?.text ?? '') || !isNamePart(analysis, at + 1) || !isNamePart(analysis, at - 1))
    return false;
  return tokens[at]?.text !== '.' || (tokens[at - 1]?.text.length ?? 0) <= 2;
};
