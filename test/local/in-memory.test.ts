import { describe, expect, test } from 'vitest';
import { startInMemoryPipeline } from '../../local/in-memory.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { MemoryRecordStore } from '../../shared/persistence/memory-record-store.ts';

const article = (figure: number) => `Le port de Sète bat un record

SÈTE, 12 mars 2026 - Le port a reçu ${figure} navires en 2025, a annoncé mardi sa directrice, Nadia Ferrand.

« Nous n'avons jamais vu une telle hausse en vingt ans », a-t-elle déclaré devant les journalistes qui étaient venus au siège du port.
`;
const bytes = (text: string) => new TextEncoder().encode(text);
const idOf = (bucket: string, key: string, source: string | null = null, articleId: string | null = null) =>
  documentIdOf({ bucket, key, source, articleId });

describe('the pipeline in memory', () => {
  test('makes an upload readable, with all of its records', async () => {
    const pipeline = startInMemoryPipeline();
    const { versionId } = pipeline.put({ key: 'dépêches/sète.txt', bytes: bytes(article(6_412)) });
    await pipeline.idle();
    const { head } = await pipeline.store.readDocument(idOf(pipeline.articlesBucket, 'dépêches/sète.txt'));
    expect(head).toMatchObject({ state: 'ACTIVE', run: { versionId }, document: { language: 'fr' } });
    const partition = `DOC#${head!.docId}#RUN#${head!.run!.id}#`;
    const records = pipeline.store.table.all().filter(({ PK }) => PK.startsWith(partition));
    expect(records).toHaveLength(head!.run!.counts.items);
    expect(pipeline.failures).toEqual([]);
  });

  test('shows the last of many versions, and nothing after a deletion', async () => {
    const pipeline = startInMemoryPipeline();
    const docId = idOf(pipeline.articlesBucket, 'a.txt');
    const versions = [1, 2, 3].map((figure) => pipeline.put({ key: 'a.txt', bytes: bytes(article(figure)) }).versionId);
    await pipeline.idle();
    expect((await pipeline.store.readDocument(docId)).head?.run?.versionId).toBe(versions[2]);
    pipeline.delete('a.txt');
    await pipeline.idle();
    expect((await pipeline.store.readDocument(docId)).head).toMatchObject({ state: 'DELETED', run: null });
  });

  test('brings an older revision back when the newer file is deleted', async () => {
    const pipeline = startInMemoryPipeline();
    const metadata = { source: 'agence', 'article-id': '77' };
    const first = pipeline.put({ key: '1.txt', bytes: bytes(article(1)), metadata: { ...metadata, revision: '1' } });
    const second = pipeline.put({ key: '2.txt', bytes: bytes(article(2)), metadata: { ...metadata, revision: '2' } });
    await pipeline.idle();
    const docId = idOf(pipeline.articlesBucket, '', 'agence', '77');
    const shown = async () => (await pipeline.store.readDocument(docId)).head?.run?.versionId;
    expect(await shown()).toBe(second.versionId);
    pipeline.delete('2.txt');
    await pipeline.idle();
    expect(await shown()).toBe(first.versionId);
  });

  test('sets a file aside that it cannot read, and says why', async () => {
    const pipeline = startInMemoryPipeline();
    pipeline.put({ key: 'poison.txt', bytes: Uint8Array.of(0x4c, 0xe9, 0x20, 0xff) });
    await pipeline.idle();
    const { head } = await pipeline.store.readDocument(idOf(pipeline.articlesBucket, 'poison.txt'));
    expect(head).toMatchObject({ state: 'QUARANTINED', quarantine: { reason: 'undecodable' } });
  });

  test('tries again what fails, and tells what it gave up', async () => {
    class FailingStore extends MemoryRecordStore {
      failuresLeft = 0;
      override async commit(...change: Parameters<MemoryRecordStore['commit']>) {
        if (this.failuresLeft > 0) {
          this.failuresLeft -= 1;
          throw new Error('no answer');
        }
        return super.commit(...change);
      }
    }
    const store = new FailingStore();
    const log: string[] = [];
    const pipeline = startInMemoryPipeline({ store, onLog: ({ text }) => log.push(text) });
    const docId = idOf(pipeline.articlesBucket, 'a.txt');
    store.failuresLeft = 1;
    pipeline.put({ key: 'a.txt', bytes: bytes(article(1)) });
    await pipeline.idle();
    expect((await store.readDocument(docId)).head?.state).toBe('ACTIVE');
    store.failuresLeft = Number.POSITIVE_INFINITY;
    pipeline.put({ key: 'a.txt', bytes: bytes(article(2)) });
    await pipeline.idle();
    expect(pipeline.failures).toEqual([{ functionName: 'extract-article', error: expect.any(Error) }]);
    expect(log.join('\n')).toMatch(/failed, 0 attempt\(s\) left: Error: no answer/);
  });
});
