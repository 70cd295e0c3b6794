import { compareVersions } from '../../shared/domain/order.ts';
import { jobKeys, type ReprocessingRequest, type StaleItem, type StaleList } from '../../shared/domain/reprocessing.ts';
import { isMendable } from '../../shared/domain/staleness.ts';
import { indexShards } from '../../shared/domain/table-keys.ts';
import type { Telemetry } from '../../shared/observability/telemetry.ts';
import type { ExtractorIndex } from '../../shared/persistence/extractor-index.ts';
import type { JobStorage } from '../../shared/persistence/job-storage.ts';
import type { RecordStore } from '../../shared/persistence/record-store.ts';
import { newestFirst } from './newest-first.ts';

export interface ListPorts {
  readonly index: ExtractorIndex;
  readonly store: Pick<RecordStore, 'quarantined'>;
  readonly jobs: JobStorage;
  /** The bucket that `jobs` is, for who reads the list without it. */
  readonly jobsBucket: string;
  /** The one that documents are to be brought up to. */
  readonly extractorVersion: string;
  readonly telemetry: Telemetry;
  /** False once the work must end: the next execution lists what is left. */
  readonly mayGoOn: () => boolean;
}

export interface ListTask extends ReprocessingRequest {
  /** Names the list; the same execution may ask twice. */
  readonly execution: string;
  /** ISO 8601 instant. */
  readonly startedAt: string;
}

/** Rows come a thousand at a time; looking at the clock for each would be most of the work. */
const rowsBetweenLooks = 1_000;

/**
 * Writes the list of documents that an older extractor read last, a line of JSON each, the latest day first, so that an execution that ends early has
 * done what people are most likely to read. A row of the index is a hint: what it names is looked at again when its turn comes. Documents that are
 * in quarantine for what no extractor mends are left out.
 */
export const listStale = async (task: ListTask, ports: ListPorts): Promise<StaleList> => {
  const { index, store, jobs, extractorVersion, telemetry } = ports;
  const { execution, startedAt, dryRun, since } = task;
  const older = (await index.versions()).filter((version) => compareVersions(version, extractorVersion) < 0);
  const unmendable = new Set(
    (await store.quarantined()).filter(({ reason }) => !isMendable(reason)).map(({ docId }) => docId),
  );
  const lists = older.flatMap((version) =>
    Array.from({ length: indexShards }, (_, shard) => ({ version, shard, since })),
  );
  const rows = newestFirst(index, lists);
  const [list, progress] = [jobKeys.list(execution), { documents: 0, complete: true }];
  const lines = async function* (): AsyncGenerator<string> {
    let seen = 0;
    for await (const { docId } of rows) {
      if (unmendable.has(docId)) continue;
      if (seen++ % rowsBetweenLooks === 0 && !ports.mayGoOn()) {
        progress.complete = false;
        return;
      }
      progress.documents++;
      yield `${JSON.stringify({ docId } satisfies StaleItem)}\n`;
    }
  };
  await jobs.write(list, lines());
  telemetry.count('DocumentsListed', progress.documents);
  telemetry.info('Listed what is stale', { execution, dryRun, since, ...progress, extractorVersion, older });
  return { execution, startedAt, dryRun, since, extractorVersion, bucket: ports.jobsBucket, key: list, ...progress };
};
