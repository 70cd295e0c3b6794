import type { LanguagePack } from '../../languages/language-pack.ts';
import { type WorthClass, type WorthWords, worthClasses } from '../../languages/worth-words.ts';

/** The bit of a class: 1 shifted by its place in `worthClasses`. */
const worthBit = Object.fromEntries(worthClasses.map((name, i) => [name, 1 << i])) as Readonly<
  Record<WorthClass, number>
>;

interface Vocabulary {
  readonly words: ReadonlyMap<string, number>;
  /** By length of the stem, the longest first. */
  readonly stems: readonly (readonly [length: number, ReadonlyMap<string, number>])[];
  /** Words looked up before. */
  readonly known: Map<string, number>;
}

const vocabularies = new WeakMap<WorthWords, Vocabulary>();

const vocabularyOf = (lists: WorthWords): Vocabulary => {
  const words = new Map<string, number>();
  const byLength = new Map<number, Map<string, number>>();
  for (const name of worthClasses)
    for (const form of lists[name].split(' ')) {
      const stem = form.endsWith('*') ? form.slice(0, -1) : null;
      const table = stem === null ? words : (byLength.get(stem.length) ?? new Map<string, number>());
      if (stem !== null) byLength.set(stem.length, table);
      table.set(stem ?? form, (table.get(stem ?? form) ?? 0) | worthBit[name]);
    }
  return { words, stems: [...byLength].sort(([a], [b]) => b - a), known: new Map() };
};

/** So many words are remembered: more are no vocabulary. */
const mostKnown = 50_000;
/** A word as short as this has no ending to tell its tense by. */
const shortest = 4;

/** Is it a form of the future by its ending: "fermera"? */
const isFuture = ({ dates: { future } }: LanguagePack, norm: string): boolean =>
  norm.length > shortest && !future.notEndings.has(norm) && future.endings.some((ending) => norm.endsWith(ending));

/** The classes of a word: a bit for each, by its place in `worthClasses`. */
export const worthOf = (pack: LanguagePack, norm: string): number => {
  let table = vocabularies.get(pack.worth);
  if (table === undefined) {
    table = vocabularyOf(pack.worth);
    vocabularies.set(pack.worth, table);
  }
  const known = table.known.get(norm);
  if (known !== undefined) return known;
  let bits = (table.words.get(norm) ?? 0) | (isFuture(pack, norm) ? worthBit.prediction : 0);
  for (const [length, stems] of table.stems) if (norm.length >= length) bits |= stems.get(norm.slice(0, length)) ?? 0;
  if (table.known.size < mostKnown) table.known.set(norm, bits);
  return bits;
};
