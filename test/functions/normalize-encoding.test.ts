import { expect, test } from 'vitest';
import { keyHashOf } from '../../shared/domain/identity.ts';
import { normalizedArticleSchema, normalizedKeyOf } from '../../shared/domain/normalized-article.ts';
import { World } from './world.ts';

const normalized = async (content: Uint8Array, contentType: string | null) => {
  const world = new World();
  const versionId = world.storage.put('articles', 'a.txt', content, {}, contentType);
  await world.drain();
  const key = normalizedKeyOf('fresh', keyHashOf('articles', 'a.txt'), versionId);
  const body = await world.storage.readNormalized('normalized', key, null);
  return normalizedArticleSchema.pick({ encoding: true, source: true }).parse(JSON.parse(body ?? 'null'));
};
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

test('an article is decoded with the charset of its content type where its bytes allow it', async () => {
  const source = "L'été à Škofja Loka";
  const latin9 = bytes("L'\xe9t\xe9 \xe0 \xa6kofja Loka");
  expect(await normalized(latin9, 'text/plain; charset=ISO-8859-15')).toEqual({ source, encoding: 'iso-8859-15' });
  expect(await normalized(bytes("L'\xe9t\xe9"), 'text/plain;charset=latin1')).toMatchObject({ encoding: 'iso-8859-1' });
});

test('an article is decoded by its bytes where its content type says nothing, or what they contradict', async () => {
  const source = "L'été dernier";
  expect(await normalized(bytes("L'\xe9t\xe9 dernier"), 'text/plain')).toEqual({ source, encoding: 'windows-1252' });
  expect(await normalized(new TextEncoder().encode(source), 'text/plain; charset=iso-8859-1')).toEqual({
    source,
    encoding: 'utf-8',
  });
});
