import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { isContentWord } from '../content-word.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import type { Quantity } from './quantities/quantity.ts';

const operators = /^[x×*=]$/u;
/** "3 x 5": a term of a sum. */
export const isTerm = ({ tokens, tags }: Analysis, first: number, end: number): boolean =>
  (operators.test(tokens[end]?.norm ?? '') && ((tags[end + 1] ?? 0) & tag.digits) !== 0) ||
  (/^[x×*]$/u.test(tokens[first - 1]?.norm ?? '') && ((tags[first - 2] ?? 0) & tag.digits) !== 0);

/** "Seven Days", "Les Deux Tours" amid small letters: a title. In a headline all words of content are capitals. */
export const isInTitle = (analysis: Analysis, first: number, end: number): boolean => {
  const { tokens, sentences, sentenceOf } = analysis;
  const sentence = sentences[sentenceOf[first] as number];
  if (!tokens[first]?.capital || !tokens[end]?.capital || sentence === undefined || sentence.first === first)
    return false;
  for (let i = first - 1; i >= sentence.first && i > first - 5; i--)
    if (isContentWord(analysis, i)) return tokens[i]?.capital === false;
  return false;
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
