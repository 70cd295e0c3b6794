import type { Token } from '../text/tokens.ts';
import { lazily } from './lazily.ts';

interface Phrase<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

/** The expressions that begin (or end) with one word, the longest first. */
interface Candidates<Value> {
  readonly all: readonly Phrase<Value>[];
  /** Where many do ("le"), those that fit the word beside it as well, or none does but the word alone. */
  readonly beside: ReadonlyMap<string, readonly Phrase<Value>[]> | null;
  readonly alone: readonly Phrase<Value>[];
}

/** Expressions of one or more words, looked up by the word that they begin (or end) with. */
export interface PhraseTable<Value> {
  has(word: string): boolean;
  get(word: string): readonly Phrase<Value>[] | undefined;
  /** Those that may stand where `word` does and `beside` is the next (or previous) word. */
  fitting(word: string, beside: string): readonly Phrase<Value>[] | undefined;
}

/** Pairs of a value and the expressions that mean it: words as in `norm`, a space between tokens, "|" between expressions. */
export type PhraseList<Value> = readonly (readonly [Value, string])[];

/** From so many on the word beside tells which. */
const many = 4;

const candidatesOf = <Value>(
  all: Phrase<Value>[],
  secondOf: (words: readonly string[]) => string | undefined,
): Candidates<Value> => {
  if (all.length > 1) all.sort((a, b) => b.words.length - a.words.length);
  if (all.length < many) return { all, beside: null, alone: [] };
  const alone = all.filter(({ words }) => words.length === 1);
  const seconds = new Set(all.flatMap(({ words }) => secondOf(words) ?? []));
  const beside = new Map(
    [...seconds].map((second) => [second, all.filter(({ words }) => (secondOf(words) ?? second) === second)]),
  );
  return { all, beside, alone };
};

const table = <Value>(
  list: PhraseList<Value>,
  keyOf: (words: readonly string[]) => string,
  secondOf: (words: readonly string[]) => string | undefined,
): PhraseTable<Value> => {
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
    return new Map([...byKey].map(([key, all]) => [key, candidatesOf(all, secondOf)]));
  });
  return {
    has: (word) => phrases().has(word),
    get: (word) => phrases().get(word)?.all,
    fitting: (word, second) => {
      const known = phrases().get(word);
      return known === undefined || known.beside === null ? known?.all : (known.beside.get(second) ?? known.alone);
    },
  };
};

/** Expressions to be found where they begin. */
export const phrasesByFirst = <Value>(list: PhraseList<Value>): PhraseTable<Value> =>
  table(
    list,
    (words) => words[0] as string,
    (words) => words[1],
  );
/** Expressions to be found where they end. */
export const phrasesByLast = <Value>(list: PhraseList<Value>): PhraseTable<Value> =>
  table(
    list,
    (words) => words.at(-1) as string,
    (words) => words.at(-2),
  );

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
  const candidates = phrases.fitting(tokens[at]?.norm ?? '', tokens[at + 1]?.norm ?? '');
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
  const candidates = phrases.fitting(tokens[end - 1]?.norm ?? '', tokens[end - 2]?.norm ?? '');
  if (candidates === undefined) return null;
  for (const { words, value } of candidates)
    if (end >= words.length && standsAt(tokens, end - words.length, words))
      return { value, first: end - words.length, end };
  return null;
};
