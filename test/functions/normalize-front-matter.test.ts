import { expect, test } from 'vitest';
import { documentIdOf, keyHashOf } from '../../shared/domain/identity.ts';
import { normalizedArticleSchema, normalizedKeyOf } from '../../shared/domain/normalized-article.ts';
import { World } from './world.ts';

const text = ['---', 'source: agence', 'article-id: 7', 'status: withheld', '---', 'Un texte.'].join('\n');

test('an article is known by what its front matter says where its upload says nothing', async () => {
  const world = new World();
  const versionId = world.put('a.md', text);
  await world.drain();
  const key = normalizedKeyOf('fresh', keyHashOf('articles', 'a.md'), versionId);
  const body = JSON.parse((await world.storage.readNormalized('normalized', key, null)) ?? 'null');
  const { metadata, conflicts, source } = normalizedArticleSchema.parse(body);
  expect(metadata).toMatchObject({ source: 'agence', articleId: '7', status: 'withheld' });
  expect([conflicts, source]).toEqual([[], text]);
  const document = documentIdOf({ bucket: '', key: '', source: 'agence', articleId: '7' });
  expect((await world.reader.head(document))?.document?.status).toBe('withheld');
});

test('the upload is believed before the front matter, and the conflict kept', async () => {
  const world = new World();
  const versionId = world.put('a.md', text, { source: 'journal' });
  await world.drain();
  const key = normalizedKeyOf('fresh', keyHashOf('articles', 'a.md'), versionId);
  const body = JSON.parse((await world.storage.readNormalized('normalized', key, null)) ?? 'null');
  expect(normalizedArticleSchema.parse(body)).toMatchObject({
    metadata: { source: 'journal' },
    conflicts: [{ field: 'source', used: 'journal', ignored: 'agence', from: 'front-matter' }],
  });
});
