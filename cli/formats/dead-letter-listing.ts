import type { DeadLetter } from '../dead-letter.ts';
import type { Listing } from './record-listing.ts';

const columns = [
  'queue',
  'messageId',
  'about',
  'bucket',
  'key',
  'versionId',
  'id',
  'sentAt',
  'keptUntil',
  'cause',
] as const satisfies readonly (keyof DeadLetter)[];

/** Messages that were given up: for people what each is about and why, as CSV all of it. */
export const deadLetterListing: Listing<DeadLetter> = {
  headings: ['queue', 'sent', 'about', 'file, document or place', 'cause'],
  cells: ({ queue, sentAt, about, key, id, cause }) => [
    queue,
    `${sentAt.slice(0, 19)}Z`,
    about,
    [key, id].filter((one) => one !== null).join('  '),
    cause ?? '',
  ],
  columns,
  row: (row) => ({ ...row }),
};
