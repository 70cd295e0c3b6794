import * as z from 'zod';

/** The languages that have a pack. A third one is added here and in shared/languages/. */
export const languageSchema = z.enum(['fr', 'en']);
export type Language = z.infer<typeof languageSchema>;
