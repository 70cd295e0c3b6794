import type { ExtractionPublished, ExtractionRetracted } from '../shared/domain/change-event.ts';
import { differenceOf, type RunDifference, type RunRecords } from '../shared/domain/difference.ts';
import type { Head } from '../shared/domain/head.ts';
import type { ClaimRecord, StatisticRecord } from '../shared/domain/record.ts';
import { fileOf } from '../shared/domain/stored-record.ts';
import { runKey } from '../shared/domain/table-keys.ts';
import { readHead, readRunItems } from './read-document.ts';
import { recordOf } from './read-items.ts';
import type { TableReader } from './table-reader.ts';

const nothing: RunRecords = { claims: [], statistics: [] };

/** The records of a run, readable or not; null where they do not all stand any more. */
const recordsOfRun = async (table: TableReader, docId: string, runId: string): Promise<RunRecords | null> => {
  const [manifest] = await table.get([runKey(docId, runId)]);
  if (manifest === undefined) return null;
  const items = await readRunItems(table, docId, { id: runId, shards: Number(manifest.shards) });
  if (items.length !== Number(manifest.items)) return null;
  const kept = (prefix: string) => items.filter(({ SK }) => SK.startsWith(prefix));
  const file = fileOf(items);
  return {
    claims: kept('C#').map((item) => recordOf<ClaimRecord>(item, 'claimwire/claim@1', file)),
    statistics: kept('S#').map((item) => recordOf<StatisticRecord>(item, 'claimwire/statistic@1', file)),
  };
};

/**
 * What an event of the change feed changed, record by record, also where the event itself holds no more than its size. Null where one of its
 * runs was collected meanwhile, or `admit` says no.
 */
export const readDifference = async (
  table: TableReader,
  { docId, runs }: Pick<ExtractionPublished | ExtractionRetracted, 'docId' | 'runs'>,
  admit: (head: Head) => boolean,
): Promise<RunDifference | null> => {
  const head = await readHead(table, docId);
  if (head === null || !admit(head)) return null;
  const [before, after] = await Promise.all(
    [runs.before, runs.after].map((run) => (run === null ? nothing : recordsOfRun(table, docId, run.id))),
  );
  return before == null || after == null ? null : differenceOf(before, after);
};
