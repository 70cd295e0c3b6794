import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../local/clock.ts';
import { type QueueSettings, QueueStore } from '../../../local/sqs/queue-store.ts';

function storeWith(settings: Partial<QueueSettings> = {}) {
  const clock = new ManualClock();
  const store = new QueueStore({ clock, region: 'eu-west-3', accountId: '000000000000' });
  const common = { visibilityTimeoutSeconds: 30, messageRetentionSeconds: 345_600, delaySeconds: 0 };
  store.createQueue({ ...common, name: 'dead' });
  store.createQueue({ ...common, name: 'articles', ...settings });
  const bodies = async (queue = 'articles', max = 10) => (await store.receive(queue, { max })).map(({ body }) => body);
  return { clock, store, bodies };
}

describe('visibility', () => {
  it('comes back when the timeout is over, and not a millisecond before', async () => {
    const { clock, store, bodies } = storeWith();
    store.send('articles', 'a');
    expect(await bodies()).toEqual(['a']);
    await clock.advance(29_999);
    expect(store.counts('articles')).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
    await clock.advance(1);
    expect(store.counts('articles')).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
    expect(await bodies()).toEqual(['a']);
  });

  it('follows the receive, and then the change, rather than the queue', async () => {
    const { clock, store, bodies } = storeWith();
    store.send('articles', 'a');
    const [message] = await store.receive('articles', { max: 1, visibilityTimeoutSeconds: 5 });
    await clock.advance(4000);
    store.changeVisibility('articles', message?.receiptHandle ?? '', 100);
    await clock.advance(99_999);
    expect(await bodies()).toEqual([]);
    await clock.advance(1);
    expect(await bodies()).toEqual(['a']);
  });

  it('cannot be changed, nor the message deleted, under a handle that a later receive has replaced', async () => {
    const { clock, store } = storeWith();
    store.send('articles', 'a');
    const [first] = await store.receive('articles', { max: 1 });
    await clock.advance(30_000);
    const stale = first?.receiptHandle ?? '';
    expect(() => store.changeVisibility('articles', stale, 0)).toThrow('not in flight');
    const [second] = await store.receive('articles', { max: 1 });
    expect(() => store.changeVisibility('articles', stale, 0)).toThrow('not in flight');
    store.delete('articles', stale);
    expect(store.counts('articles').inFlight).toBe(1);
    store.delete('articles', second?.receiptHandle ?? '');
    expect(store.counts('articles')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(() => store.changeVisibility('articles', stale, 0)).toThrow('does not exist any more');
  });

  it('still lets a late receiver delete what nobody else has received since', async () => {
    const { clock, store } = storeWith();
    store.send('articles', 'a');
    const [message] = await store.receive('articles', { max: 1 });
    await clock.advance(60_000);
    store.delete('articles', message?.receiptHandle ?? '');
    expect(store.counts('articles').visible).toBe(0);
  });
});

describe('delay and retention', () => {
  it('keeps a message back for the delay of the queue, or its own', async () => {
    const { clock, store, bodies } = storeWith({ delaySeconds: 10 });
    store.send('articles', 'late');
    store.send('articles', 'at once', {}, { delaySeconds: 0 });
    expect(await bodies()).toEqual(['at once']);
    expect(store.counts('articles')).toEqual({ visible: 0, inFlight: 1, delayed: 1 });
    await clock.advance(10_000);
    expect(await bodies()).toEqual(['late']);
  });

  it('drops a message when its time is over, wherever it is', async () => {
    const { clock, store } = storeWith({ messageRetentionSeconds: 60 });
    store.send('articles', 'in flight');
    await store.receive('articles', { max: 1, visibilityTimeoutSeconds: 3600 });
    store.send('articles', 'visible');
    store.send('articles', 'delayed', {}, { delaySeconds: 900 });
    await clock.advance(59_999);
    expect(store.counts('articles')).toEqual({ visible: 1, inFlight: 1, delayed: 1 });
    await clock.advance(1);
    expect(store.counts('articles')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });
});

describe('long polls', () => {
  it('end with what comes, oldest poll first', async () => {
    const { store } = storeWith();
    const polls = [1, 2].map((max) => store.receive('articles', { max, waitSeconds: 20 }));
    store.send('articles', 'a');
    store.send('articles', 'b');
    const received = await Promise.all(polls);
    expect(received.map((batch) => batch.map(({ body }) => body))).toEqual([['a'], ['b']]);
  });

  it('end empty when their time is over', async () => {
    const { clock, store } = storeWith();
    const poll = store.receive('articles', { max: 1, waitSeconds: 20 });
    await clock.advance(20_000);
    expect(await poll).toEqual([]);
  });

  it('wake for a message whose visibility or delay runs out', async () => {
    const { clock, store } = storeWith();
    store.send('articles', 'hidden');
    await store.receive('articles', { max: 1, visibilityTimeoutSeconds: 5 });
    store.send('articles', 'delayed', {}, { delaySeconds: 7 });
    const polls = [0, 1].map(() => store.receive('articles', { max: 10, waitSeconds: 20 }));
    await clock.advance(7000);
    const received = await Promise.all(polls);
    expect(received.map((batch) => batch.map(({ body }) => body))).toEqual([['hidden'], ['delayed']]);
  });

  it('wake for a dead letter', async () => {
    const { store } = storeWith({ redrive: { deadLetterQueue: 'dead', maxReceiveCount: 1 } });
    const poll = store.receive('dead', { max: 1, waitSeconds: 20 });
    store.send('articles', 'poison');
    for (let i = 0; i < 2; i++) await store.receive('articles', { max: 1, visibilityTimeoutSeconds: 0 });
    expect((await poll)[0]?.attributes).toMatchObject({
      DeadLetterQueueSourceArn: 'arn:aws:sqs:eu-west-3:000000000000:articles',
    });
  });

  it('of a receiver that is gone take nothing', async () => {
    const { store, bodies } = storeWith();
    const gone = new AbortController();
    const poll = store.receive('articles', { max: 1, waitSeconds: 20, signal: gone.signal });
    gone.abort();
    expect(await poll).toEqual([]);
    store.send('articles', 'a');
    expect(await bodies()).toEqual(['a']);
  });

  it('end when the store closes', async () => {
    const { store } = storeWith();
    const poll = store.receive('articles', { max: 1, waitSeconds: 20 });
    store.close();
    expect(await poll).toEqual([]);
  });

  it('hand one message to one of many receivers, though it is shown again at once', async () => {
    const { store } = storeWith({ visibilityTimeoutSeconds: 0 });
    const polls = Array.from({ length: 5 }, () => store.receive('articles', { max: 10, waitSeconds: 20 }));
    store.send('articles', 'a');
    const received = await Promise.all(polls);
    expect(received.map((batch) => batch.length)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('dead letters', () => {
  it('keep the time they were sent, and with it their end', async () => {
    const { clock, store } = storeWith({ redrive: { deadLetterQueue: 'dead', maxReceiveCount: 1 } });
    store.send('articles', 'poison');
    await store.receive('articles', { max: 1 });
    await clock.advance(300_000_000);
    await store.receive('articles', { max: 1 });
    expect(store.counts('dead').visible).toBe(1);
    await clock.advance(45_600_000);
    expect(store.counts('dead').visible).toBe(0);
  });

  it('move back at the rate that is asked for', async () => {
    const { clock, store } = storeWith({ redrive: { deadLetterQueue: 'dead', maxReceiveCount: 1 } });
    for (let i = 0; i < 5; i++) store.send('articles', String(i));
    await store.receive('articles', { max: 10, visibilityTimeoutSeconds: 0 });
    await store.receive('articles', { max: 10 });
    const sourceArn = store.arn('dead');
    store.startMoveTask({ sourceArn, maxMessagesPerSecond: 2 });
    expect(() => store.startMoveTask({ sourceArn })).toThrow('already a task running');
    const progress = [];
    for (const ms of [0, 1000, 1000]) {
      await clock.advance(ms);
      progress.push([store.moveTasks(sourceArn)[0]?.moved, store.counts('articles').visible]);
    }
    expect(progress).toEqual([
      [2, 2],
      [4, 4],
      [5, 5],
    ]);
    expect(store.moveTasks(sourceArn)[0]).toMatchObject({ status: 'COMPLETED', toMove: 5 });
  });
});
