import type { DateMention } from '../shared/domain/date-mention.ts';
import type { Noise } from '../shared/domain/extraction.ts';
import type { Head, PublishedRun } from '../shared/domain/head.ts';
import type { ClaimRecord, DocumentRecord, StatisticRecord } from '../shared/domain/record.ts';
import type { Fields } from '../shared/domain/sparse.ts';
import { restoredDocument } from '../shared/domain/stored-record.ts';
import { headKey, shardPartition } from '../shared/domain/table-keys.ts';
import { contentOf, headOf, recordOf } from './read-items.ts';
import type { Item, TableReader } from './table-reader.ts';

/** All that stands of a document: of one run, never of two. Claims and statistics are in the order of the text. */
export interface DocumentRecords {
  readonly head: Head;
  readonly document: DocumentRecord;
  readonly claims: readonly ClaimRecord[];
  readonly statistics: readonly StatisticRecord[];
}

interface DocumentPart {
  readonly schema: 'claimwire/document-part@1';
  readonly noise: readonly Noise[];
  readonly dates: readonly DateMention[];
}

const attempts = 5;

const readShard = async (table: TableReader, partition: string): Promise<Item[]> => {
  const items: Item[] = [];
  let after: unknown = null;
  do {
    const page = await table.query({ partition, after });
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
};

const inOrder = <Value extends { readonly span: readonly [number, number] }>(records: readonly Value[]): Value[] =>
  records.toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);

const chunkOf = ({ SK }: Item): number => Number(SK.slice(2));

const assemble = (head: Head, items: readonly Item[]): DocumentRecords | null => {
  const first = items.find(({ SK }) => SK === 'D');
  if (first === undefined) return null;
  const parts = items
    .filter(({ SK }) => SK.startsWith('D#'))
    .sort((a, b) => chunkOf(a) - chunkOf(b))
    .map((item) => contentOf<DocumentPart>(item, 'claimwire/document-part@1'));
  const document = restoredDocument(
    first.PK,
    contentOf<Fields & { schema: DocumentRecord['schema'] }>(first, 'claimwire/document@1'),
  );
  const kept = (prefix: string) => items.filter(({ SK }) => SK.startsWith(prefix));
  return {
    head,
    document: {
      ...document,
      noise: [document, ...parts].flatMap(({ noise }) => noise),
      dates: [document, ...parts].flatMap(({ dates }) => dates),
    },
    claims: inOrder(kept('C#').map((item) => recordOf<ClaimRecord>(item, 'claimwire/claim@1', document.name))),
    statistics: inOrder(
      kept('S#').map((item) => recordOf<StatisticRecord>(item, 'claimwire/statistic@1', document.name)),
    ),
  };
};

/** All items of a run, in no order. */
export const readRunItems = async (
  table: TableReader,
  docId: string,
  { id, shards }: Pick<PublishedRun, 'id' | 'shards'>,
): Promise<Item[]> =>
  (
    await Promise.all(Array.from({ length: shards }, (_, shard) => readShard(table, shardPartition(docId, id, shard))))
  ).flat();

/** The head of a document, consistently; null when there never was one. */
export const readHead = async (table: TableReader, docId: string): Promise<Head | null> => {
  const [item] = await table.get([headKey(docId)]);
  return item ? headOf(item) : null;
};

/**
 * Reads a document's records under its head: as many as the head counts, or all over again, since then a newer run took their place. Null
 * when nothing of it is readable, or when `admit` says no.
 */
export const readDocument = async (
  table: TableReader,
  docId: string,
  admit: (head: Head) => boolean,
): Promise<DocumentRecords | null> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const head = await readHead(table, docId);
    if (head?.run == null || !admit(head)) return null;
    const items = await readRunItems(table, docId, head.run);
    const read = items.length === head.run.counts.items ? assemble(head, items) : null;
    if (read !== null) return read;
  }
  throw new Error(
    `Document ${docId} has not the records that its head counts, ${attempts} times in a row. Is its table complete?`,
  );
};
