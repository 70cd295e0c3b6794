import { keyHashOf } from '../domain/identity.ts';
import type { ObjectVersion } from '../domain/normalized-article.ts';
import type { Limits } from '../domain/quarantine.ts';
import { staleVersionOf } from '../domain/staleness.ts';
import { applyCurrent } from '../persistence/apply-event.ts';
import type { ArticleStorage, VersionOf } from '../persistence/article-storage.ts';
import { type PublishOutcome, type PublishPorts, publishArticle } from './publish-article.ts';
import { normalizedArticleOf, type ReadVersion, readVersion } from './read-version.ts';
import { setAside } from './set-aside.ts';
import type { TaskDelivery } from './stage-article.ts';

export interface ReprocessPorts extends Omit<PublishPorts, 'storage' | 'limits'> {
  readonly storage: Pick<ArticleStorage, 'readArticle' | 'currentVersion'>;
  readonly limits: Limits;
}

/**
 * What became of a document that was listed as stale.
 * - published: other records are readable now. confirmed: this extractor reads the records that stand.
 * - current: it was of this extractor already, or is set aside for what no extractor mends.
 * - quarantined: its version can't be read.
 * - gone: there is no such document or version any more. superseded: another version stands, or is on its way.
 */
export type ReprocessOutcome = 'published' | 'confirmed' | 'current' | 'quarantined' | 'gone' | 'superseded';

const outcomes = {
  published: 'published',
  confirmed: 'confirmed',
  noted: 'superseded',
  unchanged: 'current',
  superseded: 'superseded',
  quarantined: 'quarantined',
} as const satisfies Record<PublishOutcome['outcome'], ReprocessOutcome>;

/** No event of the version is at hand, so S3 is asked wherever the table does not show that it is current. */
export const originOf = ({ bucket, key, versionId }: VersionOf, { read }: ReadVersion): ObjectVersion => ({
  bucket,
  key,
  versionId,
  sequencer: null,
  lastModified: read.lastModified,
});

/**
 * Brings a document up to this extractor: the version that its head is of is read from its source again and published as any other. One that needs
 * nothing costs one read. Throws on a failure that may pass; then it is to be given again.
 */
export const reprocessDocument = async (
  docId: string,
  ports: ReprocessPorts,
  delivery: TaskDelivery,
): Promise<ReprocessOutcome> => {
  const { store, storage, extractor, limits } = ports;
  const stale = staleVersionOf((await store.readDocument(docId)).head, extractor.version);
  if (typeof stale === 'string') return stale;
  const { bucket, key, versionId } = stale;
  const telemetry = ports.telemetry.with({ bucket, key, versionId, docId });
  const found = await readVersion(storage, { bucket, key, versionId }, limits.articleBytes);
  if (found === null) {
    telemetry.count('Gone');
    telemetry.info('The version is gone');
    // Whatever event should have told of it: S3 says what the key is now.
    await applyCurrent(ports, { bucket, key, keyHash: keyHashOf(bucket, key) }, true);
    return 'gone';
  }
  const origin = originOf(stale, found);
  const { decoded, metadata } = found;
  if (decoded.ok) {
    const article = normalizedArticleOf(found, decoded, origin);
    const { outcome } = await publishArticle({ article, replayed: false, delivery }, { ...ports, telemetry });
    return outcomes[outcome];
  }
  const { revision, status, embargoedUntil } = metadata;
  const { reason, detail } = decoded;
  const intent = {
    version: origin,
    keyHash: keyHashOf(bucket, key),
    docId: found.docId,
    revision,
    restriction: { status, embargoedUntil },
    content: null,
    extractorVersion: extractor.version,
  };
  const applied = await setAside({ ...ports, telemetry }, intent, { reason, detail });
  return applied === 'superseded' ? 'superseded' : 'quarantined';
};
