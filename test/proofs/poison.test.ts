import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { BusEvent } from '../../local/events/event-bus.ts';
import { type Fault, faults } from '../faults/fault.ts';
import { bootProofStack, type ProofStack } from './proof-stack.ts';
import { stormArticle, unreadableFile } from './storm-articles.ts';

const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });
const broken: Fault = faults['internal error'];

describe.skipIf(emulator.kind !== 'emulator')('one poison among ten', () => {
  let proof: ProofStack;
  beforeAll(async () => {
    proof = await bootProofStack();
  });
  beforeEach(() => {
    proof.invocations.length = 0;
  });
  afterEach(() => proof.passAll());
  afterAll(() => proof?.stop());

  /** Ten keys of a test, the poison in their midst. */
  const tenOf = (name: string) => Array.from({ length: 10 }, (_, i) => `${name}/${i}.txt`);
  const poisonAt = 4;
  const dead = () => Object.entries(proof.stack.deadLetters()).filter(([, count]) => count > 0);
  const readable = async (keys: readonly string[]) => {
    const heads = await Promise.all(keys.map((key) => proof.reader.head(proof.docIdOf(key))));
    return heads.map((head) => head?.state ?? null);
  };

  /** Has what S3 tells in the meantime arrive at once, so that a function gets it as one batch, with what else is sent then. */
  const atOnce = async (work: () => Promise<unknown>, beside: () => void = () => {}) => {
    const { bus } = proof.stack;
    const deliver = bus.put.bind(bus);
    const events: BusEvent[] = [];
    bus.put = (event) => {
      events.push(event);
    };
    await work();
    bus.put = deliver;
    for (const event of events) deliver(event);
    beside();
  };
  const invocationsOf = (name: string) =>
    proof.invocations.filter(({ functionName }) => functionName.includes(name)).length;

  test.each<[string, string | Uint8Array, string]>([
    ['is binary', unreadableFile, 'binary'],
    ['is empty', '', 'empty'],
    ['is in no known encoding', Uint8Array.of(0x4c, 0xe9, 0x20, 0xff), 'undecodable'],
    [
      'holds more than 5,000 records',
      Array.from({ length: 5_200 }, (_, i) => `The town counted ${1_000 + i} trees.`).join('\n'),
      'too-many-records',
    ],
  ])('that %s is set aside, and the nine are readable at the first attempt', async (name, poison, reason) => {
    const keys = tenOf(name);
    await atOnce(() => Promise.all(keys.map((key, i) => proof.put(key, i === poisonAt ? poison : stormArticle(i, 0)))));
    await proof.finish();
    expect(invocationsOf('NormalizeArticle')).toBe(1);
    expect(await readable(keys)).toEqual(keys.map((_, i) => (i === poisonAt ? 'QUARANTINED' : 'ACTIVE')));
    expect((await proof.reader.head(proof.docIdOf(keys[poisonAt]!)))?.quarantine).toMatchObject({
      reason,
      attempts: 1,
    });
    expect(dead()).toEqual([]);
  });

  test.each([
    ['is no JSON', 'poison'],
    ['is of a type that nobody knows', JSON.stringify({ type: 'claimwire/normalize-requested@9', key: 'a.txt' })],
    ['lacks what its type must have', JSON.stringify({ type: 'claimwire/normalize-requested@1', key: 'a.txt' })],
  ])('message that %s is acknowledged with a warning, and the nine are readable', async (name, message) => {
    const keys = tenOf(name).slice(1);
    const queue = proof.stack.outputs.NormalizeQueueUrl!.split('/').at(-1)!;
    proof.log.length = 0;
    await atOnce(
      () => Promise.all(keys.map((key, i) => proof.put(key, stormArticle(i, 0)))),
      () => proof.stack.queues.send(queue, message),
    );
    await proof.finish();
    expect(invocationsOf('NormalizeArticle')).toBe(1);
    expect(await readable(keys)).toEqual(keys.map(() => 'ACTIVE'));
    expect(proof.log.filter((line) => line.includes('does not belong on this queue'))).toHaveLength(1);
    expect(dead()).toEqual([]);
  });

  test('whose reading fails for good ends with the dead letters, alone; and is readable once it is sent again', async () => {
    const keys = tenOf('unreachable');
    const poison = keys[poisonAt]!;
    proof.intercept(async (call, carryOut) =>
      call.operation === 'GetObject' && call.key === poison ? broken.strike(call, carryOut) : carryOut(),
    );
    await atOnce(() => Promise.all(keys.map((key, i) => proof.put(key, stormArticle(i, 0)))));
    await proof.stack.settled();
    expect(invocationsOf('NormalizeArticle')).toBe(1);
    // The nine did not wait for the tenth.
    await expect
      .poll(() => readable(keys), { timeout: 20_000 })
      .toEqual(keys.map((_, i) => (i === poisonAt ? null : 'ACTIVE')));
    await proof.finish();
    expect(dead().map(([, count]) => count)).toEqual([1]);
    proof.passAll();
    await proof.redrive();
    expect(await readable([poison])).toEqual(['ACTIVE']);
    expect(dead()).toEqual([]);
  });

  test('whose normalized copy is broken ends with the dead letters, and the nine are readable', async () => {
    const keys = tenOf('broken copy');
    await atOnce(async () => {
      await Promise.all(keys.map((key, i) => (i === poisonAt ? null : proof.put(key, stormArticle(i, 0)))));
      const place = { Bucket: proof.normalizedBucket, Key: 'fresh/broken/v/1' };
      await proof.s3.send(new PutObjectCommand({ ...place, Body: '{"schema": "claimwire/normalized-article@1"' }));
    });
    await proof.finish();
    expect(await readable(keys)).toEqual(keys.map((_, i) => (i === poisonAt ? null : 'ACTIVE')));
    expect(dead().map(([, count]) => count)).toEqual([1]);
    for (const [queue] of dead()) proof.stack.queues.purge(queue);
  });

  test('deletion that can’t be recorded comes back alone, and the nine are gone', async () => {
    const keys = tenOf('deleted');
    await Promise.all(keys.map((key, i) => proof.put(key, stormArticle(i, 0))));
    await proof.finish();
    const docId = proof.docIdOf(keys[poisonAt]!);
    proof.intercept(async (call, carryOut) =>
      call.caller?.functionName.includes('Retract') && call.body.includes(docId)
        ? broken.strike(call, carryOut)
        : carryOut(),
    );
    await atOnce(() => Promise.all(keys.map((key) => proof.remove(key))));
    await proof.stack.settled();
    expect(invocationsOf('RetractArticle')).toBe(1);
    expect(await readable(keys)).toEqual(keys.map((_, i) => (i === poisonAt ? 'ACTIVE' : 'DELETED')));
    proof.passAll();
    await proof.finish();
    expect(await readable(keys)).toEqual(keys.map(() => 'DELETED'));
    expect(dead()).toEqual([]);
  });

  test('change that the announcing function can’t announce is given up there, the nine are told, and that one is recovered', async () => {
    const keys = tenOf('announced');
    await Promise.all(keys.map((key, i) => proof.put(key, stormArticle(i, 0))));
    await proof.finish();
    proof.told.length = 0;
    const docIds = keys.map(proof.docIdOf);
    proof.intercept(async (call, carryOut) =>
      call.caller?.functionName.includes('ChangeFeed') && call.body.includes(docIds[poisonAt]!)
        ? broken.strike(call, carryOut)
        : carryOut(),
    );
    await Promise.all(keys.map((key, i) => proof.put(key, stormArticle(i, 1))));
    await proof.finish();
    expect([...new Set(proof.told.map(({ docId }) => docId))].sort()).toEqual(docIds.toSorted());
    expect(new Set(proof.told.map(({ id }) => id)).size).toBe(10);
    // The last to be told, although it was not the last to change.
    expect(proof.told.at(-1)?.docId).toBe(docIds[poisonAt]);
    expect(dead()).toEqual([]);
  });
});
