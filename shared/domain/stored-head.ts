import type { Head } from './head.ts';
import { type Fields, fillIn, leaveOut, type Shape } from './sparse.ts';

const restriction = { blank: undefined, within: { embargoedUntil: null } } as const;

const shape = {
  run: { blank: null, within: { restriction } },
  document: {
    blank: null,
    within: { title: null, language: null, publishedAt: null, source: null, url: null, embargoedUntil: null },
  },
  quarantine: { blank: null, within: { detail: null, restriction } },
  lastKey: { blank: undefined, within: { rev: null } },
} as const satisfies Shape;

/** A head as it stands in the table: without what is null, and without its document's id, which its key says. A switch writes it twice over, so its kilobytes count double. */
export const storedHead = ({ docId: _, ...head }: Head): Fields => leaveOut(head as unknown as Fields, shape);

/** The head that stands under `DOC#docId`, whole again, given its attributes without its keys. */
export const restoredHead = (PK: string, stored: Fields): Head =>
  ({ docId: PK.slice('DOC#'.length), ...fillIn(stored, shape) }) as unknown as Head;
