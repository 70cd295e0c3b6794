/** What is counted in production; each is a metric of the namespace Claimwire. */
export type Counter =
  | 'ArticlesNormalized'
  | 'ArticlesUnchanged'
  | 'ExtractionsPublished'
  | 'ExtractionsUnchanged'
  | 'ArticlesRetracted'
  | 'Superseded'
  | 'Gone'
  | 'Quarantined'
  | 'Failed'
  | 'UnknownEvents'
  | 'MetadataRejected'
  | 'RunsAbandoned'
  | 'RunsCollected'
  | 'RecordsCollected'
  | 'DocumentsListed'
  | 'DocumentsLeft'
  | 'DocumentsFailed'
  | 'ChangesAnnounced'
  | 'ChangesLost'
  | 'VerdictsCarried'
  | 'Claims'
  | 'Statistics';
/**
 * What is measured, in milliseconds. `UploadToReadable` runs from the object's LastModified to the switch, of bulk uploads apart; `CollectorBehind` is by how much
 * the eldest run that should be gone is overdue; `FeedBehind` how old a change is when its event is made.
 */
export type Timer = 'UploadToReadable' | 'BulkUploadToReadable' | 'CollectorBehind' | 'FeedBehind';

/** Keys, ids, reasons and numbers; never the text of an article. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Where a use case says what it does. */
export interface Telemetry {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, cause: unknown, fields?: LogFields): void;
  count(counter: Counter, by?: number): void;
  time(timer: Timer, milliseconds: number): void;
  /** The same, with fields that every further line carries. */
  with(fields: LogFields): Telemetry;
}
