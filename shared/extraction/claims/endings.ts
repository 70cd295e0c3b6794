/** Does a word end in one of `endings`, with at least `stem` letters before it? */
export const endsWithAny = (word: string, endings: readonly string[], stem = 3): boolean => {
  for (const ending of endings) if (word.length >= ending.length + stem && word.endsWith(ending)) return true;
  return false;
};
