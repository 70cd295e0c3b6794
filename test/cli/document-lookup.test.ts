import { describe, expect, it } from 'vitest';
import { lookUpDocument, staleness, whyUnreadable } from '../../cli/document-lookup.ts';
import { documentIdOf, keyHashOf } from '../../shared/domain/identity.ts';
import { fence, head, run } from '../shared/persistence/samples.ts';

const quarantine = { ...head().quarantine, reason: 'undecodable', detail: null } as NonNullable<
  ReturnType<typeof head>['quarantine']
>;
const deleted = head({ state: 'DELETED', run: null });

describe('a document by name', () => {
  const store = {
    readFence: async (keyHash: string) => (keyHash === keyHashOf('b', 'wire.txt') ? fence({ docId: 'afp-9' }) : null),
  };
  it.each([
    ['an id', '0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcdef'],
    ['a key that belongs to an article of its source', 'wire.txt', 'afp-9'],
    ['a key that nobody knows', 'a.txt', documentIdOf({ bucket: 'b', key: 'a.txt', source: null, articleId: null })],
  ])('is found by %s', async (_what, named, id) => {
    expect(await lookUpDocument(store, 'b', named)).toBe(id);
  });
});

describe('why nothing can be read', () => {
  it.each([
    ['nothing is known', { head: null, keys: [] }, 66, /none is known/],
    [
      'its file was deleted',
      { head: deleted, keys: [fence({ state: 'DELETED' })] },
      66,
      /was deleted from the bucket\.$/,
    ],
    ['what replaces it is on its way', { head: deleted, keys: [fence()] }, 66, /still being read/],
    ['its first version is on its way', { head: null, keys: [fence()] }, 66, /still being read/],
    [
      'it is quarantined',
      { head: head({ state: 'QUARANTINED', run: null, quarantine }), keys: [fence()] },
      65,
      /UTF-8/,
    ],
    ['a readable one is held back', { head: head({ run: run() }), keys: [fence()] }, 66, /--include-restricted/],
  ])('is told where %s', (_what, state, code, why) => {
    expect(whyUnreadable(state)).toEqual({ code, why: expect.stringMatching(why) });
  });
});

describe('a document that is behind', () => {
  it.each([
    [head(), null],
    [head({ stale: true }), 'stale: latest version still being read'],
    [head({ stale: true, state: 'QUARANTINED', quarantine }), 'stale: latest version not read (undecodable)'],
  ])('is marked', (of, mark) => {
    expect(staleness(of)).toBe(mark);
  });
});
