import * as z from 'zod';
import { pubStatusSchema } from './article.ts';
import { claimSchema } from './claim.ts';
import { daySchema } from './date-mention.ts';
import { languageSchema } from './language.ts';
import { statisticSchema } from './statistic.ts';

/**
 * Why what readers read of a document changed.
 * - upload: the first version that is shown. revision: another version took its place.
 * - reprocess: the same version, read again. replay: an archived event, delivered again.
 * - delete: somebody deleted the file. expiry: a lifecycle rule did. cancel: the newsroom canceled or withheld the article.
 */
export const changeCauseSchema = z.enum(['upload', 'revision', 'reprocess', 'replay', 'delete', 'expiry', 'cancel']);
export type ChangeCause = z.infer<typeof changeCauseSchema>;

const countsSchema = z.object({ claims: z.int().min(0), statistics: z.int().min(0) });

const runSchema = z.object({
  id: z.string(),
  key: z.string(),
  versionId: z.string(),
  extractorVersion: z.string(),
  /** Of the file's bytes. */
  sha256: z.string(),
  counts: countsSchema,
});

/** As much of a statistic as an alert shows; the whole record stands in the table. */
const statisticDigestSchema = statisticSchema
  .pick({
    id: true,
    text: true,
    type: true,
    value: true,
    low: true,
    high: true,
    total: true,
    modifier: true,
    unit: true,
  })
  .extend({
    counted: z.string().nullable(),
    metric: z.string().nullable(),
    place: z.string().nullable(),
    sentenceText: z.string(),
  });
export type StatisticDigest = z.infer<typeof statisticDigestSchema>;

const claimDigestSchema = claimSchema
  .pick({ id: true, key: true, text: true, kind: true, polarity: true, hedged: true })
  .extend({ speaker: z.object({ id: z.string().nullable(), name: z.string().nullable() }).nullable() });
export type ClaimDigest = z.infer<typeof claimDigestSchema>;

const differenceOf = <Record extends z.ZodType>(record: Record) =>
  z.object({
    added: z.array(record).readonly(),
    removed: z.array(record).readonly(),
    /** `fields` names in what the two differ: "value", "modifier", "words", "speaker" … Readers ignore names that they do not know. */
    changed: z.array(z.object({ before: record, after: record, fields: z.array(z.string()).readonly() })).readonly(),
  });

const sizesSchema = z.object({
  added: z.int().min(0),
  removed: z.int().min(0),
  changed: z.int().min(0),
  unchanged: z.int().min(0),
});

/** The difference to what was readable before. */
const differenceSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('inline'),
    sizes: sizesSchema,
    claims: differenceOf(claimDigestSchema),
    statistics: differenceOf(statisticDigestSchema),
  }),
  /** Too large for an event, or all of one run: read the records of `runs`. */
  z.object({ state: z.literal('by-reference'), sizes: sizesSchema }),
  /** The records of the former run were collected before the event was made: it was delivered days late, or again. */
  z.object({ state: z.literal('unavailable') }),
]);
export type EventDifference = z.infer<typeof differenceSchema>;

const commonFields = {
  /** `docId-rev`: one a switch, however often it is delivered. */
  id: z.string(),
  docId: z.string(),
  /** One more at each switch of the document; not every switch makes an event. */
  rev: z.int().min(1),
  /** ISO 8601 instant of the switch. */
  at: z.string(),
  cause: changeCauseSchema,
  /** Whether the file's bytes are others than those of the run before. False where nothing was, or is, readable. */
  sourceChanged: z.boolean(),
  document: z.object({
    name: z.string(),
    title: z.string().nullable(),
    language: languageSchema.nullable(),
    publishedAt: daySchema.nullable(),
    receivedAt: z.string(),
    source: z.string().nullable(),
    url: z.string().nullable(),
    status: pubStatusSchema,
    /** ISO 8601 instant. Events of a document under embargo are sent all the same: hold them back until then. */
    embargoedUntil: z.string().nullable(),
  }),
  difference: differenceSchema,
};

/** Records of a run became readable, in place of another run's or for the first time. */
export const extractionPublishedSchema = z.object({
  schema: z.literal('claimwire/extraction-published@1'),
  type: z.literal('ExtractionPublished'),
  ...commonFields,
  /** Whether this is worth an alert: other bytes, and a record added, removed or changed. A better extractor is never one. */
  correction: z.boolean(),
  runs: z.object({ before: runSchema.nullable(), after: runSchema }),
});
export type ExtractionPublished = z.infer<typeof extractionPublishedSchema>;

/** Nothing of a document is readable any more. */
export const extractionRetractedSchema = z.object({
  schema: z.literal('claimwire/extraction-retracted@1'),
  type: z.literal('ExtractionRetracted'),
  ...commonFields,
  runs: z.object({ before: runSchema, after: z.null() }),
});
export type ExtractionRetracted = z.infer<typeof extractionRetractedSchema>;

/** What the bus carries as `detail`; `type` tells events apart, since a pipe can't set their `detail-type` by what it carries. */
export type ChangeEvent = ExtractionPublished | ExtractionRetracted;
