import type { PassingState } from '../../shared/domain/run-state.ts';
import { indexShards } from '../../shared/domain/table-keys.ts';
import type { Telemetry } from '../../shared/observability/telemetry.ts';
import { eraseRun } from '../../shared/persistence/erase-run.ts';
import type { RecordStore } from '../../shared/persistence/record-store.ts';
import type { ListedRun, RunStore } from '../../shared/persistence/run-store.ts';

export interface CollectPorts {
  readonly store: Pick<RecordStore, 'readDocument'>;
  readonly runs: RunStore;
  readonly clock: () => Date;
  readonly telemetry: Telemetry;
  /** False once the work must end: the next call goes on with it. */
  readonly mayGoOn: () => boolean;
  /** How long a superseded run is kept, in milliseconds. */
  readonly grace: number;
  /** How long whoever may still write into an abandoned run can live at most, in milliseconds. */
  readonly writerTimeout: number;
}

/** What one call did. */
export interface Collection {
  readonly abandoned: number;
  readonly collected: number;
  readonly records: number;
  readonly failed: number;
  /** By how many milliseconds the eldest run that is left is overdue; 0 when none is. */
  readonly behind: number;
}

const pageSize = 50;
/** A table that refuses so many runs of a shard, one after the other, is asked again in an hour. */
const mostFailures = 5;

/** In this order: what is abandoned now is collected by a later call. */
const stages: readonly PassingState[] = ['ABANDONED', 'SUPERSEDED', 'STAGING'];

interface Tally {
  abandoned: number;
  collected: number;
  records: number;
  failed: number;
  behind: number;
}

/** Ends one run that is due; the list is a hint, so its manifest is read first. False when it was stopped halfway. */
const endRun = async (ports: CollectPorts, state: PassingState, listed: ListedRun, tally: Tally): Promise<boolean> => {
  const { docId, runId } = listed;
  const run = await ports.runs.readRun(docId, runId);
  if (run?.state !== state) return true;
  if (state === 'STAGING') {
    if (await ports.runs.abandonRun(run, ports.clock().toISOString())) {
      tally.abandoned++;
      ports.telemetry.warn('Gave up a run whose lease is over', { docId, runId });
    }
    return true;
  }
  const { head } = await ports.store.readDocument(docId);
  if (head?.run?.id === runId) throw new Error('A run that readers read is listed as one that ended.');
  const { done, records } = await eraseRun(ports.runs, run, ports.mayGoOn);
  tally.records += records;
  if (done) tally.collected++;
  return done;
};

const endShard = async (ports: CollectPorts, state: PassingState, shard: number, tally: Tally): Promise<void> => {
  const now = ports.clock().getTime();
  const wait = { STAGING: 0, ABANDONED: ports.writerTimeout, SUPERSEDED: ports.grace }[state];
  const before = new Date(now - wait).toISOString();
  const leave = ({ since }: ListedRun): void => {
    tally.behind = Math.max(tally.behind, now - wait - Date.parse(since));
  };
  let failures = 0;
  for (let after: ListedRun | undefined; ; ) {
    const page = await ports.runs.listRuns({ state, shard, before, limit: pageSize, ...(after && { after }) });
    if (page.length === 0) return;
    for (const listed of page) {
      if (failures === mostFailures || !ports.mayGoOn()) return leave(listed);
      try {
        if (!(await endRun(ports, state, listed, tally))) return leave(listed);
        failures = 0;
      } catch (error) {
        failures++;
        tally.failed++;
        leave(listed);
        ports.telemetry.error('A run could not be ended; a later call tries again', error, {
          docId: listed.docId,
          runId: listed.runId,
        });
      }
    }
    after = page.at(-1);
  }
};

/**
 * Deletes what nobody reads any more: runs superseded for longer than the grace period, and runs that it has itself given up, since their
 * lease was over, at least a writer's life before. Tombstones and heads are never touched. It can end at any point, and be called at any time,
 * also twice at once: what is left is found by the next call.
 */
export const collectRuns = async (ports: CollectPorts): Promise<Collection> => {
  const tally: Tally = { abandoned: 0, collected: 0, records: 0, failed: 0, behind: 0 };
  for (const state of stages)
    await Promise.all(Array.from({ length: indexShards }, (_, shard) => endShard(ports, state, shard, tally)));
  const { telemetry } = ports;
  telemetry.count('RunsAbandoned', tally.abandoned);
  telemetry.count('RunsCollected', tally.collected);
  telemetry.count('RecordsCollected', tally.records);
  telemetry.count('Failed', tally.failed);
  telemetry.time('CollectorBehind', tally.behind);
  telemetry.info('Collected', { ...tally });
  return tally;
};
