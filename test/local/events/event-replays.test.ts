import {
  CancelReplayCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  EventBridgeClient,
  ListArchivesCommand,
  StartReplayCommand,
  type StartReplayCommandInput,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ManualClock } from '../../../local/clock.ts';
import { type BusEvent, EventBus } from '../../../local/events/event-bus.ts';
import { compileEventPattern } from '../../../local/events/event-pattern.ts';
import { EventReplays } from '../../../local/events/event-replays.ts';
import { startEventsServer } from '../../../local/events/events-server.ts';
import type { LoopbackServer } from '../../../local/loopback-server.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const minuteMs = 60_000;
const arnOf = (kind: string, name: string) => `arn:aws:events:eu-west-3:1:${kind}/${name}`;
const busArn = arnOf('event-bus', 'default');
const archiveArn = arnOf('archive', 'uploads');
const eventAt = (time: number, key: string, source = 'aws.s3'): BusEvent => ({
  version: '0',
  id: `id-${key}`,
  'detail-type': 'Object Created',
  source,
  account: '1',
  time: new Date(time).toISOString(),
  region: 'eu-west-3',
  resources: [],
  detail: { object: { key } },
});

let clock: ManualClock;
let sent: { readonly queue: string; readonly event: BusEvent }[];
let bus: EventBus;
let replays: EventReplays;
let server: LoopbackServer;
let client: EventBridgeClient;

beforeEach(async () => {
  clock = new ManualClock(start);
  sent = [];
  const send = (queue: string, body: string) => void sent.push({ queue, event: JSON.parse(body) });
  bus = new EventBus({ clock, send, onLog: () => {} });
  for (const queue of ['normalize', 'others'])
    bus.addRule({
      name: queue,
      arn: arnOf('rule', queue),
      matches: compileEventPattern({ source: ['aws.s3'] }),
      targets: [{ id: 'T', arn: queue, queue, maximumRetryAttempts: 0, maximumEventAgeSeconds: 60 }],
    });
  const context = {
    clock,
    region: 'eu-west-3',
    accountId: '1',
    bus: (name: string) => (name === 'default' ? bus : undefined),
  };
  replays = new EventReplays(context);
  const matches = compileEventPattern({ source: ['aws.s3'] });
  replays.addArchive({ name: 'uploads', arn: archiveArn, bus: 'default', busArn, matches, retentionDays: 2 }, bus);
  server = await startEventsServer({ context: { ...context, replays } });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new EventBridgeClient({ endpoint: server.url, region: 'eu-west-3', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await server.close();
});

const request = (more: Partial<StartReplayCommandInput> = {}): StartReplayCommandInput => ({
  ReplayName: 'again',
  EventSourceArn: archiveArn,
  EventStartTime: new Date(start),
  EventEndTime: new Date(start + 10 * minuteMs),
  Destination: { Arn: busArn, FilterArns: [arnOf('rule', 'normalize')] },
  ...more,
});
const replay = async (more: Partial<StartReplayCommandInput> = {}) => {
  sent.length = 0;
  const started = await client.send(new StartReplayCommand(request(more)));
  expect(started.State).toBe('STARTING');
  return vi.waitFor(async () => {
    const described = await client.send(
      new DescribeReplayCommand({ ReplayName: started.ReplayArn?.split('/').at(-1) }),
    );
    expect(described.State).toMatch(/^(COMPLETED|CANCELLED)$/);
    return described;
  });
};

describe('a replay', () => {
  test('gives the events of its time to its rules alone, under the name of the replay, as they were', async () => {
    const events = [0, 1, 9, 10].map((minute) => eventAt(start + minute * minuteMs, `${minute}.txt`));
    for (const event of events) bus.put(event);
    bus.put(eventAt(start, 'other.txt', 'aws.ec2'));
    const described = await replay();
    expect(sent).toEqual(
      events.slice(0, 3).map((event) => ({ queue: 'normalize', event: { ...event, 'replay-name': 'again' } })),
    );
    expect(described).toMatchObject({
      State: 'COMPLETED',
      EventSourceArn: archiveArn,
      EventLastReplayedTime: new Date(start + 9 * minuteMs),
      Destination: { FilterArns: [arnOf('rule', 'normalize')] },
    });
  });

  test('goes to all rules of the bus where it names none', async () => {
    bus.put(eventAt(start, 'a.txt'));
    await replay({ Destination: { Arn: busArn } });
    expect(sent.map(({ queue }) => queue).sort()).toEqual(['normalize', 'others']);
  });

  test('comes minute by minute, and in no order within one', async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `${index}.txt`);
    for (const [index, key] of keys.entries()) bus.put(eventAt(start + (index < 20 ? 0 : minuteMs) + index, key));
    await replay();
    const came = sent.map(({ event }) => event.id.slice(3));
    expect(new Set(came.slice(0, 20))).toEqual(new Set(keys.slice(0, 20)));
    expect(new Set(came)).toEqual(new Set(keys));
    expect(came).not.toEqual(keys);
  });

  test('is not archived itself', async () => {
    bus.put(eventAt(start, 'a.txt'));
    await replay();
    await replay({ ReplayName: 'once-more' });
    expect(sent).toHaveLength(1);
    const { EventCount } = await client.send(new DescribeArchiveCommand({ ArchiveName: 'uploads' }));
    expect(EventCount).toBe(1);
  });

  test('gives nothing more once it is cancelled', async () => {
    for (let minute = 0; minute < 9; minute++) bus.put(eventAt(start + minute * minuteMs, `${minute}.txt`));
    sent.length = 0;
    // In this process, since a replay of so few would be over before a call of the client comes.
    const [eventStart, eventEnd] = [start, start + 10 * minuteMs];
    replays.start({ name: 'again', description: undefined, archiveArn, busArn, rules: [], eventStart, eventEnd });
    expect(replays.cancel('again').state).toBe('CANCELLING');
    await vi.waitFor(async () => {
      const { State } = await client.send(new DescribeReplayCommand({ ReplayName: 'again' }));
      expect(State).toBe('CANCELLED');
    });
    expect(sent).toEqual([]);
    const late = client.send(new CancelReplayCommand({ ReplayName: 'again' }));
    await expect(late).rejects.toMatchObject({ name: 'IllegalStatusException' });
  });

  test.each([
    ['no such archive', { EventSourceArn: arnOf('archive', 'none') }, 'ResourceNotFoundException'],
    [
      'another bus than that of the archive',
      { Destination: { Arn: arnOf('event-bus', 'own') } },
      'ValidationException',
    ],
    ['an end before its start', { EventEndTime: new Date(start - 1) }, 'ValidationException'],
    ['a name with a space', { ReplayName: 'a b' }, 'ValidationException'],
  ])('is refused for %s', async (_what, more, name) => {
    await expect(client.send(new StartReplayCommand(request(more)))).rejects.toMatchObject({ name });
  });

  test('has a name of its own', async () => {
    await client.send(new StartReplayCommand(request()));
    const again = client.send(new StartReplayCommand(request()));
    await expect(again).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
    const unknown = client.send(new DescribeReplayCommand({ ReplayName: 'unknown' }));
    await expect(unknown).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('an archive', () => {
  test('forgets what is older than its retention, by the clock of the stack', async () => {
    bus.put(eventAt(start, 'a.txt'));
    await clock.advance(86_400_000);
    bus.put(eventAt(clock.now(), 'b.txt'));
    await clock.advance(86_400_000);
    const { Archives } = await client.send(new ListArchivesCommand({}));
    expect(Archives).toMatchObject([
      { ArchiveName: 'uploads', EventSourceArn: busArn, RetentionDays: 2, EventCount: 1 },
    ]);
    await replay({ EventEndTime: new Date(clock.now()) });
    expect(sent.map(({ event }) => event.id)).toEqual(['id-b.txt']);
  });
});
