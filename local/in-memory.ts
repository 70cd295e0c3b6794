import { ulid } from 'ulid';
import { extractArticle } from '../functions/extract-article/extract-article.ts';
import { normalizeArticle } from '../functions/normalize-article/normalize-article.ts';
import { retractArticle } from '../functions/retract-article/retract-article.ts';
import { defaultLimits } from '../shared/domain/quarantine.ts';
import type { ExtractRequested, NormalizeRequested } from '../shared/domain/work-request.ts';
import type { ArticleStorage } from '../shared/persistence/article-storage.ts';
import { systemPatience } from '../shared/persistence/backoff.ts';
import { MemoryRecordStore } from '../shared/persistence/memory-record-store.ts';
import type { WorkQueue } from '../shared/persistence/work-queue.ts';
import { standardExtractor } from '../shared/publication/extractor.ts';
import { type Clock, systemClock } from './clock.ts';
import type { LogLine } from './lambda/function-settings.ts';
import { lineTelemetry } from './line-telemetry.ts';
import { objectStoreArticleStorage } from './object-store-article-storage.ts';
import { type ObjectEvent, ObjectStore } from './s3/object-store.ts';

/** The same use cases on ports in memory: what runs where there is no DynamoDB emulator. It ends with the process. */
export interface InMemoryPipeline {
  readonly articlesBucket: string;
  /** Where records stand; `store.table` is what a reader reads. */
  readonly store: MemoryRecordStore;
  readonly storage: ArticleStorage;
  /** Uploads a version of an article; what follows from it goes on by itself. */
  put(article: {
    readonly key: string;
    readonly bytes: Uint8Array;
    readonly metadata?: Readonly<Record<string, string>>;
  }): { versionId: string };
  /** Deletes an article, as S3 does: by a marker. */
  delete(key: string): void;
  /** Resolves once nothing is left to do. */
  idle(): Promise<void>;
  /** What was given up, after its attempts. */
  readonly failures: readonly { readonly functionName: string; readonly error: unknown }[];
}

const attempts = 3;

/** Starts a pipeline in this process: uploads are normalized, extracted and published one after another. */
export function startInMemoryPipeline(
  options: {
    readonly onLog?: (line: LogLine) => void;
    readonly clock?: Clock;
    readonly newRunId?: () => string;
    /** For tests: stands before a port. */
    readonly store?: MemoryRecordStore;
  } = {},
): InMemoryPipeline {
  const { onLog = () => {}, clock = systemClock, newRunId = ulid, store = new MemoryRecordStore() } = options;
  const articlesBucket = 'articles';
  const normalizedBucket = 'normalized';
  const objects = new ObjectStore({ clock, emit: onObjectEvent });
  for (const name of [articlesBucket, normalizedBucket]) {
    objects.createBucket({ name, versioned: true, eventBridge: true });
  }
  const storage = objectStoreArticleStorage(objects);
  const failures: { functionName: string; error: unknown }[] = [];
  const tasks: (() => Promise<void>)[] = [];
  let working: Promise<void> | undefined;

  const normalizeQueue: WorkQueue<NormalizeRequested> = {
    send: async (message) => schedule('normalize-article', () => normalize({ ...message, sequencer: null })),
  };
  const extractQueue: WorkQueue<ExtractRequested> = {
    send: async ({ bucket, normalizedKey }) =>
      schedule('extract-article', () => extract({ bucket, normalizedKey, versionId: null, verify: true })),
  };
  const ports = { store, storage, normalizeQueue, clock: () => new Date(clock.now()), patience: systemPatience };
  const telemetry = (source: string) => lineTelemetry((text) => onLog({ source, text }));
  const normalize = (task: Parameters<typeof normalizeArticle>[0]) =>
    normalizeArticle(task, {
      ...ports,
      extractQueue,
      normalizedBucket,
      bulkPrefix: 'bulk/',
      extractorVersion: standardExtractor.version,
      limits: defaultLimits,
      telemetry: telemetry('normalize-article'),
    });
  const extract = (task: Parameters<typeof extractArticle>[0]) =>
    extractArticle(task, {
      ...ports,
      newRunId,
      extractor: standardExtractor,
      limits: defaultLimits,
      telemetry: telemetry('extract-article'),
    });

  function onObjectEvent({ detailType, detail }: ObjectEvent): void {
    const { bucket, object, reason } = detail;
    const { key, sequencer, 'version-id': versionId = 'null' } = object;
    if (bucket.name === normalizedBucket) {
      if (detailType !== 'Object Created') return;
      schedule('extract-article', () => extract({ bucket: bucket.name, normalizedKey: key, versionId, verify: false }));
    } else if (detailType === 'Object Created') {
      schedule('normalize-article', () => normalize({ bucket: bucket.name, key, versionId, sequencer }));
    } else {
      const deletion = detail['deletion-type'] ?? 'Permanently Deleted';
      const byLifecycle = reason === 'Lifecycle Expiration';
      schedule('retract-article', () =>
        retractArticle(
          { bucket: bucket.name, key, versionId, sequencer, deletion, byLifecycle },
          { ...ports, telemetry: telemetry('retract-article') },
        ),
      );
    }
  }

  function schedule(functionName: string, run: () => Promise<void>): void {
    tasks.push(() => attempt(functionName, run));
    working ??= workOff();
  }

  async function workOff(): Promise<void> {
    // The caller of put gets its answer before the work begins, as an upload to S3 does.
    await new Promise((resolve) => setImmediate(resolve));
    for (let task = tasks.shift(); task; task = tasks.shift()) await task();
    working = undefined;
  }

  async function attempt(functionName: string, run: () => Promise<void>): Promise<void> {
    for (let left = attempts; left > 0; left -= 1) {
      try {
        return await run();
      } catch (error) {
        onLog({ source: functionName, text: `failed, ${left - 1} attempt(s) left: ${error}` });
        if (left === 1) failures.push({ functionName, error });
      }
    }
  }

  return {
    articlesBucket,
    store,
    storage,
    failures,
    put: ({ key, bytes, metadata = {} }) => {
      const content = { body: Buffer.from(bytes), headers: {}, metadata };
      return { versionId: objects.put(articlesBucket, key, content).versionId };
    },
    delete: (key) => void objects.delete(articlesBucket, key),
    idle: async () => {
      while (working) await working;
    },
  };
}
