import * as z from 'zod';

/** `[start, end)` in UTF-16 code units of the decoded source: `source.slice(start, end)` is the text. */
export const spanSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative()]).readonly();
export type Span = z.infer<typeof spanSchema>;

/** A stretch of the source with its exact words: `source.slice(...span) === text`. */
export const passageSchema = z.object({ text: z.string(), span: spanSchema });

/** A record's words as a reader of the page sees them, where the source writes them otherwise (entities, wrapped lines, mojibake); else null. */
export const asReadSchema = z.string().nullable();

/** What to show people of a record's words. */
export const wordsToShow = ({ text, asRead }: { readonly text: string; readonly asRead: string | null }): string =>
  asRead ?? text;
export type Passage = z.infer<typeof passageSchema>;
