import { describe, expect, it } from 'vitest';
import { judgeArrival, type Uploaded } from '../../cli/arrival.ts';
import type { DocumentSummary, Head, PublishedRun } from '../../shared/domain/head.ts';
import type { KeyFence } from '../../shared/domain/key-fence.ts';

const uploaded: Uploaded = { path: 'a.txt', key: 'a.txt', keyHash: 'ours', versionId: 'v2', documentId: 'doc' };
const summary: DocumentSummary = {
  name: 'a.txt',
  title: 'Titre',
  language: 'fr',
  publishedAt: null,
  receivedAt: '2026-02-04T10:00:00.000Z',
  source: null,
  url: null,
  status: 'usable',
  embargoedUntil: null,
};
const runOf = (keyHash: string, versionId: string): PublishedRun => ({
  id: 'run',
  keyHash,
  bucket: 'b',
  key: 'k',
  versionId,
  extractorVersion: '1.0.0',
  sha256: '',
  metadataHash: '',
  restriction: { status: 'usable', embargoedUntil: null },
  counts: { claims: 3, statistics: 4, items: 8 },
  shards: 1,
});
const fence = (change: Partial<KeyFence> = {}): KeyFence => ({
  bucket: 'b',
  key: 'a.txt',
  keyHash: 'ours',
  docId: 'doc',
  formerDocIds: [],
  versionId: 'v2',
  sequencer: '01',
  askStorage: false,
  lastModified: '2026-02-04T10:00:00.000Z',
  revision: null,
  state: 'LIVE',
  rev: 1,
  ...change,
});
const head = (change: Partial<Head>): Head => ({
  schema: 'claimwire/head@1',
  docId: 'doc',
  rev: 1,
  state: 'ACTIVE',
  run: runOf('ours', 'v2'),
  document: summary,
  quarantine: null,
  stale: false,
  lastKey: { keyHash: 'ours', rev: 1 },
  cause: 'upload',
  updatedAt: '2026-02-04T10:00:01.000Z',
  ...change,
});
const quarantineOf = (versionId: string) => ({
  reason: 'binary' as const,
  detail: 'PDF',
  keyHash: 'ours',
  bucket: 'b',
  key: 'a.txt',
  versionId,
  extractorVersion: '1.0.0',
  restriction: { status: 'usable' as const, embargoedUntil: null },
  firstAt: '',
  lastAt: '',
  attempts: 1,
});
const later = fence({ keyHash: 'theirs', versionId: 'x', revision: 5 });

describe('how far an upload has come', () => {
  it.each<[string, Head | null, KeyFence[], unknown]>([
    ['nothing is known of it', null, [], { state: 'pending' }],
    [
      'the head shows it',
      head({}),
      [fence()],
      { state: 'readable', document: summary, counts: { claims: 3, statistics: 4, items: 8 } },
    ],
    [
      'a former version is shown, and this one is known',
      head({ run: runOf('ours', 'v1'), stale: true }),
      [fence()],
      { state: 'pending' },
    ],
    [
      'only another version of its key is known',
      head({ run: runOf('ours', 'v1') }),
      [fence({ versionId: 'v1' })],
      'ask-storage',
    ],
    [
      'its key is known as deleted',
      head({ state: 'DELETED', run: null }),
      [fence({ state: 'DELETED' })],
      'ask-storage',
    ],
    [
      'it is quarantined',
      head({ state: 'QUARANTINED', run: null, quarantine: quarantineOf('v2') }),
      [fence()],
      { state: 'quarantined', reason: 'binary', detail: 'PDF' },
    ],
    [
      'a former version was quarantined',
      head({ state: 'QUARANTINED', run: null, quarantine: quarantineOf('v1') }),
      [fence()],
      { state: 'pending' },
    ],
    ['a later revision is shown', head({ run: runOf('theirs', 'x') }), [fence(), later], { state: 'superseded' }],
    [
      'a later revision is known, and not yet shown',
      head({ state: 'DELETED', run: null }),
      [fence(), later],
      { state: 'superseded' },
    ],
  ])('is told when %s', (_when, state, keys, expected) => {
    expect(judgeArrival({ docId: 'doc', head: state, keys }, uploaded)).toEqual(expected);
  });
});
