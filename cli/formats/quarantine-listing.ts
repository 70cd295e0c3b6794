import { quarantineReasons } from '../../shared/domain/quarantine.ts';
import type { QuarantinedDocument } from '../../shared/persistence/record-store.ts';
import type { Listing } from './record-listing.ts';

/** What there is to tell of a document in quarantine, in the order in which it is read. */
export const quarantineRow = ({ docId, restriction, ...quarantine }: QuarantinedDocument) => ({
  documentId: docId,
  bucket: quarantine.bucket,
  key: quarantine.key,
  versionId: quarantine.versionId,
  reason: quarantine.reason,
  detail: quarantine.detail,
  ...quarantineReasons[quarantine.reason],
  firstAt: quarantine.firstAt,
  lastAt: quarantine.lastAt,
  attempts: quarantine.attempts,
  extractorVersion: quarantine.extractorVersion,
  status: restriction.status,
  embargoedUntil: restriction.embargoedUntil,
});
type QuarantineRow = ReturnType<typeof quarantineRow>;
const columns = [
  'documentId',
  'bucket',
  'key',
  'versionId',
  'reason',
  'detail',
  'cause',
  'nextStep',
  'firstAt',
  'lastAt',
  'attempts',
  'extractorVersion',
  'status',
  'embargoedUntil',
] as const satisfies readonly (keyof QuarantineRow)[];

/** "2026-02-04T10:00:01.000Z" as a column of a table: to the second. */
const instant = (iso: string): string => `${iso.slice(0, 19)}Z`;

/** Documents in quarantine: for people the file, why, and since when; as CSV all of it. */
export const quarantineListing: Listing<QuarantineRow> = {
  headings: ['key', 'reason', 'detail', 'attempts', 'first', 'last', 'document'],
  cells: ({ documentId, key, reason, detail, attempts, firstAt, lastAt }) => [
    key,
    reason,
    detail,
    attempts,
    instant(firstAt),
    instant(lastAt),
    documentId,
  ],
  columns,
  row: (row) => row,
};
