import type { DocumentSummary, Head, PublishedRun, Quarantine } from '../domain/head.ts';
import { isLive, type KeyFence, type LiveKeyFence } from '../domain/key-fence.ts';
import { comparePrecedence } from '../domain/order.ts';
import { strictestOf } from '../domain/restriction.ts';

interface Shown {
  readonly run: PublishedRun | null;
  readonly document: DocumentSummary | null;
  readonly quarantine: Quarantine | null;
}

/** The key whose version a document shows: the greatest that is live. */
export const winnerOf = (keys: readonly KeyFence[]): LiveKeyFence | null =>
  keys
    .filter(isLive)
    .reduce<LiveKeyFence | null>((best, key) => (best && comparePrecedence(best, key) >= 0 ? best : key), null);

const isOf = (shown: { keyHash: string; versionId: string } | null, key: LiveKeyFence): boolean =>
  shown !== null && shown.keyHash === key.keyHash && shown.versionId === key.versionId;

/**
 * What a document's head says of these keys, given what there is to show: a run of the winner is ACTIVE. A winner that can't be read
 * leaves a former run readable, and so does one that is yet to be published, as long as the former run's file is still there. What a winner
 * that can't be read says in its metadata holds back the former run as well.
 */
export const settleHead = (
  keys: readonly KeyFence[],
  { run, document, quarantine }: Shown,
): Pick<Head, 'state' | 'run' | 'document' | 'quarantine' | 'stale'> => {
  const winner = winnerOf(keys);
  if (winner === null) return { state: 'DELETED', run: null, document, quarantine: null, stale: false };
  const readable = run !== null && keys.some((key) => isLive(key) && key.keyHash === run.keyHash) ? run : null;
  const own = document && readable ? { ...document, ...readable.restriction } : document;
  if (isOf(quarantine, winner)) {
    const held = own && quarantine ? { ...own, ...strictestOf(own, quarantine.restriction) } : own;
    return { state: 'QUARANTINED', run: readable, document: held, quarantine, stale: readable !== null };
  }
  if (readable !== null)
    return { state: 'ACTIVE', run: readable, document: own, quarantine: null, stale: !isOf(readable, winner) };
  return { state: 'DELETED', run: null, document, quarantine: null, stale: false };
};

/** The winner that the head does not tell of yet, so that normalize-article must be asked for it. */
export const unsettledWinner = (document: {
  readonly head: Head | null;
  readonly keys: readonly KeyFence[];
}): LiveKeyFence | null => {
  const winner = winnerOf(document.keys);
  if (winner === null) return null;
  const { head } = document;
  const settled =
    head !== null && (head.state === 'QUARANTINED' ? isOf(head.quarantine, winner) : isOf(head.run, winner));
  return settled ? null : winner;
};
