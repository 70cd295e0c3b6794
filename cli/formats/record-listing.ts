import type { DocumentRecords } from '../../client/index.ts';
import type { Head } from '../../shared/domain/head.ts';
import { type ClaimRecord, dayOf, type StatisticRecord } from '../../shared/domain/record.ts';
import { wordsToShow } from '../../shared/domain/span.ts';
import { staleness } from '../document-lookup.ts';
import type { Cell } from './csv.ts';
import { claimRow, dateRow, type Row, recordColumns, statisticRow } from './record-row.ts';
import { quantityOf } from './text.ts';

/** How one kind of thing is listed: the few columns of a table for people, and all of it as CSV. */
export interface Listing<Item> {
  readonly headings: readonly string[];
  readonly cells: (item: Item) => readonly Cell[];
  readonly columns: readonly string[];
  readonly row: (item: Item) => Row;
}

const commonCells = ({ documentId, document }: ClaimRecord | StatisticRecord) => ({
  documentId,
  document: document.name,
  title: document.title,
  publishedAt: document.publishedAt,
});

export const claimListing: Listing<ClaimRecord> = {
  headings: ['day', 'speaker', 'cue', 'claim', 'document'],
  cells: ({ document, speaker, cue, text, documentId }) => [
    dayOf(document),
    speaker?.name ?? speaker?.text,
    cue?.text,
    text,
    documentId,
  ],
  columns: recordColumns,
  row: (record) => ({ ...commonCells(record), ...claimRow(record, record.sentenceText) }),
};

export const statisticListing: Listing<StatisticRecord> = {
  headings: ['day', 'type', 'statistic', 'words', 'document'],
  cells: (record) => [dayOf(record.document), record.type, quantityOf(record), wordsToShow(record), record.documentId],
  columns: recordColumns,
  row: (record) => {
    const { sentenceText: sentence, date, baselineDate } = record;
    return { ...commonCells(record), ...statisticRow(record, { sentence, date, baselineDate }) };
  },
};

const documentRow = ({ docId, state, stale, run, document, quarantine }: Head) => ({
  documentId: docId,
  state: stale ? `${state} (stale)` : state,
  day: document === null ? null : dayOf(document),
  document: document?.name,
  title: document?.title,
  language: document?.language,
  publishedAt: document?.publishedAt,
  receivedAt: document?.receivedAt,
  source: document?.source,
  url: document?.url,
  status: document?.status,
  embargoedUntil: document?.embargoedUntil,
  claims: run?.counts.claims,
  statistics: run?.counts.statistics,
  quarantine: quarantine?.reason,
  key: run?.key,
  versionId: run?.versionId,
  extractorVersion: run?.extractorVersion,
});

/** What a listing marks a document with: that it is stale, or held back; nothing where it is as usual. */
const remarkOf = (head: Head): string => {
  const { status, embargoedUntil } = head.document ?? {};
  return [staleness(head), status === 'usable' ? null : status, embargoedUntil && `embargoed until ${embargoedUntil}`]
    .filter(Boolean)
    .join(', ');
};

export const documentListing: Listing<Head> = {
  headings: ['day', 'document', 'language', 'claims', 'statistics', 'title', 'remark'],
  cells: (head) => {
    const { day, documentId, language, claims, statistics, title, document } = documentRow(head);
    return [day, documentId, language, claims, statistics, title ?? document, remarkOf(head)];
  },
  columns: [
    'documentId',
    'state',
    'day',
    'document',
    'title',
    'language',
    'publishedAt',
    'receivedAt',
    'source',
    'url',
    'status',
    'embargoedUntil',
    'claims',
    'statistics',
    'quarantine',
    'key',
    'versionId',
    'extractorVersion',
  ],
  row: documentRow,
};

/** A document's claims, statistics and dates, a row each, in the order of the text. */
export const documentRows = ({ document, claims, statistics }: DocumentRecords): Row[] => {
  const common = {
    documentId: document.id,
    document: document.name,
    title: document.title && wordsToShow(document.title),
    publishedAt: document.publishedAt?.date,
  };
  const dates = document.dates.map((date) => ({ ...dateRow(date), ...common }));
  return [
    ...claims.map((claim) => ({ start: claim.span[0], ...claimListing.row(claim) })),
    ...statistics.map((statistic) => ({ start: statistic.span[0], ...statisticListing.row(statistic) })),
    ...dates,
  ].sort((a, b) => a.start - b.start);
};
