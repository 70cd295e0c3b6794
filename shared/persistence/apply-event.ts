import type { Head } from '../domain/head.ts';
import { isLive, type KeyFence } from '../domain/key-fence.ts';
import type { Counter } from '../observability/telemetry.ts';
import {
  applyChange,
  type ChangeOutcome,
  type ChangePorts,
  requestOf,
  type Staging,
  type Verdict,
} from './apply-change.ts';
import type { DeleteIntent, Intent, ReadIntent } from './intent.ts';
import { judgeOrder } from './judge-order.ts';

/**
 * Records a version that was read, or that can't be. `stage` writes the records under a fresh run, or finds that the run that stands holds them; it
 * is called only where they are needed.
 */
export const applyRead = (
  ports: ChangePorts,
  intent: ReadIntent,
  stage: (head: Head | null) => Promise<Staging>,
): Promise<ChangeOutcome> =>
  applyChange(
    ports,
    intent.keyHash,
    async (fence) => {
      const { bucket, key, versionId, sequencer } = intent.version;
      const order = judgeOrder(fence, { state: 'LIVE', versionId, sequencer });
      if (order === 'older') return { intent: null, outcome: 'superseded', queue: null };
      if (order !== 'ask') return { intent, order, confirmed: false };
      const current = await ports.storage.currentVersion(bucket, key);
      return current?.versionId === versionId
        ? { intent, order: 'newer', confirmed: true }
        : { intent: null, outcome: 'superseded', queue: null };
    },
    stage,
  );

/** What a quarantine is counted as, by what became of it: one that stood already is no news. */
export const quarantineCounter = {
  changed: 'Quarantined',
  unchanged: 'ExtractionsUnchanged',
  superseded: 'Superseded',
  unreadable: 'Quarantined',
} as const satisfies Record<ChangeOutcome['outcome'], Counter>;

const nothingToStage = (): never => {
  throw new Error('A delete stages no run.');
};

/** What a key is now, whatever was heard of it. `settled` when no event of a removed version can still be on its way. */
const judgeByStorage = async (
  ports: ChangePorts,
  intent: DeleteIntent,
  fence: KeyFence | null,
  settled: boolean,
): Promise<Verdict> => {
  const { bucket, key, keyHash } = intent;
  const current = await ports.storage.currentVersion(bucket, key);
  if (current === null) {
    if (settled && fence?.state === 'DELETED') return { intent: null, outcome: 'unchanged', queue: null };
    return { intent, order: 'newer', confirmed: true };
  }
  const stands = fence !== null && isLive(fence) && fence.versionId === current.versionId;
  const queue = stands ? null : requestOf({ bucket, key, versionId: current.versionId });
  if (settled) return { intent: null, outcome: stands ? 'unchanged' : 'superseded', queue };
  // Also where another version is to come: events of the removed one, or its marker, may still be on their way.
  const doubt: Intent = fence === null ? intent : { kind: 'doubt', keyHash, fence };
  return { intent: doubt, order: 'newer', confirmed: true, ...(queue && { queue }) };
};

/** Records a delete marker, by its sequencer; where that can't tell, what S3 holds. */
export const applyDelete = (ports: ChangePorts, intent: DeleteIntent): Promise<ChangeOutcome> =>
  applyChange(
    ports,
    intent.keyHash,
    async (fence) => {
      const order = judgeOrder(fence, { state: 'DELETED', versionId: intent.versionId, sequencer: intent.sequencer });
      if (order === 'older') return { intent: null, outcome: 'superseded', queue: null };
      if (order !== 'ask') return { intent, order, confirmed: false };
      return judgeByStorage(ports, intent, fence, false);
    },
    nothingToStage,
  );

/**
 * Records what S3 holds of a key, after an event that proves nothing by itself. `settled`: a lifecycle rule removed a version that had long
 * been replaced, so that no event of it can be on its way and nothing needs to be written where nothing has changed.
 */
export const applyCurrent = (
  ports: ChangePorts,
  place: Pick<DeleteIntent, 'bucket' | 'key' | 'keyHash' | 'cause'>,
  settled: boolean,
): Promise<ChangeOutcome> =>
  applyChange(
    ports,
    place.keyHash,
    (fence) => judgeByStorage(ports, { kind: 'delete', ...place, versionId: null, sequencer: null }, fence, settled),
    nothingToStage,
  );

/** Takes the file's name, and its document's summary, from the tombstone of a file that S3 holds no more. */
export const applyErasure = (
  ports: ChangePorts,
  place: Pick<DeleteIntent, 'bucket' | 'key' | 'keyHash'>,
): Promise<ChangeOutcome> =>
  applyChange(
    ports,
    place.keyHash,
    async () => {
      if ((await ports.storage.currentVersion(place.bucket, place.key)) !== null)
        return { intent: null, outcome: 'superseded', queue: null };
      const intent: DeleteIntent = { kind: 'delete', erase: true, ...place, versionId: null, sequencer: null };
      return { intent, order: 'newer', confirmed: true };
    },
    nothingToStage,
  );
