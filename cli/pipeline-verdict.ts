import type { Extraction } from '../shared/domain/extraction.ts';
import { defaultLimits as limits, tooLarge, type Unreadable } from '../shared/domain/quarantine.ts';
import type { SentenceContext } from '../shared/extraction/sentence-context.ts';

/** Below these no limit of a document's records is near, so that what counts them need not be loaded. */
const manyRecords = limits.records / 10;
const longText = 100_000;

/** Why the pipeline would quarantine an article that could be read here; null when it would not. */
export const pipelineVerdict = async (
  extraction: Extraction,
  source: string,
  contextOf: SentenceContext['of'],
): Promise<Unreadable | null> => {
  const bytes = Buffer.byteLength(source);
  if (bytes > limits.articleBytes) return tooLarge(bytes, limits.articleBytes);
  const { document, claims, statistics } = extraction;
  if (claims.length + statistics.length < manyRecords && source.length < longText) return null;
  const { buildRun } = await import('../shared/persistence/build-run.ts');
  const version = { bucket: '', key: document.name, versionId: '', sequencer: null, lastModified: '' };
  const unsaved = { runId: '', keyHash: '', metadataHash: '', version, extraction, limits, contextOf };
  const built = buildRun(unsaved);
  return built.ok ? null : built;
};
