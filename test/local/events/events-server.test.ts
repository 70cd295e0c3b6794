import { EventBridgeClient, ListRulesCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '../../../local/clock.ts';
import { type BusEvent, EventBus } from '../../../local/events/event-bus.ts';
import { EventReplays } from '../../../local/events/event-replays.ts';
import { startEventsServer } from '../../../local/events/events-server.ts';
import type { LoopbackServer } from '../../../local/loopback-server.ts';

const clock = new ManualClock(Date.parse('2026-03-02T09:00:00.000Z'));
const heard: BusEvent[] = [];
const bus = new EventBus({
  name: 'changes',
  clock,
  send: () => {},
  onLog: () => {},
  onEvent: (one) => heard.push(one),
});
const event = { EventBusName: 'changes', Source: 'claimwire', DetailType: 'Change', Detail: '{"id":"d1-2"}' };
let server: LoopbackServer;
let client: EventBridgeClient;

beforeAll(async () => {
  const busOf = (name: string) => (name === 'changes' ? bus : undefined);
  const context = { clock, region: 'eu-west-3', accountId: '1', bus: busOf };
  server = await startEventsServer({ context: { ...context, replays: new EventReplays(context) } });
  client = new EventBridgeClient({
    endpoint: server.url,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});
beforeEach(() => {
  heard.length = 0;
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

describe('PutEvents', () => {
  test('puts events on the bus that they name, with their time, or that of now', async () => {
    const at = new Date('2026-03-01T07:30:01.250Z');
    const arn = 'arn:aws:events:eu-west-3:1:event-bus/changes';
    const answer = await client.send(
      new PutEventsCommand({
        Entries: [
          { ...event, Time: at },
          { ...event, EventBusName: arn },
        ],
      }),
    );
    expect(answer.FailedEntryCount).toBe(0);
    expect(answer.Entries?.map(({ EventId }) => EventId)).toEqual(heard.map(({ id }) => id));
    expect(heard.map(({ time, source, detail }) => [time, source, detail])).toEqual([
      [at.toISOString(), 'claimwire', { id: 'd1-2' }],
      ['2026-03-02T09:00:00.000Z', 'claimwire', { id: 'd1-2' }],
    ]);
  });

  test('takes the good entries of a call that holds bad ones, and says which it did not take', async () => {
    const Entries = [
      event,
      { ...event, Detail: 'not JSON' },
      { ...event, Detail: '[1]' },
      { ...event, Source: 'aws.s3' },
    ];
    const answer = await client.send(new PutEventsCommand({ Entries }));
    expect(answer.FailedEntryCount).toBe(3);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'MalformedDetail',
      'NotAuthorizedForSourceException',
    ]);
    expect(heard).toHaveLength(1);
  });

  test.each([
    ['more than ten', { Entries: Array.from({ length: 11 }, () => event) }, 'ValidationException'],
    ['none', { Entries: [] }, 'ValidationException'],
    ['more than 256 KB', { Entries: [{ ...event, Detail: `{"a":"${'é'.repeat(131_072)}"}` }] }, 'ValidationException'],
    ['one for a bus that is not there', { Entries: [{ ...event, EventBusName: 'gone' }] }, 'ResourceNotFoundException'],
  ])('refuses %s', async (_what, input, name) => {
    await expect(client.send(new PutEventsCommand(input))).rejects.toMatchObject({ name });
    expect(heard).toEqual([]);
  });
});

test('what is not spoken here is refused by name', async () => {
  await expect(client.send(new ListRulesCommand({}))).rejects.toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('does not know ListRules'),
  });
});
