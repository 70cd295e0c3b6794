import { keyHashOf } from '../../shared/domain/identity.ts';
import type { Telemetry } from '../../shared/observability/telemetry.ts';
import type { ChangePorts } from '../../shared/persistence/apply-change.ts';
import { applyCurrent, applyDelete } from '../../shared/persistence/apply-event.ts';

export interface RetractPorts extends ChangePorts {
  readonly telemetry: Telemetry;
}

/** A deletion, as its event tells it. */
export interface RetractTask {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | null;
  readonly sequencer: string;
  readonly deletion: 'Delete Marker Created' | 'Permanently Deleted';
  /** Done by a lifecycle rule, not by somebody. */
  readonly byLifecycle: boolean;
  /** An archived event that is delivered again. */
  readonly replayed?: boolean;
}

/**
 * Takes a deleted file's records away from readers. Only a delete marker that somebody set deletes, by its sequencer. A version removed for
 * good (an old one, or a marker itself), and whatever a lifecycle rule did, proves nothing: what S3 holds now is applied.
 */
export const retractArticle = async (task: RetractTask, ports: RetractPorts): Promise<void> => {
  const { bucket, key, versionId, sequencer } = task;
  const keyHash = keyHashOf(bucket, key);
  const telemetry = ports.telemetry.with({ bucket, key, versionId });
  const cause = task.replayed ? 'replay' : task.byLifecycle ? 'expiry' : 'delete';
  const change =
    task.deletion === 'Delete Marker Created' && !task.byLifecycle
      ? await applyDelete(ports, { kind: 'delete', bucket, key, keyHash, versionId, sequencer, cause })
      : await applyCurrent(ports, { bucket, key, keyHash, cause }, task.byLifecycle);
  const { outcome } = change;
  if (outcome === 'changed' && change.what === 'delete') telemetry.count('ArticlesRetracted');
  if (outcome === 'superseded') telemetry.count('Superseded');
  telemetry.info('Applied a deletion', { outcome, deletion: task.deletion, byLifecycle: task.byLifecycle });
};
