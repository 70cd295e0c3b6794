import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencesOf } from '../../shared/domain/reprocessing.ts';
import { previewDocument } from '../../shared/publication/preview-document.ts';
import { reprocessDocument } from '../../shared/publication/reprocess-document.ts';
import { changeLogOf } from './change-log.ts';
import { unreadable, World } from './world.ts';

const key = fc.constantFrom('a', 'b', 'c');
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      key,
      text: fc.constantFrom('abc', 'abcd', 'x', unreadable.crash, unreadable.binary),
      metadata: fc.constantFrom({}, { source: 'agence', 'article-id': 'x', revision: '1' }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), key }) },
  /** Of which nobody is told. */
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('vanish' as const), key }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('release' as const), hedged: fc.boolean() }) },
);

test('a preview writes nothing, and foretells what becomes of a document, and what its subscribers are told', async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      fc.boolean(),
      async (steps, hedged, mended) => {
        const world = new World();
        const log = changeLogOf(world);
        let version = 0;
        const release = (reads: boolean) => {
          world.extractorVersion = `1.${++version}.0`;
          world.hedged = reads;
        };
        for (const one of steps) {
          world.now += 1_000;
          if (one.kind === 'put') world.put(one.key, one.text, one.metadata);
          else if (one.kind === 'delete') world.storage.delete('articles', one.key);
          else if (one.kind === 'release') release(one.hedged);
          else {
            const current = await world.storage.currentVersion('articles', one.key);
            if (current) world.storage.deleteVersion({ bucket: 'articles', key: one.key, ...current });
            world.messages.pop();
          }
          await world.drain();
        }
        release(hedged);
        if (mended) world.crashesOn = null;
        for (const docId of new Set(
          world.store.table.all().flatMap((item) => /^DOC#(\w+)$/.exec(item.PK)?.[1] ?? []),
        )) {
          const [table, told] = [JSON.stringify(world.store.table.all()), (await log.events()).length];
          const preview = await previewDocument(docId, world.ports);
          expect(JSON.stringify(world.store.table.all())).toBe(table);
          expect(world.messages).toEqual([]);
          const outcome = await reprocessDocument(docId, world.ports, { messageId: 'e', receiveCount: 1 });
          expect(preview.outcome).toBe(outcome);
          met.add(outcome);
          const events = (await log.events()).slice(told);
          // What replaces a version that is gone is asked for.
          await world.drain();
          if (outcome !== 'published') continue;
          if (preview.outcome !== 'published') throw new Error('It was foretold.');
          const [event] = events.filter((one) => one.docId === docId);
          const { claims } = differencesOf(docId, preview.difference);
          expect(event).toMatchObject({ difference: { sizes: claims } });
        }
      },
    ),
    { numRuns: 400 },
  );
  expect([...met].sort()).toEqual(['confirmed', 'current', 'gone', 'published', 'quarantined']);
});
