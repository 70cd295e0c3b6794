import type { ChangeCause, ChangeEvent, EventDifference, ExtractionPublished } from '../domain/change-event.ts';
import { differenceOf, type RunDifference } from '../domain/difference.ts';
import type { DocumentSummary, Head, PublishedRun } from '../domain/head.ts';
import { visibleRun } from '../domain/visibility.ts';
import { carryVerdicts } from '../editorial/carry-verdicts.ts';
import { claimPairsOf } from '../editorial/claim-pairs.ts';
import type { EditorialTable } from '../editorial/editorial-table.ts';
import type { Telemetry } from '../observability/telemetry.ts';
import type { RunReader } from '../persistence/run-reader.ts';
import { inlineDifference } from './inline-difference.ts';

/** As much of a run as an event tells, and its records are found by. */
export type AnnouncedRun = Pick<
  PublishedRun,
  'id' | 'key' | 'versionId' | 'extractorVersion' | 'sha256' | 'counts' | 'shards'
>;

/** One change of what readers read of a document, by ids: it can be told at any time while the records of both runs stand. */
export interface Switch {
  readonly docId: string;
  readonly rev: number;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly cause: ChangeCause;
  /** What readers read before, and read from then on; not both null, and not the same run. */
  readonly before: AnnouncedRun | null;
  readonly after: AnnouncedRun | null;
}

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

const runOf = ({ id, key, versionId, extractorVersion, sha256, counts }: AnnouncedRun) => ({
  id,
  key,
  versionId,
  extractorVersion,
  sha256,
  counts: { claims: counts.claims, statistics: counts.statistics },
});

const total = ({ counts }: AnnouncedRun): number => counts.claims + counts.statistics;

const sizesOf = ({ claims, statistics }: RunDifference) => {
  const size = (name: keyof RunDifference['claims']) => claims[name].length + statistics[name].length;
  return { added: size('added'), removed: size('removed'), changed: size('changed'), unchanged: size('unchanged') };
};

/** Of a run that replaces another, record by record; nothing is read where one of the two is missing, since then all are new, or gone. */
const differenceBetween = async (
  { runs, editorial, telemetry }: AnnouncePorts,
  { docId, at, before, after }: Switch,
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
  const carried = await carryVerdicts(editorial, claimPairsOf(difference), new Date(at));
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

/** What a switch of a document's head is to its readers; null where they read the same run as before, or none. */
export const switchOf = ({ before, after }: HeadChange): Switch | null => {
  const [was, is] = [visibleRun(before), visibleRun(after)];
  const { docId, rev, cause, updatedAt: at } = after;
  return was?.id === is?.id ? null : { docId, rev, at, cause, before: was, after: is };
};

/**
 * A switch as the event that services downstream are told. The same switch gives the same event, however often it is told, and carries verdicts
 * over once. Throws what the ports throw.
 */
export const announceSwitch = async (
  change: Switch,
  document: DocumentSummary,
  ports: AnnouncePorts,
): Promise<ChangeEvent> => {
  const { docId, rev, at, cause, before: was, after: is } = change;
  const sourceChanged = was !== null && is !== null && was.sha256 !== is.sha256;
  const difference = await differenceBetween(ports, change);
  const common = {
    id: `${docId}-${rev}`,
    docId,
    rev,
    at,
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
  if (was === null) throw new Error(`Switch ${rev} of ${docId} is from nothing to nothing.`);
  return {
    schema: 'claimwire/extraction-retracted@1',
    type: 'ExtractionRetracted',
    ...common,
    runs: { before: runOf(was), after: null },
  };
};

/** The event of a change of a document's head; null where readers read the same as before. Throws what the ports throw. */
export const announceChange = async (change: HeadChange, ports: AnnouncePorts): Promise<ChangeEvent | null> => {
  const seen = switchOf(change);
  const document = change.after.document ?? change.before?.document ?? null;
  return seen === null || document === null ? null : announceSwitch(seen, document, ports);
};
