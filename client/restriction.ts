import type { DocumentSummary } from '../shared/domain/head.ts';

/** Whether a newsroom holds this document back: under embargo at `now`, withheld or canceled. */
export const isRestricted = ({ status, embargoedUntil }: DocumentSummary, now: Date): boolean =>
  status !== 'usable' || (embargoedUntil !== null && Date.parse(embargoedUntil) > now.getTime());
