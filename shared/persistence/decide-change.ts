import type { Head, PublishedRun, Quarantine } from '../domain/head.ts';
import type { KeyFence } from '../domain/key-fence.ts';
import { compareVersions } from '../domain/order.ts';
import type { Unreadable } from '../domain/quarantine.ts';
import { strictestOf } from '../domain/restriction.ts';
import { causeOf } from './cause-of.ts';
import type { Intent, ReadIntent, Situation, StagedRun } from './intent.ts';
import { nextFence } from './next-fence.ts';
import type { Change, DocumentChange, DocumentState } from './record-store.ts';
import { settleHead, winnerOf } from './settle-head.ts';

export type Decision =
  /** All that the intent says stands already. */
  | { readonly kind: 'unchanged' }
  /** The records must be written first. */
  | { readonly kind: 'stage' }
  | { readonly kind: 'commit'; readonly change: Change; readonly after: readonly DocumentState[] };

const headAfter = (
  { docId, head }: DocumentState,
  keys: readonly KeyFence[],
  shown: Partial<Pick<Head, 'run' | 'document' | 'quarantine'>>,
  { intent, order, lastKey, now }: { intent: Intent; order: Situation['order']; lastKey: Head['lastKey']; now: string },
): Head => {
  const settled = settleHead(keys, {
    run: head?.run ?? null,
    document: head?.document ?? null,
    quarantine: head?.quarantine ?? null,
    ...shown,
  });
  return {
    schema: 'claimwire/head@1',
    docId,
    rev: (head?.rev ?? 0) + 1,
    ...settled,
    lastKey,
    cause: causeOf(intent, head, settled, order),
    updatedAt: now,
  };
};

const changeOf = (state: DocumentState, head: Head, copy: DocumentChange['copy']): DocumentChange => ({
  docId: state.docId,
  expectedRev: state.head?.rev ?? null,
  head,
  copy,
  released: state.head?.quarantine != null && head.quarantine === null,
  supersede: state.head?.run && state.head.run.id !== head.run?.id ? state.head.run.id : null,
});

const quarantineOf = (intent: ReadIntent, unreadable: Unreadable, head: Head | null, now: string): Quarantine => {
  const { bucket, key, versionId } = intent.version;
  const before = head?.quarantine;
  const again = before?.keyHash === intent.keyHash && before.versionId === versionId ? before : null;
  return {
    ...unreadable,
    keyHash: intent.keyHash,
    bucket,
    key,
    versionId,
    extractorVersion: intent.extractorVersion,
    // What a version that could not be read forbade holds until one can be read: a further broken upload does not lift it.
    restriction: before ? strictestOf(intent.restriction, before.restriction) : intent.restriction,
    firstAt: again?.firstAt ?? now,
    lastAt: now,
    attempts: (again?.attempts ?? 0) + 1,
  };
};

/** Whether a version is what its key's run was extracted from, byte for byte, by no lower extractor: then the run is its own as well. */
const saysTheSame = (run: PublishedRun, { keyHash, content, extractorVersion }: ReadIntent): boolean =>
  content !== null &&
  run.keyHash === keyHash &&
  run.sha256 === content.sha256 &&
  run.metadataHash === content.metadataHash &&
  compareVersions(extractorVersion, run.extractorVersion) <= 0;

/** Whether a run was extracted from the very version that an intent names. */
export const isOfVersion = (
  run: PublishedRun,
  { keyHash, version }: Pick<ReadIntent, 'keyHash' | 'version'>,
): boolean => run.keyHash === keyHash && run.versionId === version.versionId;

/** A run whose records a later extractor reads alike is that one's as well; the records say who read them first. */
const confirmedBy = (run: PublishedRun, { extractorVersion, content }: ReadIntent): PublishedRun => ({
  ...run,
  extractorVersion,
  metadataHash: content?.metadataHash ?? run.metadataHash,
});

/**
 * Decides what an intent writes. Every change of a key is one switch: the key, its copy, the head of its document, and where it named
 * another document before, that one's too.
 * `now`: ISO 8601 instant.
 */
export const decideChange = (intent: Intent, situation: Situation, staged: StagedRun | null, now: string): Decision => {
  const { fence, order, document, former, confirmedRun } = situation;
  const next = nextFence(intent, situation);
  const head = document?.head ?? null;
  const keys = document ? [...document.keys.filter(({ keyHash }) => keyHash !== next.keyHash), next] : [];
  let shown: Partial<Pick<Head, 'run' | 'document' | 'quarantine'>> = {};
  let published: StagedRun | null = null;

  if (intent.kind === 'delete') {
    if (order === 'same') return { kind: 'unchanged' };
    if (intent.erase && winnerOf(keys) === null) shown = { document: null };
  } else if (intent.kind !== 'doubt') {
    const { versionId } = intent.version;
    const wins = winnerOf(keys)?.keyHash === intent.keyHash;
    const run = head?.run;
    const stands =
      run != null && isOfVersion(run, intent) && compareVersions(intent.extractorVersion, run.extractorVersion) <= 0;
    if (order === 'same' && (stands || !wins) && fence?.docId === intent.docId) return { kind: 'unchanged' };
    // A request is an attempt of its own; the event of a version that was set aside says nothing new the second time.
    const held = head?.quarantine;
    const repeated =
      intent.version.sequencer !== null &&
      held?.keyHash === intent.keyHash &&
      held.versionId === versionId &&
      held.reason === intent.unreadable?.reason &&
      held.extractorVersion === intent.extractorVersion;
    if (order === 'same' && repeated && fence?.docId === intent.docId) return { kind: 'unchanged' };
    if (wins && !stands) {
      if (intent.unreadable !== null) shown = { quarantine: quarantineOf(intent, intent.unreadable, head, now) };
      else if (run && saysTheSame(run, intent)) shown = { run: { ...run, versionId }, quarantine: null };
      else if (run && run.id === confirmedRun && isOfVersion(run, intent))
        shown = { run: confirmedBy(run, intent), quarantine: null };
      else if (staged === null) return { kind: 'stage' };
      else {
        published = staged;
        shown = { ...staged, quarantine: null };
      }
    }
  }

  const documents: DocumentChange[] = [];
  const after: DocumentState[] = [];
  if (document) {
    const headNext = headAfter(document, keys, shown, {
      intent,
      order,
      now,
      lastKey: { keyHash: next.keyHash, rev: next.rev },
    });
    documents.push(changeOf(document, headNext, 'put'));
    after.push({ docId: document.docId, head: headNext, keys });
  }
  if (former) {
    const rest = former.keys.filter(({ keyHash }) => keyHash !== next.keyHash);
    const headNext = headAfter(former, rest, {}, { intent, order, now, lastKey: { keyHash: next.keyHash, rev: null } });
    documents.push(changeOf(former, headNext, 'remove'));
    after.push({ docId: former.docId, head: headNext, keys: rest });
  }
  return {
    kind: 'commit',
    change: {
      fence: next,
      expectedFenceRev: fence?.rev ?? null,
      documents,
      publish: published && document ? { docId: document.docId, runId: published.run.id } : null,
    },
    after,
  };
};

/** Whether a document's head already shows the staged run: then the switch happened, whatever was answered. */
export const shows = (document: DocumentState | null, staged: StagedRun | null): boolean =>
  staged !== null && document?.head?.run?.id === staged.run.id;
