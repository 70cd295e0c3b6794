import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  claimKeyOf,
  documentIdOf,
  indexShardOf,
  joinParts,
  keyHashOf,
  normalizedWords,
  recordIdOf,
} from '../../../shared/domain/identity.ts';

describe('documentIdOf', () => {
  const place = { bucket: 'articles', key: 'desk/a.txt', source: null, articleId: null };
  it('is the S3 key where the upload names no article', () => {
    expect(documentIdOf(place)).not.toBe(documentIdOf({ ...place, key: 'desk/b.txt' }));
    expect(documentIdOf(place)).toBe(documentIdOf({ ...place, source: 'AFP' }));
  });
  it('is the article of the source, whatever its key, where the upload names both', () => {
    const revision = { source: 'AFP', articleId: '77' };
    expect(documentIdOf({ ...place, ...revision })).toBe(documentIdOf({ ...place, key: 'other.txt', ...revision }));
  });
  it('never depends on where one part ends and the next begins', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (a, b, c) => {
        expect(keyHashOf(a + c, b)).not.toBe(keyHashOf(a, c + b));
      }),
    );
  });
});

describe('claimKeyOf', () => {
  const text = 'Le nombre d’agents déployés dans la région passera à deux mille';
  const claim = { text, speakerId: 'anne-morel', documentId: 'one' };
  it('is shared by copies of the same words by the same speaker', () => {
    expect(claimKeyOf(claim)).toBe(
      claimKeyOf({ ...claim, documentId: 'two', text: text.replace('’', "'").toUpperCase() }),
    );
  });
  it.each([
    ['another speaker', { speakerId: 'paul-roy' }],
    ['no known speaker', { speakerId: null, documentId: 'two' }],
    ['fewer than eight words in another document', { text: 'Nous irons jusqu’au bout', documentId: 'two' }],
  ])('differs for %s', (_, change) => {
    const before =
      'text' in change
        ? { ...claim, text: change.text }
        : 'documentId' in change
          ? { ...claim, speakerId: null }
          : claim;
    expect(claimKeyOf({ ...claim, ...change })).not.toBe(claimKeyOf(before));
  });
});

describe('ids', () => {
  it('tell equal records apart by their ordinal', () =>
    expect(recordIdOf('s', 0, joinParts('count', '2'))).not.toBe(recordIdOf('s', 1, joinParts('count', '2'))));
  it('tell parts apart whatever they hold', () => expect(joinParts('a|1:b')).not.toBe(joinParts('a', 'b')));
  it('spread documents over eight index shards', () => {
    const shards = new Set(Array.from({ length: 200 }, (_, i) => indexShardOf(String(i))));
    expect([...shards].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
  it.each([
    ['L’Élysée', "l'élysée"],
    ['e\u0301tat', 'état'],
    ['2\u202f000\u00a0agents', '2 000 agents'],
    ['« Oui »', '" oui "'],
  ])('compare %j as %j', (text, words) => expect(normalizedWords(text)).toBe(words));
});
