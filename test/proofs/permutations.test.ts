import { expect, test } from 'vitest';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { visibleRun } from '../../shared/domain/visibility.ts';
import { changeLogOf } from '../functions/change-log.ts';
import { type Message, World } from '../functions/world.ts';

/** All orders of a list in which some stand several times, each once. */
function* ordersOf<Value>(left: ReadonlyMap<Value, number>): Generator<Value[]> {
  if ([...left.values()].every((count) => count === 0)) yield [];
  for (const [value, count] of left) {
    if (count === 0) continue;
    for (const rest of ordersOf(new Map(left).set(value, count - 1))) yield [value, ...rest];
  }
}

const key = 'a';
const docId = documentIdOf({ bucket: 'articles', key, source: null, articleId: null });
const happenings = { put: 'ab', 'put again': 'cd', 'put the same': 'ab', delete: null } as const;
type Happening = keyof typeof happenings;

/** What S3 was told, in this order; and the order in which its events arrive, and a later release is asked for. */
const live = async (told: readonly Happening[], arrivals: readonly (number | 'reprocess')[]) => {
  const world = new World();
  const log = changeLogOf(world);
  const delivered: Message[] = [];
  const reprocess: Message = { to: 'reprocess', docId };
  const deliver = async (message: Message) => {
    world.messages.push(message);
    for (let next = world.messages.shift(); next; next = world.messages.shift()) {
      delivered.push(next);
      await world.handle(next);
      await world.read(docId);
    }
  };
  const events = told.map((happening) => {
    world.now += 1_000;
    const text = happenings[happening];
    if (text === null) world.storage.delete('articles', key);
    else world.put(key, text);
    return world.messages.pop()!;
  });
  for (const arrival of arrivals) {
    if (arrival === 'reprocess') {
      // The release, and whatever list names the document.
      world.extractorVersion = '1.1.0';
      world.hedged = true;
      await deliver(reprocess);
    } else await deliver(events[arrival]!);
  }

  const last = happenings[told.at(-1)!];
  expect(await world.read(docId)).toBe(last);
  const { head } = await world.store.readDocument(docId);
  // Where the delete was heard of first, there never was a document.
  if (last === null) expect(head ?? { state: 'DELETED', run: null }).toMatchObject({ state: 'DELETED', run: null });
  else {
    const current = await world.storage.currentVersion('articles', key);
    expect(head).toMatchObject({ state: 'ACTIVE', stale: false });
    expect(head?.run).toMatchObject({ versionId: current?.versionId, extractorVersion: '1.1.0' });
  }

  // Each switch is told once, under an id of its own, and from the run that readers had to the one that they have.
  const announced = await log.events();
  expect(new Set(announced.map(({ id }) => id)).size).toBe(announced.length);
  let run: string | null = null;
  for (const { runs } of announced) {
    expect(runs.before?.id ?? null).toBe(run);
    run = runs.after?.id ?? null;
  }
  expect(run).toBe(visibleRun(head)?.id ?? null);

  // All of it once more, from an archive and in the other order.
  const table = JSON.stringify(world.store.table.all());
  const switches = log.switches.length;
  const once = [...new Set(delivered)].map((message) =>
    'task' in message ? ({ ...message, task: { ...message.task, replayed: true } } as Message) : message,
  );
  for (const message of once.toReversed()) await deliver(message);
  expect(JSON.stringify(world.store.table.all())).toBe(table);
  expect(log.switches.length).toBe(switches);
};

const every = (told: readonly Happening[], twice: (one: number | 'reprocess') => boolean) =>
  ordersOf(
    new Map<number | 'reprocess', number>(
      [...told.keys(), 'reprocess' as const].map((one) => [one, twice(one) ? 2 : 1]),
    ),
  );

/** 4 times 5! / 2!, and 8! / (2!)⁴. */
const repetitions = {
  'one of them coming twice': {
    orders: 240,
    of: (told: readonly Happening[]) =>
      [...told.keys(), 'reprocess' as const].flatMap((repeated) => [...every(told, (one) => one === repeated)]),
  },
  'each coming twice': { orders: 2_520, of: (told: readonly Happening[]) => every(told, () => true) },
} as const;

test.each<[Happening, Happening, Happening, keyof typeof repetitions]>([
  ['put', 'put again', 'delete', 'each coming twice'],
  ['put', 'delete', 'put again', 'each coming twice'],
  ['delete', 'put', 'put again', 'each coming twice'],
  ['put', 'put the same', 'delete', 'one of them coming twice'],
  ['put', 'delete', 'put the same', 'one of them coming twice'],
  ['delete', 'put', 'put the same', 'one of them coming twice'],
])(
  'where S3 was told %s, %s, %s, all orders of their events and of a reprocessing, %s, end in what S3 holds, tell each switch once, and a replay changes nothing',
  async (first, second, third, repetition) => {
    const told = [first, second, third];
    const { orders, of } = repetitions[repetition];
    let tried = 0;
    for (const arrivals of of(told)) {
      tried++;
      await live(told, arrivals).catch((cause) => {
        throw new Error(`Events arrived as ${arrivals.join(', ')}: ${cause instanceof Error ? cause.message : cause}`, {
          cause,
        });
      });
    }
    expect(tried).toBe(orders);
  },
  60_000,
);
