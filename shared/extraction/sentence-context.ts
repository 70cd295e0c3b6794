import type { Language } from '../domain/language.ts';
import type { Span } from '../domain/span.ts';
import { packs } from '../languages/packs.ts';
import { clean } from '../text/clean.ts';
import { splitSentences } from '../text/sentences.ts';
import { stretchesOf } from '../text/stretches.ts';
import { tokenize } from '../text/tokens.ts';

/**
 * Reads a sentence's text, and that of the sentence before it in the article, for records that stand on their own. Nothing is read before it is
 * asked for.
 */
export const sentenceContext = (
  source: string,
  language: Language | null,
): ((sentence: Span) => { text: string; previous: string | null }) => {
  const pack = packs[language ?? 'fr'];
  let before: ReadonlyMap<number, Span | undefined> | null = null;
  const sentencesBefore = () => {
    const { text, toSource } = clean(source);
    const sentences = stretchesOf(text).flatMap((stretch) =>
      splitSentences(tokenize(text, pack.edges, stretch), pack).map(({ span }) => toSource(span)),
    );
    return new Map(sentences.map(([start], i) => [start, sentences[i - 1]]));
  };
  return (sentence) => {
    before ??= sentencesBefore();
    const previous = before.get(sentence[0]);
    return { text: source.slice(...sentence), previous: previous ? source.slice(...previous) : null };
  };
};
