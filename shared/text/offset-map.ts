import type { Span } from '../domain/span.ts';

/** A stretch `[start, end)` of a text, and what stands for it in the next. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** A text made from a source by edits, which remembers where each of its characters came from. */
export interface MappedText {
  readonly text: string;
  /** The stretch of the source that a stretch of `text` stands for: the least that holds each of its characters whole. */
  readonly toSource: (span: Span) => Span;
}

/** A source that nothing was done to. */
export const unchanged = (source: string): MappedText => ({ text: source, toSource: (span) => span });

type Four<Of> = [Of, Of, Of, Of];
const partsAtOnce = 10_000;

/** The last edit that begins at or before `offset` of the new text, or -1. */
const lastAt = (beginnings: Int32Array, offset: number): number => {
  let low = 0;
  let high = beginnings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((beginnings[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/**
 * Makes the edits, which are in order and do not overlap, in a text that may itself be made from another; in time linear in the text. A
 * character of the text before or after an edit keeps its place; one of a replacement stands for all that was replaced.
 */
export const applyEdits = (before: MappedText, edits: readonly Edit[]): MappedText => {
  if (edits.length === 0) return before;
  // A text can hold millions of edits: they are kept as numbers, and their parts joined before they are many.
  const [starts, ends, lengths, beginnings] = [0, 1, 2, 3].map(() => new Int32Array(edits.length)) as Four<Int32Array>;
  const joined: string[] = [];
  let parts: string[] = [];
  let read = 0;
  let written = 0;
  for (const [i, { start, end, replacement }] of edits.entries()) {
    parts.push(before.text.slice(read, start), replacement);
    if (parts.length >= partsAtOnce) {
      joined.push(parts.join(''));
      parts = [];
    }
    written += start - read;
    starts[i] = start;
    ends[i] = end;
    lengths[i] = replacement.length;
    beginnings[i] = written;
    written += replacement.length;
    read = end;
  }
  joined.push(...parts, before.text.slice(read));

  /** Where the character at `offset` of the new text stands in the one before. */
  const characterAt = (offset: number): Span => {
    const at = lastAt(beginnings, offset);
    if (at === -1) return [offset, offset + 1];
    const end = ends[at] as number;
    const beyond = offset - (beginnings[at] as number) - (lengths[at] as number);
    return beyond < 0 ? [starts[at] as number, end] : [end + beyond, end + beyond + 1];
  };
  return {
    text: joined.join(''),
    toSource: ([start, end]) => {
      const first = characterAt(start)[0];
      return before.toSource([first, end > start ? characterAt(end - 1)[1] : first]);
    },
  };
};

/** An edit for each match whose replacement differs from it; null leaves a match as it is. */
export const editsOf = (
  text: string,
  pattern: RegExp,
  replacementOf: (match: RegExpExecArray) => string | null,
): Edit[] => {
  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const replacement = replacementOf(match);
    if (replacement !== null && replacement !== match[0])
      edits.push({ start: match.index, end: match.index + match[0].length, replacement });
  }
  return edits;
};
