import { differenceOf, type RunDifference } from '../domain/difference.ts';
import { keyHashOf } from '../domain/identity.ts';
import { staleVersionOf } from '../domain/staleness.ts';
import { recordsIn } from '../persistence/run-reader.ts';
import { buildArticle } from './build-article.ts';
import { normalizedArticleOf, readVersion } from './read-version.ts';
import { originOf, type ReprocessOutcome, type ReprocessPorts } from './reprocess-document.ts';
import { sameRecords } from './same-records.ts';

export interface PreviewPorts extends Pick<ReprocessPorts, 'extractor' | 'limits' | 'newRunId' | 'telemetry'> {
  readonly store: Pick<ReprocessPorts['store'], 'readDocument' | 'readRecords'>;
  readonly storage: Pick<ReprocessPorts['storage'], 'readArticle'>;
}

/** What reprocessing a document would come to; `difference` where other records would be published. */
export type Preview =
  | { readonly outcome: Exclude<ReprocessOutcome, 'published'> }
  | { readonly outcome: 'published'; readonly difference: RunDifference };

/**
 * What reprocessing a document would come to now: everything is read and extracted as then, and nothing is written. Throws what the ports throw.
 */
export const previewDocument = async (docId: string, ports: PreviewPorts): Promise<Preview> => {
  const { store, storage, extractor, limits } = ports;
  const state = await store.readDocument(docId);
  const stale = staleVersionOf(state.head, extractor.version);
  if (typeof stale === 'string') return { outcome: stale };
  const key = state.keys.find(({ keyHash }) => keyHash === keyHashOf(stale.bucket, stale.key));
  if (key?.versionId !== stale.versionId) return { outcome: 'superseded' };
  const found = await readVersion(storage, stale, limits.articleBytes);
  if (found === null) return { outcome: 'gone' };
  if (!found.decoded.ok) return { outcome: 'quarantined' };
  const built = buildArticle(normalizedArticleOf(found, found.decoded, originOf(stale, found)), ports);
  if (!built.ok) return { outcome: 'quarantined' };
  const run = state.head?.run;
  const standing = run ? await store.readRecords(docId, run) : [];
  if (run?.versionId === stale.versionId && sameRecords(standing, built.items)) return { outcome: 'confirmed' };
  return { outcome: 'published', difference: differenceOf(recordsIn(standing), recordsIn(built.items)) };
};
