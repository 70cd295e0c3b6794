import { readerOver } from '../../client/reader.ts';
import { type Collection, type CollectPorts, collectRuns } from '../../functions/collect-runs/collect-runs.ts';
import { type ExtractTask, extractArticle } from '../../functions/extract-article/extract-article.ts';
import { type NormalizeTask, normalizeArticle } from '../../functions/normalize-article/normalize-article.ts';
import { type RetractTask, retractArticle } from '../../functions/retract-article/retract-article.ts';
import { defaultLimits, type Limits } from '../../shared/domain/quarantine.ts';
import { MemoryTelemetry } from '../../shared/observability/memory-telemetry.ts';
import { MemoryArticleStorage, type StorageEvent } from '../../shared/persistence/memory-article-storage.ts';
import { MemoryRecordStore } from '../../shared/persistence/memory-record-store.ts';
import { memoryRunStore } from '../../shared/persistence/memory-run-store.ts';
import type { PurgePorts } from '../../shared/persistence/purge-document.ts';
import { readVersion } from '../../shared/publication/read-version.ts';
import { reprocessDocument } from '../../shared/publication/reprocess-document.ts';
import type { TaskDelivery } from '../../shared/publication/stage-article.ts';
import { claim, extraction } from '../shared/persistence/samples.ts';

export type Message =
  | { readonly to: 'normalize'; readonly task: NormalizeTask }
  | { readonly to: 'extract'; readonly task: ExtractTask }
  | { readonly to: 'retract'; readonly task: RetractTask }
  | { readonly to: 'reprocess'; readonly docId: string };

/** Bodies that can't be read, and one on which the extractor throws. */
export const unreadable = { binary: 'a\0b', crash: 'CRASH' } as const;

/** In milliseconds: how long superseded runs are kept, and functions live at most. */
export const grace = 86_400_000;
export const writerTimeout = 60_000;

/** What stands between the functions and their ports: it may let time pass, or fail before or after the call. */
export type Interference = (call: () => Promise<unknown>) => Promise<unknown>;

const through = <Port extends object>(port: Port, interfere: Interference): Port =>
  new Proxy(port, {
    get: (target, name) => {
      const member = Reflect.get(target, name) as unknown;
      return typeof member === 'function'
        ? (...values: unknown[]) => interfere(async () => member.apply(target, values))
        : member;
    },
  });

/** The whole pipeline in memory: storage, queues, the three functions, the table and a reader of it. Tests decide what is delivered when. */
export class World {
  readonly messages: Message[] = [];
  readonly telemetry = new MemoryTelemetry();
  readonly store = new MemoryRecordStore();
  readonly storage: MemoryArticleStorage;
  interfere: Interference = (call) => call();
  now = Date.parse('2026-03-02T09:00:00Z');
  extractorVersion = '1.0.0';
  /** What the extractor reads of each claim: a release that changes it reads other records, one that does not reads the same. */
  hedged = false;
  limits: Limits = defaultLimits;
  crashesOn: string | null = unreadable.crash;
  #runs = 0;

  constructor(options: { firstSequence?: number } = {}) {
    this.storage = new MemoryArticleStorage({
      clock: () => new Date(this.now),
      tell: (event) => this.#route(event),
      ...options,
    });
  }

  #route({ kind, bucket, key, versionId, sequencer, deletion }: StorageEvent): void {
    if (deletion !== null)
      this.messages.push({ to: 'retract', task: { bucket, key, versionId, sequencer, deletion, byLifecycle: false } });
    else if (kind === 'created' && bucket === 'articles')
      this.messages.push({ to: 'normalize', task: { bucket, key, versionId, sequencer } });
    else this.messages.push({ to: 'extract', task: { bucket, normalizedKey: key, versionId, verify: false } });
  }

  put(key: string, text: string, metadata: Record<string, string> = {}): string {
    return this.storage.put('articles', key, new TextEncoder().encode(text), metadata);
  }
  /** Asks for a document to be brought up to the extractor. */
  reprocess(docId: string): void {
    this.messages.push({ to: 'reprocess', docId });
  }
  request(key: string, versionId: string): void {
    this.messages.push({ to: 'normalize', task: { bucket: 'articles', key, versionId, sequencer: null } });
  }

  /** As many claims as the text has characters, each with all of it: a mixture of two versions would show. */
  readonly extractor = {
    extract: (
      source: string,
      {
        documentId,
        metadata,
        name,
        sha256 = '',
      }: { documentId?: string; metadata?: object; name: string; sha256?: string },
    ) => {
      if (source === this.crashesOn) throw new Error('The text is too much.');
      const {
        language: _,
        publishedAt: date,
        ...given
      } = {
        language: null,
        publishedAt: null as string | null,
        ...metadata,
      };
      return {
        ...extraction({
          claims: Array.from(source, (char, i) =>
            claim(`c-${i}`, { text: `${source}/${char}`, span: [i, i + 1], hedged: this.hedged }),
          ),
          document: {
            id: documentId ?? '',
            name,
            sha256,
            ...(date !== null && { publishedAt: { date, from: 'metadata' as const } }),
            ...given,
          },
        }),
        extractor: { version: this.extractorVersion },
      };
    },
  };

  /** What the functions work on, as an extractor reads now. */
  get ports() {
    return {
      storage: through(this.storage, this.interfere),
      store: through(this.store, this.interfere),
      normalizeQueue: through(
        {
          send: async ({ bucket, key, versionId }: { bucket: string; key: string; versionId: string }) => {
            this.messages.push({ to: 'normalize', task: { bucket, key, versionId, sequencer: null } });
          },
        },
        this.interfere,
      ),
      extractQueue: through(
        {
          send: async ({ bucket, normalizedKey }: { bucket: string; normalizedKey: string }) => {
            this.messages.push({ to: 'extract', task: { bucket, normalizedKey, versionId: null, verify: true } });
          },
        },
        this.interfere,
      ),
      normalizedBucket: 'normalized',
      bulkPrefix: 'bulk/',
      clock: () => new Date(this.now),
      patience: { random: () => 0, sleep: async () => {} },
      newRunId: () => `run-${++this.#runs}`,
      extractor: { version: this.extractorVersion, extract: this.extractor.extract },
      extractorVersion: this.extractorVersion,
      limits: this.limits,
      telemetry: this.telemetry,
    };
  }

  async handle(message: Message, delivery?: TaskDelivery): Promise<void> {
    const { ports } = this;
    if (message.to === 'normalize') await normalizeArticle(message.task, ports);
    else if (message.to === 'extract') await extractArticle(message.task, ports, delivery);
    else if (message.to === 'retract') await retractArticle(message.task, ports);
    else await reprocessDocument(message.docId, ports, delivery ?? { messageId: '', receiveCount: 1 });
  }

  /** One call of the collector; `ports` replace its own. */
  collect(ports: Partial<CollectPorts> = {}): Promise<Collection> {
    return collectRuns({
      store: through(this.store, this.interfere),
      runs: through(memoryRunStore(this.store.table), this.interfere),
      clock: () => new Date(this.now),
      telemetry: this.telemetry,
      mayGoOn: () => true,
      grace,
      writerTimeout,
      ...ports,
    });
  }

  get purgePorts(): PurgePorts {
    return {
      store: through(this.store, this.interfere),
      runs: through(memoryRunStore(this.store.table), this.interfere),
      storage: through(this.storage, this.interfere),
      files: through(this.storage, this.interfere),
      normalizedBucket: 'normalized',
      documentOf: async (version) => (await readVersion(this.storage, version, 1e9))?.docId ?? null,
      clock: () => new Date(this.now),
      patience: { random: () => 0, sleep: async () => {} },
    };
  }

  /** Delivers all messages, and those that they cause, in order. */
  async drain(): Promise<void> {
    for (let message = this.messages.shift(); message; message = this.messages.shift()) await this.handle(message);
  }

  get reader() {
    return readerOver(this.store.table, () => new Date(this.now));
  }

  /** The text that a reader gets of a document, whole; null when nothing is readable. Throws when it is a mixture. */
  async read(docId: string, reader = this.reader): Promise<string | null> {
    const records = await reader.document(docId, { includeRestricted: true });
    if (records === null) return null;
    const texts = new Set(records.claims.map(({ text }) => text.split('/')[0]));
    const runs = new Set([records.document, ...records.claims].map(({ runId }) => runId));
    const [text = ''] = texts;
    if (texts.size !== 1 || runs.size !== 1 || records.claims.length !== text.length)
      throw new Error(`A reader sees a mixture: ${[...texts].join(' and ')}`);
    return text;
  }
}
