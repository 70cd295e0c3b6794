import type { KeyFence } from '../domain/key-fence.ts';
import { compareSequencers } from '../domain/order.ts';

/** What an event says of a key: this version is there, or this marker deleted it. */
export interface KeyEvent {
  readonly state: 'LIVE' | 'DELETED';
  readonly versionId: string | null;
  /** Null where no event of this version is at hand. */
  readonly sequencer: string | null;
}

/**
 * Whether an event is newer than what stands of its key, or tells the same, or is older and must change nothing; `ask` where no sequencer
 * can tell and S3 must.
 */
export const judgeOrder = (fence: KeyFence | null, event: KeyEvent): 'newer' | 'same' | 'older' | 'ask' => {
  if (fence === null) return event.sequencer === null ? 'ask' : 'newer';
  if (fence.state === event.state && fence.versionId !== null && fence.versionId === event.versionId) return 'same';
  if (event.sequencer === null || fence.sequencer === null) return 'ask';
  const order = compareSequencers(event.sequencer, fence.sequencer);
  if (order === 'unknown') return 'ask';
  if (order <= 0) return 'older';
  return fence.askStorage ? 'ask' : 'newer';
};
