import * as z from 'zod';
import { spanSchema } from './span.ts';

/** A calendar date as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
export const calendarDateSchema = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
/** A full day: YYYY-MM-DD. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** An expression that refers to a date, resolved against the date of publication; value null when it cannot be. */
export const dateMentionSchema = z.object({
  id: z.string(),
  span: spanSchema,
  text: z.string(),
  value: calendarDateSchema.nullable(),
  rule: z.string(),
});
export type DateMention = z.infer<typeof dateMentionSchema>;
