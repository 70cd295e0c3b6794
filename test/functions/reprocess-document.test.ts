import { beforeEach, describe, expect, test } from 'vitest';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { type ReprocessOutcome, reprocessDocument } from '../../shared/publication/reprocess-document.ts';
import { changeLogOf } from './change-log.ts';
import { unreadable, World } from './world.ts';

let world: World;
let log: ReturnType<typeof changeLogOf>;
beforeEach(() => {
  world = new World();
  log = changeLogOf(world);
});

const docOf = (key: string) => documentIdOf({ bucket: 'articles', key, source: null, articleId: null });
const docId = docOf('a.txt');
const reprocess = (id = docId, delivery = { messageId: 'execution-1', receiveCount: 1 }): Promise<ReprocessOutcome> =>
  reprocessDocument(id, world.ports, delivery);
const put = async (text: string, key = 'a.txt') => {
  const versionId = world.put(key, text);
  await world.drain();
  return versionId;
};
/** Everything in the table, to see that nothing was written. */
const table = () => JSON.stringify(world.store.table.all());
const release = (version: string, hedged = world.hedged) => {
  world.extractorVersion = version;
  world.hedged = hedged;
};

describe('a document that an older extractor read', () => {
  test('is read from its source again, and told of as reprocessed, never as a correction', async () => {
    await put('abc');
    const before = (await world.reader.head(docId))?.run;
    release('1.1.0', true);
    expect(await reprocess()).toBe('published');
    const document = await world.reader.document(docId);
    expect(document?.claims.map(({ hedged }) => hedged)).toEqual([true, true, true]);
    expect(document?.head.run).toMatchObject({
      extractorVersion: '1.1.0',
      versionId: before?.versionId,
      sha256: before?.sha256,
    });
    const [, again, ...none] = await log.events();
    expect(none).toEqual([]);
    expect(again).toMatchObject({
      type: 'ExtractionPublished',
      cause: 'reprocess',
      sourceChanged: false,
      correction: false,
      runs: { before: { id: before?.id, extractorVersion: '1.0.0' }, after: { extractorVersion: '1.1.0' } },
      difference: { sizes: { added: 0, removed: 0, changed: 3, unchanged: 0 } },
    });
  });

  test('keeps its records, and nobody is told, where the new extractor reads the same', async () => {
    await put('abc');
    release('1.1.0');
    expect(await reprocess()).toBe('confirmed');
    expect((await world.reader.head(docId))?.run).toMatchObject({ id: 'run-1', extractorVersion: '1.1.0' });
    expect(await log.events()).toHaveLength(1);
    const before = table();
    expect(await reprocess()).toBe('current');
    expect(table()).toBe(before);
  });

  test('costs one read where it is up to date, however often it is asked for', async () => {
    await put('abc');
    release('1.1.0', true);
    await reprocess();
    const before = table();
    let calls = 0;
    world.interfere = (call) => {
      calls++;
      return call();
    };
    expect(await reprocess()).toBe('current');
    expect(await reprocess()).toBe('current');
    expect(calls).toBe(2);
    expect(table()).toBe(before);
  });

  test('is left alone by an extractor that is older than its own', async () => {
    await put('abc');
    release('0.9.0', true);
    expect(await reprocess()).toBe('current');
    expect((await world.reader.head(docId))?.run?.extractorVersion).toBe('1.0.0');
  });
});

describe('what happened in the meantime wins', () => {
  test('an edit that comes between the reading and the switch', async () => {
    await put('abc');
    release('1.1.0', true);
    // The edit is published at each of the calls of the reprocessing, one after another.
    for (let at = 1; ; at++) {
      const old = `old${at}`;
      const edited = `new${at}`;
      release(`1.${at}.0`, at % 2 === 1);
      await put(old);
      release(`1.${at}.1`, at % 2 === 0);
      let calls = 0;
      world.interfere = async (call) => {
        const answer = await call();
        if (++calls === at) {
          const { interfere } = world;
          world.interfere = (inner) => inner();
          await put(edited);
          world.interfere = interfere;
        }
        return answer;
      };
      await reprocess();
      world.interfere = (call) => call();
      await world.drain();
      expect(await world.read(docId), `edited at call ${at}`).toBe(calls >= at ? edited : old);
      if (calls < at) break;
    }
  });

  const gone = async () => {
    const version = await put('abc');
    release('1.1.0', true);
    return version;
  };
  test.each<[string, () => Promise<unknown>, ReprocessOutcome, string | null]>([
    [
      'a deletion',
      async () => {
        await gone();
        world.storage.delete('articles', 'a.txt');
        await world.drain();
      },
      'gone',
      null,
    ],
    [
      'a version that was removed for good, of which nobody has told yet',
      async () => {
        const versionId = await gone();
        world.storage.deleteVersion({ bucket: 'articles', key: 'a.txt', versionId });
        world.messages.splice(0);
      },
      'gone',
      null,
    ],
    [
      'a new version that is still on its way',
      async () => {
        await gone();
        world.put('a.txt', 'abcd');
      },
      'published',
      'abcd',
    ],
    ['a document that nobody knows', async () => {}, 'gone', null],
  ])('%s', async (_, act, outcome, readable) => {
    await act();
    expect(await reprocess()).toBe(outcome);
    await world.drain();
    expect(await world.read(docId)).toBe(readable);
  });

  test('a document that shows a former version, since the newer is in quarantine for its content', async () => {
    await put('abc');
    await put(unreadable.binary);
    release('1.1.0', true);
    const before = table();
    expect(await reprocess()).toBe('current');
    expect(table()).toBe(before);
    expect(await world.reader.head(docId)).toMatchObject({ state: 'QUARANTINED', stale: true });
  });
});

describe('a text that an older extractor could not read', () => {
  test('is readable once a release can', async () => {
    await put(unreadable.crash);
    release('1.1.0');
    world.crashesOn = null;
    expect(await reprocess()).toBe('published');
    expect(await world.reader.head(docId)).toMatchObject({ state: 'ACTIVE', quarantine: null });
  });

  test('is tried once a release, and stays in quarantine with an attempt more', async () => {
    await put(unreadable.crash);
    release('1.1.0');
    expect(await reprocess()).toBe('quarantined');
    expect((await world.reader.head(docId))?.quarantine).toMatchObject({ attempts: 2, extractorVersion: '1.1.0' });
    const before = table();
    expect(await reprocess()).toBe('current');
    expect(table()).toBe(before);
  });

  test('takes no readable version away: the former run stays, marked stale', async () => {
    await put('abc');
    release('1.1.0');
    world.crashesOn = 'abc';
    expect(await reprocess()).toBe('quarantined');
    expect(await world.read(docId)).toBe('abc');
    expect(await world.reader.head(docId)).toMatchObject({ state: 'QUARANTINED', stale: true, run: { id: 'run-1' } });
  });

  test('that kills the function is known at the third delivery, and not begun again', async () => {
    await put('abc');
    release('1.1.0');
    let begun = 0;
    const extract = () => {
      begun++;
      throw new Error('killed');
    };
    const dying = {
      ...world.ports,
      // A function that is killed ends before it can take the word of its attempt back.
      extractor: { version: '1.1.0', extract },
      store: new Proxy(world.store, {
        get: (target, name) => {
          const member = Reflect.get(target, name) as unknown;
          if (name === 'endAttempt' || name === 'commit')
            return async () => {
              throw new Error('killed');
            };
          return typeof member === 'function' ? member.bind(target) : member;
        },
      }),
    };
    for (const receiveCount of [1, 2])
      await expect(reprocessDocument(docId, dying, { messageId: 'execution-1', receiveCount })).rejects.toThrow();
    expect(begun).toBe(2);
    expect(await reprocess(docId, { messageId: 'execution-1', receiveCount: 3 })).toBe('quarantined');
    expect(begun).toBe(2);
    expect(await world.reader.head(docId)).toMatchObject({
      quarantine: { reason: 'extractor-timed-out', extractorVersion: '1.1.0' },
      run: { id: 'run-1' },
    });
    expect(await world.read(docId)).toBe('abc');
  });
});
