import * as z from 'zod';

/**
 * What editors keep of one speaker id: that it is another's alias, or which aliases it has; never both, so that one look resolves any
 * id. With neither, what stood there was taken back.
 */
export const aliasSchema = z.object({
  schema: z.literal('claimwire/alias@1'),
  /** A speaker id, as claims have it. */
  name: z.string(),
  /** Whose alias it is. */
  speakerId: z.string().nullable(),
  /** The aliases that it has, in alphabetical order. */
  names: z.array(z.string()).readonly(),
  /** One more at each change. */
  rev: z.number(),
  /** The ARN of who changed it last, and the ISO 8601 instant. */
  author: z.string(),
  updatedAt: z.string(),
});
export type Alias = z.infer<typeof aliasSchema>;
