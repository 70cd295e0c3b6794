import type { Span } from '../domain/span.ts';

/** The words around a record, so that it can be read without its article. */
export interface SentenceContext {
  /** Takes the next sentences of the article: what `onSentences` is told. */
  readonly add: (sentences: readonly Span[]) => void;
  /** A sentence's text, and that of the one before it; null of the first, and of what is no sentence that was added. */
  readonly of: (sentence: Span) => { text: string; previous: string | null };
}

/** Keeps the sentences of an article as they are read, for records that stand on their own. */
export const sentenceContext = (source: string): SentenceContext => {
  /** By where a sentence begins, the one before it. */
  const before = new Map<number, Span>();
  let last: Span | undefined;
  return {
    add: (sentences) => {
      for (const sentence of sentences) {
        if (last !== undefined) before.set(sentence[0], last);
        last = sentence;
      }
    },
    of: (sentence) => {
      const previous = before.get(sentence[0]);
      return { text: source.slice(...sentence), previous: previous ? source.slice(...previous) : null };
    },
  };
};
