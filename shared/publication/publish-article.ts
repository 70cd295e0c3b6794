import type { Head } from '../domain/head.ts';
import { documentIdOf, keyHashOf, metadataHashOf } from '../domain/identity.ts';
import type { NormalizedArticle } from '../domain/normalized-article.ts';
import type { Limits } from '../domain/quarantine.ts';
import { sentenceContext } from '../extraction/sentence-context.ts';
import type { Telemetry } from '../observability/telemetry.ts';
import type { ChangePorts, Staging } from '../persistence/apply-change.ts';
import { applyRead } from '../persistence/apply-event.ts';
import { backOff } from '../persistence/backoff.ts';
import { type BuiltRun, buildRun } from '../persistence/build-run.ts';
import { isOfVersion } from '../persistence/decide-change.ts';
import type { ReadIntent } from '../persistence/intent.ts';
import type { Extractor } from './extractor.ts';
import { sameRecords } from './same-records.ts';
import { setAside } from './set-aside.ts';

export interface PublishPorts extends ChangePorts {
  readonly newRunId: () => string;
  readonly extractor: Extractor;
  readonly limits: Pick<Limits, 'records'>;
  readonly telemetry: Telemetry;
}

/** Which delivery of which message gives a task. */
export interface TaskDelivery {
  readonly messageId: string;
  /** 1 the first time. */
  readonly receiveCount: number;
}

/** An article, and how it came. */
export interface Publication {
  readonly article: NormalizedArticle;
  /** An archived event that is delivered again. */
  readonly replayed: boolean;
  readonly delivery: TaskDelivery;
}

/** What became of an article. */
export type PublishOutcome =
  /** Its records are readable now; `fresh` where they are of a version that was not known before. */
  | { readonly outcome: 'published'; readonly fresh: boolean }
  /** A later extractor reads what stands: the head says so, no record was written. */
  | { readonly outcome: 'confirmed' }
  /** Its version was noted; the document shows another, or this one already. */
  | { readonly outcome: 'noted' }
  | { readonly outcome: 'unchanged' | 'superseded' | 'quarantined' };

/** From this delivery on an extraction leaves word that it has begun; and from the next, what never ended is not begun again. */
const watchedDelivery = 2;

/** An attempt is given up for dead long after any function's timeout. */
const leaseMilliseconds = 15 * 60_000;

/** The same bytes read in another encoding are another text. */
const metadataHash = ({ metadata, encoding }: NormalizedArticle): string => metadataHashOf({ ...metadata, encoding });

/** The document of an article. */
export const documentIdOfArticle = ({ origin, metadata }: NormalizedArticle): string =>
  documentIdOf({ ...origin, source: metadata.source, articleId: metadata.articleId });

/** Extracts an article and builds the items of a run; writes nothing. */
export const buildArticle = (
  article: NormalizedArticle,
  { extractor, limits, newRunId, telemetry }: Pick<PublishPorts, 'extractor' | 'limits' | 'newRunId' | 'telemetry'>,
): BuiltRun => {
  const { source, origin } = article;
  const docId = documentIdOfArticle(article);
  const runId = newRunId();
  try {
    const context = sentenceContext(source);
    const extraction = extractor.extract(source, {
      name: origin.key,
      documentId: docId,
      receivedAt: origin.lastModified,
      sha256: article.sha256,
      encoding: article.encoding,
      metadata: article.metadata,
      conflicts: article.conflicts,
      mostRecords: limits.records,
      onSentences: context.add,
    });
    return buildRun({
      runId,
      version: origin,
      keyHash: keyHashOf(origin.bucket, origin.key),
      metadataHash: metadataHash(article),
      extraction,
      limits,
      contextOf: context.of,
    });
  } catch (error) {
    // A text that breaks the extractor would break it each time: it is set aside, and the cause is a bug to mend.
    telemetry.error('The extractor crashed', error, { docId });
    return { ok: false, reason: 'extractor-crashed', detail: error instanceof Error ? error.name : null };
  }
};

/** Whether an earlier delivery of the message died while the extractor was at work on this very version. */
const diedExtracting = async (ports: PublishPorts, intent: ReadIntent, delivery: TaskDelivery): Promise<boolean> => {
  if (delivery.receiveCount <= watchedDelivery) return false;
  const begun = await ports.store.readAttempt(intent.keyHash);
  return (
    begun?.messageId === delivery.messageId &&
    begun.versionId === intent.version.versionId &&
    begun.extractorVersion === intent.extractorVersion
  );
};

/** Takes back the word of an attempt. Insists, since an outage must not be taken for a text that never ends. */
const endAttempt = async ({ store, patience }: PublishPorts, keyHash: string): Promise<void> => {
  for (let failures = 0; ; ) {
    try {
      return await store.endAttempt(keyHash);
    } catch (error) {
      if (++failures === 5) throw error;
      await backOff(patience, failures);
    }
  }
};

/** The run that stands, where it is of the very version and holds the very records that were built: a new extractor is often of one mind with the old. */
const standingRun = async (
  { store }: PublishPorts,
  head: Head | null,
  intent: ReadIntent,
  { items }: BuiltRun & { ok: true },
): Promise<string | null> => {
  const run = head?.run;
  if (!run || !isOfVersion(run, intent) || run.counts.items !== items.length) return null;
  return sameRecords(await store.readRecords(intent.docId, run), items) ? run.id : null;
};

const stage = async (
  ports: PublishPorts,
  { article, delivery }: Publication,
  intent: ReadIntent,
  head: Head | null,
): Promise<Staging> => {
  const { store, clock } = ports;
  // Before any head is of this extractor.
  await store.noteExtractor(intent.extractorVersion);
  if (await diedExtracting(ports, intent, delivery)) return { ok: false, reason: 'extractor-timed-out', detail: null };
  const watched = delivery.receiveCount >= watchedDelivery;
  if (watched)
    await store.beginAttempt({
      keyHash: intent.keyHash,
      messageId: delivery.messageId,
      versionId: article.origin.versionId,
      extractorVersion: intent.extractorVersion,
      beganAt: clock().toISOString(),
    });
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

/**
 * Publishes what an article holds: its records are written under a fresh run, and one switch makes them readable. Where the same stands already, or
 * something newer, nothing is written; where a later extractor reads the same records, the head alone. `article.origin.sequencer` is null where S3
 * must say whether the version is current. Throws on a failure that may pass; then the task is to be given again.
 */
export const publishArticle = async (publication: Publication, ports: PublishPorts): Promise<PublishOutcome> => {
  const { article, replayed } = publication;
  const { revision, status, embargoedUntil } = article.metadata;
  const { telemetry } = ports;
  const intent: ReadIntent = {
    kind: 'publish',
    version: article.origin,
    keyHash: keyHashOf(article.origin.bucket, article.origin.key),
    docId: documentIdOfArticle(article),
    revision,
    restriction: { status, embargoedUntil },
    content: { sha256: article.sha256, metadataHash: metadataHash(article) },
    extractorVersion: ports.extractor.version,
    unreadable: null,
    replayed,
  };
  let confirmed = false;
  const change = await applyRead(ports, intent, async (head) => {
    const staging = await stage(ports, publication, intent, head);
    confirmed = 'confirmed' in staging;
    return staging;
  });
  switch (change.outcome) {
    case 'unreadable':
      return {
        outcome: (await setAside(ports, intent, change.unreadable)) === 'superseded' ? 'superseded' : 'quarantined',
      };
    case 'superseded':
      telemetry.count('Superseded');
      telemetry.info('Dropped: something newer stands');
      return { outcome: 'superseded' };
    case 'unchanged':
      telemetry.count('ExtractionsUnchanged');
      telemetry.info('Unchanged');
      return { outcome: 'unchanged' };
    case 'changed': {
      if (change.published === null) {
        telemetry.count('ExtractionsUnchanged');
        telemetry.info(
          confirmed
            ? 'Confirmed: this extractor reads the records that stand'
            : 'Noted the version; the document shows another, or this one already',
        );
        return { outcome: confirmed ? 'confirmed' : 'noted' };
      }
      const { id: runId, counts } = change.published.run;
      telemetry.count('ExtractionsPublished');
      telemetry.count('Claims', counts.claims);
      telemetry.count('Statistics', counts.statistics);
      telemetry.info('Published', { runId, ...counts });
      return { outcome: 'published', fresh: change.order === 'newer' };
    }
  }
};
