import type { Span } from '../domain/span.ts';

/** Longer, it is an article between two rules. */
const longest = 20_000;

/** The YAML between two lines of three dashes at the head of a text, fences included; null where there is none. */
export const frontMatterSpan = (text: string): Span | null => {
  const opening = /^\s{0,100}---[ \t]{0,20}\r?\n/u.exec(text);
  if (opening === null) return null;
  const closing = /\n(?:---|\.\.\.)[ \t]{0,20}(?=\r?\n|$)/u.exec(text.slice(opening[0].length - 1, longest));
  if (closing === null) return null;
  const start = text.indexOf('-');
  const end = opening[0].length - 1 + closing.index + closing[0].length;
  // A rule, prose and a rule are no fields.
  return /^[\p{L}_-]{1,40}[ \t]{0,5}:/mu.test(text.slice(opening[0].length, end)) ? [start, end] : null;
};
