import type { Extraction } from '../domain/extraction.ts';
import type { DocumentSummary } from '../domain/head.ts';
import type { ObjectVersion } from '../domain/normalized-article.ts';
import { type Limits, runBytesOf, type Unreadable } from '../domain/quarantine.ts';
import type { ClaimRecord, DocumentRecord, StatisticRecord } from '../domain/record.ts';
import { type Span, wordsToShow } from '../domain/span.ts';
import { storedDocument } from '../domain/stored-record.ts';
import { claimSortKey, documentRecordSortKey, shardPartition, statisticSortKey } from '../domain/table-keys.ts';
import type { StagedRun } from './intent.ts';
import type { TableItem } from './record-store.ts';
import { claimItem, statisticItem } from './table-items.ts';
import { windowAround } from './text-window.ts';

/**
 * Records of one partition: about 2 write units each, so that a shard is written within the 1,000 units a second of a partition, read
 * in one page of 1 MB, and an ordinary article is one.
 */
export const recordsPerShard = 200;
/** Bytes of JSON in one item; DynamoDB takes 400 KB. */
const itemBytes = 350 * 1024;
/** DynamoDB's numbers end at 10^126. */
const greatestNumber = 1e125;

export interface RunSource {
  readonly runId: string;
  readonly version: ObjectVersion;
  readonly keyHash: string;
  /** Of the version's metadata. */
  readonly metadataHash: string;
  readonly extraction: Extraction;
  readonly limits: Pick<Limits, 'records'>;
  /** A sentence's text and that of the one before it; records carry no more than a window of either. */
  readonly contextOf: (sentence: Span) => { text: string; previous: string | null };
}
export type BuiltRun =
  | { readonly ok: true; readonly staged: StagedRun; readonly items: readonly TableItem[] }
  | ({ readonly ok: false } & Unreadable);

const tooMany = (detail: string): BuiltRun => ({ ok: false, reason: 'too-many-records', detail });

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Splits a document over items: its lists are cut where one item is full. */
const documentParts = (record: DocumentRecord): Record<string, unknown>[] => {
  const { noise, dates } = record;
  const { noise: _, dates: __, ...rest } = storedDocument(record);
  const parts: { noise: unknown[]; dates: unknown[] }[] = [{ noise: [], dates: [] }];
  let room = itemBytes - bytesOf(rest);
  for (const [list, entries] of [['noise', noise] as const, ['dates', dates] as const]) {
    for (const entry of entries) {
      const size = bytesOf(entry) + 1;
      if (size > room && parts.at(-1)!.noise.length + parts.at(-1)!.dates.length > 0) {
        parts.push({ noise: [], dates: [] });
        room = itemBytes - 200;
      }
      parts.at(-1)![list].push(entry);
      room -= size;
    }
  }
  return parts.map((part, chunk) =>
    chunk === 0 ? { ...rest, ...part } : { schema: 'claimwire/document-part@1', runId: record.runId, ...part },
  );
};

const summaryOf = (document: Extraction['document'], receivedAt: string): DocumentSummary => ({
  name: document.name,
  title: document.title && wordsToShow(document.title),
  source: document.source,
  url: document.url,
  publishedAt: document.publishedAt?.date ?? null,
  receivedAt,
  language: document.language,
  status: document.status,
  embargoedUntil: document.embargoedUntil,
});

/**
 * Builds the items of a run: each claim and statistic with its sentence, its dates and what there is to know of its document, so that it
 * stands on its own. Throws where the extraction breaks its contract (two records of one id, a number that is none).
 */
export const buildRun = ({
  runId,
  version,
  keyHash,
  metadataHash,
  extraction,
  limits,
  contextOf,
}: RunSource): BuiltRun => {
  const { claims, statistics, dates } = extraction;
  const records = claims.length + statistics.length;
  if (records > limits.records) return tooMany(`more than ${limits.records}`);
  if (dates.length > limits.records) return tooMany(`more than ${limits.records} dates`);
  const document = summaryOf(extraction.document, version.lastModified);
  const docId = extraction.document.id;
  const dateOf = new Map(dates.map((date) => [date.id, date]));
  const calendarDate = (id: string | null) => (id === null ? null : (dateOf.get(id)?.value ?? null));
  const common = (sentence: Span, [start, end]: Span) => {
    const { text, previous } = contextOf(sentence);
    return {
      documentId: docId,
      runId,
      sentenceText: windowAround(text, [start - sentence[0], Math.min(end, sentence[1]) - sentence[0]]),
      previousSentenceText: previous && windowAround(previous, [previous.length, previous.length]),
      document,
    };
  };
  const documentRecord: DocumentRecord = {
    ...extraction.document,
    schema: 'claimwire/document@1',
    runId,
    extractorVersion: extraction.extractor.version,
    receivedAt: version.lastModified,
    dates,
  };
  const ids = new Set([
    ...claims.map(({ id }) => claimSortKey(id)),
    ...statistics.map(({ id }) => statisticSortKey(id)),
  ]);
  if (ids.size !== records) throw new Error('Two records of one extraction have the same id.');

  const makers: ((partition: string) => TableItem)[] = [
    ...documentParts(documentRecord).map(
      (part, chunk) =>
        (partition: string): TableItem => ({
          ...part,
          PK: partition,
          SK: documentRecordSortKey(chunk),
        }),
    ),
    ...claims.map((claim) => (partition: string) => {
      const mentioned = claim.dateIds.flatMap((id) => dateOf.get(id) ?? []);
      const record: ClaimRecord = {
        ...claim,
        schema: 'claimwire/claim@1',
        ...common(claim.sentence, claim.span),
        dates: mentioned.map(({ id, text, value }) => ({ id, text, value })),
      };
      return claimItem(partition, record);
    }),
    ...statistics.map((statistic) => (partition: string) => {
      for (const number of [statistic.value, statistic.low, statistic.high, statistic.total])
        if (number !== null && !(Math.abs(number) < greatestNumber))
          throw new Error('A statistic is no storable number.');
      const record: StatisticRecord = {
        ...statistic,
        schema: 'claimwire/statistic@1',
        ...common(statistic.sentence, statistic.span),
        date: calendarDate(statistic.dateId),
        baselineDate: calendarDate(statistic.baselineDateId),
      };
      return statisticItem(partition, record);
    }),
  ];
  const shardOf = (index: number, count: number) => (index < count ? 0 : Math.floor(index / recordsPerShard));
  const parts = makers.length - records;
  const items = makers.map((make, index) => make(shardPartition(docId, runId, shardOf(index, parts))));
  const sizes = items.map(bytesOf);
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  if (largest > itemBytes)
    return {
      ok: false,
      reason: 'too-large',
      detail: `one record of ${largest} bytes; at most ${itemBytes} are stored`,
    };
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const most = runBytesOf(limits);
  if (all > most) return tooMany(`records of ${all} bytes; at most ${most}`);
  const { bucket, key, versionId } = version;
  return {
    ok: true,
    items,
    staged: {
      document,
      run: {
        id: runId,
        keyHash,
        bucket,
        key,
        versionId,
        extractorVersion: extraction.extractor.version,
        sha256: extraction.document.sha256,
        metadataHash,
        restriction: { status: document.status, embargoedUntil: document.embargoedUntil },
        counts: { claims: claims.length, statistics: statistics.length, items: items.length },
        shards: shardOf(items.length - 1, parts) + 1,
      },
    },
  };
};
