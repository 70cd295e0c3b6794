import { beforeEach, describe, expect, test } from 'vitest';
import type { Head } from '../../shared/domain/head.ts';
import { documentIdOf, keyHashOf } from '../../shared/domain/identity.ts';
import { laneOfNormalizedKey } from '../../shared/domain/lane.ts';
import { normalizedKeyOf } from '../../shared/domain/normalized-article.ts';
import { type Message, unreadable, World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});

const docOf = (key: string) => documentIdOf({ bucket: 'articles', key, source: null, articleId: null });
const revision = (number: number, articleId = 'x') => ({
  source: 'agence',
  'article-id': articleId,
  revision: String(number),
});
const article = (articleId = 'x') => documentIdOf({ bucket: '', key: '', source: 'agence', articleId });
const headOf = (docId: string): Promise<Head | null> => world.reader.head(docId);
const counted = (counter: string): number => Object.fromEntries(world.telemetry.counts)[counter] ?? 0;
/** Everything in the table, to see that nothing was written. */
const table = () => JSON.stringify(world.store.table.all());

describe('one file', () => {
  test('becomes readable, and its time from upload is measured', async () => {
    world.put('a.txt', 'abc');
    world.now += 2_500;
    await world.drain();
    expect(await world.read(docOf('a.txt'))).toBe('abc');
    expect(world.telemetry.times).toEqual([{ timer: 'UploadToReadable', milliseconds: 2_500 }]);
    expect(counted('Claims')).toBe(3);
    expect(counted('ExtractionsPublished')).toBe(1);
  });

  test('goes through the bulk lane where its key says so, and is measured apart', async () => {
    const versionId = world.put('bulk/a.txt', 'abc');
    world.now += 2_500;
    await world.drain();
    const normalizedKey = normalizedKeyOf('bulk', keyHashOf('articles', 'bulk/a.txt'), versionId);
    expect(laneOfNormalizedKey(normalizedKey)).toBe('bulk');
    expect(await world.storage.readNormalized('normalized', normalizedKey, null)).not.toBeNull();
    expect(world.telemetry.times).toEqual([{ timer: 'BulkUploadToReadable', milliseconds: 2_500 }]);
  });

  test('is written once, however often its events come', async () => {
    const versionId = world.put('a.txt', 'abc');
    const [event] = world.messages;
    await world.drain();
    const before = table();
    for (let i = 0; i < 3; i++) if (event) await world.handle(event);
    await world.drain();
    const normalizedKey = normalizedKeyOf('fresh', keyHashOf('articles', 'a.txt'), versionId);
    world.messages.push({
      to: 'extract',
      task: { bucket: 'normalized', normalizedKey, versionId: null, verify: false },
    });
    await world.drain();
    expect(table()).toBe(before);
    expect(counted('ExtractionsUnchanged')).toBe(1);
  });

  test('writes no records when it is uploaded again as it was, and says which version that is', async () => {
    world.put('a.txt', 'abc', { source: 'agence' });
    await world.drain();
    const records = () => world.store.table.all().filter(({ PK, SK }) => PK.includes('RUN') || SK.includes('RUN'));
    const before = JSON.stringify(records());
    const shown = (await headOf(docOf('a.txt')))?.run;
    world.now += 60_000;
    const versionId = world.put('a.txt', 'abc', { source: 'agence' });
    await world.drain();
    expect(JSON.stringify(records())).toBe(before);
    expect(await headOf(docOf('a.txt'))).toMatchObject({ state: 'ACTIVE', stale: false, run: { ...shown, versionId } });
    expect(counted('ArticlesUnchanged')).toBe(1);
    expect(await world.read(docOf('a.txt'))).toBe('abc');
  });

  test('is published again when its metadata or the extractor is another', async () => {
    world.put('a.txt', 'abc');
    await world.drain();
    world.put('a.txt', 'abc', { status: 'withheld' });
    await world.drain();
    expect((await headOf(docOf('a.txt')))?.document?.status).toBe('withheld');
    world.extractorVersion = '1.1.0';
    world.put('a.txt', 'abc', { status: 'withheld' });
    await world.drain();
    expect((await headOf(docOf('a.txt')))?.run?.extractorVersion).toBe('1.1.0');
    expect(counted('ExtractionsPublished')).toBe(3);
  });

  test('comes out of quarantine without a write of records when its former text is back', async () => {
    for (const text of ['abc', unreadable.binary, 'abc']) {
      world.put('a.txt', text);
      await world.drain();
    }
    expect(await headOf(docOf('a.txt'))).toMatchObject({ state: 'ACTIVE', quarantine: null, stale: false });
    expect(counted('ExtractionsPublished')).toBe(1);
  });

  test('is replaced by its next version, and an old event does not bring the old one back', async () => {
    world.put('a.txt', 'old');
    const old = world.messages.slice();
    await world.drain();
    world.put('a.txt', 'newer');
    await world.drain();
    world.messages.push(...old);
    await world.drain();
    expect(await world.read(docOf('a.txt'))).toBe('newer');
  });

  test('is gone for readers once it is deleted, also when the delete is heard of first', async () => {
    world.put('a.txt', 'abc');
    world.storage.delete('articles', 'a.txt');
    world.messages.reverse();
    await world.drain();
    expect(await world.read(docOf('a.txt'))).toBeNull();
    expect(counted('Superseded')).toBeGreaterThan(0);
    world.put('a.txt', 'again');
    await world.drain();
    expect(await world.read(docOf('a.txt'))).toBe('again');
  });

  test('comes back when its delete marker is removed', async () => {
    world.put('a.txt', 'abc');
    const marker = world.storage.delete('articles', 'a.txt');
    await world.drain();
    world.storage.deleteVersion({ bucket: 'articles', key: 'a.txt', versionId: marker });
    await world.drain();
    expect(await world.read(docOf('a.txt'))).toBe('abc');
  });

  test('shows the version before when its current one is removed for good, and nothing once that is removed too', async () => {
    const first = world.put('a.txt', 'first');
    const second = world.put('a.txt', 'second');
    await world.drain();
    world.storage.deleteVersion({ bucket: 'articles', key: 'a.txt', versionId: second });
    await world.drain();
    expect(await world.read(docOf('a.txt'))).toBe('first');
    world.storage.deleteVersion({ bucket: 'articles', key: 'a.txt', versionId: first });
    await world.drain();
    expect(await world.read(docOf('a.txt'))).toBeNull();
  });

  test('is not touched when a lifecycle rule removes an old version of it', async () => {
    const first = world.put('a.txt', 'first');
    world.put('a.txt', 'second');
    await world.drain();
    world.storage.deleteVersion({ bucket: 'articles', key: 'a.txt', versionId: first });
    const [message] = world.messages.splice(0);
    if (message?.to !== 'retract') throw new Error('No delete event.');
    const before = table();
    await world.handle({ to: 'retract', task: { ...message.task, byLifecycle: true } });
    expect(table()).toBe(before);
  });

  test('that was removed before it could be read is acknowledged and counted', async () => {
    const versionId = world.put('a.txt', 'abc');
    world.storage.deleteVersion({ bucket: 'articles', key: 'a.txt', versionId });
    await world.drain();
    expect(counted('Gone')).toBe(1);
    expect(await world.read(docOf('a.txt'))).toBeNull();
  });

  test('is extracted again by a later extractor, not by the same or an older one', async () => {
    const versionId = world.put('a.txt', 'abc');
    await world.drain();
    const first = (await headOf(docOf('a.txt')))?.run?.id;
    world.extractorVersion = '1.10.0';
    world.hedged = true;
    world.request('a.txt', versionId);
    await world.drain();
    const second = await headOf(docOf('a.txt'));
    expect(second?.run?.id).not.toBe(first);
    expect(second?.run?.extractorVersion).toBe('1.10.0');
    world.extractorVersion = '1.9.0';
    world.request('a.txt', versionId);
    await world.drain();
    expect((await headOf(docOf('a.txt')))?.rev).toBe(second?.rev);
    expect(world.telemetry.times).toHaveLength(1);
  });

  test('keeps its records when a later extractor reads the same, and its head says which extractor that was', async () => {
    const versionId = world.put('a.txt', 'abc');
    await world.drain();
    const { run } = (await headOf(docOf('a.txt'))) ?? {};
    const records = () => world.store.table.all().filter(({ PK, SK }) => PK.includes('RUN') || SK.includes('RUN'));
    const before = JSON.stringify(records());
    world.extractorVersion = '1.10.0';
    world.request('a.txt', versionId);
    await world.drain();
    expect(await headOf(docOf('a.txt'))).toMatchObject({
      state: 'ACTIVE',
      cause: 'upload',
      run: { ...run, extractorVersion: '1.10.0' },
    });
    expect(JSON.stringify(records())).toBe(before);
    expect(await world.read(docOf('a.txt'))).toBe('abc');
    expect(counted('ExtractionsPublished')).toBe(1);
  });
});

describe('several files of one article', () => {
  test('show the greatest revision, whatever comes last', async () => {
    world.put('rev2.txt', 'second', revision(2));
    await world.drain();
    world.put('rev1.txt', 'first', revision(1));
    await world.drain();
    expect(await world.read(article())).toBe('second');
  });

  test('show the older revision again when the newer is deleted, and nothing in between', async () => {
    world.put('rev1.txt', 'first', revision(1));
    world.put('rev2.txt', 'second', revision(2));
    await world.drain();
    world.storage.delete('articles', 'rev2.txt');
    const [deleted] = world.messages.splice(0);
    if (deleted) await world.handle(deleted);
    expect(await world.read(article())).toBeNull();
    expect((await headOf(article()))?.state).toBe('DELETED');
    await world.drain();
    expect(await world.read(article())).toBe('first');
  });

  test('ask for the older revision again when the message that asked for it was lost', async () => {
    world.put('rev1.txt', 'first', revision(1));
    world.put('rev2.txt', 'second', revision(2));
    await world.drain();
    world.storage.delete('articles', 'rev2.txt');
    const [deleted] = world.messages.splice(0);
    if (!deleted) throw new Error('No delete event.');
    await world.handle(deleted);
    world.messages.splice(0);
    await world.handle(deleted);
    await world.drain();
    expect(await world.read(article())).toBe('first');
  });

  test('pass over a file that is gone from storage without a word', async () => {
    world.put('rev1.txt', 'first', revision(1));
    const gone = world.put('rev2.txt', 'second', revision(2));
    world.put('rev3.txt', 'third', revision(3));
    await world.drain();
    world.storage.deleteVersion({ bucket: 'articles', key: 'rev2.txt', versionId: gone });
    world.messages.splice(0);
    world.storage.delete('articles', 'rev3.txt');
    await world.drain();
    expect(await world.read(article())).toBe('first');
  });

  test('ask once for a file whose version is gone while the next is yet to be extracted', async () => {
    const gone = world.put('rev1.txt', 'first', revision(1));
    world.put('rev2.txt', 'second', revision(2));
    await world.drain();
    world.storage.delete('articles', 'rev2.txt');
    const [deleted] = world.messages.splice(0);
    if (deleted) await world.handle(deleted);
    const [request] = world.messages.splice(0);
    world.put('rev1.txt', 'mended', revision(1));
    world.storage.deleteVersion({ bucket: 'articles', key: 'rev1.txt', versionId: gone });
    world.messages.splice(0);
    let calls = 0;
    world.interfere = async (call) => {
      if (++calls > 1_000) throw new Error('It never ends.');
      return call();
    };
    if (request) await world.handle(request);
    await world.drain();
    expect(await world.read(article())).toBe('mended');
  });

  test('lose a file whose metadata now names another article', async () => {
    world.put('a.txt', 'first', revision(1));
    world.put('b.txt', 'second', revision(2));
    await world.drain();
    world.put('b.txt', 'other', revision(3, 'y'));
    await world.drain();
    expect(await world.read(article('x'))).toBe('first');
    expect(await world.read(article('y'))).toBe('other');
  });
});

describe('a file that can not be read', () => {
  test('is told as replayed where an archived event was the first to tell of it, and costs nothing the second time', async () => {
    world.put('a.txt', unreadable.binary);
    const [event] = world.messages.splice(0);
    if (event?.to !== 'normalize') throw new Error('There is no event of the upload.');
    const replayed: Message = { to: 'normalize', task: { ...event.task, replayed: true } };
    await world.handle(replayed);
    expect(await headOf(docOf('a.txt'))).toMatchObject({ state: 'QUARANTINED', cause: 'replay' });
    const before = table();
    await world.handle(replayed);
    expect(table()).toBe(before);
  });

  test('is quarantined with its reason, and counted', async () => {
    const versionId = world.put('a.txt', unreadable.binary);
    await world.drain();
    expect(await headOf(docOf('a.txt'))).toMatchObject({
      state: 'QUARANTINED',
      run: null,
      quarantine: { reason: 'binary', key: 'a.txt', versionId, attempts: 1 },
    });
    expect(counted('Quarantined')).toBe(1);
  });

  test.each([unreadable.binary, unreadable.crash])(
    'is written once, however often its events come: %j',
    async (text) => {
      world.put('a.txt', text);
      const events: Message[] = [];
      for (let message = world.messages.shift(); message; message = world.messages.shift()) {
        events.push(message);
        await world.handle(message);
      }
      const before = table();
      for (const event of [...events, ...events]) await world.handle(event);
      expect(table()).toBe(before);
      expect(counted('Quarantined')).toBe(1);
    },
  );

  test('is left alone when it only stands for a folder', async () => {
    world.put('wire/', '');
    await world.drain();
    expect(await headOf(docOf('wire/'))).toBeNull();
    expect(counted('Quarantined')).toBe(0);
  });

  test('leaves the version before it readable, stale, until a good one comes', async () => {
    world.put('a.txt', 'good');
    world.put('a.txt', unreadable.crash);
    await world.drain();
    expect(await headOf(docOf('a.txt'))).toMatchObject({
      state: 'QUARANTINED',
      stale: true,
      quarantine: { reason: 'extractor-crashed' },
    });
    expect(await world.read(docOf('a.txt'))).toBe('good');
    world.put('a.txt', 'better');
    await world.drain();
    expect(await headOf(docOf('a.txt'))).toMatchObject({ state: 'ACTIVE', stale: false, quarantine: null });
    expect(await world.read(docOf('a.txt'))).toBe('better');
  });

  test('is retried by a request, and counts its attempts', async () => {
    const versionId = world.put('a.txt', unreadable.crash);
    await world.drain();
    world.request('a.txt', versionId);
    await world.drain();
    expect((await headOf(docOf('a.txt')))?.quarantine?.attempts).toBe(2);
    world.crashesOn = null;
    world.request('a.txt', versionId);
    await world.drain();
    expect(await world.read(docOf('a.txt'))).toBe(unreadable.crash);
  });

  test('over the size limit of its stage is not read, until the stage takes more and it is asked for again', async () => {
    world.limits = { articleBytes: 5, records: 3 };
    const versionId = world.put('a.txt', 'x'.repeat(6));
    world.put('fits.txt', 'x'.repeat(3));
    world.put('many.txt', 'x'.repeat(5));
    await world.drain();
    const held = async (key: string) => (await headOf(docOf(key)))?.quarantine ?? null;
    expect(await held('a.txt')).toMatchObject({ reason: 'too-large', detail: '6 bytes; at most 5 are read' });
    expect(await held('many.txt')).toMatchObject({ reason: 'too-many-records', detail: 'more than 3' });
    expect(await held('fits.txt')).toBeNull();
    world.limits = { articleBytes: 6, records: 6 };
    world.request('a.txt', versionId);
    await world.drain();
    expect(await world.read(docOf('a.txt'))).toBe('x'.repeat(6));
  });

  test('in its status is withheld, and counted', async () => {
    world.put('a.txt', 'secret', { status: 'not before Monday' });
    await world.drain();
    expect(await world.reader.document(docOf('a.txt'))).toBeNull();
    expect((await headOf(docOf('a.txt')))?.document?.status).toBe('withheld');
    expect(counted('MetadataRejected')).toBe(1);
  });

  test('is told of without a word of its text', async () => {
    world.put('a.txt', unreadable.crash);
    world.put('b.txt', 'secret', { 'published-at': 'some day' });
    await world.drain();
    const lines = JSON.stringify(world.telemetry.lines.map(({ message, fields }) => ({ message, fields })));
    expect(lines).toContain('published-at');
    for (const text of ['CRASH', 'secret', 'some day']) expect(lines).not.toContain(text);
  });
});

describe('a notice that kills an article, with nothing to read in it', () => {
  const publicly = async (key: string) => {
    const { reader } = world;
    const listed: string[] = [];
    for await (const { docId } of reader.documentsByDay('2026-03')) listed.push(docId);
    return [(await reader.document(docOf(key))) !== null, listed.includes(docOf(key))];
  };

  test.each([
    ['canceled, empty', { status: 'canceled' }, ''],
    ['withheld, blank', { status: 'withheld' }, ' '],
    ['under embargo, binary', { 'embargoed-until': '2030-01-01T00:00:00Z' }, unreadable.binary],
    ['canceled, too much for the extractor', { status: 'canceled' }, unreadable.crash],
  ] as [string, Record<string, string>, string][])('takes it away from readers: %s', async (_, metadata, body) => {
    world.put('a.txt', 'libel');
    await world.drain();
    expect(await publicly('a.txt')).toEqual([true, true]);
    world.put('a.txt', body, metadata);
    await world.drain();
    expect((await headOf(docOf('a.txt')))?.state).toBe('QUARANTINED');
    expect(await publicly('a.txt')).toEqual([false, false]);
    // A further broken upload does not lift it; one that can be read does.
    world.put('a.txt', unreadable.binary);
    await world.drain();
    expect(await publicly('a.txt')).toEqual([false, false]);
    world.put('a.txt', 'mended');
    await world.drain();
    expect(await publicly('a.txt')).toEqual([true, true]);
  });
});

describe('an extraction that comes back', () => {
  /** Delivers the extraction of an upload until it is acknowledged, as a queue does. */
  const deliverExtraction = async (deliveries = 8): Promise<number> => {
    const [upload] = world.messages.splice(0);
    if (upload) await world.handle(upload);
    const [message] = world.messages.splice(0);
    if (message?.to !== 'extract') throw new Error('Nothing to extract.');
    for (let receiveCount = 1; receiveCount <= deliveries; receiveCount++) {
      const done = await world.handle(message, { messageId: 'm1', receiveCount }).then(
        () => true,
        () => false,
      );
      if (done) return receiveCount;
    }
    throw new Error('It never was acknowledged.');
  };
  /** Kills the function while the extractor is at work. */
  const killExtractor = () => {
    const begun = { count: 0 };
    const extract = world.extractor.extract;
    world.extractor.extract = (...given) => {
      begun.count++;
      return extract(...given);
    };
    const killed = async () => {
      throw new Error('The function timed out.');
    };
    world.store.stageRun = killed;
    world.store.endAttempt = killed;
    return begun;
  };

  test('since its function died of it twice is set aside at the third, before it is begun again', async () => {
    const begun = killExtractor();
    world.put('a.txt', 'endless', { status: 'withheld' });
    expect(await deliverExtraction()).toBe(3);
    expect(begun.count).toBe(2);
    expect(await headOf(docOf('a.txt'))).toMatchObject({
      state: 'QUARANTINED',
      quarantine: { reason: 'extractor-timed-out', restriction: { status: 'withheld' } },
    });
  });

  test('since a dependency failed is never taken for one that does not end', async () => {
    const stageRun = world.store.stageRun.bind(world.store);
    let failures = 5;
    world.store.stageRun = async (manifest) => {
      if (failures-- > 0) throw new Error('The table is away.');
      return stageRun(manifest);
    };
    world.put('a.txt', 'abc');
    expect(await deliverExtraction()).toBe(6);
    expect(await world.read(docOf('a.txt'))).toBe('abc');
    expect(await world.store.readAttempt(keyHashOf('articles', 'a.txt'))).toBeNull();
  });

  test('since the answer to its word was lost was never begun, and is not taken for one that does not end', async () => {
    const stageRun = world.store.stageRun.bind(world.store);
    const beginAttempt = world.store.beginAttempt.bind(world.store);
    let failures = 1;
    world.store.stageRun = async (manifest) => {
      if (failures-- > 0) throw new Error('The table is away.');
      return stageRun(manifest);
    };
    let lost = 3;
    world.store.beginAttempt = async (attempt) => {
      await beginAttempt(attempt);
      if (lost-- > 0) throw new Error('The answer was lost.');
    };
    world.put('a.txt', 'abc');
    expect(await deliverExtraction()).toBe(5);
    expect(await world.read(docOf('a.txt'))).toBe('abc');
    expect(counted('Quarantined')).toBe(0);
  });

  test('takes no word of another message for its own', async () => {
    const keyHash = keyHashOf('articles', 'a.txt');
    const versionId = world.put('a.txt', 'abc');
    const attempt = { keyHash, messageId: 'another', versionId, extractorVersion: '1.0.0', beganAt: '' };
    let failures = 2;
    const readFence = world.store.readFence.bind(world.store);
    await world.store.beginAttempt(attempt);
    const [upload] = world.messages.splice(0);
    if (upload) await world.handle(upload);
    world.store.readFence = async (hash) => {
      if (failures-- > 0) throw new Error('The table is away.');
      return readFence(hash);
    };
    const [message] = world.messages.splice(0, 1);
    for (let receiveCount = 1; receiveCount <= 3 && message; receiveCount++)
      await world.handle(message, { messageId: 'm1', receiveCount }).catch(() => {});
    expect(await world.read(docOf('a.txt'))).toBe('abc');
  });
});

describe('an interrupted switch', () => {
  test('whose answer was lost is a success', async () => {
    let lost = false;
    const commit = world.store.commit.bind(world.store);
    world.store.commit = async (change) => {
      const answer = await commit(change);
      if (change.publish && !lost) {
        lost = true;
        throw new Error('The answer was lost.');
      }
      return answer;
    };
    world.put('a.txt', 'abc');
    await world.drain();
    expect(lost).toBe(true);
    expect(await world.read(docOf('a.txt'))).toBe('abc');
    expect(counted('ExtractionsPublished')).toBe(1);
  });

  test.each(['before', 'after'])('is made good by redelivery, whichever call it was killed %s', async (when) => {
    for (let kill = 1; kill < 60; kill++) {
      world = new World();
      let calls = 0;
      world.interfere = async (call) => {
        const killed = ++calls === kill;
        if (killed && when === 'before') throw new Error('Killed.');
        const answer = await call();
        if (killed) throw new Error('Killed.');
        return answer;
      };
      world.put('a.txt', 'old');
      for (const text of ['old', 'new']) {
        if (text === 'new') world.put('a.txt', 'new');
        for (let message = world.messages.shift(); message; message = world.messages.shift()) {
          const at = message;
          await world.handle(at).catch(() => world.messages.push(at));
          expect([null, 'old', 'new']).toContain(await world.read(docOf('a.txt')));
        }
        expect(await world.read(docOf('a.txt'))).toBe(text);
      }
      if (calls < kill) return;
    }
    throw new Error('Not every call was killed.');
  });

  test('that is refused again and again ends in an error to retry on', async () => {
    world.store.commit = async () => 'conflict';
    world.put('a.txt', 'abc');
    await expect(world.drain()).rejects.toMatchObject({ name: 'ContentionError' });
  });
});
