export type { ChangeCause, ExtractionPublished, ExtractionRetracted } from '../shared/domain/change-event.ts';
export type { Pair, RecordDifference, RunDifference } from '../shared/domain/difference.ts';
export type { DocumentSummary, Head, PublishedRun, Quarantine, RecordCounts } from '../shared/domain/head.ts';
export { documentIdOf } from '../shared/domain/identity.ts';
export {
  type Judgement,
  type VerdictRating,
  type VerdictStatus,
  verdictRatings,
  verdictStatuses,
} from '../shared/domain/judgement.ts';
export type { ClaimRecord, DocumentRecord, StatisticRecord } from '../shared/domain/record.ts';
export { slugOf } from '../shared/domain/slug.ts';
export type { Verdict } from '../shared/domain/verdict.ts';
export type { AliasChange, AliasRefusal } from '../shared/editorial/keep-aliases.ts';
export type { RecordedVerdict, VerdictToRecord } from '../shared/editorial/record-verdict.ts';
export { type ClientOptions, type ConnectOptions, connect } from './connect.ts';
export type { DateRange } from './date-range.ts';
export { type CallerIdentity, connectEditor, type Editor, type EditorOptions, editorOver } from './editor.ts';
export type { ClaimListOptions, DocumentListOptions, ListOptions, ReadOptions } from './list-options.ts';
export type { DocumentRecords } from './read-document.ts';
export type { QueuedClaim } from './read-queue.ts';
export type { KnownSpeaker } from './read-speakers.ts';
export { type Reader, readerOver } from './reader.ts';
export type { TableReader } from './table-reader.ts';
