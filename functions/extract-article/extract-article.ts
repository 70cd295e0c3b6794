import type { Extraction } from '../../shared/domain/extraction.ts';
import { documentIdOf, keyHashOf, metadataHashOf } from '../../shared/domain/identity.ts';
import { type NormalizedArticle, normalizedArticleSchema } from '../../shared/domain/normalized-article.ts';
import type { Limits, Unreadable } from '../../shared/domain/quarantine.ts';
import type { ExtractOptions } from '../../shared/extraction/extract.ts';
import { extract as extractArticleText } from '../../shared/extraction/extract.ts';
import { sentenceContext } from '../../shared/extraction/sentence-context.ts';
import { extractorVersion as currentExtractor } from '../../shared/extraction/version.ts';
import type { Telemetry } from '../../shared/observability/telemetry.ts';
import type { ChangePorts, Staging } from '../../shared/persistence/apply-change.ts';
import { applyRead, quarantineCounter } from '../../shared/persistence/apply-event.ts';
import type { ArticleStorage } from '../../shared/persistence/article-storage.ts';
import { backOff } from '../../shared/persistence/backoff.ts';
import { type BuiltRun, buildRun } from '../../shared/persistence/build-run.ts';
import type { ReadIntent } from '../../shared/persistence/intent.ts';
import { nativeDigest } from '../../shared/runtime/digest.ts';

/** What reads a text; an argument, so that a test can have it fail. */
export interface Extractor {
  readonly version: string;
  readonly extract: (source: string, options: ExtractOptions) => Extraction;
}
export const standardExtractor: Extractor = {
  version: currentExtractor,
  extract: (source, options) => extractArticleText(source, { digest: nativeDigest, ...options }),
};

export interface ExtractPorts extends Omit<ChangePorts, 'storage'> {
  readonly storage: Pick<ArticleStorage, 'readNormalized' | 'currentVersion'>;
  readonly newRunId: () => string;
  readonly extractor: Extractor;
  readonly limits: Pick<Limits, 'records'>;
  readonly telemetry: Telemetry;
}

/** A normalized object: as its event names it, or as somebody asks for it (`verify`), when S3 must say whether its article is current. */
export interface ExtractTask {
  readonly bucket: string;
  readonly normalizedKey: string;
  readonly versionId: string | null;
  readonly verify: boolean;
  /** An archived event that is delivered again. */
  readonly replayed?: boolean;
}

/** Which delivery of which message gives a task. */
export interface TaskDelivery {
  readonly messageId: string;
  /** 1 the first time. */
  readonly receiveCount: number;
}
const firstDelivery: TaskDelivery = { messageId: '', receiveCount: 1 };

/** From this delivery on an extraction leaves word that it has begun; and from the next, what never ended is not begun again. */
const watchedDelivery = 2;

/** An attempt is given up for dead long after any function's timeout. */
const leaseMilliseconds = 15 * 60_000;

/** The same bytes read in another encoding are another text. */
const metadataHash = ({ metadata, encoding }: NormalizedArticle): string => metadataHashOf({ ...metadata, encoding });

const build = (ports: ExtractPorts, article: NormalizedArticle, intent: ReadIntent): BuiltRun => {
  const { name, source } = { name: article.origin.key, source: article.source };
  const runId = ports.newRunId();
  try {
    const context = sentenceContext(source);
    const extraction = ports.extractor.extract(source, {
      name,
      documentId: intent.docId,
      receivedAt: article.origin.lastModified,
      sha256: article.sha256,
      encoding: article.encoding,
      metadata: article.metadata,
      conflicts: article.conflicts,
      mostRecords: ports.limits.records,
      onSentences: context.add,
    });
    return buildRun({
      runId,
      version: article.origin,
      keyHash: intent.keyHash,
      metadataHash: metadataHash(article),
      extraction,
      limits: ports.limits,
      contextOf: context.of,
    });
  } catch (error) {
    // A text that breaks the extractor would break it each time: it is set aside, and the cause is a bug to mend.
    ports.telemetry.error('The extractor crashed', error, { docId: intent.docId });
    return { ok: false, reason: 'extractor-crashed', detail: error instanceof Error ? error.name : null };
  }
};

/** Whether an earlier delivery of the message died while the extractor was at work on this very version. */
const diedExtracting = async (ports: ExtractPorts, intent: ReadIntent, delivery: TaskDelivery): Promise<boolean> => {
  if (delivery.receiveCount <= watchedDelivery) return false;
  const begun = await ports.store.readAttempt(intent.keyHash);
  return (
    begun?.messageId === delivery.messageId &&
    begun.versionId === intent.version.versionId &&
    begun.extractorVersion === intent.extractorVersion
  );
};

/** Takes back the word of an attempt. Insists, since an outage must not be taken for a text that never ends. */
const endAttempt = async ({ store, patience }: ExtractPorts, keyHash: string): Promise<void> => {
  for (let failures = 0; ; ) {
    try {
      return await store.endAttempt(keyHash);
    } catch (error) {
      if (++failures === 5) throw error;
      await backOff(patience, failures);
    }
  }
};

const stage = async (
  ports: ExtractPorts,
  article: NormalizedArticle,
  intent: ReadIntent,
  delivery: TaskDelivery,
): Promise<Staging> => {
  if (await diedExtracting(ports, intent, delivery)) return { ok: false, reason: 'extractor-timed-out', detail: null };
  const watched = delivery.receiveCount >= watchedDelivery;
  if (watched)
    await ports.store.beginAttempt({
      keyHash: intent.keyHash,
      messageId: delivery.messageId,
      versionId: article.origin.versionId,
      extractorVersion: intent.extractorVersion,
      beganAt: ports.clock().toISOString(),
    });
  const built = build(ports, article, intent);
  if (watched) await endAttempt(ports, intent.keyHash);
  if (!built.ok) return built;
  const startedAt = ports.clock();
  await ports.store.stageRun({
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
  await ports.store.writeRecords(built.items);
  return built;
};

/** The article of a task; null when it is gone. Apart, so that its JSON is not kept beside it. */
const readTask = async (
  { bucket, normalizedKey, versionId }: ExtractTask,
  { storage }: ExtractPorts,
): Promise<NormalizedArticle | null> => {
  const body = await storage.readNormalized(bucket, normalizedKey, versionId);
  return body === null ? null : normalizedArticleSchema.parse(JSON.parse(body));
};

const quarantine = async (ports: ExtractPorts, intent: ReadIntent, unreadable: Unreadable): Promise<void> => {
  const { outcome } = await applyRead(ports, { ...intent, kind: 'quarantine', unreadable }, () => {
    throw new Error('A quarantine stages no run.');
  });
  ports.telemetry.count(quarantineCounter[outcome]);
  ports.telemetry.warn('Quarantined', { ...unreadable, outcome });
};

/**
 * Reads a normalized article and publishes what it holds: its records are written under a fresh run, and one switch makes them readable.
 * Where the same stands already, or something newer, nothing is written. Throws on a failure that may pass; then the task is to be
 * given again.
 */
export const extractArticle = async (
  task: ExtractTask,
  ports: ExtractPorts,
  delivery: TaskDelivery = firstDelivery,
): Promise<void> => {
  const article = await readTask(task, ports);
  if (article === null) {
    ports.telemetry.count('Gone');
    ports.telemetry.info('The normalized article is gone', { normalizedKey: task.normalizedKey });
    return;
  }
  const { bucket, key, versionId } = article.origin;
  const { source, articleId, revision, status, embargoedUntil } = article.metadata;
  const docId = documentIdOf({ bucket, key, source, articleId });
  const telemetry = ports.telemetry.with({ bucket, key, versionId, docId });
  const intent: ReadIntent = {
    kind: 'publish',
    version: task.verify ? { ...article.origin, sequencer: null } : article.origin,
    keyHash: keyHashOf(bucket, key),
    docId,
    revision,
    restriction: { status, embargoedUntil },
    content: { sha256: article.sha256, metadataHash: metadataHash(article) },
    extractorVersion: ports.extractor.version,
    unreadable: null,
    replayed: task.replayed ?? false,
  };
  const change = await applyRead(ports, intent, () => stage({ ...ports, telemetry }, article, intent, delivery));
  switch (change.outcome) {
    case 'unreadable':
      return quarantine({ ...ports, telemetry }, intent, change.unreadable);
    case 'superseded':
      telemetry.count('Superseded');
      telemetry.info('Dropped: something newer stands');
      return;
    case 'unchanged':
      telemetry.count('ExtractionsUnchanged');
      telemetry.info('Unchanged');
      return;
    case 'changed': {
      if (change.published === null) {
        telemetry.count('ExtractionsUnchanged');
        telemetry.info('Noted the version; the document shows another, or this one already');
        return;
      }
      const { id: runId, counts } = change.published.run;
      telemetry.count('ExtractionsPublished');
      telemetry.count('Claims', counts.claims);
      telemetry.count('Statistics', counts.statistics);
      // Of a fresh upload only: an article that is read again was uploaded long before.
      if (change.order === 'newer' && article.origin.sequencer !== null && !task.verify)
        telemetry.time('UploadToReadable', ports.clock().getTime() - Date.parse(article.origin.lastModified));
      telemetry.info('Published', { runId, ...counts });
    }
  }
};
