import type { Head } from '../domain/head.ts';
import type { KeyFence } from '../domain/key-fence.ts';
import type { Unreadable } from '../domain/quarantine.ts';
import type { NormalizeRequested } from '../domain/work-request.ts';
import type { ArticleStorage } from './article-storage.ts';
import { backOff, type Patience } from './backoff.ts';
import { decideChange, shows } from './decide-change.ts';
import type { Intent, StagedRun } from './intent.ts';
import { documentsOf } from './next-fence.ts';
import type { DocumentState, RecordStore } from './record-store.ts';
import { unsettledWinner } from './settle-head.ts';
import type { WorkQueue } from './work-queue.ts';

export interface ChangePorts {
  readonly store: RecordStore;
  readonly storage: Pick<ArticleStorage, 'currentVersion'>;
  readonly normalizeQueue: WorkQueue<NormalizeRequested>;
  readonly clock: () => Date;
  readonly patience: Patience;
}

/** Other events kept changing the same document. Retry: each attempt of them succeeded. */
class ContentionError extends Error {
  override readonly name = 'ContentionError';
}

export type ChangeOutcome =
  /** Committed; `published` when it made a run readable. */
  | {
      readonly outcome: 'changed';
      readonly what: Intent['kind'];
      readonly published: StagedRun | null;
      readonly order: 'newer' | 'same';
    }
  /** All of it stood already. */
  | { readonly outcome: 'unchanged' }
  /** Something newer stands, or S3 holds something else by now. */
  | { readonly outcome: 'superseded' }
  /** The run could not be staged, for this reason. */
  | { readonly outcome: 'unreadable'; readonly unreadable: Unreadable };

export type Staging =
  | { readonly ok: true; readonly staged: StagedRun }
  /** This run of the document holds the very same records already: nothing was staged. */
  | { readonly ok: true; readonly confirmed: string }
  | ({ readonly ok: false } & Unreadable);

/** What is to be made of an event, given its key's fence. */
export type Verdict =
  | {
      readonly intent: Intent;
      readonly order: 'newer' | 'same';
      readonly confirmed: boolean;
      /** To be asked for once the switch is made. */
      readonly queue?: NormalizeRequested;
    }
  | { readonly intent: null; readonly outcome: 'unchanged' | 'superseded'; readonly queue: NormalizeRequested | null };

const attempts = 8;

export const requestOf = (version: { bucket: string; key: string; versionId: string }): NormalizeRequested => ({
  type: 'claimwire/normalize-requested@1',
  bucket: version.bucket,
  key: version.key,
  versionId: version.versionId,
});

/** Level-triggered: as long as a document's winner is not what its head tells of, whoever passes by asks for it. */
const queueWinners = async (
  ports: ChangePorts,
  known: readonly DocumentState[],
  docIds: readonly string[],
): Promise<void> => {
  const unread = docIds.filter((docId) => !known.some((state) => state.docId === docId));
  for (const state of [...known, ...(await Promise.all(unread.map((docId) => ports.store.readDocument(docId))))]) {
    const winner = unsettledWinner(state);
    if (winner !== null) await ports.normalizeQueue.send(requestOf(winner));
  }
};

/**
 * Reads, judges, decides and switches, until the switch is made or nothing is left to do. `stage` writes the records of a run, given what stands of
 * its document, and is called where they are needed: once, unless the run that it confirmed was replaced in the meantime.
 * Throws ContentionError after eight refusals, and what the ports throw.
 */
export const applyChange = async (
  ports: ChangePorts,
  keyHash: string,
  judge: (fence: KeyFence | null) => Promise<Verdict>,
  stage: (head: Head | null) => Promise<Staging>,
): Promise<ChangeOutcome> => {
  const { store, clock, patience } = ports;
  let staged: StagedRun | null = null;
  let confirmedRun: string | null = null;
  for (let failures = 0; failures < attempts; ) {
    // The fence is read before S3 is asked: what changes in between fails the switch's condition.
    const fence = await store.readFence(keyHash);
    const verdict = await judge(fence);
    if (verdict.intent === null) {
      if (verdict.queue !== null) await ports.normalizeQueue.send(verdict.queue);
      await queueWinners(ports, [], documentsOf(fence));
      return { outcome: verdict.outcome };
    }
    const { intent, order, confirmed } = verdict;
    const docId = intent.kind === 'publish' || intent.kind === 'quarantine' ? intent.docId : (fence?.docId ?? null);
    const formerId = fence?.docId != null && fence.docId !== docId ? fence.docId : null;
    const [document, former] = await Promise.all(
      [docId, formerId].map((id) => (id === null ? null : store.readDocument(id))),
    );
    const known = [document, former].filter((state) => state != null);
    if (shows(document ?? null, staged)) {
      await queueWinners(ports, known, documentsOf(fence));
      return { outcome: 'changed', what: intent.kind, published: staged, order };
    }
    const situation = { fence, order, confirmed, confirmedRun, document: document ?? null, former: former ?? null };
    let decision = decideChange(intent, situation, staged, clock().toISOString());
    if (decision.kind === 'unchanged') {
      await queueWinners(ports, known, documentsOf(fence));
      return { outcome: 'unchanged' };
    }
    if (decision.kind === 'stage') {
      if (confirmedRun !== null) failures++;
      const staging = await stage(document?.head ?? null);
      if (!staging.ok) {
        const { reason, detail } = staging;
        return { outcome: 'unreadable', unreadable: { reason, detail } };
      }
      if ('staged' in staging) staged = staging.staged;
      else confirmedRun = staging.confirmed;
      // On what was read before: if it changed while the records were written, the switch is refused and all is read again.
      decision = decideChange(intent, { ...situation, confirmedRun }, staged, clock().toISOString());
      if (decision.kind !== 'commit') throw new Error('What was staged is not what the decision asked for.');
    }
    const { change, after } = decision;
    const published = change.publish === null ? null : staged;
    if ((await commit(store, change, published)) === 'committed') {
      if (verdict.queue) await ports.normalizeQueue.send(verdict.queue);
      await queueWinners(ports, after, documentsOf(change.fence));
      return { outcome: 'changed', what: intent.kind, published, order };
    }
    failures++;
    await backOff(patience, failures);
  }
  throw new ContentionError(`The switch was refused ${attempts} times, since other events changed the same document.`);
};

/** A switch whose answer was lost happened if the head names the run. */
const commit = async (
  store: RecordStore,
  change: Parameters<RecordStore['commit']>[0],
  published: StagedRun | null,
): Promise<'committed' | 'conflict'> => {
  try {
    return await store.commit(change);
  } catch (error) {
    if (change.publish === null) throw error;
    if (shows(await store.readDocument(change.publish.docId), published)) return 'committed';
    throw error;
  }
};
