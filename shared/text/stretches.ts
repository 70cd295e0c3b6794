import type { Span } from '../domain/span.ts';

/**
 * What is read at once, in UTF-16 units: no article is as long, and a book, a log or a page of data is read in no more memory than one of
 * this length.
 */
export const longestStretch = 100_000;
/** A stretch ends at the best place within this share of it. */
const last = 0.25;
/** Where a stretch may end, the best first: a blank line, a line, a sentence, a word. */
const ends = ['\n\n', '\r\n\r\n', '\n', '. ', ' '] as const;

/** Where a text is cut that must be at most `to` long from `from` on. */
const cut = (text: string, from: number, to: number): number => {
  const earliest = to - Math.floor((to - from) * last);
  const room = text.slice(earliest, to);
  for (const end of ends) {
    const at = room.lastIndexOf(end);
    if (at !== -1) return earliest + at + end.length;
  }
  const partsPair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(to - 1, to + 1));
  return partsPair ? to - 1 : to;
};

/** Parts a text into stretches that together are all of it, in order; one, where it is no longer than `longest`. */
export const stretchesOf = (text: string, longest = longestStretch): Span[] => {
  const stretches: Span[] = [];
  for (let from = 0; from < text.length; from = stretches.at(-1)?.[1] ?? text.length)
    stretches.push([from, text.length - from <= longest ? text.length : cut(text, from, from + longest)]);
  return stretches.length > 0 ? stretches : [[0, 0]];
};
