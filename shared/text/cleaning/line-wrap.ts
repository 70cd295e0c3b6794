import type { Edit } from '../offset-map.ts';

interface Line {
  readonly start: number;
  readonly end: number;
}

/** Mail, wires and terminals wrap within these; longer lines are paragraphs. */
const widths = { least: 40, most: 132 };
/** Fewer lines show no habit. */
const fewestLines = 4;
/** Of the lines that another follows directly, so many are full in a wrapped text; lines that are paragraphs are so by chance. */
const leastFull = 0.6;
/** Of the full lines, so many go on in the next; lines that are sentences don't. */
const leastOpen = 0.5;
/** Of all lines, the share of the longest that may stick out (an address, a heading). */
const outliers = 0.02;

/** The lines of a text. One may be the whole of a long text, so no pattern runs over it. */
function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (const { 0: lineEnd, index } of text.matchAll(/\r\n|[\n\r\u0085\u2028\u2029]/gu)) {
    yield { start, end: start + text.slice(start, index).trimEnd().length };
    start = index + lineEnd.length;
  }
  yield { start, end: start + text.slice(start).trimEnd().length };
}

/** How long the lines are at which a text was wrapped; null where it was not: told from counts, since there may be millions of lines. */
const wrapWidth = (text: string): number | null => {
  /** Of lines that are not blank, by length; the last of those longer than any width. */
  const counts = new Uint32Array(widths.most + 2);
  let all = 0;
  for (const { start, end } of linesOf(text)) {
    if (end === start) continue;
    const length = Math.min(end - start, widths.most + 1);
    counts[length] = (counts[length] as number) + 1;
    all++;
  }
  if (all < fewestLines) return null;
  let rest = Math.ceil(all * (1 - outliers));
  const width = counts.findIndex((count) => {
    rest -= count;
    return rest <= 0;
  });
  return width < widths.least || width > widths.most ? null : width;
};

const partedWord = /(?<!\p{L})\p{L}{1,40}[-‐][ \t]{0,20}(?:\r\n|[\n\r])[ \t]{0,20}\p{Ll}{1,40}/gu;
const ends = /[.!?…:;»”"]$/u;

/**
 * Joins the lines of a text that was wrapped at a width: where the next line's first word would not have fitted on its line, a line goes on.
 * A word parted by a hyphen ("décla-", "ration") is made whole, unless both parts stand as words elsewhere in the text ("peut-", "être").
 */
export const joinWrappedLines = (text: string): Edit[] => {
  const width = wrapWidth(text);
  if (width === null) return [];
  const lines = [...linesOf(text)];
  const followed = lines.flatMap((line, i) => {
    const next = lines[i + 1];
    return next !== undefined && line.end > line.start && next.end > next.start ? [{ line, next }] : [];
  });
  const full = followed.filter(({ line, next }) => {
    const word = /^\S{1,40}/u.exec(text.slice(next.start, next.start + 40))?.[0] ?? '';
    return line.end - line.start + 1 + word.length > width;
  });
  const open = full.filter(({ line }) => !ends.test(text.slice(line.end - 1, line.end)));
  if (
    full.length < fewestLines - 1 ||
    full.length < leastFull * followed.length ||
    open.length < leastOpen * full.length
  )
    return [];

  const words = new Set(
    text
      .replace(partedWord, ' ')
      .toLowerCase()
      .match(/\p{L}+(?:[-‐]\p{L}+)*/gu),
  );
  return full.map(({ line, next }) => {
    const parted = /(?<!\p{L})(\p{L}{1,40})[-‐]$/u.exec(text.slice(Math.max(0, line.end - 41), line.end));
    const after = /^\p{Ll}{1,40}/u.exec(text.slice(next.start, next.start + 40))?.[0];
    if (parted === null || after === undefined) return { start: line.end, end: next.start, replacement: ' ' };
    const before = (parted[1] ?? '').toLowerCase();
    const isCompound = words.has(`${before}-${after}`) || (words.has(before) && words.has(after));
    return isCompound
      ? { start: line.end, end: next.start, replacement: '' }
      : { start: line.end - 1, end: next.start, replacement: '' };
  });
};
