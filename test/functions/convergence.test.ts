import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readerOver } from '../../client/reader.ts';
import { readMetadata } from '../../shared/domain/article.ts';
import type { Head } from '../../shared/domain/head.ts';
import { documentIdOf, keyHashOf } from '../../shared/domain/identity.ts';
import { comparePrecedence } from '../../shared/domain/order.ts';
import { quarantineKey } from '../../shared/domain/table-keys.ts';
import { visibleRun } from '../../shared/domain/visibility.ts';
import { readHeadItem } from '../../shared/persistence/read-items.ts';
import { changeLogOf } from './change-log.ts';
import { unreadable, World } from './world.ts';

/** Random numbers from one seed, so that a failing run can be had again. */
const randomFrom = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const key = fc.constantFrom('a', 'b', 'c');
const metadata = fc.oneof(
  fc.constant({}),
  fc.record({
    source: fc.constant('agence'),
    'article-id': fc.constantFrom('x', 'y'),
    revision: fc.constantFrom('0', '1', '2'),
  }),
);
const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      key,
      metadata,
      bad: fc.constantFrom(null, null, null, null, unreadable.binary, unreadable.crash),
      /** The same words each time, as when a file is uploaded again. */
      same: fc.constantFrom(false, false, true),
      wait: fc.constantFrom(0, 1, 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), key }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), key, back: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undelete' as const), key }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('release' as const), hedged: fc.boolean(), scheduled: fc.boolean() }),
  },
);

interface Put {
  readonly key: string;
  readonly versionId: string;
  readonly text: string;
  readonly metadata: Record<string, string>;
}

const docIdOf = ({ key: name, metadata: raw }: Pick<Put, 'key' | 'metadata'>): string => {
  const { source, articleId } = readMetadata(raw).metadata;
  return documentIdOf({ bucket: 'articles', key: name, source, articleId });
};

const headsOf = (world: World): Head[] =>
  world.store.table
    .all()
    .filter(({ SK }) => SK === 'HEAD')
    .map(readHeadItem);

/** What each document must show in the end, told from storage alone. */
const expectedOf = async (world: World, puts: readonly Put[]): Promise<Map<string, Put | null>> => {
  const expected = new Map<string, Put | null>(puts.map((put) => [docIdOf(put), null]));
  const best = new Map<string, { revision: number | null; lastModified: string; keyHash: string }>();
  for (const name of ['a', 'b', 'c']) {
    const current = await world.storage.currentVersion('articles', name);
    const put = puts.find(({ versionId }) => versionId === current?.versionId);
    if (!current || !put) continue;
    const docId = docIdOf(put);
    const precedence = {
      revision: readMetadata(put.metadata).metadata.revision,
      lastModified: current.lastModified,
      keyHash: keyHashOf('articles', name),
    };
    const before = best.get(docId);
    if (before && comparePrecedence(before, precedence) > 0) continue;
    best.set(docId, precedence);
    expected.set(docId, put);
  }
  return expected;
};

const scenario = fc.record({
  actions: fc.array(action, { minLength: 1, maxLength: 9 }),
  seed: fc.nat(),
  /** From 0xfd on, sequencers soon grow by a digit. */
  firstSequence: fc.constantFrom(0x1000, 0xfd),
  crashes: fc.nat(6),
});

test('whatever is delivered late, twice, out of order or interrupted, readers end with what storage holds and never see half, and subscribers were told each step once', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ actions, seed, firstSequence, crashes }) => {
      const random = randomFrom(seed);
      const pass = async () => {
        for (let ticks = Math.floor(random() * 5); ticks > 0; ticks--) await null;
      };
      const world = new World({ firstSequence });
      const log = changeLogOf(world);
      let crashesLeft = crashes;
      const crash = () => {
        if (crashesLeft > 0 && random() < 0.05) {
          crashesLeft--;
          throw new Error('The function was killed.');
        }
      };
      world.interfere = async (call) => {
        await pass();
        crash();
        const answer = await call();
        await pass();
        crash();
        return answer;
      };
      const puts: Put[] = [];
      const markers = new Map<string, string>();
      const slowReader = readerOver(
        {
          get: async (keys) => {
            await pass();
            return world.store.table.get(keys);
          },
          query: async (query) => {
            await pass();
            return world.store.table.query(query);
          },
        },
        () => new Date(world.now),
      );
      const look = async () => {
        for (const docId of new Set(puts.map(docIdOf))) await world.read(docId, slowReader);
      };
      /** Delivers some messages at once, in any order; each may come twice, and comes back when its function was killed. */
      const deliver = async () => {
        const batch = Array.from({ length: Math.min(world.messages.length, 1 + Math.floor(random() * 3)) }, () =>
          world.messages.splice(Math.floor(random() * world.messages.length), 1),
        ).flat();
        for (const message of batch) if (random() < 0.15) world.messages.push(message);
        await Promise.all([
          ...batch.map((message) => world.handle(message).catch(() => world.messages.push(message))),
          look(),
        ]);
      };

      for (const [i, step] of actions.entries()) {
        if (step.kind === 'put') {
          world.now += step.wait * 1_000;
          const text = step.bad ?? (step.same ? 'same' : `text${String.fromCharCode(97 + i)}${'.'.repeat(i)}`);
          const versionId = world.put(step.key, text, step.metadata);
          puts.push({ key: step.key, versionId, text, metadata: step.metadata });
        } else if (step.kind === 'delete') markers.set(step.key, world.storage.delete('articles', step.key));
        else if (step.kind === 'undelete') {
          const versionId = markers.get(step.key);
          if (versionId) world.storage.deleteVersion({ bucket: 'articles', key: step.key, versionId });
        } else if (step.kind === 'remove') {
          const versions = puts.filter((put) => put.key === step.key);
          const version = versions.at(-1 - step.back);
          if (version) world.storage.deleteVersion({ bucket: 'articles', ...version });
        } else {
          world.extractorVersion = `1.${i + 1}.0`;
          world.hedged = step.hedged;
          if (step.scheduled) for (const { docId } of headsOf(world)) world.reprocess(docId);
          else
            for (const name of ['a', 'b', 'c']) {
              const current = await world.storage.currentVersion('articles', name);
              if (current) world.request(name, current.versionId);
            }
        }
        for (let rounds = Math.floor(random() * 4); rounds > 0 && world.messages.length > 0; rounds--) await deliver();
      }
      const settle = async () => {
        for (let rounds = 0; world.messages.length > 0; rounds++) {
          if (rounds > 500) throw new Error('The queues never run empty.');
          await deliver();
        }
      };
      await settle();
      // A run that came back when the file before it went may be of an older extractor: the list of what is stale names it.
      for (const { docId } of headsOf(world)) world.reprocess(docId);
      await settle();

      for (const [docId, put] of await expectedOf(world, puts)) {
        const head = await world.reader.head(docId);
        if (put === null) expect(head?.run ?? null).toBeNull();
        else if (put.text === unreadable.binary || put.text === unreadable.crash)
          expect(head).toMatchObject({ state: 'QUARANTINED', quarantine: { versionId: put.versionId } });
        else {
          expect(head).toMatchObject({ state: 'ACTIVE', stale: false, quarantine: null });
          expect(head?.run).toMatchObject({ versionId: put.versionId, extractorVersion: world.extractorVersion });
          expect(await world.read(docId)).toBe(put.text);
          const { claims } = (await world.reader.document(docId, { includeRestricted: true })) ?? { claims: [] };
          expect(new Set(claims.map(({ hedged }) => hedged))).toEqual(new Set([world.hedged]));
        }
      }
      const published = world.store.table
        .all()
        .filter(({ SK, state }) => SK.startsWith('RUN#') && state === 'PUBLISHED');
      const heads = headsOf(world);
      const { table } = world.store;
      const aside = heads.filter(({ state }) => state === 'QUARANTINED');
      const entries = await table.get(aside.map(({ docId }) => quarantineKey(docId as string)));
      expect(entries).toMatchObject(aside.map(({ docId, quarantine }) => ({ docId, ...(quarantine as object) })));
      expect(await world.store.quarantined()).toHaveLength(aside.length);
      const shown = heads.flatMap(({ run }) => (run ? [(run as { id: string }).id] : []));
      expect(published.map(({ runId }) => runId).sort()).toEqual(shown.sort());

      const events = await log.events();
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
      const told = new Map<string, string | null>();
      for (const { docId, runs } of events) {
        expect(runs.before?.id ?? null).toBe(told.get(docId) ?? null);
        told.set(docId, runs.after?.id ?? null);
      }
      for (const head of heads as unknown as Head[])
        expect(told.get(head.docId) ?? null).toBe(visibleRun(head)?.id ?? null);
    }),
    { numRuns: Number(process.env.CLAIMWIRE_PROPERTY_RUNS ?? 400) },
  );
});
