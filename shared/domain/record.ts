import * as z from 'zod';
import { pubStatusSchema } from './article.ts';
import { claimSchema } from './claim.ts';
import { calendarDateSchema, dateMentionSchema, daySchema } from './date-mention.ts';
import { documentSchema } from './extraction.ts';
import { languageSchema } from './language.ts';
import { statisticSchema } from './statistic.ts';

/**
 * What a claim or statistic says of the article around it, so that a reader who has only the item has what it takes to judge it.
 * Readers ignore fields that they do not know; a breaking change is `@2`.
 */
const contextFields = {
  documentId: z.string(),
  runId: z.string(),
  sentenceText: z.string(),
  previousSentenceText: z.string().nullable(),
  document: z.object({
    name: z.string(),
    title: z.string().nullable(),
    source: z.string().nullable(),
    url: z.string().nullable(),
    publishedAt: daySchema.nullable(),
    /** ISO 8601 instant: the object's LastModified. */
    receivedAt: z.string(),
    language: languageSchema.nullable(),
    status: pubStatusSchema,
    embargoedUntil: z.string().nullable(),
  }),
};

export const claimRecordSchema = claimSchema.extend({
  schema: z.literal('claimwire/claim@1'),
  ...contextFields,
  /** The dates in the claim, by id, with their values. */
  dates: z.array(z.object({ id: z.string(), text: z.string(), value: calendarDateSchema.nullable() })).readonly(),
});
export type ClaimRecord = z.infer<typeof claimRecordSchema>;

export const statisticRecordSchema = statisticSchema.extend({
  schema: z.literal('claimwire/statistic@1'),
  ...contextFields,
  /** The values behind `dateId` and `baselineDateId`. */
  date: calendarDateSchema.nullable(),
  baselineDate: calendarDateSchema.nullable(),
});
export type StatisticRecord = z.infer<typeof statisticRecordSchema>;

export const documentRecordSchema = documentSchema.extend({
  schema: z.literal('claimwire/document@1'),
  runId: z.string(),
  extractorVersion: z.string(),
  /** ISO 8601 instant: the object's LastModified. */
  receivedAt: z.string(),
  dates: z.array(dateMentionSchema).readonly(),
});
export type DocumentRecord = z.infer<typeof documentRecordSchema>;

/** The month and day that index keys use: of publication, else of receipt. */
export const dayOf = (document: { publishedAt: string | null; receivedAt: string }): string =>
  document.publishedAt ?? document.receivedAt.slice(0, 10);
