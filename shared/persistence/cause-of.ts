import type { ChangeCause } from '../domain/change-event.ts';
import type { Head } from '../domain/head.ts';
import { visibleRun } from '../domain/visibility.ts';
import type { Intent } from './intent.ts';

/** Why an intent changes what a document shows. */
const causeOfIntent = (
  intent: Exclude<Intent, { kind: 'doubt' }>,
  before: Head | null,
  order: 'newer' | 'same',
): ChangeCause => {
  if (intent.kind === 'delete') return intent.cause ?? 'delete';
  if (intent.replayed) return 'replay';
  const { keyHash, version } = intent;
  const run = before?.run;
  if (run?.keyHash === keyHash && run.versionId === version.versionId) return 'reprocess';
  // With nothing to read, a version that was known all along takes the place of one that was deleted; a fresh one begins anew.
  return run || (before?.document && order === 'same') ? 'revision' : 'upload';
};

/** Why a switch moves a head from `before` to `after`. */
export const causeOf = (
  intent: Intent,
  before: Head | null,
  after: Pick<Head, 'run' | 'document'>,
  order: 'newer' | 'same',
): ChangeCause => {
  if (before !== null && visibleRun(before)?.id === visibleRun(after)?.id) return before.cause;
  const held = visibleRun(before) !== null && after.run !== null && visibleRun(after) === null;
  if (held) return 'cancel';
  return intent.kind === 'doubt' ? (before?.cause ?? 'delete') : causeOfIntent(intent, before, order);
};
