import type { Claim } from '../../../shared/domain/claim.ts';
import type { Extraction } from '../../../shared/domain/extraction.ts';
import type { DocumentSummary, Head, PublishedRun, Quarantine } from '../../../shared/domain/head.ts';
import type { KeyFence } from '../../../shared/domain/key-fence.ts';
import { noMetadata } from '../../../shared/domain/metadata.ts';
import type { ObjectVersion } from '../../../shared/domain/normalized-article.ts';
import type { Statistic } from '../../../shared/domain/statistic.ts';

export const now = '2026-03-02T09:00:00.000Z';

export const version = (fields: Partial<ObjectVersion> = {}): ObjectVersion => ({
  bucket: 'articles',
  key: 'mairie.txt',
  versionId: 'v1',
  sequencer: '0010',
  lastModified: '2026-03-02T08:59:58.000Z',
  ...fields,
});

export const fence = (fields: Partial<KeyFence> = {}): KeyFence => ({
  bucket: 'articles',
  key: 'mairie.txt',
  keyHash: 'k1',
  docId: 'd1',
  formerDocIds: [],
  versionId: 'v1',
  sequencer: '0010',
  askStorage: false,
  lastModified: '2026-03-02T08:59:58.000Z',
  revision: null,
  state: 'LIVE',
  rev: 1,
  ...fields,
});

export const run = (fields: Partial<PublishedRun> = {}): PublishedRun => ({
  id: 'r1',
  keyHash: 'k1',
  bucket: 'articles',
  key: 'mairie.txt',
  versionId: 'v1',
  extractorVersion: '1.0.0',
  sha256: '0'.repeat(64),
  metadataHash: 'm1',
  restriction: { status: 'usable', embargoedUntil: null },
  counts: { claims: 0, statistics: 0, items: 1 },
  shards: 1,
  ...fields,
});

export const summary = (fields: Partial<DocumentSummary> = {}): DocumentSummary => ({
  name: 'mairie.txt',
  title: 'La mairie compte ses arbres',
  language: 'fr',
  publishedAt: '2026-03-01',
  receivedAt: '2026-03-02T08:59:58.000Z',
  source: null,
  url: null,
  status: 'usable',
  embargoedUntil: null,
  ...fields,
});

export const head = (fields: Partial<Head> = {}): Head => ({
  schema: 'claimwire/head@1',
  docId: 'd1',
  rev: 1,
  state: 'ACTIVE',
  run: run(),
  document: summary(),
  quarantine: null,
  stale: false,
  lastKey: { keyHash: 'k1', rev: 1 },
  cause: 'upload',
  updatedAt: now,
  ...fields,
});

export const quarantine = (fields: Partial<Quarantine> = {}): Quarantine => ({
  reason: 'empty',
  detail: null,
  keyHash: 'k1',
  bucket: 'articles',
  key: 'mairie.txt',
  versionId: 'v1',
  extractorVersion: '1.0.0',
  restriction: { status: 'usable', embargoedUntil: null },
  firstAt: now,
  lastAt: now,
  attempts: 1,
  ...fields,
});

export const claim = (id: string, fields: Partial<Claim> = {}): Claim => ({
  id,
  key: `key-${id}`,
  span: [0, 5],
  text: 'arbre',
  asRead: null,
  fragments: null,
  rule: 'claim.direct.quote',
  kind: 'direct',
  speaker: { text: 'Il', span: [6, 8], name: 'Léa Martin', role: null, id: 'lea-martin', kind: 'person' },
  cue: null,
  polarity: null,
  hedged: null,
  about: null,
  checkWorthiness: null,
  statisticIds: [],
  dateIds: [],
  sentence: [0, 20],
  ...fields,
});

export const statistic = (id: string, fields: Partial<Statistic> = {}): Statistic => ({
  id,
  span: [0, 2],
  text: '12',
  asRead: null,
  rule: 'statistic.count',
  type: 'count',
  value: 12,
  low: null,
  high: null,
  total: null,
  modifier: 'exact',
  vague: false,
  unit: null,
  counted: { text: 'arbres', span: [3, 9], key: 'arbre' },
  metric: null,
  change: null,
  dateId: null,
  baselineDateId: null,
  place: null,
  claimId: null,
  sentence: [0, 20],
  ...fields,
});

export const extraction = (
  fields: Partial<Pick<Extraction, 'claims' | 'statistics' | 'dates'>> & {
    document?: Partial<Extraction['document']>;
  } = {},
): Extraction => ({
  schema: 'claimwire/extraction@1',
  extractor: { version: '1.0.0' },
  claims: fields.claims ?? [],
  statistics: fields.statistics ?? [],
  dates: fields.dates ?? [],
  document: {
    ...(({ language, publishedAt, ...rest }) => rest)(noMetadata),
    name: 'mairie.txt',
    id: 'd1',
    sha256: '0'.repeat(64),
    encoding: 'utf-8',
    language: 'fr',
    title: { text: 'La mairie compte ses arbres', span: [0, 27], asRead: null },
    publishedAt: { date: '2026-03-01', from: 'metadata' },
    conflicts: [],
    noise: [],
    ...fields.document,
  },
});

export const contextOf = () => ({ text: 'Une phrase.', previous: null });
