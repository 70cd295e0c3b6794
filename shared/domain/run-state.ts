/**
 * What became of an attempt to publish. STAGING: it may still be at work. PUBLISHED: readers read it. SUPERSEDED: they did. ABANDONED: it was
 * given up, and can't be published any more.
 */
export type RunState = 'STAGING' | 'PUBLISHED' | 'SUPERSEDED' | 'ABANDONED';

/** The states whose runs end, and are listed for the collector by it. */
export type PassingState = Exclude<RunState, 'PUBLISHED'>;
