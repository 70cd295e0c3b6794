import type { Span } from '../domain/span.ts';

/** UTF-16 units of context that a record carries: a text without punctuation is one sentence, and each of its records would repeat it all. */
export const windowUnits = 1_000;
const ellipsis = '…';

/** Whether an offset parts a surrogate pair. */
const partsPair = (text: string, offset: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));

/**
 * A text of at most 1,000 UTF-16 units around a span of it, with the same room on both sides as far as there is any; an ellipsis stands
 * where it was cut. Of a span longer than that, its beginning.
 */
export const windowAround = (text: string, [start, end]: Span): string => {
  if (text.length <= windowUnits) return text;
  const room = windowUnits - 2 * ellipsis.length;
  const wanted = Math.min(start, Math.floor(start - Math.max(0, room - (end - start)) / 2));
  const first = Math.max(0, Math.min(wanted, text.length - room));
  const from = partsPair(text, first) ? first + 1 : first;
  const last = Math.min(text.length, from + room);
  const to = partsPair(text, last) ? last - 1 : last;
  return `${from > 0 ? ellipsis : ''}${text.slice(from, to)}${to < text.length ? ellipsis : ''}`;
};
