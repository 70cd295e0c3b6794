import { normalizedWords } from './identity.ts';

/** A record and its place among those of its run, in the order of the text. */
export interface Ranked<Value> {
  readonly record: Value;
  readonly rank: number;
}

/** Two lists while they are being paired, each in the order of its ranks. */
export interface Unpaired<Value> {
  readonly pairs: readonly { readonly before: Ranked<Value>; readonly after: Ranked<Value> }[];
  readonly before: readonly Ranked<Value>[];
  readonly after: readonly Ranked<Value>[];
}

const groupBy = <Value>(
  ranked: readonly Ranked<Value>[],
  keyOf: (record: Value) => string,
): Map<string, Ranked<Value>[]> => {
  const groups = new Map<string, Ranked<Value>[]>();
  for (const one of ranked) {
    const key = keyOf(one.record);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
};

/** Pairs what `choose` pairs within each group of one key. */
const pairWithin = <Value>(
  { pairs, before, after }: Unpaired<Value>,
  keyOf: (record: Value) => string,
  choose: (before: readonly Ranked<Value>[], after: readonly Ranked<Value>[]) => [number, number][],
): Unpaired<Value> => {
  const found = [...pairs];
  const taken = new Set<Ranked<Value>>();
  const others = groupBy(after, keyOf);
  for (const [key, group] of groupBy(before, keyOf)) {
    const other = others.get(key) ?? [];
    for (const [i, j] of choose(group, other)) {
      const pair = { before: group[i] as Ranked<Value>, after: other[j] as Ranked<Value> };
      found.push(pair);
      taken.add(pair.before).add(pair.after);
    }
  }
  const left = (ranked: readonly Ranked<Value>[]) => ranked.filter((one) => !taken.has(one));
  return { pairs: found, before: left(before), after: left(after) };
};

/** Pairs records of one key, the first with the first. */
export const pairInOrder = <Value>(lists: Unpaired<Value>, keyOf: (record: Value) => string): Unpaired<Value> =>
  pairWithin(lists, keyOf, (before, after) =>
    Array.from({ length: Math.min(before.length, after.length) }, (_, i): [number, number] => [i, i]),
  );

/** How many places a record may have moved among those of its group that are left. */
const reach = 8;

/**
 * Pairs records of one group that are alike by at least `least`, the likest first, then the nearest. The order of candidates reads the same both ways, so
 * that the pairs of (a, b) are those of (b, a).
 */
export const pairAlike = <Value>(
  lists: Unpaired<Value>,
  groupOf: (record: Value) => string,
  alike: (before: Value, after: Value) => number,
  least: number,
): Unpaired<Value> =>
  pairWithin(lists, groupOf, (before, after) => {
    const candidates: { i: number; j: number; score: number }[] = [];
    for (const [i, one] of before.entries()) {
      for (let j = Math.max(0, i - reach); j <= Math.min(after.length - 1, i + reach); j++) {
        const score = alike(one.record, (after[j] as Ranked<Value>).record);
        if (score >= least) candidates.push({ i, j, score });
      }
    }
    candidates.sort(
      (a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.i + a.j - (b.i + b.j),
    );
    const [from, to] = [new Set<number>(), new Set<number>()];
    const chosen: [number, number][] = [];
    for (const { i, j } of candidates) {
      if (from.has(i) || to.has(j)) continue;
      from.add(i);
      to.add(j);
      chosen.push([i, j]);
    }
    return chosen;
  });

/** How alike two texts are: 1 for the same words whatever their numbers, 0 for none in common. */
export interface Likeness {
  (a: string, b: string): number;
  /** The words of a text without its numbers. */
  masked(text: string): string;
}

/** Words that are compared of one text. */
const mostWords = 200;

/** A likeness that takes each text apart once: the share of words in common (Dice). */
export const likenessOf = (): Likeness => {
  const known = new Map<string, ReadonlySet<string>>();
  const wordsIn = (text: string): ReadonlySet<string> => {
    const kept = known.get(text);
    if (kept) return kept;
    const words = new Set(
      normalizedWords(text.slice(0, mostWords * 20))
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '' && !/\p{N}/u.test(word))
        .slice(0, mostWords),
    );
    known.set(text, words);
    return words;
  };
  const likeness = (a: string, b: string): number => {
    const [x, y] = [wordsIn(a), wordsIn(b)];
    if (x.size + y.size === 0) return 1;
    const [few, many] = x.size <= y.size ? [x, y] : [y, x];
    let common = 0;
    for (const word of few) if (many.has(word)) common++;
    return (2 * common) / (x.size + y.size);
  };
  return Object.assign(likeness, { masked: (text: string) => [...wordsIn(text)].join(' ') });
};
