import * as z from 'zod';
import { asReadSchema, passageSchema, spanSchema } from './span.ts';

const claimKindSchema = z.enum(['direct', 'indirect', 'mixed', 'assertion']);
export type ClaimKind = z.infer<typeof claimKindSchema>;

const speakerKindSchema = z.enum(['person', 'organisation', 'government', 'document', 'poll', 'group', 'anonymous']);
export type SpeakerKind = z.infer<typeof speakerKindSchema>;

/** The nearest mention of who speaks, and whom it stands for in this article as far as that can be told. */
const speakerSchema = passageSchema.extend({
  name: z.string().nullable(),
  role: z.string().nullable(),
  /** A slug of the full name, so that one speaker is one in a query. */
  id: z.string().nullable(),
  kind: speakerKindSchema.nullable(),
});
export type Speaker = z.infer<typeof speakerSchema>;

const cueActSchema = z.enum(['asserts', 'denies', 'announces', 'accuses', 'promises', 'predicts', 'demands', 'opines']);
export type CueAct = z.infer<typeof cueActSchema>;

/** The reporting expression: "a déclaré", "selon", "according to". */
const cueSchema = passageSchema.extend({ lemma: z.string(), act: cueActSchema.nullable() });
export type Cue = z.infer<typeof cueSchema>;

const aboutSchema = z.enum([
  'quantity',
  'comparison',
  'cause',
  'event',
  'act',
  'law',
  'record',
  'prediction',
  'opinion',
]);

/** One contiguous stretch of reported content with who makes it, or an assertion of the article's own. */
export const claimSchema = z.object({
  id: z.string(),
  /** The same for the same words by the same speaker in any article: verdicts hang on it. */
  key: z.string(),
  span: spanSchema,
  text: z.string(),
  asRead: asReadSchema,
  /** The spans of a content that an incise interrupts without quote marks; `span` is then their hull. */
  fragments: z.array(spanSchema).readonly().nullable(),
  rule: z.string(),
  kind: claimKindSchema,
  speaker: speakerSchema.nullable(),
  cue: cueSchema.nullable(),
  /** `withheld`: nothing is asserted ("n'a pas précisé quand"). Null until it is judged. */
  polarity: z.enum(['stated', 'denied', 'withheld']).nullable(),
  hedged: z.boolean().nullable(),
  about: z.array(aboutSchema).readonly().nullable(),
  /** 0..1: how much a fact-checker would want it checked. Null until it is judged. */
  checkWorthiness: z.number().min(0).max(1).nullable(),
  statisticIds: z.array(z.string()).readonly(),
  dateIds: z.array(z.string()).readonly(),
  sentence: spanSchema,
});
export type Claim = z.infer<typeof claimSchema>;
