import * as z from 'zod';
import { aliasSchema } from './alias.ts';
import { extractionPublishedSchema, extractionRetractedSchema } from './change-event.ts';
import { extractionSchema } from './extraction.ts';
import { quarantineRecordSchema } from './quarantine-record.ts';
import { claimRecordSchema, documentRecordSchema, statisticRecordSchema } from './record.ts';
import { verdictSchema } from './verdict.ts';
import { verdictRecordedSchema } from './verdict-event.ts';

const contracts = {
  extraction: extractionSchema,
  'claim-record': claimRecordSchema,
  'statistic-record': statisticRecordSchema,
  'document-record': documentRecordSchema,
  'extraction-published': extractionPublishedSchema,
  'extraction-retracted': extractionRetractedSchema,
  'verdict-recorded': verdictRecordedSchema,
  'quarantine-record': quarantineRecordSchema,
  verdict: verdictSchema,
  alias: aliasSchema,
} as const;

/** The contracts as JSON Schema (2020-12), by name, for readers in other languages. Fields beyond them are allowed: a reader ignores what it does not know. */
export const jsonSchemas = (): Record<keyof typeof contracts, object> =>
  Object.fromEntries(
    Object.entries(contracts).map(([name, schema]) => [
      name,
      { title: `Claimwire ${name}`, ...z.toJSONSchema(schema, { io: 'input' }) },
    ]),
  ) as Record<keyof typeof contracts, object>;
