import { beforeEach, describe, expect, test } from 'vitest';
import { documentIdOf, keyHashOf } from '../../shared/domain/identity.ts';
import { planPurge, purgeDocument } from '../../shared/persistence/purge-document.ts';
import { grace, type Message, unreadable, World } from './world.ts';

const text = 'secret-words';
const name = 'secret-name.txt';
const docOf = (key: string) => documentIdOf({ bucket: 'articles', key, source: null, articleId: null });
const ofAgency = documentIdOf({ bucket: '', key: '', source: 'agence', articleId: 'x' });
const agency = (articleId: string, revision = 0) => ({
  source: 'agence',
  'article-id': articleId,
  revision: String(revision),
});
const nothing = async () => {};

let world: World;
/** All messages that were ever given, as an archive keeps them. */
let archive: Message[];
beforeEach(() => {
  world = new World();
  archive = [];
  const push = world.messages.push.bind(world.messages);
  world.messages.push = (...messages) => {
    archive.push(...messages);
    return push(...messages);
  };
});

/** All that is kept anywhere, as text. */
const everything = async (of = world): Promise<string> => {
  const bodies: string[] = [];
  for (const bucket of ['articles', 'normalized'])
    for (const { key, versionId } of await of.storage.under(bucket, '')) {
      const read = await of.storage.readArticle({ bucket, key, versionId }, 1e9);
      bodies.push(key, read.outcome === 'read' ? new TextDecoder().decode(read.bytes) : read.outcome);
    }
  return JSON.stringify([bodies, of.store.table.all()]);
};
const replay = async () => {
  world.messages.push(...archive.slice());
  await world.drain();
};

describe('a purge', () => {
  test('finds the normalized copies of a bulk upload, and spares those of what was uploaded again meanwhile', async () => {
    const key = 'bulk/secret-name.txt';
    world.put(key, text);
    await world.drain();
    expect(await planPurge(world.purgePorts, docOf(key))).toMatchObject({ versions: 1, copies: 1, runs: 1 });
    const uploadAgain = async () => {
      world.now += 1_000;
      world.put(key, 'anew');
      await world.drain();
    };
    const report = await purgeDocument(world.purgePorts, docOf(key), uploadAgain);
    expect(report).toMatchObject({ versions: 1, copies: 1, runs: 1, uploadedAgain: [key] });
    await world.drain();
    expect(await everything()).not.toContain(text);
    expect(await world.read(docOf(key))).toBe('anew');
  });

  test('leaves nothing of a document but a tombstone of ids, and nothing that a replay brings back', async () => {
    world.put(name, `${text}1`);
    await world.drain();
    world.now += 1_000;
    world.put(name, `${text}2`);
    world.put('other.txt', 'other');
    await world.drain();
    expect(await everything()).toContain(text);
    expect(await planPurge(world.purgePorts, docOf(name))).toMatchObject({ versions: 2, copies: 2, runs: 2 });
    const report = await purgeDocument(world.purgePorts, docOf(name), nothing);
    expect(report).toEqual({ versions: 2, copies: 2, runs: 2, records: 28, uploadedAgain: [] });
    await world.drain();
    for (let i = 0; i < 2; i++) {
      expect(await everything()).not.toContain('secret');
      expect(await world.reader.head(docOf(name))).toMatchObject({ state: 'DELETED', run: null, document: null });
      expect(await world.store.readFence(keyHashOf('articles', name))).toMatchObject({ state: 'DELETED', key: '' });
      expect(await world.read(docOf('other.txt'))).toBe('other');
      await replay();
    }
  });

  test('takes all revisions of an article, under whatever name they were filed', async () => {
    world.put('secret-1.txt', text, agency('x', 1));
    world.put('secret-2.txt', `${text}!`, agency('x', 2));
    world.put('secret-bad.txt', unreadable.binary, agency('x', 3));
    await world.drain();
    expect(await world.reader.head(ofAgency)).toMatchObject({ state: 'QUARANTINED' });
    const report = await purgeDocument(world.purgePorts, ofAgency, nothing);
    expect(report).toMatchObject({ versions: 3, copies: 2 });
    await replay();
    expect(await everything()).not.toContain('secret');
    expect(await world.store.quarantined()).toEqual([]);
    expect(await world.reader.head(ofAgency)).toMatchObject({ state: 'DELETED', document: null });
  });

  test('takes of a file that names another article by now the versions that named this one', async () => {
    world.put('a.txt', text, agency('x'));
    await world.drain();
    world.now += 1_000;
    world.put('a.txt', 'open', agency('y'));
    // Another file of the article, so that its head speaks of that one last; and no run tells of the first any more.
    world.put('b.txt', text, agency('x'));
    await world.drain();
    world.now += 2 * grace;
    await world.collect();
    expect(await purgeDocument(world.purgePorts, ofAgency, nothing)).toMatchObject({ versions: 2, copies: 2 });
    await replay();
    expect(await everything()).not.toContain(text);
    const other = documentIdOf({ bucket: '', key: '', source: 'agence', articleId: 'y' });
    expect(await world.read(other)).toBe('open');
    expect(await world.reader.head(ofAgency)).toMatchObject({ state: 'DELETED', document: null });
  });

  test('is complete whether the file was deleted before, or purged before', async () => {
    world.put(name, text);
    await world.drain();
    world.storage.delete('articles', name);
    await world.drain();
    await purgeDocument(world.purgePorts, docOf(name), nothing);
    await world.drain();
    expect(await everything()).not.toContain('secret');
    const again = await purgeDocument(world.purgePorts, docOf(name), nothing);
    expect(again).toEqual({ versions: 0, copies: 0, runs: 0, records: 0, uploadedAgain: [] });
    expect(await planPurge(world.purgePorts, docOf('never.txt'))).toBeNull();
  });

  test('lets the name be used for a new article, also while it is at work', async () => {
    world.put(name, text);
    await world.drain();
    const report = await purgeDocument(world.purgePorts, docOf(name), async () => {
      world.now += 1_000;
      world.put(name, 'new');
      await world.drain();
    });
    expect(report.uploadedAgain).toEqual([name]);
    await world.drain();
    expect(await world.read(docOf(name))).toBe('new');
    await purgeDocument(world.purgePorts, docOf(name), nothing);
    await world.drain();
    world.put(name, 'newer');
    await world.drain();
    expect(await world.read(docOf(name))).toBe('newer');
    expect(await everything()).not.toContain(text);
  });

  test('catches what functions that held the text when it began still write', async () => {
    world.put(name, text);
    await world.drain();
    world.now += 1_000;
    world.put(name, `${text}2`);
    // normalize-article has read its file, extract-article its copy: each goes on once the purge has taken the file away.
    const held: (() => void)[] = [];
    world.interfere = async (call) => {
      const answer = await call();
      await new Promise<void>((resolve) => held.push(resolve));
      return answer;
    };
    const [event] = world.messages.splice(0);
    world.extractorVersion = '1.1.0';
    const copy = archive.find(({ to }) => to === 'extract');
    if (!event || !copy) throw new Error('No events.');
    const under = [world.handle(event), world.handle(copy), world.handle({ to: 'reprocess', docId: docOf(name) })];
    await new Promise((resolve) => setImmediate(resolve));
    world.interfere = (call) => call();
    await purgeDocument(world.purgePorts, docOf(name), async () => {
      while (held.length > 0) {
        held.shift()?.();
        await new Promise((resolve) => setImmediate(resolve));
      }
      await Promise.allSettled(under);
      expect(await everything()).toContain(text);
    });
    await world.drain();
    expect(await everything()).not.toContain('secret');
  });
});

test('a purge that is killed at any call takes the article from readers whole, and is completed by calling it again', async () => {
  let calls = 0;
  for (let killAt = 1; ; killAt++) {
    const of = new World();
    of.put('secret-1.txt', text, agency('x', 1));
    of.put('secret-2.txt', `${text}!`, agency('x', 2));
    await of.drain();
    const [first = ''] = [`${text}!`];
    calls = 0;
    let killed = false;
    of.interfere = async (call) => {
      if (killed || ++calls === killAt) {
        killed = true;
        throw new Error('killed');
      }
      const answer = await call();
      expect([first, null]).toContain(await of.read(ofAgency));
      return answer;
    };
    await purgeDocument(of.purgePorts, ofAgency, nothing).catch(() => null);
    of.interfere = (call) => call();
    // Between the two, the pipeline goes on with what it hears.
    if (killAt % 2 === 0) await of.drain();
    await purgeDocument(of.purgePorts, ofAgency, nothing);
    await of.drain();
    expect(await everything(of), `killed at call ${killAt}`).not.toContain('secret');
    expect(await of.reader.head(ofAgency)).toMatchObject({ state: 'DELETED', document: null });
    if (!killed) break;
  }
  expect(calls).toBeGreaterThan(30);
});
