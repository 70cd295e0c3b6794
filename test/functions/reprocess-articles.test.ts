import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { listStale } from '../../functions/list-stale/list-stale.ts';
import { reportReprocessing } from '../../functions/report-reprocessing/report-reprocessing.ts';
import {
  type BatchPorts,
  type BatchTask,
  reprocessArticles,
} from '../../functions/reprocess-articles/reprocess-articles.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { addResults, type BatchResult, noOutcomes, type StaleItem } from '../../shared/domain/reprocessing.ts';
import { memoryExtractorIndex } from '../../shared/persistence/extractor-index.ts';
import { MemoryJobStorage } from '../../shared/persistence/job-storage.ts';
import { changeLogOf } from './change-log.ts';
import { unreadable, World } from './world.ts';

let world: World;
let log: ReturnType<typeof changeLogOf>;
beforeEach(() => {
  world = new World();
  log = changeLogOf(world);
});

const docOf = (key: string) => documentIdOf({ bucket: 'articles', key, source: null, articleId: null });
const put = async (texts: Record<string, string>) => {
  for (const [key, text] of Object.entries(texts)) world.put(key, text);
  await world.drain();
};
const itemsOf = (keys: readonly string[]): StaleItem[] => keys.map((key) => ({ docId: docOf(key) }));
const reprocess = (keys: readonly string[], task: Partial<BatchTask> = {}, ports: Partial<BatchPorts> = {}) =>
  reprocessArticles(
    { execution: 'night-1', dryRun: false, items: itemsOf(keys), retries: 0, mostRetries: 8, ...task },
    { ...world.ports, mayGoOn: () => true, ...ports },
  );
const table = () => JSON.stringify(world.store.table.all());
const letters = [...'abcdefghij'];
const tenArticles = Object.fromEntries(letters.map((key) => [key, `text of ${key}`]));

describe('a batch', () => {
  test('with one poison: the rest succeed, and the poison is set aside', async () => {
    await put(tenArticles);
    world.extractorVersion = '1.1.0';
    world.hedged = true;
    world.crashesOn = 'text of d';
    expect(await reprocess(letters)).toEqual({
      outcomes: { ...noOutcomes, published: 9, quarantined: 1 },
      failed: 0,
      differences: null,
    });
    for (const key of letters) expect(await world.read(docOf(key))).toBe(`text of ${key}`);
    expect(await world.store.quarantined()).toMatchObject([{ key: 'd', reason: 'extractor-crashed' }]);
  });

  test('with one that kills the function: the retries skip what is done, and set that one aside', async () => {
    await put(tenArticles);
    world.extractorVersion = '1.1.0';
    world.hedged = true;
    let [killed, extracted] = [false, 0];
    const { ports } = world;
    // What dies with the function is not carried out, and neither is what would have come after it.
    world.interfere = (call) => (killed ? new Promise(() => {}) : call());
    const dying = {
      ...world.ports,
      extractor: {
        version: '1.1.0',
        extract: ((source, options) => {
          extracted++;
          if (source === 'text of d') {
            killed = true;
            throw new Error('killed');
          }
          return ports.extractor.extract(source, options);
        }) as typeof ports.extractor.extract,
      },
    };
    const invoke = async (retries: number) => {
      killed = false;
      const answer = reprocess(letters, { retries }, dying);
      return Promise.race([answer, new Promise((resolve) => setTimeout(() => resolve('killed'), 50))]);
    };
    expect(await invoke(0)).toBe('killed');
    expect(await invoke(1)).toBe('killed');
    expect(await invoke(2)).toEqual({
      outcomes: { ...noOutcomes, current: 3, quarantined: 1, published: 6 },
      failed: 0,
      differences: null,
    });
    expect(extracted).toBe(3 + 2 + 6);
    expect(await world.store.quarantined()).toMatchObject([{ key: 'd', reason: 'extractor-timed-out' }]);
    for (const key of letters) expect(await world.read(docOf(key))).toBe(`text of ${key}`);
  });

  test('with one that the infrastructure refuses: the rest are done, then it throws, and the retry does that one', async () => {
    await put(tenArticles);
    world.extractorVersion = '1.1.0';
    world.hedged = true;
    const { ports } = world;
    const storage = {
      ...ports.storage,
      currentVersion: ports.storage.currentVersion.bind(ports.storage),
      readArticle: async (...args: Parameters<typeof ports.storage.readArticle>) => {
        if (args[0].key === 'd') throw new Error('503');
        return ports.storage.readArticle(...args);
      },
    };
    await expect(reprocess(letters, {}, { storage })).rejects.toMatchObject({ name: 'DocumentsFailedError' });
    // It is the last try, and there is nothing that would make it another one's failure.
    expect(await reprocess(letters, { retries: 8 }, { storage })).toMatchObject({
      outcomes: { current: 9 },
      failed: 1,
    });
    expect(await reprocess(letters, { retries: 1 })).toMatchObject({ outcomes: { current: 9, published: 1 } });
  });

  test('that finds a service down leaves it after five failures in a row', async () => {
    await put(tenArticles);
    world.extractorVersion = '1.1.0';
    let calls = 0;
    world.interfere = async () => {
      calls++;
      throw new Error('503');
    };
    await expect(reprocess(letters)).rejects.toMatchObject({ name: 'DocumentsFailedError' });
    expect(calls).toBe(5);
    await expect(reprocess(letters, { retries: 8 })).rejects.toMatchObject({ name: 'DocumentsFailedError' });
  });

  test('whose time runs out says what it did not reach, and the next takes that', async () => {
    await put(tenArticles);
    world.extractorVersion = '1.1.0';
    let looks = 0;
    expect(await reprocess(letters, {}, { mayGoOn: () => ++looks <= 4 })).toMatchObject({
      outcomes: { confirmed: 4, left: 6 },
    });
    expect(await reprocess(letters)).toMatchObject({ outcomes: { current: 4, confirmed: 6, left: 0 } });
  });

  test('that is given again changes nothing, and nobody is told anything', async () => {
    await put(tenArticles);
    world.extractorVersion = '1.1.0';
    world.hedged = true;
    await reprocess(letters);
    const events = await log.events();
    expect(events.filter(({ cause }) => cause === 'reprocess')).toHaveLength(10);
    const before = table();
    expect(await reprocess(letters)).toMatchObject({ outcomes: { current: 10 } });
    expect(table()).toBe(before);
    expect(await log.events()).toEqual(events);
  });
});

describe('a dry run', () => {
  test('tells what would change, and writes nothing', async () => {
    await put({ ...tenArticles, crash: unreadable.crash, deleted: 'gone' });
    world.storage.delete('articles', 'deleted');
    await world.drain();
    world.extractorVersion = '1.1.0';
    world.hedged = true;
    world.crashesOn = 'text of c';
    const before = table();
    const told = await log.events();
    const writes: string[] = [];
    const store = new Proxy(world.store, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member === 'function' && !/^read|^quarantined$/.test(String(name))) writes.push(String(name));
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
    const result = await reprocess([...letters, 'crash', 'deleted', 'unknown'], { dryRun: true }, { store });
    expect(writes).toEqual([]);
    expect(table()).toBe(before);
    expect(world.messages).toEqual([]);
    expect(await log.events()).toEqual(told);
    expect(result.outcomes).toEqual({ ...noOutcomes, published: 10, quarantined: 1, gone: 2 });
    // Nine of nine claims each, and those of the text that can be read now.
    expect(result.differences).toMatchObject({
      documents: 10,
      claims: { added: unreadable.crash.length, removed: 0, changed: 81, unchanged: 0 },
      statistics: { added: 0, removed: 0, changed: 0, unchanged: 0 },
    });
    expect(result.differences?.sample).toHaveLength(10);
    expect(JSON.stringify(result)).not.toContain('text of');
  });

  test('foretells what a real run then does', async () => {
    await put({ ...tenArticles, crash: unreadable.crash });
    world.extractorVersion = '1.1.0';
    world.crashesOn = 'text of c';
    const keys = [...letters, 'crash'];
    const { outcomes } = await reprocess(keys, { dryRun: true });
    expect(outcomes).toEqual({ ...noOutcomes, confirmed: 9, published: 1, quarantined: 1 });
    expect((await reprocess(keys)).outcomes).toEqual(outcomes);
  });
});

describe('a report', () => {
  let jobs: MemoryJobStorage;
  beforeEach(() => {
    jobs = new MemoryJobStorage();
  });
  const startedAt = '2026-03-02T01:30:00.000Z';
  const list = (dryRun: boolean) =>
    listStale(
      { execution: 'night-1', startedAt, dryRun, since: null },
      {
        index: memoryExtractorIndex(world.store.table),
        store: world.store,
        jobs,
        jobsBucket: 'jobs',
        extractorVersion: world.extractorVersion,
        telemetry: world.telemetry,
        mayGoOn: () => true,
      },
    );
  const report = (listed: Awaited<ReturnType<typeof list>>, failure: string | null = null) =>
    reportReprocessing(
      { ...listed, failure },
      { jobs, clock: () => new Date('2026-03-02T02:00:00.000Z'), telemetry: world.telemetry },
    );
  /** As a Distributed Map writes what its batches answered. */
  const writeResults = (batches: readonly BatchResult[], perFile: number) => {
    const files: { Key: string; Size: number }[] = [];
    for (let at = 0; at < batches.length; at += perFile) {
      const body = batches
        .slice(at, at + perFile)
        .map((one) => JSON.stringify(one))
        .join('\n');
      const Key = `results/night-1/uuid/SUCCEEDED_${files.length}.jsonl`;
      jobs.objects.set(Key, body);
      files.push({ Key, Size: body.length });
    }
    const manifest = {
      DestinationBucket: 'jobs',
      MapRunArn: 'arn',
      ResultFiles: { FAILED: [{ Key: 'results/night-1/uuid/FAILED_0.jsonl', Size: 1 }], PENDING: [], SUCCEEDED: files },
    };
    jobs.objects.set('results/night-1/uuid/manifest.json', JSON.stringify(manifest));
  };

  test('adds up all batches of an execution, in one object that names documents by id alone', async () => {
    await put(tenArticles);
    world.extractorVersion = '1.1.0';
    world.hedged = true;
    const listed = await list(true);
    const lines = (jobs.objects.get(listed.key) ?? '').trim().split('\n');
    const items = lines.map((line) => JSON.parse(line) as StaleItem);
    const batches: BatchResult[] = [];
    for (let at = 0; at < 9; at += 3)
      batches.push(await reprocess([], { dryRun: true, items: items.slice(at, at + 3) }));
    writeResults(batches, 2);
    const made = await report(listed);
    expect(made).toEqual({
      schema: 'claimwire/reprocessing-report@1',
      execution: 'night-1',
      startedAt,
      endedAt: '2026-03-02T02:00:00.000Z',
      dryRun: true,
      since: null,
      extractorVersion: '1.1.0',
      documents: 10,
      complete: true,
      outcomes: { ...noOutcomes, published: 9 },
      failed: 1,
      differences: expect.objectContaining({
        documents: 9,
        claims: { added: 0, removed: 0, changed: 81, unchanged: 0 },
      }),
      failure: null,
    });
    expect(JSON.parse(jobs.objects.get('reports/night-1.json') ?? '')).toEqual(made);
    expect([...jobs.objects.values()].join()).not.toContain('text of');
    expect(await report(listed)).toEqual(made);
  });

  test('counts what failed and what is left, but not of a dry run', async () => {
    await put(tenArticles);
    world.extractorVersion = '1.1.0';
    const listed = await list(false);
    const answered = [await reprocess(letters.slice(0, 6), {}, { mayGoOn: () => false }), await reprocess(['g', 'h'])];
    writeResults(answered, 2);
    const counted = () => ['DocumentsFailed', 'DocumentsLeft'].map((name) => world.telemetry.counts.get(name as never));
    expect(await report({ ...listed, dryRun: true })).toMatchObject({ failed: 2 });
    expect(counted()).toEqual([undefined, undefined]);
    expect(await report(listed, 'States.ExceedToleratedFailureThreshold')).toMatchObject({
      outcomes: { confirmed: 2, left: 6 },
      failed: 2,
      failure: 'States.ExceedToleratedFailureThreshold',
    });
    expect(counted()).toEqual([2, 8]);
    await report({ ...listed, documents: 8, complete: false });
    expect(counted()).toEqual([2, 8 + 6 + 1]);
  });

  test('is made also where nothing was stale, or the map wrote nothing', async () => {
    expect(await report(await list(false))).toMatchObject({ documents: 0, failed: 0, outcomes: noOutcomes });
    await put(tenArticles);
    world.extractorVersion = '1.1.0';
    expect(await report(await list(false), 'States.ItemReaderFailed')).toMatchObject({ documents: 10, failed: 10 });
  });
});

test('results add up to the same in whatever order and grouping', async () => {
  const count = fc.nat(9);
  const sizes = fc.record({ added: count, removed: count, changed: count, unchanged: count });
  const result: fc.Arbitrary<BatchResult> = fc.record({
    failed: count,
    outcomes: fc.record({
      published: count,
      confirmed: count,
      current: count,
      quarantined: count,
      gone: count,
      superseded: count,
      left: count,
    }),
    differences: fc.option(
      fc.record({
        documents: count,
        claims: sizes,
        statistics: sizes,
        sample: fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{4}$/), { maxLength: 14 }).map((ids) =>
          ids
            .sort()
            .slice(0, 10)
            .map((docId) => ({ docId, added: 1, removed: 0, changed: 0 })),
        ),
      }),
    ),
  });
  fc.assert(
    fc.property(result, result, result, (a, b, c) => {
      expect(addResults(addResults(a, b), c)).toEqual(addResults(a, addResults(b, c)));
      const ids = (one: BatchResult) => one.differences?.sample.map(({ docId }) => docId);
      expect(ids(addResults(a, b))).toEqual(ids(addResults(b, a)));
    }),
  );
});
