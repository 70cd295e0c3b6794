import { keyHashOf } from '../../shared/domain/identity.ts';
import { laneOfKey } from '../../shared/domain/lane.ts';
import { normalizedKeyOf, type ObjectVersion } from '../../shared/domain/normalized-article.ts';
import type { Limits, Unreadable } from '../../shared/domain/quarantine.ts';
import type { ExtractRequested, NormalizeRequested } from '../../shared/domain/work-request.ts';
import type { Telemetry } from '../../shared/observability/telemetry.ts';
import type { ChangePorts } from '../../shared/persistence/apply-change.ts';
import { applyCurrent } from '../../shared/persistence/apply-event.ts';
import type { ArticleStorage } from '../../shared/persistence/article-storage.ts';
import type { ReadIntent } from '../../shared/persistence/intent.ts';
import type { WorkQueue } from '../../shared/persistence/work-queue.ts';
import { publishIntentOf } from '../../shared/publication/publish-intent.ts';
import { normalizedArticleOf, readVersion } from '../../shared/publication/read-version.ts';
import { setAside } from '../../shared/publication/set-aside.ts';
import { settleUnchanged } from '../../shared/publication/settle-unchanged.ts';

export interface NormalizePorts extends Omit<ChangePorts, 'normalizeQueue' | 'storage'> {
  readonly storage: Pick<ArticleStorage, 'readArticle' | 'currentVersion' | 'putNormalized'>;
  readonly extractQueue: WorkQueue<ExtractRequested>;
  readonly normalizedBucket: string;
  /** What the keys of bulk uploads begin with. */
  readonly bulkPrefix: string;
  readonly limits: Pick<Limits, 'articleBytes'>;
  /** Of the extractor that is deployed with it. */
  readonly extractorVersion: string;
  readonly telemetry: Telemetry;
}

/** A version to read: as its event names it, or as somebody asks for it (sequencer null). */
export interface NormalizeTask {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly sequencer: string | null;
  /** An archived event that is delivered again. */
  readonly replayed?: boolean;
}

/** What must be read next is for this very function: it goes on with it instead of sending itself a message. */
const winnersInto = (winners: NormalizeTask[]): WorkQueue<NormalizeRequested> => ({
  send: async ({ bucket, key, versionId }) => {
    winners.push({ bucket, key, versionId, sequencer: null });
  },
});

const quarantine = async (
  ports: NormalizePorts,
  version: ObjectVersion,
  unreadable: Unreadable,
  document: Pick<ReadIntent, 'docId' | 'revision' | 'restriction' | 'replayed'>,
): Promise<NormalizeTask[]> => {
  const winners: NormalizeTask[] = [];
  const keyHash = keyHashOf(version.bucket, version.key);
  const { extractorVersion } = ports;
  const intent = { version, keyHash, ...document, content: null, extractorVersion };
  await setAside({ ...ports, normalizeQueue: winnersInto(winners) }, intent, unreadable);
  return winners;
};

/** A version that was asked for since the table takes it for current, and is gone: S3 says what its key is now. */
const reconcile = async (ports: NormalizePorts, { bucket, key }: NormalizeTask): Promise<NormalizeTask[]> => {
  const winners: NormalizeTask[] = [];
  const place = { bucket, key, keyHash: keyHashOf(bucket, key) };
  await applyCurrent({ ...ports, normalizeQueue: winnersInto(winners) }, place, true);
  return winners;
};

const normalizeOne = async (task: NormalizeTask, ports: NormalizePorts): Promise<NormalizeTask[]> => {
  const { bucket, key, versionId, sequencer } = task;
  const telemetry = ports.telemetry.with({ bucket, key, versionId });
  const found = await readVersion(ports.storage, { bucket, key, versionId }, ports.limits.articleBytes);
  if (found === null) {
    telemetry.count('Gone');
    telemetry.info('The version is gone');
    return sequencer === null ? reconcile(ports, task) : [];
  }
  const { read, decoded, metadata, rejected, docId } = found;
  if (read.outcome === 'read' && read.size === 0 && key.endsWith('/')) {
    telemetry.info("An empty object that stands for a folder, as S3's console makes it: not an article");
    return [];
  }
  if (rejected.length > 0) {
    telemetry.count('MetadataRejected');
    telemetry.warn('Left out metadata that does not fit', { rejected, status: metadata.status });
  }
  const { revision, status, embargoedUntil } = metadata;
  const version: ObjectVersion = { bucket, key, versionId, sequencer, lastModified: read.lastModified };
  if (!decoded.ok) {
    const restriction = { status, embargoedUntil };
    const { reason, detail } = decoded;
    const document = { docId, revision, restriction, replayed: task.replayed ?? false };
    return quarantine({ ...ports, telemetry }, version, { reason, detail }, document);
  }

  const article = normalizedArticleOf(found, decoded, version);
  const settled = await settleUnchanged(ports, publishIntentOf(article, { extractorVersion: ports.extractorVersion }));
  if (settled !== null) {
    telemetry.count('ArticlesUnchanged');
    telemetry.info(settled === 'noted' ? 'Noted the version: its bytes are those that stand' : 'Unchanged', { docId });
    return [];
  }
  const normalizedKey = normalizedKeyOf(laneOfKey(key, ports.bulkPrefix), keyHashOf(bucket, key), versionId);
  const put = await ports.storage.putNormalized(ports.normalizedBucket, normalizedKey, JSON.stringify(article));
  // An object that stands already makes no event, so a request is handed on; and it may hold the sequencer of an old event, so S3 is asked.
  if (sequencer === null)
    await ports.extractQueue.send({
      type: 'claimwire/extract-requested@1',
      bucket: ports.normalizedBucket,
      normalizedKey,
    });
  telemetry.count('ArticlesNormalized');
  telemetry.info('Normalized', { docId, put, bytes: read.size, encoding: decoded.encoding });
  return [];
};

/**
 * Reads exactly the version that the task names and puts it, decoded, into the normalized bucket. What can't be read is quarantined:
 * its document's head says why; one that says nothing new of its document goes no further. Throws on any other failure; then the task is to be given again.
 */
export const normalizeArticle = async (task: NormalizeTask, ports: NormalizePorts): Promise<void> => {
  const tasks = [task];
  const seen = new Set<string>();
  for (let next = tasks.shift(); next; next = tasks.shift()) {
    // A version that is gone stays the winner until what replaces it is extracted: it would be asked for without end.
    const version = JSON.stringify([next.bucket, next.key, next.versionId]);
    if (seen.has(version)) continue;
    seen.add(version);
    tasks.push(...(await normalizeOne(next, ports)));
  }
};
