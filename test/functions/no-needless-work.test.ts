import { beforeEach, describe, expect, test } from 'vitest';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { type Message, World } from './world.ts';

/** A world that writes down each call of a port. */
class CountingWorld extends World {
  readonly calls: string[] = [];

  override get ports() {
    const counted = <Port extends object>(port: Port): Port =>
      new Proxy(port, {
        get: (target, name) => {
          const member = Reflect.get(target, name) as unknown;
          if (typeof member !== 'function') return member;
          return (...values: unknown[]) => {
            this.calls.push(String(name));
            return member.apply(target, values);
          };
        },
      });
    const ports = super.ports;
    return {
      ...ports,
      storage: counted(ports.storage),
      store: counted(ports.store),
      normalizeQueue: counted(ports.normalizeQueue),
      extractQueue: counted(ports.extractQueue),
    };
  }
}

let world: CountingWorld;
let events: Message[];
beforeEach(async () => {
  world = new CountingWorld();
  events = [];
  await upload('abc');
});

const docId = documentIdOf({ bucket: 'articles', key: 'a.txt', source: null, articleId: null });
const table = () => JSON.stringify(world.store.table.all());
/** Delivers all messages, and keeps them. */
const drain = async () => {
  for (let message = world.messages.shift(); message; message = world.messages.shift()) {
    events.push(message);
    await world.handle(message);
  }
};
const upload = async (text: string, metadata: Record<string, string> = {}) => {
  world.put('a.txt', text, metadata);
  await drain();
};
/** What a piece of work calls. */
const callsOf = async (work: () => Promise<void>): Promise<string[]> => {
  world.calls.splice(0);
  await work();
  return world.calls;
};
const again = (to: Message['to']) => async () => {
  await world.handle(events.findLast((event) => event.to === to)!);
  await drain();
};

describe('what says nothing new', () => {
  test('is read and looked up once, where the event of an upload comes again, and nothing is written', async () => {
    const before = table();
    expect(await callsOf(again('normalize'))).toEqual(['readArticle', 'readDocument']);
    expect(table()).toBe(before);
  });

  test('is read and looked up, where the event of a normalized article comes again, and nothing is written', async () => {
    const before = table();
    expect(await callsOf(again('extract'))).toEqual(['readNormalized', 'readFence', 'readDocument']);
    expect(table()).toBe(before);
  });

  test('is read once and noted by one switch, where equal bytes are uploaded again; no record is touched', async () => {
    const runs = () => JSON.stringify(world.store.table.all().filter(({ PK, SK }) => /#RUN#/.test(PK + SK)));
    const before = runs();
    expect(await callsOf(() => upload('abc'))).toEqual(['readArticle', 'readDocument', 'commit']);
    expect(runs()).toBe(before);
    expect((await world.reader.head(docId))?.run?.versionId).toBe(
      (await world.storage.currentVersion('articles', 'a.txt'))?.versionId,
    );
  });

  test('costs a reprocessing one look', async () => {
    const before = table();
    world.reprocess(docId);
    expect(await callsOf(drain)).toEqual(['readDocument']);
    expect(table()).toBe(before);
  });

  test('is looked up where the event of a deletion comes again, and nothing is written', async () => {
    world.storage.delete('articles', 'a.txt');
    await drain();
    const before = table();
    expect(await callsOf(again('retract'))).toEqual(['readFence', 'readDocument']);
    expect(table()).toBe(before);
  });
});

describe('what does say something', () => {
  test.each([
    ['other bytes', 'abcd', {}],
    ['other metadata', 'abc', { url: 'https://example.org' }],
  ])('is normalized and extracted: %s', async (_, text, metadata) => {
    const calls = await callsOf(() => upload(text, metadata));
    expect(calls.slice(0, 3)).toEqual(['readArticle', 'readDocument', 'putNormalized']);
    expect(calls.filter((call) => call === 'writeRecords' || call === 'commit')).toEqual(['writeRecords', 'commit']);
  });

  test('is extracted by a later extractor, though its bytes are those that stand', async () => {
    world.extractorVersion = '1.1.0';
    world.hedged = true;
    expect(await callsOf(() => upload('abc'))).toContain('writeRecords');
  });

  test('goes the longer way, where the switch is refused since something else came in between', async () => {
    const { commit } = world.store;
    let refusals = 1;
    world.store.commit = (change) => (refusals-- > 0 ? Promise.resolve('conflict') : commit.call(world.store, change));
    const calls = await callsOf(() => upload('abc'));
    expect(calls.filter((call) => call === 'commit')).toHaveLength(2);
    expect(calls).toContain('putNormalized');
    expect(calls).not.toContain('writeRecords');
  });
});
