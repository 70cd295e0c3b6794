import { type Lane, laneOfNormalizedKey } from '../../shared/domain/lane.ts';
import { type NormalizedArticle, normalizedArticleSchema } from '../../shared/domain/normalized-article.ts';
import type { Timer } from '../../shared/observability/telemetry.ts';
import type { ArticleStorage } from '../../shared/persistence/article-storage.ts';
import { type PublishPorts, publishArticle } from '../../shared/publication/publish-article.ts';
import { documentIdOfArticle } from '../../shared/publication/publish-intent.ts';
import type { TaskDelivery } from '../../shared/publication/stage-article.ts';

export interface ExtractPorts extends Omit<PublishPorts, 'storage'> {
  readonly storage: Pick<ArticleStorage, 'readNormalized' | 'currentVersion'>;
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

/** Apart, since the upload of an archive may take hours, and is no reason to be alarmed. */
const uploadToReadable = { fresh: 'UploadToReadable', bulk: 'BulkUploadToReadable' } as const satisfies Record<
  Lane,
  Timer
>;

const firstDelivery: TaskDelivery = { messageId: '', receiveCount: 1 };

/** The article of a task; null when it is gone. Apart, so that its JSON is not kept beside it. */
const readTask = async (
  { bucket, normalizedKey, versionId, verify }: ExtractTask,
  { storage }: ExtractPorts,
): Promise<NormalizedArticle | null> => {
  const body = await storage.readNormalized(bucket, normalizedKey, versionId);
  if (body === null) return null;
  const article = normalizedArticleSchema.parse(JSON.parse(body));
  return verify ? { ...article, origin: { ...article.origin, sequencer: null } } : article;
};

/**
 * Reads a normalized article and publishes what it holds. Throws on a failure that may pass; then the task is to be given again.
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
  const { bucket, key, versionId, sequencer, lastModified } = article.origin;
  const telemetry = ports.telemetry.with({ bucket, key, versionId, docId: documentIdOfArticle(article) });
  const published = await publishArticle(
    { article, replayed: task.replayed ?? false, delivery },
    { ...ports, telemetry },
  );
  // Of a fresh upload only: an article that is read again was uploaded long before.
  if (published.outcome === 'published' && published.fresh && sequencer !== null)
    telemetry.time(
      uploadToReadable[laneOfNormalizedKey(task.normalizedKey)],
      ports.clock().getTime() - Date.parse(lastModified),
    );
};
