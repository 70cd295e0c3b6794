import { genderOfName, type NameGender } from '../../languages/first-names.ts';
import { tag } from '../../languages/lexical-tags.ts';
import type { Token } from '../../text/tokens.ts';
import { type Analysis, askedOnce } from '../analysis.ts';
import { isFiniteVerb } from './clause.ts';
import { endsWithAny } from './endings.ts';

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
  // "le PDG de Vexel", "the CEO": a role.
  if (isAcronym(token)) return analysis.entries[at]?.speaks !== 'person';
  if (isOffice(analysis, at)) return false;
  const bits = tags[at] as number;
  if ((bits & (tag.determiner | tag.pronoun | tag.preposition | tag.subordinator | tag.auxiliary)) !== 0) return false;
  if ((bits & (tag.weekday | tag.month)) !== 0 || pack.reporting.contractions.has(token.norm)) return false;
  if (!capitalByPlace(analysis, at)) return true;
  if (endsWithAny(token.norm, pack.reporting.adverbEndings, 4)) return false;
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
  if (!endsWithAny(norm, pack.speakers.openingEndings)) return false;
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

/** What is known of a first name that stands here; null where none does. */
export const firstNameAt = ({ tokens, pack }: Analysis, at: number): NameGender | null => {
  const token = tokens[at];
  return token?.capital ? genderOfName(pack.speakers.firstNames, token.norm) : null;
};
