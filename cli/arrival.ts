import type { DocumentSummary, RecordCounts } from '../shared/domain/head.ts';
import { isLive } from '../shared/domain/key-fence.ts';
import type { Unreadable } from '../shared/domain/quarantine.ts';
import type { DocumentState } from '../shared/persistence/record-store.ts';
import { winnerOf } from '../shared/persistence/settle-head.ts';

/** A file that was uploaded, and the document that it becomes. */
export interface Uploaded {
  /** What the user called the file. */
  readonly path: string;
  readonly key: string;
  readonly keyHash: string;
  readonly versionId: string;
  readonly documentId: string;
}

/** How far an uploaded version has come. */
export type Arrival =
  | { readonly state: 'pending' }
  | { readonly state: 'readable'; readonly document: DocumentSummary | null; readonly counts: RecordCounts }
  | ({ readonly state: 'quarantined' } & Unreadable)
  /** Another file of the same article goes before it: a later revision. */
  | { readonly state: 'superseded' }
  /** A later version of the same file has taken its place, or the file was deleted. */
  | { readonly state: 'replaced' }
  | { readonly state: 'deleted' };

export type SettledArrival = Exclude<Arrival, { state: 'pending' }>;

/**
 * Tells from a document's state how far a version has come. `ask-storage`: the key is known with another version, of which only S3 can tell
 * whether it is older or newer.
 */
export const judgeArrival = (
  { head, keys }: DocumentState,
  { keyHash, versionId }: Uploaded,
): Arrival | 'ask-storage' => {
  const quarantine = head?.quarantine;
  if (quarantine?.keyHash === keyHash && quarantine.versionId === versionId)
    return { state: 'quarantined', reason: quarantine.reason, detail: quarantine.detail };
  const shown = head?.state === 'ACTIVE' ? head.run : null;
  if (head && shown?.keyHash === keyHash && shown.versionId === versionId)
    return { state: 'readable', document: head.document, counts: shown.counts };
  const fence = keys.find((known) => known.keyHash === keyHash);
  if (fence === undefined) return { state: 'pending' };
  if (!isLive(fence) || fence.versionId !== versionId) return 'ask-storage';
  return winnerOf(keys)?.keyHash === keyHash ? { state: 'pending' } : { state: 'superseded' };
};
