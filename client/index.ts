export type { DocumentSummary, Head, PublishedRun, Quarantine, RecordCounts } from '../shared/domain/head.ts';
export { documentIdOf } from '../shared/domain/identity.ts';
export type { ClaimRecord, DocumentRecord, StatisticRecord } from '../shared/domain/record.ts';
export { slugOf } from '../shared/domain/slug.ts';
export { type ConnectOptions, connect } from './connect.ts';
export type { DateRange } from './date-range.ts';
export type { DocumentRecords } from './read-document.ts';
export { type ListOptions, type Reader, type ReadOptions, readerOver } from './reader.ts';
export type { TableReader } from './table-reader.ts';
