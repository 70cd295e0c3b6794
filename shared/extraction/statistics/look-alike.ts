import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import { isContentWord } from '../content-word.ts';
import { isClockTime } from './clock-time.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import { standsInRow } from './number-row.ts';
import { isInTitle, isLikelyYear, isReference, isTerm, numbersClause } from './number-surroundings.ts';
import type { Quantity } from './quantities/quantity.ts';
import { standsAlone } from './stands-alone.ts';

const glue = /^[:/_@=.]$/u;

const isDigits = (analysis: Analysis, at: number) => ((analysis.tags[at] ?? 0) & tag.digits) !== 0;

/** Does a bracket open a few tokens before, that a number could stand at the end of? */
const opensBracket = ({ tokens }: Analysis, first: number): boolean => {
  for (let i = first - 1; i > first - 40 && i >= 0; i--) if (tokens[i]?.text === '(') return true;
  return false;
};

/** "37, rue de la Libération", "10 Downing Street", "4 bis". */
const isAddress = ({ tokens, pack }: Analysis, end: number): boolean => {
  const { streets, streetsLast, houseMarks } = pack.quantities;
  if (houseMarks.has(tokens[end]?.norm ?? '')) return true;
  const at = tokens[end]?.text === ',' ? end + 1 : end;
  if (streets.has(tokens[at]?.norm ?? '')) return true;
  for (let i = at; i < at + 4 && tokens[i]?.capital; i++)
    if (i > at && streetsLast.has(tokens[i]?.norm ?? '')) return true;
  return false;
};

/** An amount of more figures has marks or spaces between them. */
const longestUngrouped = 9;

/** "0 800 123 456", "01 42 33 44 55": groups behind a leading zero, which no amount has. */
const isDialled = ({ tokens }: Analysis, { number: { first, end } }: Quantity): boolean =>
  tokens[first]?.text[0] === '0' && end - first > 1 && tokens[first + 1]?.kind === 'number';

const unitless = ({ unit }: Quantity) => unit === null;

/** "a 12-nation bloc": does a noun in small letters, and no term of a name, stand behind the hyphen? */
const countsInCompound = ({ tokens, pack }: Analysis, end: number): boolean => {
  const noun = tokens[end + 1];
  return pack.nouns.head === 'last' && noun?.kind === 'word' && !noun.capital && noun.text.length > 2;
};

/** Why a bare number is no statistic, or null where nothing speaks against it; `taken` tokens are dates. */
export const lookAlike = (analysis: Analysis, quantity: Quantity, taken: Uint8Array): string | null => {
  const { tokens, tags, pack, sentences, sentenceOf } = analysis;
  const { first, end, number, value } = quantity;
  const sentence = sentences[sentenceOf[first] as number];
  const before = tokens[first - 1];
  const head = tokens[number.first];
  const next = tokens[end];
  const starts = sentence !== undefined && sentence.first === first;
  if (phraseAt(pack.quantities.idioms, tokens, first) !== null) return 'a manner of speaking';
  if (isClockTime(analysis, quantity)) return 'a time of day';
  if (isTerm(analysis, first, end)) return 'a term of a sum';
  const inRow = number.form === 'words' && standsInRow(analysis, first, end);
  if (number.form === 'words' && !inRow && numbersClause(analysis, first, end)) return 'the number of a list';
  if (isInTitle(analysis, first, end)) return 'a title';
  if (number.form === 'digits') {
    if (isDialled(analysis, quantity)) return 'a telephone number';
    if ((head?.text.length ?? 0) > longestUngrouped && !standsAlone(analysis, first, end)) return 'a code';
    if (isLikelyYear(analysis, quantity)) return 'a year';
    if (
      before !== undefined &&
      !head?.spaced &&
      (glue.test(before.text) || before.kind === 'number' || before.text === '-' || before.text === '–')
    )
      return 'a piece of something longer';
    if (next !== undefined && !next.spaced && next.kind === 'word' && !next.norm.startsWith("'"))
      return 'a piece of a name';
    if (next !== undefined && !next.spaced && /^[/:_@]$/u.test(next.text) && tokens[end + 1]?.kind !== 'break')
      return 'a piece of something longer';
    if (isReference(analysis, first, end)) return 'a note';
    if (before?.text === '(' && next?.text === ')' && (value ?? 0) < 100) return 'a note';
    // "articles 6 et 7"
    const lists =
      before !== undefined &&
      (before.norm === pack.numbers.conjunction || before.text === ',' || pack.numbers.rangeLinks.has(before.norm));
    if (lists && isDigits(analysis, first - 2) && pack.quantities.namedByNumber.has(tokens[first - 3]?.norm ?? ''))
      return 'it names what stands before it';
    const loneRow =
      (isDigits(analysis, first - 1) && taken[first - 1] !== 1) ||
      (isDigits(analysis, end) && taken[end] !== 1 && next?.spaced && number.scale === 1);
    if (loneRow) return 'digits in a row';
    if (head !== undefined && head.text.length > 1 && head.text.startsWith('0') && number.decimals === 0)
      return 'a code';
    if (starts && (next?.text === '.' || next?.text === ')') && (value ?? 0) < 100 && tokens[end + 1]?.kind !== 'break')
      return 'the number of a list';
    if (
      next?.text === ')' &&
      !next.spaced &&
      before?.text !== '(' &&
      (value ?? 0) < 20 &&
      !opensBracket(analysis, first)
    )
      return 'the number of a list';
    // "1. à la mairie, 2. au stade": no sentence ends there.
    const listed =
      next?.text === '.' &&
      !next.spaced &&
      tokens[end + 1]?.kind === 'word' &&
      tokens[end + 1]?.spaced &&
      !tokens[end + 1]?.capital;
    if (listed && (value ?? 0) < 100) return 'the number of a list';
    if (isAddress(analysis, end)) return 'an address';
    // "49.3": a dot that elsewhere groups thousands leads decimals only before a unit.
    if (
      number.decimals > 0 &&
      number.scale === 1 &&
      pack.numbers.groupMarks.has('.') &&
      tokens[number.end - 2]?.text === '.'
    )
      return 'a numbered thing';
    const abbreviated =
      before?.text === '.' &&
      tokens[first - 2]?.capital &&
      pack.quantities.namedByNumber.has(tokens[first - 2]?.norm ?? '');
    if (abbreviated) return 'it names what stands before it';
    // "H. R. 1280", "S. 12": a bill.
    const initial =
      before?.text === '.' && !before.spaced && tokens[first - 2]?.capital && tokens[first - 2]?.text.length === 1;
    if (initial && tokens[first - 3]?.text === '.' && unitless(quantity)) return 'it names what stands before it';
    const sign = tokens[first - 1]?.text === '°' || (tokens[first - 3]?.text === '°' && isDigits(analysis, first - 2));
    if (sign && unitless(quantity)) return 'it names what stands before it';
    const named = before !== undefined && pack.quantities.namedByNumber.has(before.norm) && !starts;
    const counts = nounPhraseAt(analysis, end, (value ?? 2) >= 2);
    const plural = counts !== null && tokens[counts.head]?.capital === false;
    if (
      named &&
      (before.norm.length > 2 || before.capital || before.text.endsWith('°')) &&
      !(plural && (value ?? 0) >= 100)
    )
      return 'it names what stands before it';
    if (
      counts === null &&
      number.scale === 1 &&
      number.end === number.first + 1 &&
      pack.quantities.singularArticles.has(before?.norm ?? '')
    )
      return 'it is named by its number';
    if (next?.text === '-' && !next.spaced && /\d/u.test(tokens[end + 1]?.text ?? ''))
      return 'a piece of something longer';
    // "le césium 137", "le pas de tir 40": a noun and its number.
    const afterNoun = isContentWord(analysis, first - 1) && before?.capital === false && counts === null;
    const nounLed = ((tags[first - 2] ?? 0) & tag.determiner) !== 0 || pack.nouns.of.has(tokens[first - 2]?.norm ?? '');
    if (afterNoun && nounLed && number.scale === 1 && number.decimals === 0 && (value ?? 0) < 2200)
      return 'a noun and its number';
    if (
      before !== undefined &&
      before.kind === 'word' &&
      before.capital &&
      isContentWord(analysis, first - 1) &&
      number.scale === 1 &&
      number.decimals === 0 &&
      (value ?? 0) < 2200 &&
      !plural &&
      sentence !== undefined
    )
      return 'a piece of a name';
    if (next?.kind === 'word' && next.capital && head?.text.length === 5 && /^[,(–-]$/u.test(before?.text ?? ','))
      return 'a postal code';
  }
  if (inRow) return null;
  // "un deux-roues", "un 4 x 4": a thing, not a number of things.
  const compound = next?.text === '-' && countsInCompound(analysis, end);
  if (!compound && (value ?? 0) >= 2 && pack.numbers.articles.has(before?.norm ?? '') && number.scale === 1)
    return 'a name of a thing';
  if (number.form === 'words' && value === 0 && !standsAlone(analysis, first, end)) {
    // "zéro mort", but "la tolérance zéro", "zero-sum".
    const behindNoun = isContentWord(analysis, first - 1) && ((tags[first - 2] ?? 0) & tag.determiner) !== 0;
    const phrase = behindNoun ? null : nounPhraseAt(analysis, end);
    if (phrase === null || next?.text === '-') return 'nothing is counted';
  }
  if (next !== undefined && pack.dates.centuries.has(next.norm)) return 'a century';
  if (number.form === 'words' && number.end === number.first + 1) {
    const counts = nounPhraseAt(analysis, end, (value ?? 2) >= 2);
    const determined = ((tags[first - 1] ?? 0) & (tag.determiner | tag.subjectPronoun)) !== 0;
    if (value === 1) return 'a pronoun';
    const name = before !== undefined && (before.norm.length > 2 || before.capital) ? before.norm : '';
    if (counts === null && pack.quantities.namedByNumber.has(name)) return 'it names what stands before it';
    const linked =
      next !== undefined && (pack.nouns.partitive.has(next.norm) || pack.numbers.rangeLinks.has(next.norm));
    if (determined && counts === null && !linked) return 'a pronoun';
    // "un moteur neuf": an adjective behind its noun.
    if (
      pack.nouns.numeralAdjectives.has(head?.norm ?? '') &&
      counts === null &&
      before?.kind === 'word' &&
      isContentWord(analysis, first - 1)
    )
      return 'an adjective';
  }
  return null;
};
