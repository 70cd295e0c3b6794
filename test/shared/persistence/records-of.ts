import type { RunRecords } from '../../../shared/domain/difference.ts';
import { sha256Hex } from '../../../shared/domain/identity.ts';
import { noMetadata } from '../../../shared/domain/metadata.ts';
import { extract } from '../../../shared/extraction/extract.ts';
import { sentenceContext } from '../../../shared/extraction/sentence-context.ts';
import { buildRun } from '../../../shared/persistence/build-run.ts';
import { recordsIn } from '../../../shared/persistence/run-reader.ts';
import { version } from './samples.ts';

/** The records that a text becomes. */
export const recordsOf = (source: string, runId = 'r1'): RunRecords => {
  const context = sentenceContext(source);
  const extraction = extract(source, {
    name: 'mairie.txt',
    documentId: 'd1',
    receivedAt: version().lastModified,
    sha256: sha256Hex(new TextEncoder().encode(source)),
    encoding: 'utf-8',
    metadata: noMetadata,
    onSentences: context.add,
  });
  const built = buildRun({
    runId,
    version: version(),
    keyHash: 'k1',
    metadataHash: 'm1',
    extraction,
    limits: { records: 5_000 },
    contextOf: context.of,
  });
  if (!built.ok) throw new Error(built.reason);
  return recordsIn(built.items);
};
