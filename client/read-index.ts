import type { Head } from '../shared/domain/head.ts';
import { dayOf } from '../shared/domain/record.ts';
import {
  headKey,
  type IndexName,
  indexPartitions,
  indexShards,
  parseShardPartition,
  type TableKey,
} from '../shared/domain/table-keys.ts';
import { type Days, eachDay, monthsOf } from './date-range.ts';
import { mergedPages } from './merged-pages.ts';
import { headOf } from './read-items.ts';
import type { Item, Query, TableReader } from './table-reader.ts';

const pageSize = 100;

async function* pagesOf(table: TableReader, query: Query): AsyncGenerator<readonly Item[]> {
  let after: unknown = null;
  do {
    const page = await table.query({ ...query, limit: pageSize, after });
    if (page.items.length > 0) yield page.items;
    after = page.next;
  } while (after !== null);
}

const idOf = ({ PK, SK }: TableKey): string => `${PK}\n${SK}`;

const headsOf = async (table: TableReader, docIds: Iterable<string>): Promise<Map<string, Head>> => {
  const items = await table.get([...new Set(docIds)].map(headKey));
  return new Map(items.map(headOf).map((head) => [head.docId, head]));
};

/** An item of a run that a head shows, and the file that the run is of. */
export interface ActiveItem {
  readonly item: Item;
  readonly file: string;
}

/** A row is a hint: its record counts as long as it is of the run that its document's head names. */
export const activeOf = async (
  table: TableReader,
  rows: readonly Item[],
  admit: (head: Head) => boolean,
): Promise<ActiveItem[]> => {
  const placed = rows.flatMap((row) => {
    const place = parseShardPartition(row.PK);
    return place === null ? [] : [{ row, ...place }];
  });
  const heads = await headsOf(
    table,
    placed.map(({ docId }) => docId),
  );
  const active = placed.filter(({ docId, runId }) => {
    const head = heads.get(docId);
    return head?.run?.id === runId && admit(head);
  });
  const items = new Map((await table.get(active.map(({ row }) => row))).map((item) => [idOf(item), item]));
  return active.flatMap(({ row, docId }) => {
    const item = items.get(idOf(row));
    return item ? [{ item, file: heads.get(docId)?.run?.key ?? '' }] : [];
  });
};

/** The active records of an index that is kept by month, latest day first; of several partitions a month as if they were one. */
export async function* recordsByMonth(
  table: TableReader,
  index: IndexName,
  partitionsOf: (month: string) => readonly string[],
  days: Days,
  admit: (head: Head) => boolean,
): AsyncGenerator<ActiveItem> {
  for (const month of monthsOf(days)) {
    // "#" ends the day in a sort key, and "$" comes after it.
    const range = { from: days.from, to: `${days.to}$` };
    for await (const rows of mergedPages(table, index, partitionsOf(month), range))
      yield* await activeOf(table, rows, admit);
  }
}

/** The heads of the documents of each day, latest day first. */
export async function* headsByDay(
  table: TableReader,
  days: Days,
  admit: (head: Head) => boolean,
): AsyncGenerator<Head> {
  for (const day of eachDay(days)) {
    for (let shard = 0; shard < indexShards; shard++) {
      for await (const rows of pagesOf(table, { index: 'GSI1', partition: indexPartitions.day(day, shard) })) {
        const heads = (await table.get(rows)).map(headOf);
        for (const head of heads)
          if (head.run !== null && head.document !== null && dayOf(head.document) === day && admit(head)) yield head;
      }
    }
  }
}
