import type { Head, PublishedRun } from './head.ts';

/**
 * The run that readers read of a document: none where the newsroom canceled or withheld it. An embargo does not count: nothing is written when it
 * ends.
 */
export const visibleRun = (head: Pick<Head, 'run' | 'document'> | null): PublishedRun | null =>
  head?.document?.status === 'usable' ? head.run : null;
