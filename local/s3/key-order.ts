/** Compares two keys as S3 sorts them: by the bytes of their UTF-8, which UTF-16 order breaks for characters beyond U+FFFF. */
export function compareKeys(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) return codePointRank(a) - codePointRank(b);
  }
  return left.length - right.length;
}

/** Surrogates stand for the highest characters, so they rank above U+E000 to U+FFFF. */
const codePointRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** Index of the first key that is not below `bound`; keys sorted by compareKeys. */
export function firstNotBelow(keys: readonly string[], bound: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(keys[middle] as string, bound) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
