import type { Token } from '../text/tokens.ts';
import { lazily } from './lazily.ts';

interface Phrase<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

/** Expressions of one or more words, looked up by the word that they begin (or end) with. */
export type PhraseTable<Value> = Pick<ReadonlyMap<string, readonly Phrase<Value>[]>, 'get' | 'has'>;

/** Pairs of a value and the expressions that mean it: words as in `norm`, a space between tokens, "|" between expressions. */
export type PhraseList<Value> = readonly (readonly [Value, string])[];

const table = <Value>(list: PhraseList<Value>, keyOf: (words: readonly string[]) => string): PhraseTable<Value> => {
  const phrases = lazily(() => {
    const byKey = new Map<string, Phrase<Value>[]>();
    for (const [value, forms] of list) {
      for (const form of forms.split('|')) {
        const words = form.split(' ');
        const key = keyOf(words);
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, [{ words, value }]);
        else known.push({ words, value });
      }
    }
    for (const known of byKey.values()) if (known.length > 1) known.sort((a, b) => b.words.length - a.words.length);
    return byKey;
  });
  return { get: (word) => phrases().get(word), has: (word) => phrases().has(word) };
};

/** Expressions to be found where they begin. */
export const phrasesByFirst = <Value>(list: PhraseList<Value>): PhraseTable<Value> =>
  table(list, (words) => words[0] as string);
/** Expressions to be found where they end. */
export const phrasesByLast = <Value>(list: PhraseList<Value>): PhraseTable<Value> =>
  table(list, (words) => words.at(-1) as string);

/** The first words of expressions: what the lexicon must tag for a rule to fire on them. */
export const firstWords = (list: PhraseList<unknown>): string[] =>
  list.flatMap(([, forms]) => forms.split('|').map((form) => form.split(' ')[0] as string));

const standsAt = (tokens: readonly Token[], at: number, words: readonly string[]): boolean => {
  for (let i = 0; i < words.length; i++) if (tokens[at + i]?.norm !== words[i]) return false;
  return true;
};

export interface PhraseMatch<Value> {
  readonly value: Value;
  readonly first: number;
  readonly end: number;
}

/** The longest expression that begins at the token `at`. */
export const phraseAt = <Value>(
  phrases: PhraseTable<Value>,
  tokens: readonly Token[],
  at: number,
): PhraseMatch<Value> | null => {
  const candidates = phrases.get(tokens[at]?.norm ?? '');
  if (candidates === undefined) return null;
  for (const { words, value } of candidates)
    if (standsAt(tokens, at, words)) return { value, first: at, end: at + words.length };
  return null;
};

/** The longest expression whose last token is the one before `end`. */
export const phraseBefore = <Value>(
  phrases: PhraseTable<Value>,
  tokens: readonly Token[],
  end: number,
): PhraseMatch<Value> | null => {
  const candidates = phrases.get(tokens[end - 1]?.norm ?? '');
  if (candidates === undefined) return null;
  for (const { words, value } of candidates)
    if (end >= words.length && standsAt(tokens, end - words.length, words))
      return { value, first: end - words.length, end };
  return null;
};
