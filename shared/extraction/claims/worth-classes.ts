import type { LanguagePack } from '../../languages/language-pack.ts';
import { type WorthClass, type WorthWords, worthClasses } from '../../languages/worth-words.ts';
import type { Token } from '../../text/tokens.ts';

/** The bit of a class: 1 shifted by its place in `worthClasses`. */
const worthBit = Object.fromEntries(worthClasses.map((name, i) => [name, 1 << i])) as Readonly<
  Record<WorthClass, number>
>;

/** The classes of words, and of beginnings of words, as bits. */
interface Forms {
  readonly words: ReadonlyMap<string, number>;
  /** By length of the stem. */
  readonly stems: readonly (readonly [length: number, ReadonlyMap<string, number>])[];
}

interface Vocabulary {
  readonly listed: Forms;
  /** What is taken out again: "!libéral*". */
  readonly excepted: Forms;
  /** Of two words, "lead_to": by the first, then the second. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Words looked up before. */
  readonly known: Map<string, number>;
}

const vocabularies = new WeakMap<WorthWords, Vocabulary>();

const formsOf = (lists: WorthWords, listed: (form: string) => string | null): Forms => {
  const words = new Map<string, number>();
  const byLength = new Map<number, Map<string, number>>();
  for (const name of worthClasses)
    for (const written of lists[name].split(' ')) {
      const form = listed(written);
      if (form === null) continue;
      const stem = form.endsWith('*') ? form.slice(0, -1) : null;
      const table = stem === null ? words : (byLength.get(stem.length) ?? new Map<string, number>());
      if (stem !== null) byLength.set(stem.length, table);
      table.set(stem ?? form, (table.get(stem ?? form) ?? 0) | worthBit[name]);
    }
  return { words, stems: [...byLength] };
};

const bitsOf = ({ words, stems }: Forms, norm: string): number => {
  let bits = words.get(norm) ?? 0;
  for (const [length, table] of stems) if (norm.length >= length) bits |= table.get(norm.slice(0, length)) ?? 0;
  return bits;
};

const pairsOf = (lists: WorthWords): Vocabulary['pairs'] => {
  const pairs = new Map<string, Map<string, number>>();
  for (const name of worthClasses)
    for (const form of lists[name].split(' ')) {
      const [first, second] = form.split('_');
      if (first === undefined || second === undefined) continue;
      const seconds = pairs.get(first) ?? new Map<string, number>();
      pairs.set(first, seconds.set(second, (seconds.get(second) ?? 0) | worthBit[name]));
    }
  return pairs;
};

const vocabularyOf = (lists: WorthWords): Vocabulary => ({
  listed: formsOf(lists, (form) => (form.startsWith('!') || form.includes('_') ? null : form)),
  pairs: pairsOf(lists),
  excepted: formsOf(lists, (form) => (form.startsWith('!') ? form.slice(1) : null)),
  known: new Map(),
});

/** So many words are remembered: more are no vocabulary. */
const mostKnown = 50_000;
/** A word as short as this has no ending to tell its tense by. */
const shortest = 4;

/** Is it a form of the future by its ending: "fermera"? */
const isFuture = ({ dates: { future } }: LanguagePack, norm: string): boolean =>
  norm.length > shortest && !future.notEndings.has(norm) && future.endings.some((ending) => norm.endsWith(ending));

const vocabularyIn = ({ worth }: LanguagePack): Vocabulary => {
  const known = vocabularies.get(worth);
  if (known !== undefined) return known;
  const made = vocabularyOf(worth);
  vocabularies.set(worth, made);
  return made;
};

/** The classes of a word as it is looked up. */
const classesOf = (pack: LanguagePack, table: Vocabulary, norm: string): number => {
  const known = table.known.get(norm);
  if (known !== undefined) return known;
  const listed = bitsOf(table.listed, norm) & ~bitsOf(table.excepted, norm);
  const bits = listed | (isFuture(pack, norm) ? worthBit.prediction : 0);
  if (table.known.size < mostKnown) table.known.set(norm, bits);
  return bits;
};

/** The classes of a word and of the pair that it begins: a bit for each, by its place in `worthClasses`. "US" is no "us". */
export const worthOf = (pack: LanguagePack, { norm, text }: Token, next: Token | undefined): number => {
  const table = vocabularyIn(pack);
  const bits = classesOf(pack, table, norm) | (table.pairs.get(norm)?.get(next?.norm ?? '') ?? 0);
  const spelled = (bits & worthBit.self) !== 0 && text.length > 1 && text === text.toUpperCase();
  return spelled ? bits & ~worthBit.self : bits;
};
