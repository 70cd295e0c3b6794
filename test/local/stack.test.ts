import { fileURLToPath } from 'node:url';
import { DescribeTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ManualClock } from '../../local/clock.ts';
import type { LogLine } from '../../local/lambda/function-settings.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { porterTemplate } from '../fixtures/porter-template.ts';
import { descendants, type ListeningSocket, listeningSockets, loopback } from './linux-processes.ts';

const assetsDir = fileURLToPath(new URL('../fixtures/bundles/', import.meta.url));
const onLinux = process.platform === 'linux';

describe.skipIf(!onLinux || process.arch !== 'x64')('a booted stack', () => {
  const clock = new ManualClock(Date.now());
  const log: LogLine[] = [];
  let before: { sockets: ListeningSocket[]; processes: number[] };
  let stack: LocalStack;
  let s3: S3Client;
  let table: DynamoDBClient;

  beforeAll(async () => {
    before = { sockets: listeningSockets(), processes: descendants(process.pid) };
    stack = await bootLocalStack({
      template: porterTemplate,
      assetsDir,
      stackName: 'porter',
      clock,
      onLog: (line) => log.push(line),
    });
    const { region, credentials, endpoints } = stack;
    s3 = new S3Client({ region, credentials, endpoint: endpoints.s3 });
    table = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
  });
  afterAll(() => stack?.stop());

  const put = (Key: string, Body = Key) =>
    s3.send(new PutObjectCommand({ Bucket: stack.outputs.ArticlesBucketName, Key, Body }));
  const items = async () => {
    const { Items = [] } = await table.send(
      new ScanCommand({ TableName: stack.outputs.TableName, ConsistentRead: true }),
    );
    return Object.fromEntries(Items.map(({ PK, text }) => [PK?.S, text?.S]));
  };
  const newSockets = () => {
    const known = new Set(before.sockets.map(({ port }) => port));
    return listeningSockets().filter(({ port }) => !known.has(port));
  };

  test('carries an upload through rule, queue and function into the table, by clients that were told nothing', async () => {
    const { VersionId } = await put('dépêches/à la une +1 %2F.txt', 'Le texte.');
    await stack.idle();
    expect(await items()).toEqual({ 'dépêches/à la une +1 %2F.txt': 'Le texte.' });
    expect(VersionId).toEqual(expect.any(String));
  });

  test('has the table as the template defines it', async () => {
    const { Table } = await table.send(new DescribeTableCommand({ TableName: stack.outputs.TableName }));
    expect(Table).toMatchObject({
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [{ IndexName: 'GSI1', Projection: { ProjectionType: 'KEYS_ONLY' } }],
    });
  });

  test('carries what is good past a message that fails each time, and keeps that one as a dead letter', async () => {
    await Promise.all([put('poison.txt'), ...['1', '2', '3'].map((name) => put(`good/${name}`))]);
    await stack.settled();
    expect(Object.keys(await items())).toEqual(expect.arrayContaining(['good/1', 'good/2', 'good/3']));
    expect(stack.deadLetters()).toEqual({ 'porter-Dead': 0 });
    for (const _ of ['second receive', 'given up']) {
      await clock.advance(60_000);
      await stack.settled();
    }
    expect(stack.deadLetters()).toEqual({ 'porter-Dead': 1 });
    await stack.idle();
  });

  test('survives a function that ends its process, and says so', async () => {
    await put('crash.txt');
    await stack.settled();
    expect(log.map(({ text }) => text)).toContainEqual(expect.stringMatching(/porter-Porter: crash, 1 message/));
    for (const _ of ['second receive', 'given up']) {
      await clock.advance(60_000);
      await stack.settled();
    }
    expect(stack.deadLetters()).toEqual({ 'porter-Dead': 2 });
    await put('after.txt');
    await stack.idle();
    expect(await items()).toMatchObject({ 'after.txt': 'after.txt' });
  });

  test('carries a hundred uploads at once, with no more processes than it may have', async () => {
    const keys = Array.from({ length: 100 }, (_, index) => `many/${index}`);
    await Promise.all(keys.map((key) => put(key)));
    await stack.idle();
    expect(Object.keys(await items())).toEqual(expect.arrayContaining(keys));
    expect(stack.environments().length).toBeLessThanOrEqual(2);
  });

  test('listens on loopback only, its emulator and functions included', () => {
    expect(newSockets().length).toBeGreaterThanOrEqual(4);
    expect(new Set(newSockets().map(({ address }) => address))).toEqual(new Set([loopback]));
  });

  test('leaves no process and no open port when it stops, however often it is told to', async () => {
    await Promise.all([stack.stop(), stack.stop()]);
    expect(newSockets()).toEqual([]);
    expect(descendants(process.pid).filter((pid) => !before.processes.includes(pid))).toEqual([]);
  });

  test('leaves nothing either when it cannot boot', async () => {
    const template = { Resources: { ...porterTemplate.Resources, Odd: { Type: 'AWS::Odd::Thing' } } };
    await expect(bootLocalStack({ template, assetsDir })).rejects.toMatchObject({ reason: 'unknown-resource-type' });
    expect(newSockets()).toEqual([]);
    expect(descendants(process.pid).filter((pid) => !before.processes.includes(pid))).toEqual([]);
  });
});
