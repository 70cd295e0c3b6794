import type { Head } from './head.ts';
import { compareVersions } from './order.ts';
import type { QuarantineReason } from './quarantine.ts';

/** What a better extractor may mend; any other reason lies in the file, or in a stage's limits. */
const mendable: ReadonlySet<QuarantineReason> = new Set([
  'extractor-crashed',
  'extractor-timed-out',
  'too-many-records',
]);

/** Whether a document in quarantine for this reason, by that extractor, is worth another try by a later one. */
export const isMendable = (reason: QuarantineReason): boolean => mendable.has(reason);

/**
 * The version of a document that a later extractor is to read again: the one in quarantine, or that of the run that is readable. Else why there is
 * none: `gone` where nothing of the document stands, `current` where this extractor, or a later one, has read it, or none can.
 */
export const staleVersionOf = (
  head: Head | null,
  extractorVersion: string,
): { readonly bucket: string; readonly key: string; readonly versionId: string } | 'gone' | 'current' => {
  const stands = head?.quarantine ?? head?.run;
  if (!head || !stands) return 'gone';
  if (head.quarantine !== null && !isMendable(head.quarantine.reason)) return 'current';
  return compareVersions(stands.extractorVersion, extractorVersion) < 0 ? stands : 'current';
};
