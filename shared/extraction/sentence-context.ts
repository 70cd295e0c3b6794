import type { Language } from '../domain/language.ts';
import type { Span } from '../domain/span.ts';
import { packs } from '../languages/packs.ts';
import { clean } from '../text/clean.ts';
import { splitSentences } from '../text/sentences.ts';
import { tokenize } from '../text/tokens.ts';

/** Reads a sentence's text, and that of the sentence before it in the article, for records that stand on their own. */
export const sentenceContext = (
  source: string,
  language: Language | null,
): ((sentence: Span) => { text: string; previous: string | null }) => {
  const pack = packs[language ?? 'fr'];
  const { text, toSource } = clean(source);
  const sentences = splitSentences(tokenize(text, pack.edges), pack).map(({ span }) => toSource(span));
  const before = new Map(sentences.map(([start], i) => [start, sentences[i - 1]]));
  return (sentence) => {
    const previous = before.get(sentence[0]);
    return { text: source.slice(...sentence), previous: previous ? source.slice(...previous) : null };
  };
};
