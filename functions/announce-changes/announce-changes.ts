import type { ChangeEvent, EventDifference, ExtractionPublished } from '../../shared/domain/change-event.ts';
import { differenceOf, type RunDifference } from '../../shared/domain/difference.ts';
import type { DocumentSummary, Head, PublishedRun } from '../../shared/domain/head.ts';
import { visibleRun } from '../../shared/domain/visibility.ts';
import { carryVerdicts } from '../../shared/editorial/carry-verdicts.ts';
import { claimPairsOf } from '../../shared/editorial/claim-pairs.ts';
import type { EditorialTable } from '../../shared/editorial/editorial-table.ts';
import type { Telemetry } from '../../shared/observability/telemetry.ts';
import type { RunReader } from '../../shared/persistence/run-reader.ts';
import { inlineDifference } from './inline-difference.ts';

export interface AnnouncePorts {
  readonly runs: RunReader;
  /** Where verdicts are carried over to what a switch made of their claims. */
  readonly editorial: EditorialTable;
  readonly telemetry: Telemetry;
}

/** A document's head before a switch and after it; null before the first. */
export interface HeadChange {
  readonly before: Head | null;
  readonly after: Head;
}

/**
 * Bytes of JSON of one event. A pipe hands up to ten at a time to the bus, which takes 256 KB in one call.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */
export const eventBytes = 24_000;

/** Longer than any title that a reader would want to see in an alert. */
const longestText = 500;
const shortened = (text: string | null): string | null =>
  text !== null && text.length > longestText ? `${text.slice(0, longestText - 1).toWellFormed()}…` : text;
/** An address that is cut leads nowhere. */
const longestUrl = 2_048;

const documentOf = (document: DocumentSummary): ChangeEvent['document'] => ({
  name: document.name,
  title: shortened(document.title),
  language: document.language,
  publishedAt: document.publishedAt,
  receivedAt: document.receivedAt,
  source: shortened(document.source),
  url: document.url !== null && document.url.length > longestUrl ? null : document.url,
  status: document.status,
  embargoedUntil: document.embargoedUntil,
});

const runOf = ({ id, key, versionId, extractorVersion, sha256, counts }: PublishedRun) => ({
  id,
  key,
  versionId,
  extractorVersion,
  sha256,
  counts: { claims: counts.claims, statistics: counts.statistics },
});

const total = ({ counts }: PublishedRun): number => counts.claims + counts.statistics;

const sizesOf = ({ claims, statistics }: RunDifference) => {
  const size = (name: keyof RunDifference['claims']) => claims[name].length + statistics[name].length;
  return { added: size('added'), removed: size('removed'), changed: size('changed'), unchanged: size('unchanged') };
};

/** Of a run that replaces another, record by record; nothing is read where one of the two is missing, since then all are new, or gone. */
const differenceBetween = async (
  { runs, editorial, telemetry }: AnnouncePorts,
  { docId, updatedAt }: Head,
  before: PublishedRun | null,
  after: PublishedRun | null,
): Promise<EventDifference> => {
  if (before === null || after === null)
    return {
      state: 'by-reference',
      sizes: { added: after ? total(after) : 0, removed: before ? total(before) : 0, changed: 0, unchanged: 0 },
    };
  const [was, is] = await Promise.all([runs.readRun(docId, before), runs.readRun(docId, after)]);
  if (was === null || is === null) {
    telemetry.warn('The records of a run are gone, so their difference can not be told', { docId });
    return { state: 'unavailable' };
  }
  const difference = differenceOf(was, is);
  // Before anybody is told: who is, finds them.
  const carried = await carryVerdicts(editorial, claimPairsOf(difference), new Date(updatedAt));
  if (carried > 0) telemetry.count('VerdictsCarried', carried);
  return { state: 'inline', sizes: sizesOf(difference), ...inlineDifference(difference) };
};

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** The event without the records of its difference, where those are too many. */
const bounded = <Event extends ChangeEvent>(event: Event): Event =>
  event.difference.state === 'inline' && bytesOf(event) > eventBytes
    ? { ...event, difference: { state: 'by-reference', sizes: event.difference.sizes } }
    : event;

/** Where a difference can't be told, an alert too many is better than one too few. */
const isCorrection = (sourceChanged: boolean, difference: EventDifference): boolean => {
  if (!sourceChanged || difference.state === 'unavailable') return sourceChanged;
  const { added, removed, changed } = difference.sizes;
  return added + removed + changed > 0;
};

/**
 * What a switch of a document's head is to the services downstream: an event, or null where readers read the same run as before. The same switch gives
 * the same event, however often it is delivered, and carries verdicts over once. Throws what the ports throw.
 */
export const announceChange = async (
  { before, after }: HeadChange,
  ports: AnnouncePorts,
): Promise<ChangeEvent | null> => {
  const [was, is] = [visibleRun(before), visibleRun(after)];
  const document = after.document ?? before?.document ?? null;
  if (document === null || was?.id === is?.id) return null;
  const { docId, rev, cause } = after;
  const sourceChanged = was !== null && is !== null && was.sha256 !== is.sha256;
  const difference = await differenceBetween(ports, after, was, is);
  const common = {
    id: `${docId}-${rev}`,
    docId,
    rev,
    at: after.updatedAt,
    cause,
    sourceChanged,
    document: documentOf(document),
    difference,
  };
  if (is !== null)
    return bounded<ExtractionPublished>({
      schema: 'claimwire/extraction-published@1',
      type: 'ExtractionPublished',
      ...common,
      correction: isCorrection(sourceChanged, difference),
      runs: { before: was && runOf(was), after: runOf(is) },
    });
  if (was === null) return null;
  return {
    schema: 'claimwire/extraction-retracted@1',
    type: 'ExtractionRetracted',
    ...common,
    runs: { before: runOf(was), after: null },
  };
};
