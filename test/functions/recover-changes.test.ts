import { marshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type RecoverPorts, takeDown, tellMissed } from '../../functions/recover-changes/recover-changes.ts';
import { announceChange } from '../../shared/announcement/announce-change.ts';
import type { StreamReading } from '../../shared/announcement/change-stream.ts';
import { missedOf, type StreamRecord } from '../../shared/announcement/stream-change.ts';
import { extractionRetractedSchema } from '../../shared/domain/change-event.ts';
import type { Head } from '../../shared/domain/head.ts';
import { type MissedChange, missedSwitchSchema } from '../../shared/domain/missed-change.ts';
import { verdictEntryKey } from '../../shared/domain/table-keys.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import type { FeedEvent } from '../../shared/domain/verdict-event.ts';
import type { EditorialTable } from '../../shared/editorial/editorial-table.ts';
import { recordVerdict } from '../../shared/editorial/record-verdict.ts';
import { standingVerdict } from '../../shared/editorial/verdict-items.ts';
import { MemoryTelemetry } from '../../shared/observability/memory-telemetry.ts';
import { memoryEditorialTable } from '../../shared/persistence/memory-editorial-table.ts';
import { MemoryTable } from '../../shared/persistence/memory-table.ts';
import { headItem } from '../../shared/persistence/table-items.ts';
import { recordsOf } from '../shared/persistence/records-of.ts';
import { head, now, run, summary } from '../shared/persistence/samples.ts';

const text = (count: number) =>
  `« La ville a planté ${count} arbres dans ses rues depuis le printemps dernier », a déclaré Léa Martin, adjointe au maire de Rivemont.`;
const runs = new Map([700, 800, 900].map((count, i) => [`r${i + 1}`, recordsOf(text(count), `r${i + 1}`)]));
const keyOf = (id: string) => runs.get(id)!.claims.find((claim) => claim.text.includes('arbres'))!.key;
const headOf = (number: 1 | 2 | 3, fields: Partial<Head> = {}) =>
  head({
    rev: number,
    cause: number === 1 ? 'upload' : 'revision',
    run: run({ id: `r${number}`, sha256: String(number).repeat(64) }),
    ...fields,
  });
const changes = [
  { before: null, after: headOf(1) },
  { before: headOf(1), after: headOf(2) },
  { before: headOf(2), after: headOf(3) },
] as const;
const missed = changes.map((change) => missedOf({ kind: 'head', change })!);

let editorial: EditorialTable;
let telemetry: MemoryTelemetry;
let told: FeedEvent[];
let queued: MissedChange[];
let standing: Head | null;
let reading: StreamReading;
let ports: RecoverPorts;
beforeEach(() => {
  editorial = memoryEditorialTable(new MemoryTable());
  telemetry = new MemoryTelemetry();
  told = [];
  queued = [];
  standing = headOf(3);
  reading = { records: [], trimmed: false };
  ports = {
    editorial,
    telemetry,
    runs: { readRun: async (_, { id }) => runs.get(id) ?? null },
    heads: { readHead: async () => standing },
    bus: { put: async (event) => void told.push(event) },
    missed: { send: async (message) => void queued.push(message) },
    stream: { read: async () => reading },
  };
});
const judge = async (claimKey: string): Promise<Verdict> => {
  const judgement = { status: 'checked', rating: 'false', note: null, url: null } as const;
  const answer = await recordVerdict(editorial, { claimKey, ...judgement, replaces: null }, 'ana', new Date(now));
  if (!answer.ok) throw new Error('A conflict.');
  return answer.verdict;
};

describe('a place in the stream', () => {
  const place = {
    shardId: 'shardId-1',
    startSequenceNumber: '7',
    endSequenceNumber: '9',
    batchSize: 3,
    streamArn: 'arn:aws:dynamodb:eu-west-3:1:table/records/stream/2026',
  };
  const image = (item: object) => marshall(item, { removeUndefinedValues: true });
  const recordOf = ({ before, after }: { before: Head | null; after: Head }): StreamRecord => ({
    eventName: before ? 'MODIFY' : 'INSERT',
    dynamodb: { ...(before && { OldImage: image(headItem(before)) }), NewImage: image(headItem(after)) },
  });

  test('becomes a message for each change that subscribers are told of, by keys and ids alone', async () => {
    const verdict = await judge(keyOf('r1'));
    const entry = { ...verdict, ...verdictEntryKey(verdict.claimKey, verdict.recordedAt) };
    const unseen = { before: headOf(2), after: headOf(2, { rev: 3, stale: true }) };
    const records = [changes[1], unseen].map(recordOf);
    reading = { records: [...records, { eventName: 'INSERT', dynamodb: { NewImage: image(entry) } }], trimmed: false };
    await takeDown(place, ports);
    expect(queued).toEqual([
      missed[1],
      { type: 'claimwire/missed-verdict@1', claimKey: verdict.claimKey, recordedAt: verdict.recordedAt },
    ]);
    expect(missedSwitchSchema.strict().parse(queued[0])).toEqual(queued[0]);
    const { name: _, title } = summary();
    expect(JSON.stringify(queued)).not.toContain(title);
    expect(telemetry.counts.get('ChangesLost')).toBeUndefined();
  });

  test('that has left the stream is counted as lost, as far as it has', async () => {
    reading = { records: [recordOf(changes[1])], trimmed: true };
    await takeDown(place, ports);
    expect(queued).toEqual([missed[1]]);
    expect(telemetry.counts.get('ChangesLost')).toBe(2);
  });

  test('whose messages can not be sent is not done with', async () => {
    reading = { records: [recordOf(changes[1])], trimmed: false };
    const send = async () => {
      throw new Error('Throttled.');
    };
    await expect(takeDown(place, { ...ports, missed: { send } })).rejects.toThrow('Throttled.');
  });
});

describe('a change that was missed', () => {
  test.each([0, 1, 2])('is told as it would have been, whatever was switched since (%i)', async (i) => {
    const usual = await announceChange(changes[i]!, { ...ports, editorial: memoryEditorialTable(new MemoryTable()) });
    await tellMissed(missed[i]!, ports);
    expect(told).toEqual([usual]);
  });

  test('tells the title and the embargo of now', async () => {
    const embargoedUntil = '2026-03-05T00:00:00Z';
    standing = headOf(3, { document: summary({ title: 'Corrigé', embargoedUntil }) });
    await tellMissed(missed[1]!, ports);
    expect(told).toMatchObject([{ document: { title: 'Corrigé', embargoedUntil } }]);
  });

  test.each<[string, Head | null]>([
    ['was purged', headOf(3, { state: 'DELETED', run: null, document: null })],
    ['was deleted', headOf(3, { state: 'DELETED', run: null })],
    ['is withheld', headOf(3, { document: summary({ status: 'withheld' }) })],
    ['has no head', null],
  ])('of a document that %s shows nothing of it', async (_what, now) => {
    standing = now;
    await tellMissed(missed[1]!, ports);
    expect(told).toEqual([]);
  });

  test('is told of a deletion also after it', async () => {
    standing = headOf(3, { state: 'DELETED', run: null, cause: 'delete' });
    await tellMissed(missedOf({ kind: 'head', change: { before: headOf(2), after: standing } })!, ports);
    expect(told).toMatchObject([{ type: 'ExtractionRetracted', id: 'd1-3', cause: 'delete' }]);
  });

  test('is told of a deletion also after a purge, without a name, so that subscribers let go', async () => {
    const deleted = headOf(3, { state: 'DELETED', run: null, cause: 'delete' });
    const retraction = missedOf({ kind: 'head', change: { before: headOf(2), after: deleted } })!;
    standing = { ...deleted, rev: 4, document: null };
    await tellMissed(retraction, ports);
    expect(told).toMatchObject([
      {
        type: 'ExtractionRetracted',
        id: 'd1-3',
        document: { name: '', title: null },
        runs: { before: { id: 'r2', key: '' } },
      },
    ]);
    expect(extractionRetractedSchema.strict().parse(told[0])).toEqual(told[0]);
    expect(JSON.stringify(told)).not.toContain(summary().name);
  });

  test('comes back where the bus does not take it', async () => {
    const put = async () => {
      throw new Error('Throttled.');
    };
    await expect(tellMissed(missed[1]!, { ...ports, bus: { put } })).rejects.toThrow('Throttled.');
  });

  test('is a verdict too', async () => {
    const verdict = await judge(keyOf('r1'));
    const { claimKey, recordedAt } = verdict;
    await tellMissed({ type: 'claimwire/missed-verdict@1', claimKey, recordedAt }, ports);
    expect(told).toEqual([
      expect.objectContaining({ type: 'VerdictRecorded', id: `${claimKey}-${recordedAt}`, verdict }),
    ]);
  });

  test('carries a verdict over to what readers read by now, past corrections that were told in time', async () => {
    await judge(keyOf('r1'));
    // The pipe gave the first correction up and went on to the second, which found no verdict to carry.
    await announceChange(changes[2], ports);
    expect(await standingVerdict(editorial, keyOf('r3'))).toBeNull();
    await tellMissed(missed[1]!, ports);
    for (const id of ['r2', 'r3'])
      expect(await standingVerdict(editorial, keyOf(id))).toMatchObject({
        rating: 'false',
        carried: { toConfirm: true },
      });
  });

  test('in any order, and however often, tells the same events and carries the same judgement', async () => {
    const orders = fc
      .array(fc.integer({ min: 1, max: 2 }), { maxLength: 4 })
      .chain((more) => fc.shuffledSubarray([1, 2, ...more], { minLength: 2 + more.length }));
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        editorial = memoryEditorialTable(new MemoryTable());
        const heard: FeedEvent[] = [];
        await judge(keyOf('r1'));
        for (const i of order)
          await tellMissed(missed[i]!, { ...ports, editorial, bus: { put: async (event) => void heard.push(event) } });
        const byId = new Map(heard.map((event) => [event.id, event]));
        expect([...byId.keys()].sort()).toEqual(['d1-2', 'd1-3']);
        for (const event of heard) expect(event).toEqual(byId.get(event.id));
        expect((await standingVerdict(editorial, keyOf('r3')))?.rating).toBe('false');
      }),
      { numRuns: 60 },
    );
  });

  test('converges when a call fails, before or after it was carried out, whichever it is', async () => {
    const struck = async (nth: number, after: boolean): Promise<number> => {
      editorial = memoryEditorialTable(new MemoryTable());
      await judge(keyOf('r1'));
      const heard: FeedEvent[] = [];
      let calls = 0;
      const failing = <Port extends object>(port: Port): Port =>
        new Proxy(port, {
          get: (target, name) => {
            const method = Reflect.get(target, name) as (...values: unknown[]) => Promise<unknown>;
            return async (...values: unknown[]) => {
              const fails = ++calls === nth;
              if (fails && !after) throw new Error('Struck.');
              const answer = await method.apply(target, values);
              if (fails) throw new Error('Struck.');
              return answer;
            };
          },
        });
      const bus = { put: async (event: FeedEvent) => void heard.push(event) };
      const all = {
        ...ports,
        editorial: failing(editorial),
        runs: failing(ports.runs),
        heads: failing(ports.heads),
        bus: failing(bus),
      };
      await tellMissed(missed[1]!, all).catch(({ message }: Error) => expect(message).toBe('Struck.'));
      const first = calls;
      calls = Number.NEGATIVE_INFINITY;
      await tellMissed(missed[1]!, all);
      expect(new Set(heard.map((event) => JSON.stringify(event))).size).toBe(1);
      expect((await standingVerdict(editorial, keyOf('r3')))?.rating).toBe('false');
      return first;
    };
    let strikes = 0;
    // Until a strike comes later than the last call.
    for (let nth = 1; (await struck(nth, false)) >= nth; nth++) {
      await struck(nth, true);
      strikes += 2;
    }
    expect(strikes).toBeGreaterThan(20);
  });
});
