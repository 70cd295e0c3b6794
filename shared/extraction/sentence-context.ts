import type { Language } from '../domain/language.ts';
import type { Span } from '../domain/span.ts';
import { packs } from '../languages/packs.ts';
import { splitSentences } from '../text/sentences.ts';
import { tokenize } from '../text/tokens.ts';

/** Reads a sentence's text, and that of the sentence before it in the article, for records that stand on their own. */
export const sentenceContext = (
  source: string,
  language: Language | null,
): ((sentence: Span) => { text: string; previous: string | null }) => {
  const pack = packs[language ?? 'fr'];
  const sentences = splitSentences(tokenize(source, pack.edges), pack.abbreviations);
  const before = new Map(sentences.map(({ span }, i) => [span[0], sentences[i - 1]]));
  return (sentence) => {
    const previous = before.get(sentence[0]);
    return { text: source.slice(...sentence), previous: previous ? source.slice(...previous.span) : null };
  };
};
