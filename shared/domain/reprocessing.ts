import * as z from 'zod';
import { daySchema } from './date-mention.ts';
import type { RunDifference } from './difference.ts';

const count = z.int().min(0);

/** What an execution is started with. */
export const reprocessingRequestSchema = z.object({
  /** Only tells what would change. */
  dryRun: z.boolean(),
  /** YYYY-MM-DD: only documents of this day or later, by publication, else by receipt; null for all. */
  since: daySchema.nullable(),
});
export type ReprocessingRequest = z.infer<typeof reprocessingRequestSchema>;

/** A line of the list of what is stale: an id, so that the list need not be purged with its articles. */
export const staleItemSchema = z.object({ docId: z.string().min(1) });
export type StaleItem = z.infer<typeof staleItemSchema>;

/** What the list came to; it goes through the states of an execution. */
export const staleListSchema = reprocessingRequestSchema.extend({
  execution: z.string(),
  /** ISO 8601 instant. */
  startedAt: z.string(),
  extractorVersion: z.string(),
  /** Where the list stands; nothing does where it is empty. */
  bucket: z.string(),
  key: z.string(),
  documents: count,
  /** False where the list was ended before all was listed, for want of time: the next execution lists the rest. */
  complete: z.boolean(),
});
export type StaleList = z.infer<typeof staleListSchema>;

/** What became of the documents of a list; in a dry run, what would become of them. */
export const outcomeCountsSchema = z.object({
  /** Other records are readable now. */
  published: count,
  /** The records that stand were read again: only the head says by which extractor. */
  confirmed: count,
  /** Of this extractor before its turn came: by an upload, or by an earlier attempt of the batch. */
  current: count,
  quarantined: count,
  gone: count,
  superseded: count,
  /** Not reached in time; still stale. */
  left: count,
});
export type OutcomeCounts = z.infer<typeof outcomeCountsSchema>;

const sizesSchema = z.object({ added: count, removed: count, changed: count, unchanged: count });
export type DifferenceSizes = z.infer<typeof sizesSchema>;

/** What a dry run found, in numbers and ids alone. */
export const differencesSchema = z.object({
  /** Documents in which a record would be added, removed or changed; in the others, what would be written anew says the same. */
  documents: count,
  claims: sizesSchema,
  statistics: sizesSchema,
  /** Some of those documents: the first by id, which is a hash, so they are of any kind. */
  sample: z.array(z.object({ docId: z.string(), added: count, removed: count, changed: count })).readonly(),
});
export type Differences = z.infer<typeof differencesSchema>;

export const batchResultSchema = z.object({
  outcomes: outcomeCountsSchema,
  /** Documents that failed at the last try as well: still stale. */
  failed: count,
  /** Null but in a dry run. */
  differences: differencesSchema.nullable(),
});
export type BatchResult = z.infer<typeof batchResultSchema>;

/** What an execution did, as one object in S3. It names documents by id alone. */
export const reprocessingReportSchema = staleListSchema.omit({ bucket: true, key: true }).extend({
  schema: z.literal('claimwire/reprocessing-report@1'),
  /** ISO 8601 instant. */
  endedAt: z.string(),
  outcomes: outcomeCountsSchema,
  /** Documents that failed whatever was tried, alone or with all of their batch: still stale. */
  failed: count,
  differences: differencesSchema.nullable(),
  /** The error with which the execution ends, where too much failed; else null. */
  failure: z.string().nullable(),
});
export type ReprocessingReport = z.infer<typeof reprocessingReportSchema>;

/** Where an execution's objects stand; infra/ lets the state machine read the list and write the results by these names. */
export const jobKeys = {
  list: (execution: string): string => `lists/${execution}.jsonl`,
  results: (execution: string): string => `results/${execution}/`,
  report: (execution: string): string => `reports/${execution}.json`,
} as const;

export const noOutcomes: OutcomeCounts = {
  published: 0,
  confirmed: 0,
  current: 0,
  quarantined: 0,
  gone: 0,
  superseded: 0,
  left: 0,
};
const noSizes: DifferenceSizes = { added: 0, removed: 0, changed: 0, unchanged: 0 };
export const noDifferences: Differences = { documents: 0, claims: noSizes, statistics: noSizes, sample: [] };

export const noResult = (dryRun: boolean): BatchResult => ({
  outcomes: noOutcomes,
  failed: 0,
  differences: dryRun ? noDifferences : null,
});

const sampleSize = 10;

const summed = <Name extends string>(a: Readonly<Record<Name, number>>, b: Readonly<Record<Name, number>>) =>
  Object.fromEntries(Object.keys(a).map((name) => [name, a[name as Name] + b[name as Name]])) as Record<Name, number>;

const bothDifferences = (a: Differences, b: Differences): Differences => ({
  documents: a.documents + b.documents,
  claims: summed(a.claims, b.claims),
  statistics: summed(a.statistics, b.statistics),
  sample: [...a.sample, ...b.sample].sort((one, other) => (one.docId < other.docId ? -1 : 1)).slice(0, sampleSize),
});

/** Two results as one, in whatever order and grouping they are added up. */
export const addResults = (a: BatchResult, b: BatchResult): BatchResult => ({
  outcomes: summed(a.outcomes, b.outcomes),
  failed: a.failed + b.failed,
  differences:
    a.differences && b.differences ? bothDifferences(a.differences, b.differences) : (a.differences ?? b.differences),
});

const sizesOf = ({ added, removed, changed, unchanged }: RunDifference['claims'] | RunDifference['statistics']) => ({
  added: added.length,
  removed: removed.length,
  changed: changed.length,
  unchanged: unchanged.length,
});

/** The difference of one document as numbers. */
export const differencesOf = (docId: string, difference: RunDifference): Differences => {
  const [claims, statistics] = [sizesOf(difference.claims), sizesOf(difference.statistics)];
  const { unchanged: _, ...sizes } = summed(claims, statistics);
  const differs = sizes.added + sizes.removed + sizes.changed > 0;
  return { documents: differs ? 1 : 0, claims, statistics, sample: differs ? [{ docId, ...sizes }] : [] };
};
