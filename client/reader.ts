import type { Head } from '../shared/domain/head.ts';
import type { ClaimRecord, StatisticRecord } from '../shared/domain/record.ts';
import { type IndexName, indexPartitions } from '../shared/domain/table-keys.ts';
import { type DateRange, daysOf } from './date-range.ts';
import { type DocumentRecords, readDocument, readHead } from './read-document.ts';
import { headsByDay, recordsByMonth } from './read-index.ts';
import { recordOf } from './read-items.ts';
import { isRestricted } from './restriction.ts';
import type { TableReader } from './table-reader.ts';

export interface ReadOptions {
  /** Also what is under embargo, withheld or canceled. Default: no. */
  readonly includeRestricted?: boolean;
}
/** Days or months, both ends included. Default: the last twelve months and the next. */
export type ListOptions = ReadOptions & DateRange;

/** Reads what Claimwire keeps of articles. Each call reads the table anew; nothing is cached. */
export interface Reader {
  /** The state of a document, restricted or not: null when there never was one. */
  head(docId: string): Promise<Head | null>;
  /** A document with all its records, of one run; null when nothing of it is readable. */
  document(docId: string, options?: ReadOptions): Promise<DocumentRecords | null>;
  /** Claims of one speaker (`speaker.id`, a slug of the full name), latest first. */
  claimsBySpeaker(speakerId: string, options?: ListOptions): AsyncIterable<ClaimRecord>;
  /** Statistics in one unit ("EUR", "%", "km"), latest first. */
  statisticsByUnit(unit: string, options?: ListOptions): AsyncIterable<StatisticRecord>;
  /** Statistics that count one noun (`counted.key`, its lemma), latest first. */
  statisticsByCounted(key: string, options?: ListOptions): AsyncIterable<StatisticRecord>;
  /** Heads of the documents of a day (2026-02-04), a month (2026-02) or a range, latest day first. */
  documentsByDay(day: string | DateRange, options?: ReadOptions): AsyncIterable<Head>;
}

/** A reader over any table. `now` decides which embargoes have ended. */
export const readerOver = (table: TableReader, now: () => Date): Reader => {
  const admission =
    ({ includeRestricted = false }: ReadOptions) =>
    ({ document }: Head): boolean =>
      includeRestricted || (document !== null && !isRestricted(document, now()));

  async function* records<Value extends { readonly schema: string }>(
    schema: Value['schema'],
    index: IndexName,
    partitionOf: (month: string) => string,
    options: ListOptions,
  ): AsyncGenerator<Value> {
    const days = daysOf(options, now());
    for await (const item of recordsByMonth(table, index, partitionOf, days, admission(options)))
      yield recordOf<Value>(item, schema);
  }

  return {
    head: (docId) => readHead(table, docId),
    document: (docId, options = {}) => readDocument(table, docId, admission(options)),
    claimsBySpeaker: (speakerId, options = {}) =>
      records<ClaimRecord>('claimwire/claim@1', 'GSI1', (month) => indexPartitions.speaker(speakerId, month), options),
    statisticsByUnit: (unit, options = {}) =>
      records<StatisticRecord>('claimwire/statistic@1', 'GSI1', (month) => indexPartitions.unit(unit, month), options),
    statisticsByCounted: (key, options = {}) =>
      records<StatisticRecord>(
        'claimwire/statistic@1',
        'GSI2',
        (month) => indexPartitions.counted(key, month),
        options,
      ),
    documentsByDay: (day, options = {}) =>
      headsByDay(table, daysOf(typeof day === 'string' ? { from: day, to: day } : day, now()), admission(options)),
  };
};
