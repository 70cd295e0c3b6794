import type { ExtractionPublished, ExtractionRetracted } from '../shared/domain/change-event.ts';
import type { RunDifference } from '../shared/domain/difference.ts';
import type { Head } from '../shared/domain/head.ts';
import type { ClaimRecord, StatisticRecord } from '../shared/domain/record.ts';
import { type IndexName, indexPartitions } from '../shared/domain/table-keys.ts';
import type { Verdict } from '../shared/domain/verdict.ts';
import { type DateRange, daysOf } from './date-range.ts';
import {
  type ClaimListOptions,
  type DocumentListOptions,
  type ListOptions,
  leastOf,
  type ReadOptions,
} from './list-options.ts';
import { readDifference } from './read-difference.ts';
import { type DocumentRecords, readDocument, readHead } from './read-document.ts';
import { headsByDay, recordsByMonth } from './read-index.ts';
import { recordOf } from './read-items.ts';
import { claimsInQueue, type QueuedClaim } from './read-queue.ts';
import {
  type KnownSpeaker,
  readSpeaker,
  readSpeakersWithAliases,
  resolveSpeakers,
  withSpeaker,
} from './read-speakers.ts';
import { readVerdictHistory, readVerdicts } from './read-verdicts.ts';
import { isRestricted } from './restriction.ts';
import type { TableReader } from './table-reader.ts';

const queueDays = 30;
const dayMilliseconds = 86_400_000;

/** Reads what Claimwire keeps of articles. Aliases of speakers apply: each claim has the `speaker.id` that editors chose. Each call reads the table anew; nothing is cached. */
export interface Reader {
  /** The state of a document, restricted or not: null when there never was one. */
  head(docId: string): Promise<Head | null>;
  /** A document with all its records, of one run; null when nothing of it is readable. */
  document(docId: string, options?: ReadOptions): Promise<DocumentRecords | null>;
  /**
   * What an event of the change feed changed, record by record, also where it came by reference; null where the records of the former run are
   * gone, as they are some time after.
   */
  difference(event: ExtractionPublished | ExtractionRetracted, options?: ReadOptions): Promise<RunDifference | null>;
  /** Claims of one speaker (`speaker.id`, a slug of the full name) under all their ids, latest first. */
  claimsBySpeaker(speakerId: string, options?: ClaimListOptions): AsyncIterable<ClaimRecord>;
  /** Statistics in one unit ("EUR", "%", "km"), latest first. */
  statisticsByUnit(unit: string, options?: ListOptions): AsyncIterable<StatisticRecord>;
  /** Statistics that count one noun (`counted.key`, its lemma), latest first. */
  statisticsByCounted(key: string, options?: ListOptions): AsyncIterable<StatisticRecord>;
  /** What awaits a check: unjudged claims, and those whose verdict leaves them open, the most check-worthy first. Default: the last 30 days. */
  claimsToCheck(options?: ClaimListOptions): AsyncIterable<QueuedClaim>;
  /** The verdict that stands of a claim (its `key`); null when there is none. */
  verdict(claimKey: string): Promise<Verdict | null>;
  /** The verdicts that stand of claims, by their keys. */
  verdicts(claimKeys: Iterable<string>): Promise<ReadonlyMap<string, Verdict>>;
  /** All verdicts that a claim ever had, the first one first. */
  verdictHistory(claimKey: string): Promise<readonly Verdict[]>;
  /** Whom a speaker id stands for, and their other ids. */
  speaker(speakerId: string): Promise<KnownSpeaker>;
  /** The speakers to whom editors gave aliases. */
  speakersWithAliases(): AsyncIterable<KnownSpeaker>;
  /** Heads of the documents of a day (2026-02-04), a month (2026-02) or a range, latest day first. */
  documentsByDay(day: string | DateRange, options?: DocumentListOptions): AsyncIterable<Head>;
}

/** A reader over any table. `now` decides which embargoes have ended. */
export const readerOver = (table: TableReader, now: () => Date): Reader => {
  const admission =
    ({ includeRestricted = false, language }: DocumentListOptions) =>
    ({ document }: Head): boolean =>
      (includeRestricted || (document !== null && !isRestricted(document, now()))) &&
      (language === undefined || document?.language === language);

  async function* records<Value extends ClaimRecord | StatisticRecord>(
    schema: Value['schema'],
    index: IndexName,
    partitionsOf: (month: string) => readonly string[],
    options: ListOptions,
  ): AsyncGenerator<Value> {
    const days = daysOf(options, now());
    for await (const { item, file } of recordsByMonth(table, index, partitionsOf, days, admission(options)))
      yield recordOf<Value>(item, schema, file);
  }

  async function* claimsBySpeaker(speakerId: string, options: ClaimListOptions): AsyncGenerator<ClaimRecord> {
    const min = leastOf(options);
    const { id, aliases } = await readSpeaker(table, speakerId);
    const partitionsOf = (month: string) => [id, ...aliases].map((name) => indexPartitions.speaker(name, month));
    for await (const claim of records<ClaimRecord>('claimwire/claim@1', 'GSI1', partitionsOf, options))
      if (min === null || (claim.checkWorthiness ?? -1) >= min) yield withSpeaker(claim, id);
  }

  const claimsToCheck = (options: ClaimListOptions): AsyncIterable<QueuedClaim> => {
    const since = new Date(now().getTime() - queueDays * dayMilliseconds).toISOString().slice(0, 10);
    const range = options.from === undefined && options.to === undefined ? { from: since } : options;
    return claimsInQueue(table, daysOf(range, now()), admission(options), leastOf(options));
  };

  return {
    head: (docId) => readHead(table, docId),
    difference: (event, options = {}) => readDifference(table, event, admission(options)),
    document: async (docId, options = {}) => {
      const read = await readDocument(table, docId, admission(options));
      return read && { ...read, claims: await resolveSpeakers(table, read.claims) };
    },
    claimsBySpeaker: (speakerId, options = {}) => claimsBySpeaker(speakerId, options),
    claimsToCheck: (options = {}) => claimsToCheck(options),
    verdict: async (claimKey) => (await readVerdicts(table, [claimKey])).get(claimKey) ?? null,
    verdicts: (claimKeys) => readVerdicts(table, claimKeys),
    verdictHistory: (claimKey) => readVerdictHistory(table, claimKey),
    speaker: (speakerId) => readSpeaker(table, speakerId),
    speakersWithAliases: () => readSpeakersWithAliases(table),
    statisticsByUnit: (unit, options = {}) =>
      records<StatisticRecord>(
        'claimwire/statistic@1',
        'GSI1',
        (month) => [indexPartitions.unit(unit, month)],
        options,
      ),
    statisticsByCounted: (key, options = {}) =>
      records<StatisticRecord>(
        'claimwire/statistic@1',
        'GSI2',
        (month) => [indexPartitions.counted(key, month)],
        options,
      ),
    documentsByDay: (day, options = {}) =>
      headsByDay(table, daysOf(typeof day === 'string' ? { from: day, to: day } : day, now()), admission(options)),
  };
};
