import type { Head } from '../domain/head.ts';
import type { NormalizedArticle } from '../domain/normalized-article.ts';
import type { ChangePorts, Staging } from '../persistence/apply-change.ts';
import { backOff } from '../persistence/backoff.ts';
import type { BuiltRun } from '../persistence/build-run.ts';
import { isOfVersion } from '../persistence/decide-change.ts';
import type { ReadIntent } from '../persistence/intent.ts';
import { type BuildPorts, buildArticle } from './build-article.ts';
import { sameRecords } from './same-records.ts';

export interface StagePorts extends BuildPorts, Pick<ChangePorts, 'store' | 'clock' | 'patience'> {}

/** Which delivery of which message gives a task. */
export interface TaskDelivery {
  readonly messageId: string;
  /** 1 the first time. */
  readonly receiveCount: number;
}

/** From this delivery on an extraction leaves word that it has begun; and from the next, what never ended is not begun again. */
const watchedDelivery = 2;

/** An attempt is given up for dead long after any function's timeout. */
const leaseMilliseconds = 15 * 60_000;

/** Whether an earlier delivery of the message died while the extractor was at work on this very version. */
const diedExtracting = async (ports: StagePorts, intent: ReadIntent, delivery: TaskDelivery): Promise<boolean> => {
  if (delivery.receiveCount <= watchedDelivery) return false;
  const begun = await ports.store.readAttempt(intent.keyHash);
  return (
    begun?.messageId === delivery.messageId &&
    begun.versionId === intent.version.versionId &&
    begun.extractorVersion === intent.extractorVersion
  );
};

/** Takes back the word of an attempt. Insists, since an outage must not be taken for a text that never ends. */
const endAttempt = async ({ store, patience }: StagePorts, keyHash: string): Promise<void> => {
  for (let failures = 0; ; ) {
    try {
      return await store.endAttempt(keyHash);
    } catch (error) {
      if (++failures === 5) throw error;
      await backOff(patience, failures);
    }
  }
};

/** Leaves word of an attempt; where that fails it is taken back, since it may stand with only its answer lost, and nothing was begun. */
const beginAttempt = async (
  ports: StagePorts,
  { origin }: NormalizedArticle,
  { keyHash, extractorVersion }: ReadIntent,
  { messageId }: TaskDelivery,
): Promise<void> => {
  const { versionId } = origin;
  const beganAt = ports.clock().toISOString();
  try {
    await ports.store.beginAttempt({ keyHash, messageId, versionId, extractorVersion, beganAt });
  } catch (error) {
    await endAttempt(ports, keyHash);
    throw error;
  }
};

/** The run that stands, where it is of the very version and holds the very records that were built: a new extractor is often of one mind with the old. */
const standingRun = async (
  { store }: StagePorts,
  head: Head | null,
  intent: ReadIntent,
  { items }: BuiltRun & { ok: true },
): Promise<string | null> => {
  const run = head?.run;
  if (!run || !isOfVersion(run, intent) || run.counts.items !== items.length) return null;
  return sameRecords(await store.readRecords(intent.docId, run), items) ? run.id : null;
};

/**
 * Extracts an article and writes its records under a fresh run, for a switch to make readable; or finds that the run that stands holds them. Where a
 * message was delivered before, word of the attempt stands while the extractor is at work, so that a text that kills its function is known.
 */
export const stageArticle = async (
  ports: StagePorts,
  { article, delivery }: { readonly article: NormalizedArticle; readonly delivery: TaskDelivery },
  intent: ReadIntent,
  head: Head | null,
): Promise<Staging> => {
  const { store, clock } = ports;
  // Before any head is of this extractor.
  await store.noteExtractor(intent.extractorVersion);
  if (await diedExtracting(ports, intent, delivery)) return { ok: false, reason: 'extractor-timed-out', detail: null };
  const watched = delivery.receiveCount >= watchedDelivery;
  if (watched) await beginAttempt(ports, article, intent, delivery);
  const built = buildArticle(article, ports);
  if (watched) await endAttempt(ports, intent.keyHash);
  if (!built.ok) return built;
  const confirmed = await standingRun(ports, head, intent, built);
  if (confirmed !== null) return { ok: true, confirmed };
  const startedAt = clock();
  await store.stageRun({
    runId: built.staged.run.id,
    docId: intent.docId,
    keyHash: intent.keyHash,
    versionId: article.origin.versionId,
    extractorVersion: intent.extractorVersion,
    shards: built.staged.run.shards,
    items: built.items.length,
    startedAt: startedAt.toISOString(),
    leaseUntil: new Date(startedAt.getTime() + leaseMilliseconds).toISOString(),
  });
  await store.writeRecords(built.items);
  return built;
};
