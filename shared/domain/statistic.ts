import * as z from 'zod';
import { asReadSchema, passageSchema, spanSchema } from './span.ts';

const statisticTypeSchema = z.enum([
  'count',
  'percent',
  'money',
  'ratio',
  'multiplier',
  'rank',
  'duration',
  'age',
  'measure',
  'score',
]);
export type StatisticType = z.infer<typeof statisticTypeSchema>;

const modifierSchema = z.enum(['exact', 'approx', 'min', 'max']);
export type Modifier = z.infer<typeof modifierSchema>;

/** A quantity that a reader could check, with the place of its exact words. */
export const statisticSchema = z.object({
  id: z.string(),
  span: spanSchema,
  /** Number with scale word, unit, percent sign or currency; without the approximator and the counted noun. */
  text: z.string(),
  asRead: asReadSchema,
  rule: z.string(),
  type: statisticTypeSchema,
  /** The number with its scale ("3,5 milliards" is 3.5e9); null for a range. */
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Of a ratio ("7 sur 87") or a score ("3-1"), the second number. */
  total: z.number().nullable(),
  modifier: modifierSchema,
  /** "des centaines": the value is only the order of magnitude, so a chart must not draw it. */
  vague: z.boolean(),
  /** ISO 4217, "%", the international symbol, or for durations and ages the English singular. */
  unit: z.string().nullable(),
  /** The noun phrase counted; `key` is the lemma of its head, to query by. */
  counted: passageSchema.extend({ key: z.string() }).nullable(),
  /** What is measured when nothing is counted ("taux de chômage"). */
  metric: passageSchema.nullable(),
  change: z
    .object({
      direction: z.enum(['up', 'down']),
      by: z.string().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    })
    .nullable(),
  /** The period it holds for. */
  dateId: z.string().nullable(),
  /** What it is compared with ("par rapport à 2011"). */
  baselineDateId: z.string().nullable(),
  place: passageSchema.nullable(),
  /** The claim that it stands in. */
  claimId: z.string().nullable(),
  sentence: spanSchema,
});
export type Statistic = z.infer<typeof statisticSchema>;
