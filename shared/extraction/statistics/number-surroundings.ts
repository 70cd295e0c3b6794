import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { isContentWord } from '../content-word.ts';
import { isPlural, nounPhraseAt } from './noun-phrase.ts';
import type { Quantity } from './quantities/quantity.ts';

const operators = /^[x×*=]$/u;
/** "3 x 5": a term of a sum. */
export const isTerm = ({ tokens, tags }: Analysis, first: number, end: number): boolean =>
  (operators.test(tokens[end]?.norm ?? '') && ((tags[end + 1] ?? 0) & tag.digits) !== 0) ||
  (/^[x×*]$/u.test(tokens[first - 1]?.norm ?? '') && ((tags[first - 2] ?? 0) & tag.digits) !== 0);

/** How far around a word the letters of others tell a headline from a sentence. */
const headlineReach = 6;

/** Is a word of content in small letters near, as no headline in capitals has? */
const amidSmallLetters = (analysis: Analysis, at: number): boolean => {
  const { tokens, sentences, sentenceOf } = analysis;
  const sentence = sentences[sentenceOf[at] as number];
  if (sentence === undefined) return false;
  const end = Math.min(sentence.end, at + headlineReach);
  for (let i = Math.max(sentence.first, at - headlineReach); i < end; i++)
    if (isContentWord(analysis, i) && tokens[i]?.capital === false && ((analysis.tags[i] ?? 0) & tag.numeral) === 0)
      return true;
  return false;
};

/** No name of a work begins with a number as high. */
const highestInName = 1000;

/** "in 30 Rock", where plurals show: what stands behind a number over one and is none is a name, but for a people's. */
const isNumberedName = (analysis: Analysis, first: number, end: number): boolean => {
  const { tokens, pack } = analysis;
  const { head, invariableEndings } = pack.nouns;
  const [number, name] = [tokens[first], tokens[end]];
  if (head !== 'last' || number?.kind !== 'number' || end !== first + 1 || !name?.capital || !name.spaced) return false;
  if (Number(number.text) < 2 || Number(number.text) >= highestInName) return false;
  if (invariableEndings.some((ending) => name.norm.endsWith(ending)) || name.text === name.text.toUpperCase())
    return false;
  return (
    !isPlural(analysis, name.norm) &&
    !isContentWord(analysis, end + 1) &&
    tokens[end + 1]?.text !== '-' &&
    amidSmallLetters(analysis, first)
  );
};

/** "Meurtres? (Three Sinners, 1950)": a bracket that holds nothing but capitals up to its end or a comma. */
const isGloss = ({ tokens }: Analysis, first: number, end: number): boolean => {
  if (tokens[first - 1]?.text !== '(' || !tokens[first]?.capital || !tokens[end]?.capital) return false;
  let at = end;
  while (tokens[at]?.capital && at < end + headlineReach) at++;
  return /^[,)]$/u.test(tokens[at]?.text ?? '');
};

/** "the Fantastic Four", "Seven Days", "Les 400 Coups" amid small letters; "la série 30 Rock", "le film 127 heures": a title. */
export const isInTitle = (analysis: Analysis, first: number, end: number): boolean => {
  const { tokens, tags, sentences, sentenceOf, pack } = analysis;
  const before = tokens[first - 1];
  if (sentences[sentenceOf[first] as number]?.first === first || before === undefined) return false;
  if (pack.nouns.works.has(before.norm)) return true;
  if (isNumberedName(analysis, first, end) || isGloss(analysis, first, end)) return true;
  const inSentence = sentences[sentenceOf[first] as number]?.first !== first - 1;
  const determined = before.capital && ((tags[first - 1] ?? 0) & tag.determiner) !== 0 && inSentence;
  const isWord = tokens[first]?.kind === 'word' && tokens[first]?.capital === true;
  // What opens a quotation or follows a colon has a capital of its own.
  const opened = before.kind === 'punctuation' || ((tags[first - 1] ?? 0) & tag.quoteMark) !== 0;
  if (isWord ? opened : !(determined && tokens[end]?.capital)) return false;
  return amidSmallLetters(analysis, first);
};

/** In tokens: a longer row of numbers is a table. */
const longestReference = 20;

/** "[3, 4]": one of several references in square brackets. */
export const isReference = ({ tokens }: Analysis, first: number, end: number): boolean => {
  const inner = (at: number) => tokens[at]?.kind === 'number' || /^[,;–-]$/u.test(tokens[at]?.text ?? '');
  let [from, to] = [first - 1, end];
  while (inner(from) && first - from <= longestReference) from--;
  while (inner(to) && to - end < longestReference) to++;
  return tokens[from]?.text === '[' && tokens[to]?.text === ']';
};

/** "reigned 1715 - 1774": four digits with nothing that they count, of the years that articles speak of. */
export const isLikelyYear = (analysis: Analysis, { first, end, number, modifier, value }: Quantity): boolean => {
  const { tokens, pack } = analysis;
  if (
    number.decimals > 0 ||
    number.scale > 1 ||
    tokens[number.first]?.text.length !== 4 ||
    number.end !== number.first + 1
  )
    return false;
  if (value === null || value < 1500 || value > 2100 || modifier !== 'exact') return false;
  const before = tokens[first - 1];
  const joined = before !== undefined && /^[-–—(,/]$/u.test(before.text);
  const joins = /^[-–—]$/u.test(tokens[end]?.text ?? '') && ((analysis.tags[end + 1] ?? 0) & tag.digits) !== 0;
  const { fromWords, toWords, byWords } = pack.quantities;
  const { norm } = before ?? { norm: '' };
  if (fromWords.has(norm) || toWords.has(norm) || byWords.has(norm)) return false;
  return (joined || joins) && nounPhraseAt(analysis, end, true) === null;
};

/** "One, that we pay; and, two, that we stay": a word between commas numbers what follows. */
export const numbersClause = ({ tokens }: Analysis, first: number, end: number): boolean =>
  end === first + 1 && tokens[first - 1]?.text === ',' && tokens[end]?.text === ',';
