import type { Reading } from '../rule.ts';

export interface DateReading extends Reading {
  /** YYYY, YYYY-MM or YYYY-MM-DD; null when it cannot be resolved. */
  readonly value: string | null;
}

/** What dates are resolved against. */
export interface DateContext {
  /** The day of publication that the upload gives, if it does. */
  readonly publishedAt: string | null;
  /** The day on which the file came in: no year that the text leaves out is later. */
  readonly receivedOn: string;
}

/** The day of publication and where it was read. */
export type PublishedAt = { readonly date: string; readonly from: 'metadata' | 'dateline' | 'text' } | null;
