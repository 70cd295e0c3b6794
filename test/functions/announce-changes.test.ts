import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { announceChange, eventBytes } from '../../shared/announcement/announce-change.ts';
import {
  type ChangeEvent,
  extractionPublishedSchema,
  extractionRetractedSchema,
} from '../../shared/domain/change-event.ts';
import { sha256Hex } from '../../shared/domain/identity.ts';
import { MemoryTelemetry } from '../../shared/observability/memory-telemetry.ts';
import { memoryEditorialTable } from '../../shared/persistence/memory-editorial-table.ts';
import { MemoryTable } from '../../shared/persistence/memory-table.ts';
import type { RunReader } from '../../shared/persistence/run-reader.ts';
import { recordsOf } from '../shared/persistence/records-of.ts';
import { head, run } from '../shared/persistence/samples.ts';
import { changeLogOf } from './change-log.ts';
import { unreadable, World } from './world.ts';

const schemas = { ExtractionPublished: extractionPublishedSchema, ExtractionRetracted: extractionRetractedSchema };
const isStrict = (event: ChangeEvent) => expect(schemas[event.type].strict().parse(event)).toEqual(event);

describe('what a switch is announced as', () => {
  let world: World;
  let log: ReturnType<typeof changeLogOf>;
  beforeEach(() => {
    world = new World();
    log = changeLogOf(world);
  });
  const told = async () => {
    const events = await log.events();
    for (const event of events) isStrict(event);
    return events.map(({ type, cause, sourceChanged }) => `${type} ${cause}${sourceChanged ? ' other bytes' : ''}`);
  };
  const put = async (text: string, metadata: Record<string, string> = {}, key = 'a.txt') => {
    const versionId = world.put(key, text, metadata);
    await world.drain();
    return versionId;
  };
  const removed = async (byLifecycle: boolean) => {
    world.storage.delete('articles', 'a.txt');
    const [message] = world.messages.splice(0);
    if (message?.to !== 'retract') throw new Error('No deletion was told.');
    await world.handle({ to: 'retract', task: { ...message.task, byLifecycle } });
  };

  test.each<[string, () => Promise<void>, string[]]>([
    ['a first upload', async () => {}, []],
    ['the same bytes again', async () => void (await put('abc')), []],
    ['other bytes', async () => void (await put('abd')), ['ExtractionPublished revision other bytes']],
    [
      'the same bytes with other metadata',
      async () => void (await put('abc', { source: 'agence' })),
      ['ExtractionPublished revision'],
    ],
    [
      'a newsroom that cancels',
      async () => void (await put('abc', { status: 'canceled' })),
      ['ExtractionRetracted cancel'],
    ],
    [
      'a kill notice without a readable body',
      async () => void (await put(unreadable.binary, { status: 'canceled' })),
      ['ExtractionRetracted cancel'],
    ],
    [
      'a newsroom that withholds, and releases',
      async () => {
        await put('abc', { status: 'withheld' });
        await put('abc');
      },
      ['ExtractionRetracted cancel', 'ExtractionPublished revision'],
    ],
    ['a version that can not be read', async () => void (await put(unreadable.binary)), []],
    ['a deletion', () => removed(false), ['ExtractionRetracted delete']],
    ['a lifecycle rule', () => removed(true), ['ExtractionRetracted expiry']],
    [
      'a deletion and a fresh upload',
      async () => {
        await removed(false);
        await put('abc');
      },
      ['ExtractionRetracted delete', 'ExtractionPublished upload'],
    ],
    [
      'a newer extractor that reads the same',
      async () => {
        world.extractorVersion = '2.0.0';
        world.request('a.txt', (await world.store.readDocument(log.switches[0]!.after.docId)).head!.run!.versionId);
        await world.drain();
      },
      [],
    ],
    [
      'a newer extractor that reads otherwise',
      async () => {
        world.extractorVersion = '2.0.0';
        world.hedged = true;
        world.request('a.txt', (await world.store.readDocument(log.switches[0]!.after.docId)).head!.run!.versionId);
        await world.drain();
      },
      ['ExtractionPublished reprocess'],
    ],
  ])('%s', async (_, act, events) => {
    await put('abc');
    await act();
    expect(await told()).toEqual(['ExtractionPublished upload', ...events]);
  });

  test('an archived event that changes something is a replay', async () => {
    world.put('a.txt', 'abc');
    for (let message = world.messages.shift(); message; message = world.messages.shift())
      await world.handle(
        message.to === 'extract' ? { to: 'extract', task: { ...message.task, replayed: true } } : message,
      );
    expect(await told()).toEqual(['ExtractionPublished replay']);
  });

  test('an older revision takes the place of one that was deleted as a revision', async () => {
    const of = (revision: number) => ({ source: 'agence', 'article-id': 'x', revision: String(revision) });
    await put('abc', of(1), '1.txt');
    await put('abd', of(2), '2.txt');
    world.storage.delete('articles', '2.txt');
    await world.drain();
    expect(await told()).toEqual([
      'ExtractionPublished upload',
      'ExtractionPublished revision other bytes',
      'ExtractionRetracted delete',
      'ExtractionPublished revision',
    ]);
  });

  test('each id is of one switch, and the runs before and after make a chain, whatever comes twice', async () => {
    const step = fc.constantFrom('put', 'put again', 'delete', 'expire', 'reprocess', 'cancel');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        world = new World();
        log = changeLogOf(world);
        for (const [i, one] of steps.entries()) {
          if (one === 'delete') world.storage.delete('articles', 'a.txt');
          else if (one === 'expire') await removed(true);
          else if (one === 'reprocess') {
            world.extractorVersion = `1.${i + 1}.0`;
            world.hedged = i % 2 === 0;
            const key = world.store.table.all().find(({ SK, state }) => SK === 'KEY' && state === 'LIVE');
            if (key) world.request('a.txt', String(key.versionId));
          } else
            world.put('a.txt', one === 'put' ? `text ${i}` : 'abc', one === 'cancel' ? { status: 'canceled' } : {});
          const sent = [...world.messages];
          await world.drain();
          for (const message of sent) await world.handle(message);
          await world.drain();
        }
        const events = await log.events();
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
        let shown: string | null = null;
        for (const event of events) {
          isStrict(event);
          expect(event.runs.before?.id ?? null).toBe(shown);
          shown = event.runs.after?.id ?? null;
        }
        expect(await log.events()).toEqual(events);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the difference in an event', () => {
  const base = 'Une manifestation a rassemblé 700 personnes samedi à Nantes. La préfecture a compté 40 policiers.';
  const corrected = base.replace('700', '800');
  const shaOf = (text: string) => sha256Hex(new TextEncoder().encode(text));
  const switchOf = (before: string, after: string, kept: readonly string[] = [before, after]) => {
    const runs = new Map([
      ['r1', before],
      ['r2', after],
    ]);
    const reader: RunReader = {
      readRun: async (_, { id }) => (kept.includes(runs.get(id)!) ? recordsOf(runs.get(id)!, id) : null),
    };
    const headOf = (id: string, rev: number) =>
      head({ rev, cause: 'revision', run: run({ id, sha256: shaOf(runs.get(id)!) }) });
    return announceChange(
      { before: headOf('r1', 1), after: headOf('r2', 2) },
      { runs: reader, editorial: memoryEditorialTable(new MemoryTable()), telemetry: new MemoryTelemetry() },
    );
  };

  test('tells a corrected figure', async () => {
    const event = await switchOf(base, corrected);
    expect(event).toMatchObject({
      id: 'd1-2',
      sourceChanged: true,
      correction: true,
      difference: {
        state: 'inline',
        sizes: { added: 0, removed: 0, changed: 2 },
        claims: { changed: [{ fields: ['words'] }] },
        statistics: {
          changed: [
            {
              before: { value: 700, counted: 'personnes' },
              after: { value: 800, counted: 'personnes' },
              fields: ['value'],
            },
          ],
        },
      },
    });
    isStrict(event!);
  });

  test('is no correction where only words around the records changed', async () => {
    const event = await switchOf(base, `${base} Le soir tombait.`);
    expect(event).toMatchObject({ sourceChanged: true, correction: false });
  });

  test('goes by reference, with its sizes, where it is too large', async () => {
    const many = (from: number) =>
      Array.from(
        { length: 80 },
        (_, i) => `Dans la commune de Villeneuve, ${from + i * 7} personnes ont signé la pétition.`,
      ).join(' ');
    const event = await switchOf(many(10_000), many(50_003));
    expect(event?.difference).toMatchObject({ state: 'by-reference', sizes: { added: 0, removed: 0, changed: 160 } });
    expect(JSON.stringify(event).length).toBeLessThan(eventBytes);
    expect(event).toMatchObject({ correction: true });
    isStrict(event!);
  });

  test('is said to be unavailable, and to be looked at, where the former records are gone', async () => {
    const event = await switchOf(base, corrected, [corrected]);
    expect(event).toMatchObject({ difference: { state: 'unavailable' }, correction: true });
    isStrict(event!);
  });
});
