import { readerOver } from '../../client/reader.ts';
import type { TableReader } from '../../client/table-reader.ts';
import { collectRuns } from '../../functions/collect-runs/collect-runs.ts';
import { extractArticle } from '../../functions/extract-article/extract-article.ts';
import { documentIdOf, sha256Text } from '../../shared/domain/identity.ts';
import { noMetadata } from '../../shared/domain/metadata.ts';
import type { NormalizedArticle } from '../../shared/domain/normalized-article.ts';
import { defaultLimits } from '../../shared/domain/quarantine.ts';
import { MemoryTelemetry } from '../../shared/observability/memory-telemetry.ts';
import type { RecordStore } from '../../shared/persistence/record-store.ts';
import type { RunStore } from '../../shared/persistence/run-store.ts';
import { claim, extraction } from '../shared/persistence/samples.ts';

export interface TornReadsSubject {
  readonly store: RecordStore;
  readonly runs: RunStore;
  readonly table: TableReader;
}

export interface TornReads {
  /** Documents that were read whole. */
  readonly reads: number;
  /** Of those, what was a mixture or was cut short: must be none. */
  readonly torn: number;
  /** Versions that were read. */
  readonly versions: number;
  /** Reads that gave up, since a collection overtook them five times in a row: an error to the caller, not half of a document. */
  readonly overtaken: number;
  /** Runs that were published and collected in the meantime. */
  readonly published: number;
  readonly collected: number;
}

const bucket = 'articles';
const patience = { random: () => 0, sleep: async () => {} };

/**
 * Reads one document again and again, while it is published anew without end and what was superseded is collected at once, without any
 * grace: each read must be of one version, whole.
 */
export const readWhileRepublishing = async (
  { store, runs, table }: TornReadsSubject,
  { key, records, reads }: { readonly key: string; readonly records: number; readonly reads: number },
): Promise<TornReads> => {
  const docId = documentIdOf({ bucket, key, source: null, articleId: null });
  const reader = readerOver(table, () => new Date());
  const telemetry = new MemoryTelemetry();
  let [published, collected, overtaken, torn, whole, attempt] = [0, 0, 0, 0, 0, 0];
  let reading = true;
  const versions = new Set<string>();
  const extractor = {
    version: '1.0.0',
    extract: (source: string, { documentId = '', sha256 = '' }: { documentId?: string; sha256?: string }) => ({
      ...extraction({
        // Each version has another number of records, so that one cut short is no other.
        claims: Array.from({ length: records - (Number(source) % 3) }, (_, i) =>
          claim(`c-${i}`, { text: source, span: [i, i + 1] }),
        ),
        document: { id: documentId, sha256 },
      }),
      extractor: { version: '1.0.0' },
    }),
  };
  const articleOf = (version: number): NormalizedArticle => ({
    schema: 'claimwire/normalized-article@1',
    normalizer: { version: '1' },
    origin: {
      bucket,
      key,
      versionId: `v${version}`,
      sequencer: (0x1000 + version).toString(16),
      lastModified: '2026-03-02T09:00:00.000Z',
    },
    metadata: noMetadata,
    conflicts: [],
    sha256: sha256Text(String(version)),
    encoding: 'utf-8',
    source: String(version),
  });
  const publish = async (): Promise<void> => {
    const version = published++;
    await extractArticle(
      { bucket: 'normalized', normalizedKey: 'n', versionId: null, verify: false },
      {
        store,
        storage: { readNormalized: async () => JSON.stringify(articleOf(version)), currentVersion: async () => null },
        normalizeQueue: { send: async () => {} },
        clock: () => new Date(),
        patience,
        newRunId: () => `${key}-${++attempt}`,
        extractor,
        limits: { records: Math.max(records, defaultLimits.records) },
        telemetry,
      },
    );
  };
  const publishing = async (): Promise<void> => {
    while (reading) await publish();
  };
  const collecting = async (): Promise<void> => {
    while (reading) {
      const ports = { store, runs, telemetry, clock: () => new Date(), mayGoOn: () => true };
      const done = await collectRuns({ ...ports, grace: 0, writerTimeout: 0 });
      if (done.failed > 0) throw new Error('The collector failed.');
      collected += done.collected;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const readAll = async (): Promise<void> => {
    try {
      while (whole < reads) {
        let read: Awaited<ReturnType<typeof reader.document>>;
        try {
          read = await reader.document(docId);
        } catch (error) {
          if (!(error instanceof Error && error.message.includes('in a row'))) throw error;
          overtaken++;
          continue;
        }
        if (read === null) throw new Error('A document that is published anew was not readable.');
        whole++;
        const { head, document, claims } = read;
        const texts = new Set(claims.map(({ text }) => text));
        const ofRuns = new Set([document, ...claims].map(({ runId }) => runId));
        const [text = ''] = texts;
        versions.add(text);
        const isWhole =
          texts.size === 1 &&
          ofRuns.size === 1 &&
          ofRuns.has(head.run?.id ?? '') &&
          head.run?.versionId === `v${text}` &&
          claims.length === records - (Number(text) % 3) &&
          new Set(claims.map(({ id }) => id)).size === claims.length;
        if (!isWhole) torn++;
      }
    } finally {
      reading = false;
    }
  };
  await publish();
  await Promise.all([publishing(), collecting(), readAll()]);
  return { reads: whole, torn, versions: versions.size, overtaken, published, collected };
};
