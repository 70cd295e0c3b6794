import { shardPartition } from '../domain/table-keys.ts';
import type { RunManifest } from './record-store.ts';
import type { RunStore } from './run-store.ts';

/** So many keys at a time: four batches. */
const pageSize = 100;

/**
 * Deletes a run that nobody reads and nobody can publish: its records shard by shard, then its manifest. Whoever stops in between, or is
 * stopped, leaves the manifest, by which the rest is found.
 */
export const eraseRun = async (
  runs: Pick<RunStore, 'recordKeys' | 'deleteRecords' | 'deleteRun'>,
  run: Pick<RunManifest, 'docId' | 'runId' | 'shards'>,
  mayGoOn: () => boolean = () => true,
): Promise<{ readonly done: boolean; readonly records: number }> => {
  let records = 0;
  for (let shard = 0; shard < run.shards; shard++) {
    const partition = shardPartition(run.docId, run.runId, shard);
    for (;;) {
      if (!mayGoOn()) return { done: false, records };
      const keys = await runs.recordKeys(partition, pageSize);
      if (keys.length === 0) break;
      await runs.deleteRecords(keys);
      records += keys.length;
    }
  }
  await runs.deleteRun(run);
  return { done: true, records };
};
