import { expect, test } from 'vitest';
import type { Head } from '../../shared/domain/head.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { visibleRun } from '../../shared/domain/visibility.ts';
import { changeLogOf } from '../functions/change-log.ts';
import { unreadable, World } from '../functions/world.ts';

const key = 'a.txt';
const article = (articleId: string, revision: number) => ({
  source: 'agence',
  'article-id': articleId,
  revision: String(revision),
});
const docIds = [
  documentIdOf({ bucket: 'articles', key, source: null, articleId: null }),
  ...['x', 'y'].map((articleId) => documentIdOf({ bucket: '', key: '', source: 'agence', articleId })),
];

interface History {
  /** Made before, and done. */
  prepare(world: World): void;
  /** Then functions are killed while they carry this out. */
  change(world: World): void;
  /** What was deleted is gone at once, also where another file takes its place as soon as it is read. */
  readonly nothingBetween?: true;
}
const histories: Record<string, History> = {
  'a first upload': { prepare: () => {}, change: (world) => world.put(key, 'abc') },
  'a correction': { prepare: (world) => world.put(key, 'abc'), change: (world) => world.put(key, 'abd') },
  'the same bytes again': { prepare: (world) => world.put(key, 'abc'), change: (world) => world.put(key, 'abc') },
  'a deletion': { prepare: (world) => world.put(key, 'abc'), change: (world) => world.storage.delete('articles', key) },
  'an upload that can’t be read': {
    prepare: (world) => world.put(key, 'abc'),
    change: (world) => world.put(key, unreadable.binary),
  },
  'an upload on which the extractor crashes': {
    prepare: (world) => world.put(key, 'abc'),
    change: (world) => world.put(key, unreadable.crash),
  },
  'an upload after one that could not be read': {
    prepare: (world) => world.put(key, unreadable.crash),
    change: (world) => world.put(key, 'abc'),
  },
  'a second file of an article': {
    prepare: (world) => world.put('b.txt', 'abc', article('x', 1)),
    change: (world) => world.put(key, 'abd', article('x', 2)),
  },
  'the deletion of the file that an article shows': {
    prepare: (world) => {
      world.put('b.txt', 'abc', article('x', 1));
      world.put(key, 'abd', article('x', 2));
    },
    change: (world) => world.storage.delete('articles', key),
    nothingBetween: true,
  },
  'a file that becomes another article': {
    prepare: (world) => world.put(key, 'abc', article('x', 1)),
    change: (world) => world.put(key, 'abd', article('y', 1)),
  },
  'a version that is removed for good': {
    prepare: (world) => {
      world.put(key, 'abc');
      world.put(key, 'abd');
    },
    change: (world) => {
      const [{ versionId } = { versionId: '' }] = world.store.table
        .all()
        .filter(({ SK }) => SK === 'KEY') as unknown as { versionId: string }[];
      world.storage.deleteVersion({ bucket: 'articles', key, versionId });
    },
  },
  'a reprocessing by which records change': {
    prepare: (world) => world.put(key, 'abc'),
    change: (world) => {
      world.extractorVersion = '1.1.0';
      world.hedged = true;
      world.reprocess(docIds[0]!);
    },
  },
  'a reprocessing by which none changes': {
    prepare: (world) => world.put(key, 'abc'),
    change: (world) => {
      world.extractorVersion = '1.1.0';
      world.reprocess(docIds[0]!);
    },
  },
};

/** What is left in the end, whatever the runs are called. */
const outcomeOf = async (world: World) => {
  const texts = [];
  for (const docId of docIds) {
    const head = (await world.store.readDocument(docId)).head as Head | null;
    texts.push({
      text: await world.read(docId),
      state: head?.state ?? null,
      versionId: head?.run?.versionId ?? null,
      extractor: head?.run?.extractorVersion ?? null,
      stale: head?.stale ?? null,
      quarantine: head?.quarantine?.reason ?? null,
    });
  }
  return texts;
};

/** Lets a history pass; at the `at`-th call of its change the function is killed, and none of its calls is carried out from then on. */
const pass = async ({ prepare, change }: History, at: number, when: 'before' | 'after') => {
  const world = new World();
  const log = changeLogOf(world);
  prepare(world);
  await world.drain();
  const before = await outcomeOf(world);
  world.now += 60_000;
  change(world);
  let calls = 0;
  let dead = false;
  const states: string[][] = [];
  const look = async () => {
    const texts = await Promise.all(docIds.map((docId) => world.read(docId)));
    states.push(texts.map((text) => text ?? ''));
  };
  world.interfere = async (call) => {
    const dies = ++calls === at;
    if (dead || (dies && when === 'before')) {
      dead = true;
      throw new Error('The function was killed.');
    }
    const answer = await call();
    await look();
    if (dies) {
      dead = true;
      throw new Error('The function was killed.');
    }
    return answer;
  };
  await look();
  const deliveries = new Map<object, number>();
  let killed = false;
  for (let message = world.messages.shift(); message; message = world.messages.shift()) {
    const receiveCount = (deliveries.get(message) ?? 0) + 1;
    deliveries.set(message, receiveCount);
    if (receiveCount > 4) throw new Error('A message comes back without end.');
    try {
      await world.handle(message, { messageId: `m${[...deliveries.keys()].indexOf(message)}`, receiveCount });
    } catch (error) {
      if (!dead) throw error;
      killed = true;
      dead = false;
      world.messages.push(message);
    }
  }
  world.interfere = (call) => call();
  return { world, log, before, states, killed, calls };
};

test.each(Object.keys(histories))(
  'be a function killed at any of its calls in the midst of %s, each document is whole at every moment, turns from old to new once, and the retry ends as if nothing had been',
  async (name) => {
    const history = histories[name]!;
    const undisturbed = await pass(history, Number.POSITIVE_INFINITY, 'before');
    const wanted = await outcomeOf(undisturbed.world);
    expect(undisturbed.calls).toBeGreaterThan(2);
    for (let at = 1; at <= undisturbed.calls; at++)
      for (const when of ['before', 'after'] as const) {
        const { world, log, states, killed, before } = await pass(history, at, when);
        const place = `killed ${when} call ${at} of ${undisturbed.calls}`;
        expect(killed, place).toBe(true);
        expect(await outcomeOf(world), place).toEqual(wanted);
        for (const [i] of docIds.entries()) {
          const seen = states.map((texts) => texts[i] ?? '');
          const turns = seen.filter((text, j) => j === 0 || text !== seen[j - 1]);
          const [old, now] = [before[i]?.text ?? '', wanted[i]?.text ?? ''];
          expect(turns, place).toEqual(old === now ? [old] : [old, ...(history.nothingBetween ? [''] : []), now]);
        }
        const events = await log.events();
        const told = (await undisturbed.log.events()).map(({ type, cause }) => `${type} ${cause}`);
        expect(events.map(({ type, cause }) => `${type} ${cause}`).sort(), place).toEqual(told.sort());
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
        for (const docId of docIds) {
          const head = (await world.store.readDocument(docId)).head as Head | null;
          const last = events.filter((event) => event.docId === docId).at(-1);
          expect(last?.runs.after?.id ?? null, place).toBe(visibleRun(head)?.id ?? null);
        }
        // What was left behind is none's, and the collector takes it.
        world.now += 3 * 86_400_000;
        await world.collect();
        world.now += 3 * 86_400_000;
        await world.collect();
        const shown = new Set(
          (await Promise.all(docIds.map((docId) => world.reader.head(docId)))).flatMap((head) => head?.run?.id ?? []),
        );
        const left = world.store.table.all().flatMap(({ PK, SK }) => /RUN#([^#]+)/.exec(`${PK} ${SK}`)?.[1] ?? []);
        expect(new Set(left), place).toEqual(shown);
      }
  },
  60_000,
);
