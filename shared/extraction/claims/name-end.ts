import { tag } from '../../languages/lexical-tags.ts';
import type { Token } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import { endsWithAny } from './endings.ts';
import { firstNameAt, isAcronym, isNamePart } from './names.ts';

const nameMarks = new Set(['-', '&', '/', '.']);

const isBody = ({ tags }: Analysis, at: number) => ((tags[at] ?? 0) & (tag.organisation | tag.spokenDocument)) !== 0;

/** Does a person's name begin at `at`, run together with the one that begins at `first`: "président du [Sénat] Luc Morin", "ministre du [Brésil] Ana Souza"? */
export const startsPerson = (analysis: Analysis, first: number, at: number): boolean => {
  const { tokens, tags, entries, pack } = analysis;
  const before = tokens[at - 1];
  // "minister of Industry and [Commerce] Rishad Salim"
  if (pack.speakers.portfolios.has(before?.norm ?? '') && isComplementName(analysis, first))
    return (
      tokens[at]?.capital === true &&
      isNamePart(analysis, at + 1) &&
      !pack.speakers.portfolios.has(tokens[at]?.norm ?? '')
    );
  // "ambassadeur de Yougoslavie Borislav Ilic": behind a link a country is whole.
  if (pack.speakers.links.has(tokens[first - 1]?.norm ?? '') && isTerritory(analysis, first, at))
    return isNamePart(analysis, at + 1);
  if (firstNameAt(analysis, at) === null || firstNameAt(analysis, first) !== null || !isNamePart(analysis, at + 1))
    return false;
  // "Hamad Reza Karim": one word more, and neither a body's nor a country's; but "président de la République Luc Morin".
  const opening = tokens[first]?.norm ?? '';
  const determined = ((tags[first - 1] ?? 0) & tag.determiner) !== 0;
  if (
    at === first + 1 &&
    !determined &&
    !isBody(analysis, first) &&
    !isAcronym(tokens[first]) &&
    !pack.speakers.nationalities.has(opening)
  )
    return false;
  return entries[at]?.speaks === undefined && before?.kind === 'word' && before.text.length > 2;
};

/** Does the name stand behind a link, or a coordinator in what a link opened: "of [Industry] and [Commerce]"? */
const isComplementName = ({ tokens, tags, pack }: Analysis, first: number): boolean =>
  pack.speakers.links.has(tokens[first - 1]?.norm ?? '') ||
  ((tags[first - 1] ?? 0) & (tag.coordinator | tag.determiner)) !== 0;

/** How many tokens the name of a territory may take up. */
const longestTerritory = 8;

/** Is `[first, end)` the name of a country or territory? */
export const isTerritory = ({ source, tokens, pack }: Analysis, first: number, end: number): boolean =>
  end - first <= longestTerritory &&
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

/** "République centrafricaine", "Corée du Nord": a country's name goes on in small letters. */
const territoryEnd = (analysis: Analysis, first: number, end: number, limit: number): number => {
  if (end !== first + 1 || !analysis.pack.speakers.territoryOpenings.has(analysis.tokens[first]?.norm ?? ''))
    return end;
  for (let stop = Math.min(limit, end + 3); stop > end; stop--) if (isTerritory(analysis, first, stop)) return stop;
  return end;
};

const isRoman = (text: string) => /^[IVX]+$/.test(text);

/** How far into its sentence a label may end, in tokens. */
const longestLabel = 3;

/** "EN DIRECT - Vexel": a label in capitals that a sentence begins with, and no name. */
const isSetOff = ({ tokens, sentences, sentenceOf }: Analysis, at: number): boolean =>
  tokens[at]?.text === '-' &&
  tokens[at]?.spaced === true &&
  isAcronym(tokens[at - 1]) &&
  at - (sentences[sentenceOf[at] as number]?.first ?? at) <= longestLabel;

/** A lower-case adjective within a body's name, before the country that this ends with: "Santé [publique] France". */
const isNationalAdjective = ({ tokens, tags, pack }: Analysis, at: number): boolean => {
  const word = tokens[at];
  if (pack.nouns.head !== 'first' || word?.kind !== 'word' || word.capital || !tokens[at + 1]?.capital) return false;
  if (!pack.speakers.territories.has(tokens[at + 1]?.norm ?? '')) return false;
  const { adjectives, adjectiveEndings } = pack.nouns;
  return (
    ((tags[at] as number) & tag.adjective) !== 0 ||
    adjectives.has(word.norm) ||
    endsWithAny(word.norm, adjectiveEndings)
  );
};

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
    if (nameMarks.has(token.text) && isNamePart(analysis, i + 1) && !isSetOff(analysis, i)) {
      if (token.text === '.' && (tokens[i - 1]?.text.length ?? 0) > 2) break;
      continue;
    }
    if (token.kind === 'word' && (particles.has(token.norm) || (body && bodyParticles.has(token.norm))) && i - end < 3)
      continue;
    // "Santé publique France"
    if (i === end && isNationalAdjective(analysis, i)) {
      end = i + 2;
      i++;
      continue;
    }
    if (token.kind === 'word' && isRoman(token.text)) {
      end = i + 1;
      continue;
    }
    break;
  }
  return territoryEnd(analysis, at, end, limit);
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
  const joins = nameMarks.has(tokens[at]?.text ?? '') && !isSetOff(analysis, at);
  if (!joins || !isNamePart(analysis, at + 1) || !isNamePart(analysis, at - 1)) return false;
  return tokens[at]?.text !== '.' || (tokens[at - 1]?.text.length ?? 0) <= 2;
};
