import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type DeadLetterDesk, deadLetterDeskOf, look } from '../../cli/dead-letter-desk.ts';
import { deliver, moveBack } from '../../cli/redrive.ts';
import { localTarget } from '../../cli/target.ts';
import { connect, connectEditor, type Editor, type Reader } from '../../client/index.ts';
import { ManualClock } from '../../local/clock.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { BusEvent } from '../../local/events/event-bus.ts';
import type { InterceptedCall } from '../../local/intercept/interceptor.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { type ExtractionPublished, extractionPublishedSchema } from '../../shared/domain/change-event.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });
const ana = 'arn:aws:sts::111122223333:assumed-role/desk/ana';

const article = (figure: string) => `Le port de Sète bat un record

SÈTE, 12 mars 2026 - La directrice du port, Nadia Ferrand, a présenté mardi le bilan de l'année devant la presse.

« Le port a reçu ${figure} navires de commerce en 2025, soit un record absolu », a déclaré Nadia Ferrand.
`;

/** The stage as it is deployed, but for how often is tried what fails: each retry starts a process or waits for minutes of the clock. */
const impatient = (template: string): object => {
  const parsed = JSON.parse(template);
  for (const { Type, Properties } of Object.values(parsed.Resources) as { Type: string; Properties: never }[]) {
    const { RedrivePolicy, SourceParameters } = Properties as Record<string, Record<string, never>>;
    if (Type === 'AWS::SQS::Queue' && RedrivePolicy) Object.assign(RedrivePolicy, { maxReceiveCount: 1 });
    if (Type === 'AWS::Events::Rule')
      for (const { RetryPolicy } of (Properties as { Targets: { RetryPolicy: object }[] }).Targets)
        Object.assign(RetryPolicy, { MaximumRetryAttempts: 0 });
    if (Type === 'AWS::Pipes::Pipe')
      Object.assign(SourceParameters!.DynamoDBStreamParameters as unknown as object, { MaximumRetryAttempts: 0 });
  }
  return parsed;
};

const denied = {
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(
    JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message: 'No policy allows it.' }),
  ),
};

describe.skipIf(emulator.kind !== 'emulator')('what is given up on the synthesized stack', () => {
  const clock = new ManualClock(Date.now());
  const events: BusEvent[] = [];
  const log: string[] = [];
  let broken: (call: InterceptedCall) => boolean = () => false;
  /** Calls whose answer is lost once they have been carried out. */
  let lost: (call: InterceptedCall) => boolean = () => false;
  let stack: LocalStack;
  let s3: S3Client;
  let reader: Reader;
  let editor: Editor;
  let desk: DeadLetterDesk;

  beforeAll(async () => {
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    stack = await bootLocalStack({
      template: impatient(readFileSync(templateFile, 'utf8')),
      assetsDir,
      stackName,
      clock,
      intercept: async (call, carryOut) => {
        if (broken(call)) return denied;
        const answer = await carryOut();
        return lost(call) ? 'reset' : answer;
      },
      onEvent: (event) => events.push(event),
      onLog: ({ text }) => log.push(text),
    });
    const { region, credentials, endpoints, outputs } = stack;
    s3 = new S3Client({ region, credentials, endpoint: endpoints.s3 });
    const dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    const tableName = outputs.TableName!;
    reader = connect({ tableName, dynamodb });
    editor = connectEditor({ tableName, dynamodb, caller: { Arn: ana } });
    desk = deadLetterDeskOf(localTarget(stack))!;
  });
  afterEach(() => {
    broken = () => false;
    lost = () => false;
    events.splice(0);
  });
  afterAll(async () => {
    desk?.close();
    await stack?.stop();
  });

  const bucket = () => stack.outputs.ArticlesBucketName!;
  const docIdOf = (key: string) => documentIdOf({ bucket: bucket(), key, source: null, articleId: null });
  const put = (key: string, body: string) => s3.send(new PutObjectCommand({ Bucket: bucket(), Key: key, Body: body }));
  const calledBy = (part: string) => (call: InterceptedCall) => call.caller?.functionName.includes(part) ?? false;
  const queue = (name: string) => desk.queues.find((one) => one.name === name)!;
  /** As many as are kept; the clock stands still but for what the desk waits for. */
  const kept = (name: string) => stack.deadLetters()[queue(name).url.split('/').at(-1)!] ?? 0;
  const advancing = { sleep: (ms: number) => clock.advance(ms), onMoved: () => {} };
  /** Works off what there is, and what is only due after a while. */
  const workOff = async () => {
    for (let i = 0; i < 6; i++) {
      await stack.settled();
      await clock.advance(13 * 60_000);
    }
  };
  const redrive = async (name: string) => {
    const { url, sourceUrl } = queue(name);
    const moving =
      sourceUrl === null ? deliver(desk, { url }, advancing) : moveBack(desk.sqs, { url, sourceUrl }, advancing, 1_000);
    return moving;
  };
  /** Lets the clock run for what waits by it. */
  const passing = async <Value>(work: Promise<Value>): Promise<Value> => {
    let done = false;
    const settled = work.finally(() => {
      done = true;
    });
    while (!done) {
      await clock.advance(500);
      await new Promise((next) => setTimeout(next, 5));
    }
    return settled;
  };
  const seen = async (name: string) => {
    const looked = look(desk.sqs, queue(name), 1);
    return (await looked).letters;
  };

  test('an article that a function may not write is kept by name, and can be read once it is sent back', async () => {
    broken = (call) => calledBy('ExtractArticle')(call) && call.operation === 'TransactWriteItems';
    await put('mairie.txt', article('9 100'));
    await workOff();
    expect(await reader.document(docIdOf('mairie.txt'))).toBeNull();
    expect(kept('extract')).toBe(1);
    expect(await seen('extract')).toMatchObject([
      { about: 'Object Created', bucket: stack.outputs.NormalizedBucketName },
    ]);

    broken = () => false;
    expect(await redrive('extract')).toEqual({ moved: 1, kept: 0, failure: null });
    await stack.idle();
    expect(kept('extract')).toBe(0);
    const document = await reader.document(docIdOf('mairie.txt'));
    expect(document?.statistics.map(({ text }) => text)).toContain('9 100');
  });

  test('an upload and a deletion whose events no queue took are kept with the reason, and followed once they are sent on', async () => {
    await put('parti.txt', article('9 100'));
    await stack.idle();
    const send = stack.queues.send.bind(stack.queues);
    const works = new Set(desk.workUrls.map((url) => url.split('/').at(-1)));
    stack.queues.send = (name, ...message) => {
      if (works.has(name)) throw new Error('The queue lets nobody in.');
      return send(name, ...message);
    };
    await put('venu.txt', article('9 100'));
    await s3.send(new DeleteObjectCommand({ Bucket: bucket(), Key: 'parti.txt' }));
    stack.queues.send = send;
    await stack.idle();
    const cause = 'Error: The queue lets nobody in.';
    expect(await seen('article-created')).toMatchObject([{ about: 'Object Created', key: 'venu.txt', cause }]);
    expect(await seen('article-deleted')).toMatchObject([{ about: 'Object Deleted', key: 'parti.txt', cause }]);

    for (const name of ['article-created', 'article-deleted'])
      expect(await passing(redrive(name))).toEqual({ moved: 1, kept: 0, failure: null });
    await stack.idle();
    expect((await reader.document(docIdOf('venu.txt')))?.statistics.map(({ text }) => text)).toContain('9 100');
    expect(await reader.document(docIdOf('parti.txt'))).toBeNull();
    expect(kept('article-created') + kept('article-deleted')).toBe(0);
  });

  test('a correction that announce-changes can not read is told once it is sent back, with its difference, and carries its verdict over', async () => {
    const key = 'port.txt';
    await put(key, article('9 100'));
    await stack.idle();
    const claim = (await reader.document(docIdOf(key)))!.claims.find(({ text }) => text.includes('navires'))!;
    const isFalse = { status: 'checked', rating: 'false', note: null, url: null } as const;
    await editor.recordVerdict({ claimKey: claim.key, ...isFalse, replaces: null });
    await stack.idle();
    events.splice(0);

    broken = (call) =>
      (calledBy('ChangeFeed')(call) || calledBy('RecoverChanges')(call)) &&
      ['Query', 'GetItem'].includes(call.operation);
    await put(key, article('8 900'));
    await workOff();
    expect(events).toEqual([]);
    expect(kept('changes')).toBe(1);
    expect(await seen('changes')).toMatchObject([{ about: 'change (revision)', key, id: `${docIdOf(key)}-2` }]);
    const corrected = (await reader.document(docIdOf(key)))!.claims.find(({ text }) => text.includes('navires'))!;
    expect(corrected.key).not.toBe(claim.key);
    expect(await reader.verdict(corrected.key)).toBeNull();

    // A day later the stream holds nothing of it any more.
    await clock.advance(25 * 3_600_000);
    broken = () => false;
    expect(await redrive('changes')).toEqual({ moved: 1, kept: 0, failure: null });
    await stack.idle();
    const published = events
      .map(({ detail }) => detail as ExtractionPublished)
      .filter(({ type }) => type === 'ExtractionPublished');
    expect(published).toHaveLength(1);
    const event = extractionPublishedSchema.strict().parse(published[0]);
    expect(event).toMatchObject({ id: `${docIdOf(key)}-2`, cause: 'revision', correction: true });
    if (event.difference.state !== 'inline') throw new Error('The difference is not in the event.');
    expect(event.difference.statistics.changed).toMatchObject([
      { before: { text: '9 100' }, after: { text: '8 900' } },
    ]);
    expect(await reader.verdict(corrected.key)).toMatchObject({
      rating: 'false',
      carried: { claimKey: claim.key, toConfirm: true },
    });
    // Carried as by the pipe itself: that is told by an event of its own.
    expect(events.map(({ detail }) => (detail as { type: string }).type).sort()).toEqual([
      'ExtractionPublished',
      'VerdictRecorded',
    ]);
    expect(
      events.every(({ source, 'detail-type': name }) => source === 'claimwire' && name === 'Claimwire Change'),
    ).toBe(true);
    expect(kept('changes')).toBe(0);
  });

  test('changes that left the stream before they were taken down are counted as lost, not tried for ever', async () => {
    const key = 'perdu.txt';
    await put(key, article('9 100'));
    await stack.idle();
    broken = (call) =>
      (calledBy('ChangeFeed')(call) && call.operation === 'Query') ||
      (calledBy('RecoverChanges')(call) && call.operation === 'GetShardIterator');
    await put(key, article('8 700'));
    await workOff();
    expect(kept('changes')).toBe(1);
    expect(await seen('changes')).toMatchObject([{ about: 'place in the stream' }]);
    await clock.advance(25 * 3_600_000);
    broken = () => false;
    events.splice(0);
    await redrive('changes');
    await stack.idle();
    expect(kept('changes')).toBe(0);
    expect(events).toEqual([]);
    expect(log.filter((line) => line.includes('"ChangesLost":1'))).toHaveLength(1);
    // A batch that fails says how late it is as well.
    expect(log.filter((line) => line.includes('"FeedBehind":')).length).toBeGreaterThanOrEqual(5);
  });

  test('a change whose telling is not confirmed is told again, as the very same event', async () => {
    const key = 'deux-fois.txt';
    await put(key, article('7 100'));
    await stack.idle();
    events.splice(0);
    broken = (call) => calledBy('ChangeFeed')(call) && call.operation === 'Query';
    let losses = 0;
    lost = (call) => call.operation === 'PutEvents' && ++losses === 1;
    await put(key, article('7 200'));
    await stack.idle();
    expect(losses).toBe(2);
    const [first, ...again] = events.map(({ detail }) => detail);
    expect(first).toMatchObject({ id: `${docIdOf(key)}-2`, correction: true });
    expect(again).toEqual([first]);
    expect(kept('changes')).toBe(0);
  });
});
