import { beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '../../../local/clock.ts';
import { type BusEvent, busEventOf, EventBus, type RuleTarget } from '../../../local/events/event-bus.ts';
import { compileEventPattern } from '../../../local/events/event-pattern.ts';

const target: RuleTarget = {
  id: 'T',
  arn: 'arn:aws:sqs:eu-west-3:1:work',
  queue: 'work',
  maximumRetryAttempts: 3,
  maximumEventAgeSeconds: 86_400,
  deadLetterQueue: 'undeliverable',
};
const event: BusEvent = {
  version: '0',
  id: 'e1',
  'detail-type': 'Object Created',
  source: 'aws.s3',
  account: '1',
  time: '2026-01-01T00:00:00Z',
  region: 'eu-west-3',
  resources: ['arn:aws:s3:::articles'],
  detail: { object: { key: 'a.txt' } },
};

let clock: ManualClock;
let sent: { queue: string; body: string; attributes: unknown }[];
let refusals: number;
let log: string[];
let bus: EventBus;

beforeEach(() => {
  clock = new ManualClock();
  sent = [];
  refusals = 0;
  log = [];
  bus = new EventBus({
    clock,
    send: (queue, body, attributes) => {
      if (queue === 'work' && refusals > 0) {
        refusals -= 1;
        throw Object.assign(new Error('the queue is full'), { name: 'OverLimit' });
      }
      sent.push({ queue, body, attributes });
    },
    onLog: (line) => log.push(line),
  });
});

function addRule(changes: Partial<RuleTarget> = {}, source = 'aws.s3'): void {
  const matches = compileEventPattern({ source: [source] });
  bus.addRule({ name: 'R', arn: 'arn:rule', matches, targets: [{ ...target, ...changes }] });
}

describe('the event bus', () => {
  test('hands a matching event to the target as the documented envelope', () => {
    addRule();
    addRule({ queue: 'elsewhere' }, 'aws.ec2');
    bus.put(event);
    expect(sent.map(({ queue, body }) => [queue, JSON.parse(body)])).toEqual([['work', event]]);
  });

  test('tries a refused delivery again, later each time, until the queue takes it', async () => {
    addRule();
    refusals = 2;
    bus.put(event);
    expect(bus.pending).toBe(1);
    await clock.advance(1_000);
    expect(sent).toEqual([]);
    await clock.advance(2_000);
    expect(sent.map(({ queue }) => queue)).toEqual(['work']);
    expect(bus.pending).toBe(0);
  });

  test('gives up after its retries and keeps the event as a dead letter that says why', async () => {
    addRule();
    refusals = 100;
    bus.put(event);
    await clock.advance(60_000);
    expect(refusals).toBe(96);
    expect(sent).toEqual([
      {
        queue: 'undeliverable',
        body: JSON.stringify(event),
        attributes: {
          RULE_ARN: { DataType: 'String', StringValue: 'arn:rule' },
          TARGET_ARN: { DataType: 'String', StringValue: target.arn },
          ERROR_CODE: { DataType: 'String', StringValue: 'OverLimit' },
          ERROR_MESSAGE: { DataType: 'String', StringValue: 'the queue is full' },
          RETRY_ATTEMPTS: { DataType: 'String', StringValue: '3' },
        },
      },
    ]);
    expect(bus.pending).toBe(0);
  });

  test('gives up an event that has grown too old, whatever retries are left', async () => {
    addRule({ maximumEventAgeSeconds: 60, maximumRetryAttempts: 185 });
    refusals = 1_000;
    bus.put(event);
    await clock.advance(120_000);
    expect(sent.map(({ queue }) => queue)).toEqual(['undeliverable']);
  });

  test('says in the log that an event without a dead-letter queue is lost', async () => {
    const { deadLetterQueue: _, ...bare } = target;
    bus.addRule({ name: 'R', arn: 'arn:rule', matches: () => true, targets: [{ ...bare, maximumRetryAttempts: 0 }] });
    refusals = 1;
    bus.put(event);
    expect(sent).toEqual([]);
    expect(log.join()).toMatch(/gave up .* after 0 retries: the queue is full/);
  });

  test('leaves no timer when it is closed', async () => {
    addRule();
    refusals = 1;
    bus.put(event);
    bus.close();
    await clock.advance(10_000);
    expect([sent, bus.pending]).toEqual([[], 0]);
  });

  test('wraps what S3 says of an object as S3 does on the default bus', () => {
    const detail = {
      version: '0',
      'event-version': '1.0',
      bucket: { name: 'articles' },
      object: { key: 'é +.txt', sequencer: '0A' },
      'request-id': 'r',
      requester: '1',
      'source-ip-address': '127.0.0.1',
      reason: 'PutObject',
    } as const;
    const time = '2026-01-01T00:00:00Z';
    const wrapped = busEventOf(
      { detailType: 'Object Created', detail, time },
      { id: 'e2', account: '1', region: 'eu-west-3' },
    );
    expect(wrapped).toEqual({ ...event, id: 'e2', detail });
  });
});
