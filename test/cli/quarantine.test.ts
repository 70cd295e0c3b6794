import { beforeEach, describe, expect, it, test } from 'vitest';
import { waitForArrivals } from '../../cli/delivery.ts';
import { quarantineListing, quarantineRow } from '../../cli/formats/quarantine-listing.ts';
import { cellsOf } from '../../cli/formats/record-row.ts';
import {
  arrivalsAfterRetry,
  awaitedOf,
  findQuarantined,
  listQuarantined,
  type QuarantineDesk,
  retryQuarantined,
} from '../../cli/quarantine-desk.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { unreadable, World } from '../functions/world.ts';
import { quarantine } from '../shared/persistence/samples.ts';

const docOf = (key: string) => documentIdOf({ bucket: 'articles', key, source: null, articleId: null });

let world: World;
let desk: QuarantineDesk;
beforeEach(() => {
  world = new World();
  desk = {
    store: world.store,
    storage: world.storage,
    normalizeQueue: { send: async ({ key, versionId }) => world.request(key, versionId) },
    articlesBucket: 'articles',
    pollMs: 1,
    close: () => {},
  };
});
const keysIn = async (...asked: Parameters<typeof listQuarantined>) =>
  (await listQuarantined(...asked)).map(({ key }) => key);
/** Asks for what is held, and lets what follows happen while it is waited for. */
const retry = async (keys: readonly string[]) => {
  const { found } = await findQuarantined(desk, keys);
  if (desk.normalizeQueue) await retryQuarantined(desk.normalizeQueue, found);
  const states: Record<string, string> = {};
  let looks = 0;
  const late = await waitForArrivals(arrivalsAfterRetry(desk, found), found.map(awaitedOf), {
    timeoutMs: 3,
    now: () => looks++,
    sleep: () => world.drain(),
    onArrival: ({ key }, { state }) => {
      states[key] = state;
    },
  });
  return { states, late: late.map(({ key }) => key) };
};

describe('the list of what is in quarantine', () => {
  test('names what failed last first, and nothing that can be read', async () => {
    world.put('first.txt', unreadable.binary);
    await world.drain();
    world.now += 1_000;
    world.put('second.txt', unreadable.crash);
    world.put('good.txt', 'good');
    await world.drain();
    expect(await keysIn(desk)).toEqual(['second.txt', 'first.txt']);
    expect(await keysIn(desk, 'binary')).toEqual(['first.txt']);
    expect(await keysIn(desk, 'empty')).toEqual([]);
  });

  test.each<[string, () => void]>([
    ['is mended', () => void world.put('a.txt', 'good')],
    ['is deleted', () => void world.storage.delete('articles', 'a.txt')],
  ])('loses a file that %s', async (_, mend) => {
    world.put('a.txt', unreadable.binary);
    await world.drain();
    expect(await keysIn(desk)).toEqual(['a.txt']);
    mend();
    await world.drain();
    expect(await keysIn(desk)).toEqual([]);
  });

  it('shows the file, the reason and since when; as CSV also what to do', () => {
    const held = quarantineRow({
      docId: 'd1',
      ...quarantine({ key: '=cmd()\u202e.txt', reason: 'binary', detail: 'PDF', attempts: 3 }),
    });
    expect(quarantineListing.cells(held)).toEqual([
      '=cmd()\u202e.txt',
      'binary',
      'PDF',
      3,
      '2026-03-02T09:00:00Z',
      '2026-03-02T09:00:00Z',
      'd1',
    ]);
    const row = cellsOf(quarantineListing.row(held), quarantineListing.columns);
    expect(row).toContain('Export the article as plain text and upload that.');
    expect(row).not.toContain(undefined);
  });
});

describe('a retry', () => {
  test('counts an attempt where the file still can not be read, and says so again', async () => {
    world.put('a.txt', unreadable.binary);
    await world.drain();
    expect(await retry(['a.txt'])).toEqual({ states: { 'a.txt': 'quarantined' }, late: [] });
    expect(await listQuarantined(desk)).toMatchObject([{ key: 'a.txt', attempts: 2 }]);
  });

  test('publishes what can be read by now', async () => {
    world.put('a.txt', unreadable.crash);
    world.put('b.txt', unreadable.binary);
    await world.drain();
    world.crashesOn = null;
    expect(await retry(['a.txt', docOf('b.txt')])).toEqual({
      states: { 'a.txt': 'readable', 'b.txt': 'quarantined' },
      late: [],
    });
    expect(await world.read(docOf('a.txt'))).toBe(unreadable.crash);
  });

  test('is late, not settled, as long as only the quarantine from before it stands', async () => {
    world.put('a.txt', unreadable.binary);
    await world.drain();
    desk = { ...desk, normalizeQueue: { send: async () => {} } };
    expect(await retry(['a.txt'])).toEqual({ states: {}, late: ['a.txt'] });
  });

  test('of several names of one document asks once, and says why the others are not in quarantine', async () => {
    world.put('bad.txt', unreadable.binary);
    world.put('good.txt', 'good');
    world.put('gone.txt', 'gone');
    await world.drain();
    world.storage.delete('articles', 'gone.txt');
    await world.drain();
    const named = ['bad.txt', docOf('bad.txt'), 'good.txt', 'gone.txt', 'never.txt'];
    const { found, missing } = await findQuarantined(desk, named);
    expect(found.map(({ docId }) => docId)).toEqual([docOf('bad.txt')]);
    expect(missing).toEqual([
      { named: 'good.txt', why: 'it can be read.' },
      { named: 'gone.txt', why: expect.stringMatching(/deleted/) },
      { named: 'never.txt', why: expect.stringMatching(/none is known by this id or key/) },
    ]);
  });
});
