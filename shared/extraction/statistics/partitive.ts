import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import { type NounPhrase, nounPhraseAt } from './noun-phrase.ts';

/** The phrase behind "de", "des", "of the": what a share is a share of. */
export const partitiveAt = (analysis: Analysis, at: number, many = false): NounPhrase | null => {
  const { tokens, pack } = analysis;
  const phrase = partOf(analysis, at, many);
  // "de l'ensemble [des ménages]"
  const isWhole = phrase !== null && pack.nouns.wholes.has(tokens[phrase.head]?.norm ?? '');
  return isWhole ? (partOf(analysis, phrase.head + 1, many) ?? phrase) : phrase;
};

/** In tokens: "1.2 million", "2 000". */
const longestNumber = 5;

/** Behind "1.2 million" in "two-thirds of the 1.2 million refugees", else `at`. */
const behindNumber = ({ tokens, tags, pack }: Analysis, at: number): number => {
  const numeric = tag.digits | tag.scale;
  let end = at;
  while (
    end < at + longestNumber &&
    (((tags[end] ?? 0) & numeric) !== 0 ||
      (end > at &&
        tokens[end]?.kind === 'punctuation' &&
        !tokens[end]?.spaced &&
        ((tags[end + 1] ?? 0) & tag.digits) !== 0 &&
        !tokens[end + 1]?.spaced))
  )
    end++;
  if (end > at && phraseAt(pack.units.after, tokens, end) !== null) return at;
  const isScaled = end > at && ((tags[end - 1] ?? 0) & tag.scale) !== 0;
  return isScaled && pack.numbers.ofWords.has(tokens[end]?.norm ?? '') ? end + 1 : end;
};

/** How many words a possessor may have: "the federal police agency's". */
const longestPossessor = 4;

/** Behind "the company's" in "2,300 of the company's 14,000 workers", else `at`. */
export const behindPossessor = ({ tokens }: Analysis, at: number): number => {
  for (let i = at; i < at + longestPossessor && tokens[i]?.kind === 'word'; i++)
    if (tokens[i + 1]?.norm === "'s") return i + 2;
  return at;
};

const partOf = (analysis: Analysis, at: number, many: boolean): NounPhrase | null => {
  const { tokens, tags, pack } = analysis;
  if (!pack.nouns.partitive.has(tokens[at]?.norm ?? '')) return null;
  let from = at + 1;
  for (let i = 0; i < 2 && ((tags[from] ?? 0) & (tag.determiner | tag.adverb)) !== 0; i++) from++;
  const possessed = behindPossessor(analysis, from);
  if (possessed > from && ((tags[possessed] ?? 0) & tag.digits) !== 0) from = possessed;
  if (from > at + 1 || pack.nouns.head === 'first') from = behindNumber(analysis, from);
  return nounPhraseAt(analysis, from, many);
};
