import { keyHashOf } from '../domain/identity.ts';
import type { NormalizedArticle } from '../domain/normalized-article.ts';
import type { Limits } from '../domain/quarantine.ts';
import { sentenceContext } from '../extraction/sentence-context.ts';
import type { Telemetry } from '../observability/telemetry.ts';
import { type BuiltRun, buildRun } from '../persistence/build-run.ts';
import type { Extractor } from './extractor.ts';
import { documentIdOfArticle, metadataHash } from './publish-intent.ts';

export interface BuildPorts {
  readonly newRunId: () => string;
  readonly extractor: Extractor;
  readonly limits: Pick<Limits, 'records'>;
  readonly telemetry: Telemetry;
}

/** Extracts an article and builds the items of a run; writes nothing. */
export const buildArticle = (
  article: NormalizedArticle,
  { extractor, limits, newRunId, telemetry }: BuildPorts,
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
