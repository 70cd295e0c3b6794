import { AsyncLocalStorage } from 'node:async_hooks';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { readerOver } from '../../client/reader.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { parseShardPartition } from '../../shared/domain/table-keys.ts';
import { memoryRunStore } from '../../shared/persistence/memory-run-store.ts';
import { readHeadItem } from '../../shared/persistence/read-items.ts';
import type { StandingRun } from '../../shared/persistence/run-store.ts';
import { grace, World, writerTimeout } from './world.ts';

const docOf = (key: string) => documentIdOf({ bucket: 'articles', key, source: null, articleId: null });
const lease = 15 * 60_000;
const keys = ['a', 'b', 'c'];

let world: World;
beforeEach(() => {
  world = new World();
});
const statesOf = async (key: string, of = world) =>
  (await memoryRunStore(of.store.table).runsOf(docOf(key))).map(({ state }) => state);
/** Items of runs, by run. */
const recordsOf = (of = world) =>
  of.store.table.all().flatMap(({ PK }) => {
    const place = parseShardPartition(PK);
    return place ? [place] : [];
  });
const tombstones = (of = world) =>
  JSON.stringify(of.store.table.all().filter(({ SK }) => SK === 'HEAD' || SK.startsWith('KEY')));

describe('a superseded run', () => {
  beforeEach(async () => {
    world.put('a', 'first');
    await world.drain();
    world.now += 1_000;
    world.put('a', 'second!');
    await world.drain();
  });

  test('is kept through the grace period, and gone after it; what readers read stays', async () => {
    world.now += grace - 1;
    expect(await world.collect()).toMatchObject({ collected: 0, behind: 0 });
    expect(await statesOf('a')).toEqual(['SUPERSEDED', 'PUBLISHED']);
    world.now += 2;
    expect(await world.collect()).toEqual({ abandoned: 0, collected: 1, records: 6, failed: 0, behind: 0 });
    expect(await statesOf('a')).toEqual(['PUBLISHED']);
    expect(recordsOf()).toHaveLength(8);
    expect(await world.read(docOf('a'))).toBe('second!');
    expect(await world.collect()).toMatchObject({ collected: 0, records: 0 });
  });

  test('is collected further by the next call, when the first has to end in the midst of it', async () => {
    world.now += grace + 3_600_000;
    let calls = 0;
    const first = await world.collect({ mayGoOn: () => ++calls <= 2 });
    expect(first).toMatchObject({ collected: 0, records: 6 });
    expect(first.behind).toBe(3_600_000);
    expect(await statesOf('a')).toEqual(['SUPERSEDED', 'PUBLISHED']);
    expect(await world.collect()).toMatchObject({ collected: 1, records: 0, behind: 0 });
  });

  test('that cannot be ended holds up no other, and says how far behind the collector is', async () => {
    world.put('b', 'first');
    await world.drain();
    world.put('b', 'second');
    await world.drain();
    world.now += grace + 5_000;
    const runs = memoryRunStore(world.store.table);
    const readRun: typeof runs.readRun = async (docId, runId) => {
      if (docId === docOf('a')) throw new Error('DynamoDB refuses.');
      return runs.readRun(docId, runId);
    };
    expect(await world.collect({ runs: { ...runs, readRun } })).toMatchObject({
      collected: 1,
      failed: 1,
      behind: 5_000,
    });
    expect(await statesOf('b')).toEqual(['PUBLISHED']);
  });
});

describe('a document', () => {
  test('that was deleted loses its records after the grace period, and keeps its tombstone for ever', async () => {
    world.put('a', 'abc');
    await world.drain();
    world.storage.delete('articles', 'a');
    await world.drain();
    const before = tombstones();
    world.now += grace + 1;
    expect(await world.collect()).toMatchObject({ collected: 1, records: 4 });
    world.now += 10 * 365 * grace;
    await world.collect();
    expect(recordsOf()).toEqual([]);
    expect(await statesOf('a')).toEqual([]);
    expect(tombstones()).toBe(before);
  });

  test('that is published keeps its run, though the list names it among those that ended', async () => {
    world.put('a', 'abc');
    await world.drain();
    const [run] = await memoryRunStore(world.store.table).runsOf(docOf('a'));
    const runs = memoryRunStore(world.store.table);
    const claimed = { ...runs, readRun: async () => ({ ...(run as StandingRun), state: 'SUPERSEDED' as const }) };
    const { docId, runId } = run as StandingRun;
    const listRuns: typeof runs.listRuns = async ({ state, shard, after }) =>
      state === 'SUPERSEDED' && shard === 0 && !after ? [{ docId, runId, since: '2020-01-01T00:00:00.000Z' }] : [];
    expect(await world.collect({ runs: { ...claimed, listRuns } })).toMatchObject({ collected: 0, failed: 1 });
    expect(await world.read(docOf('a'))).toBe('abc');
  });
});

describe('a run whose writer died', () => {
  beforeEach(async () => {
    world.put('a', 'abc');
    world.interfere = async (call) => {
      const answer = await call();
      if (recordsOf().length > 0) throw new Error('killed');
      return answer;
    };
    await expect(world.drain()).rejects.toThrow('killed');
    world.interfere = (call) => call();
  });

  test('is given up once its lease is over, and collected no sooner than a writer can live', async () => {
    world.now += lease;
    expect(await world.collect()).toMatchObject({ abandoned: 0 });
    world.now += 1;
    expect(await world.collect()).toMatchObject({ abandoned: 1, collected: 0 });
    world.now += writerTimeout;
    expect(await world.collect()).toMatchObject({ abandoned: 0, collected: 0 });
    expect(recordsOf()).toHaveLength(4);
    world.now += 1;
    expect(await world.collect()).toMatchObject({ collected: 1, records: 4 });
    expect(recordsOf()).toEqual([]);
    expect(await statesOf('a')).toEqual([]);
  });
});

const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), key: fc.constantFrom(...keys) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), key: fc.constantFrom(...keys) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('collect' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), for: fc.constantFrom(1, lease, grace + lease) }),
  },
);

/** An invocation as it runs: it is killed at some call, and cannot outlive its timeout. */
interface Invocation {
  readonly startedAt: number;
  dead: boolean;
}

test('killed at any call, the collector and the writers leave readers whole documents, and in the end nothing that nobody reads', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { minLength: 3, maxLength: 14 }),
      fc.nat(),
      fc.nat(8),
      async (actions, seed, kills) => {
        let state = seed >>> 0;
        const random = () => {
          state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
          return state / 2 ** 32;
        };
        const pass = async () => {
          for (let ticks = Math.floor(random() * 4); ticks > 0; ticks--) await null;
        };
        const stack = new World();
        const invocations = new AsyncLocalStorage<Invocation>();
        let killsLeft = kills;
        const mayLive = () => {
          const invocation = invocations.getStore();
          if (!invocation) return;
          if (killsLeft > 0 && random() < 0.04) {
            killsLeft--;
            invocation.dead = true;
          }
          if (invocation.dead || stack.now - invocation.startedAt >= writerTimeout)
            throw new Error('The function was killed.');
        };
        stack.interfere = async (call) => {
          await pass();
          // Now and then a function stalls, while others go through all of their work.
          if (random() < 0.1) for (let ticks = 300; ticks > 0; ticks--) await null;
          mayLive();
          const answer = await call();
          await pass();
          mayLive();
          return answer;
        };
        const invoke = <Result>(run: () => Promise<Result>) =>
          invocations.run({ startedAt: stack.now, dead: false }, run);
        const slowReader = readerOver(
          {
            get: async (wanted) => {
              await pass();
              return stack.store.table.get(wanted);
            },
            query: async (query) => {
              await pass();
              return stack.store.table.query(query);
            },
          },
          () => new Date(stack.now),
        );
        // A mixture throws; that five reads in a row were overtaken is no tear.
        const look = async () => {
          for (const key of keys) await stack.read(docOf(key), slowReader);
        };
        const collect = async () => {
          for (let calls = 1 + Math.floor(random() * 3); calls > 0; calls--)
            await invoke(() => stack.collect()).catch(() => null);
        };
        const deliver = async (alongside: readonly (() => Promise<unknown>)[] = []) => {
          const batch = stack.messages.splice(0, 1 + Math.floor(random() * 3));
          for (const message of batch) if (random() < 0.15) stack.messages.push(message);
          const tick = async () => {
            await pass();
            if (random() < 0.2) stack.now += lease;
          };
          await Promise.all([
            ...batch.map((message) =>
              invoke(() => stack.handle(message)).catch(() => {
                stack.messages.push(message);
              }),
            ),
            ...alongside.map((run) => run()),
            look(),
            tick(),
          ]);
        };

        for (const [i, step] of actions.entries()) {
          if (step.kind === 'put') {
            stack.now += 1_000;
            stack.put(step.key, `text${String.fromCharCode(97 + i)}${'.'.repeat(i)}`);
          } else if (step.kind === 'delete') stack.storage.delete('articles', step.key);
          else if (step.kind === 'wait') stack.now += step.for;
          else if (step.kind === 'release') {
            stack.extractorVersion = `1.${i + 1}.0`;
            for (const key of keys) {
              const current = await stack.storage.currentVersion('articles', key);
              if (current) stack.request(key, current.versionId);
            }
          }
          const collectors = step.kind === 'collect' ? [collect, collect].slice(0, 1 + Math.floor(random() * 2)) : [];
          await deliver(collectors);
          for (let rounds = Math.floor(random() * 3); rounds > 0 && stack.messages.length > 0; rounds--)
            await deliver();
        }
        killsLeft = 0;
        for (let rounds = 0; stack.messages.length > 0; rounds++) {
          if (rounds > 500) throw new Error('The queues never run empty.');
          await deliver();
        }
        const before = tombstones(stack);
        for (const wait of [lease, writerTimeout + grace]) {
          stack.now += wait + 1;
          expect((await stack.collect()).behind).toBe(0);
        }
        expect(tombstones(stack)).toBe(before);
        const heads = stack.store.table
          .all()
          .filter(({ SK }) => SK === 'HEAD')
          .map(readHeadItem);
        const read = new Set(heads.flatMap(({ run }) => run?.id ?? []));
        expect(recordsOf(stack).filter(({ runId }) => !read.has(runId))).toEqual([]);
        for (const key of keys) {
          const current = await stack.storage.currentVersion('articles', key);
          expect((await stack.read(docOf(key))) !== null).toBe(current !== null);
          expect(await statesOf(key, stack)).toEqual(current === null ? [] : ['PUBLISHED']);
        }
      },
    ),
    { numRuns: 400 },
  );
});
