import type { KeyFence } from '../domain/key-fence.ts';
import { compareSequencers } from '../domain/order.ts';
import type { Intent, Situation } from './intent.ts';

/** The documents that an event may have left with a winner to be queued. */
export const documentsOf = (fence: KeyFence | null): readonly string[] =>
  fence === null ? [] : [...new Set([...(fence.docId === null ? [] : [fence.docId]), ...fence.formerDocIds])];

/** The greater of two, the later seen where no order can be told. */
const greatest = (seen: string | null, next: string | null): string | null => {
  if (seen === null || next === null) return next ?? seen;
  const order = compareSequencers(next, seen);
  return order === 'unknown' || order > 0 ? next : seen;
};

const rememberedMoves = 4;

/** What an intent makes of its key, once it is known to be no older than what stands. */
export const nextFence = (intent: Intent, { fence, order, confirmed }: Situation): KeyFence => {
  const rev = (fence?.rev ?? 0) + 1;
  if (intent.kind === 'doubt') return { ...intent.fence, askStorage: true, rev };
  const own = intent.kind === 'delete' ? intent.sequencer : intent.version.sequencer;
  const common = {
    keyHash: intent.keyHash,
    sequencer: greatest(fence?.sequencer ?? null, own),
    // What only S3 vouched for has no sequencer of its own that later events could be held against.
    askStorage: (fence?.askStorage ?? false) || (order === 'newer' && confirmed && own === null),
    rev,
  };
  if (intent.kind === 'delete') {
    return {
      ...common,
      bucket: intent.bucket,
      ...(intent.erase || fence?.erased ? { key: '', erased: true } : { key: intent.key }),
      docId: fence?.docId ?? null,
      formerDocIds: fence?.formerDocIds ?? [],
      versionId: intent.versionId ?? (fence?.state === 'DELETED' ? fence.versionId : null),
      lastModified: fence?.lastModified ?? null,
      revision: fence?.revision ?? null,
      state: 'DELETED',
    };
  }
  const { version, docId, revision } = intent;
  return {
    ...common,
    bucket: version.bucket,
    key: version.key,
    docId,
    formerDocIds: documentsOf(fence)
      .filter((id) => id !== docId)
      .slice(0, rememberedMoves),
    versionId: version.versionId,
    lastModified: version.lastModified,
    revision,
    state: 'LIVE',
  };
};
