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

const partsAtOnce = 10_000;

/** So many numbers are stored together. A power of two. */
const chunk = 1 << 12;

/**
 * A list of whole numbers that grows: an edit as an object would take five times the room of its numbers, and a text can hold millions. In
 * chunks, since an array that grows leaves its former selves to be collected.
 */
class Numbers {
  readonly #chunks: Int32Array[] = [];
  length = 0;

  push(value: number): void {
    const at = this.length % chunk;
    if (at === 0) this.#chunks.push(new Int32Array(chunk));
    (this.#chunks.at(-1) as Int32Array)[at] = value;
    this.length++;
  }
  at(index: number): number {
    return (this.#chunks[Math.floor(index / chunk)] as Int32Array)[index % chunk] as number;
  }
}

/** The last edit that begins at or before `offset` of the new text, or -1. */
const lastAt = (beginnings: Numbers, offset: number): number => {
  let low = 0;
  let high = beginnings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beginnings.at(middle) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/**
 * Makes the edits, which are in order and do not overlap, in a text that may itself be made from another; in time linear in the text. Without
 * any, the text is the one before. A
 * character of the text before or after an edit keeps its place; one of a replacement stands for all that was replaced.
 */
export const applyEdits = (before: MappedText, edits: Iterable<Edit>): MappedText => {
  // What leads back to the source must not keep the text before in memory.
  const { text: old, toSource: lead } = before;
  const [starts, ends, lengths, beginnings] = [new Numbers(), new Numbers(), new Numbers(), new Numbers()];
  const joined: string[] = [];
  let parts: string[] = [];
  let read = 0;
  let written = 0;
  for (const { start, end, replacement } of edits) {
    parts.push(old.slice(read, start), replacement);
    if (parts.length >= partsAtOnce) {
      joined.push(parts.join(''));
      parts = [];
    }
    written += start - read;
    starts.push(start);
    ends.push(end);
    lengths.push(replacement.length);
    beginnings.push(written);
    written += replacement.length;
    read = end;
  }
  if (starts.length === 0) return before;
  joined.push(...parts, old.slice(read));

  /** Where the character at `offset` of the new text stands in the one before. */
  const characterAt = (offset: number): Span => {
    const at = lastAt(beginnings, offset);
    if (at === -1) return [offset, offset + 1];
    const end = ends.at(at);
    const beyond = offset - beginnings.at(at) - lengths.at(at);
    return beyond < 0 ? [starts.at(at), end] : [end + beyond, end + beyond + 1];
  };
  return {
    text: joined.join(''),
    toSource: ([start, end]) => {
      const first = characterAt(start)[0];
      return lead([first, end > start ? characterAt(end - 1)[1] : first]);
    },
  };
};

/** An edit for each match whose replacement differs from it; null leaves a match as it is. */
export function* editsOf(
  text: string,
  pattern: RegExp,
  replacementOf: (match: RegExpExecArray) => string | null,
): Generator<Edit> {
  for (const match of text.matchAll(pattern)) {
    const replacement = replacementOf(match);
    if (replacement !== null && replacement !== match[0])
      yield { start: match.index, end: match.index + match[0].length, replacement };
  }
}
