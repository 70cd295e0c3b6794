/** Enough tries to bring a text of some thousand characters down to the few that matter. */
const mostTries = 2_000;

/** The least text, found by leaving ever smaller pieces out, that still fails. */
export const minimize = (text: string, fails: (text: string) => boolean): string => {
  let least = text;
  let tries = 0;
  for (let piece = least.length >> 1; piece >= 1; piece >>= 1) {
    for (let at = 0; at < least.length && tries < mostTries; ) {
      const without = least.slice(0, at) + least.slice(at + piece);
      tries++;
      if (fails(without)) least = without;
      else at += piece;
    }
  }
  return least;
};
