import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { type ListPorts, type ListTask, listStale } from '../../functions/list-stale/list-stale.ts';
import { compareVersions } from '../../shared/domain/order.ts';
import { isMendable } from '../../shared/domain/staleness.ts';
import { memoryExtractorIndex } from '../../shared/persistence/extractor-index.ts';
import { MemoryJobStorage } from '../../shared/persistence/job-storage.ts';
import { unreadable, World } from './world.ts';

let world: World;
let jobs: MemoryJobStorage;
beforeEach(() => {
  world = new World();
  jobs = new MemoryJobStorage();
});

const task: ListTask = { execution: 'night-1', startedAt: '2026-03-02T01:30:00.000Z', dryRun: false, since: null };
const list = (fields: Partial<ListTask> = {}, ports: Partial<ListPorts> = {}) =>
  listStale(
    { ...task, ...fields },
    {
      index: memoryExtractorIndex(world.store.table),
      store: world.store,
      jobs,
      jobsBucket: 'jobs',
      extractorVersion: world.extractorVersion,
      telemetry: world.telemetry,
      mayGoOn: () => true,
      ...ports,
    },
  );
const names = async (): Promise<string[]> => {
  const heads = await Promise.all(
    (jobs.objects.get('lists/night-1.jsonl') ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => world.store.readDocument(JSON.parse(line).docId)),
  );
  return heads.map(({ keys }) => keys[0]?.key ?? '');
};
const put = async (key: string, text: string, day?: string) => {
  world.put(key, text, day === undefined ? {} : { 'published-at': day });
  await world.drain();
};

test('lists what older extractors read, of whatever version, and nothing else', async () => {
  for (const version of ['0.9.0', '1.0.0', '1.10.0', '1.9.0', '2.0.0']) {
    world.extractorVersion = version;
    await put(`${version}.txt`, 'abc');
  }
  world.extractorVersion = '1.10.0';
  expect(await list()).toEqual({
    ...task,
    extractorVersion: '1.10.0',
    bucket: 'jobs',
    key: 'lists/night-1.jsonl',
    documents: 3,
    complete: true,
  });
  expect((await names()).sort()).toEqual(['0.9.0.txt', '1.0.0.txt', '1.9.0.txt']);
});

test('lists ids alone: no name, no word of an article', async () => {
  await put('secret.txt', 'secret');
  world.extractorVersion = '1.1.0';
  await list();
  expect(jobs.objects.get('lists/night-1.jsonl')).toMatch(/^\{"docId":"[0-9a-f]{32}"\}\n$/);
});

test('lists the latest day first, over all shards and versions, and from a day on where one is given', async () => {
  const days = Array.from({ length: 28 }, (_, i) => `2026-02-${String(i + 1).padStart(2, '0')}`);
  for (const [i, day] of days.entries()) {
    world.extractorVersion = i % 2 === 0 ? '0.8.0' : '0.9.0';
    await put(day, 'abc', day);
  }
  world.extractorVersion = '1.0.0';
  expect(await list()).toMatchObject({ documents: 28 });
  expect(await names()).toEqual(days.toReversed());
  expect(await list({ since: '2026-02-20' })).toMatchObject({ documents: 9, since: '2026-02-20' });
  expect(await names()).toEqual(days.slice(19).toReversed());
});

test('lists what an older extractor could not read, but not what lies in the file itself', async () => {
  await put('crashes.txt', unreadable.crash);
  await put('binary.txt', unreadable.binary);
  await put('was-readable.txt', 'abc');
  await put('was-readable.txt', unreadable.binary);
  expect(await list()).toMatchObject({ documents: 0 });
  world.extractorVersion = '1.1.0';
  expect(await list()).toMatchObject({ documents: 1 });
  expect(await names()).toEqual(['crashes.txt']);
});

test('lists nothing of what is deleted', async () => {
  await put('a.txt', 'abc');
  world.storage.delete('articles', 'a.txt');
  await world.drain();
  world.extractorVersion = '1.1.0';
  expect(await list()).toMatchObject({ documents: 0, complete: true });
});

test('ends in time, and says that there is more', async () => {
  for (let i = 0; i < 5; i++) await put(`${i}.txt`, 'abc');
  world.extractorVersion = '1.1.0';
  expect(await list({}, { mayGoOn: () => false })).toMatchObject({ documents: 0, complete: false });
});

test('whatever was published, by whom and when, the list is every document whose head is older, once', async () => {
  const step = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    text: fc.constantFrom('abc', 'de', unreadable.crash, unreadable.binary),
    version: fc.constantFrom('0.9.0', '0.10.0', '1.0.0'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.constantFrom('0.10.0', '1.0.0'), async (steps, current) => {
      world = new World();
      jobs = new MemoryJobStorage();
      for (const { key, text, version } of steps) {
        world.extractorVersion = version;
        await put(key, text);
      }
      world.extractorVersion = current;
      await list();
      const stale: string[] = [];
      for (const key of ['a', 'b', 'c', 'd']) {
        const [fence] = world.store.table.all().filter(({ SK, key: name }) => SK === 'KEY' && name === key);
        if (!fence) continue;
        const { head } = await world.store.readDocument(fence.docId as string);
        const stands = head?.quarantine ?? head?.run;
        const mendable = head?.quarantine == null || isMendable(head.quarantine.reason);
        if (stands && mendable && compareVersions(stands.extractorVersion, current) < 0) stale.push(key);
      }
      expect((await names()).sort()).toEqual(stale);
    }),
    { numRuns: 100 },
  );
});
