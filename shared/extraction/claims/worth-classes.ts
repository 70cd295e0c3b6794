import { type WorthClass, type WorthWords, worthClasses } from '../../languages/worth-words.ts';

/** The bit of a class. */
export const worthBit = Object.fromEntries(worthClasses.map((name, i) => [name, 1 << i])) as Readonly<
  Record<WorthClass, number>
>;

interface Stems {
  readonly words: ReadonlyMap<string, number>;
  /** By length of the stem, the longest first. */
  readonly stems: readonly (readonly [length: number, ReadonlyMap<string, number>])[];
  /** Words looked up before. */
  readonly known: Map<string, number>;
}

const compiled = new WeakMap<WorthWords, Stems>();

const compile = (lists: WorthWords): Stems => {
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

/** The classes of a word, as bits of `worthBit`. */
export const worthOf = (lists: WorthWords, norm: string): number => {
  let table = compiled.get(lists);
  if (table === undefined) {
    table = compile(lists);
    compiled.set(lists, table);
  }
  const known = table.known.get(norm);
  if (known !== undefined) return known;
  let bits = table.words.get(norm) ?? 0;
  for (const [length, stems] of table.stems) if (norm.length >= length) bits |= stems.get(norm.slice(0, length)) ?? 0;
  if (table.known.size < mostKnown) table.known.set(norm, bits);
  return bits;
};
