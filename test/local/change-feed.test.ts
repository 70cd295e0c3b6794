import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../client/index.ts';
import { ManualClock } from '../../local/clock.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { BusEvent } from '../../local/events/event-bus.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { extractionPublishedSchema, extractionRetractedSchema } from '../../shared/domain/change-event.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { shardPartitions, statisticSortKey } from '../../shared/domain/table-keys.ts';
import type { NormalizeRequested } from '../../shared/domain/work-request.ts';
import { extractorVersion } from '../../shared/extraction/version.ts';
import { requestOf } from '../../shared/persistence/apply-change.ts';
import { sqsWorkQueue } from '../../shared/persistence/sqs-work-queue.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });

const article = (figure: number) => `La marche de Nantes

NANTES, 12 mars 2026 - Une manifestation a rassemblé ${figure} personnes dans le centre, a annoncé samedi la préfecture.
`;

/** The stage as it is deployed, and beside it what another service would deploy: a rule on the bus, and its queue. */
const withSubscriber = (template: string): object => {
  const { Resources, ...rest } = JSON.parse(template);
  const [bus] = Object.keys(Resources).filter((id) => Resources[id].Type === 'AWS::Events::EventBus');
  return {
    ...rest,
    Resources: {
      ...Resources,
      Alerts: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'alerts' } },
      AlertsRule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventBusName: { Ref: bus },
          EventPattern: { source: ['claimwire'], detail: { correction: [true] } },
          Targets: [{ Id: 'Alerts', Arn: { 'Fn::GetAtt': ['Alerts', 'Arn'] } }],
        },
      },
    },
  };
};

describe.skipIf(emulator.kind !== 'emulator')('the change feed of the synthesized stack', () => {
  const clock = new ManualClock(Date.now());
  const events: BusEvent[] = [];
  let stack: LocalStack;
  let s3: S3Client;
  let table: DynamoDBClient;
  let request: (key: string, versionId: string) => Promise<void>;

  beforeAll(async () => {
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    stack = await bootLocalStack({
      template: withSubscriber(readFileSync(templateFile, 'utf8')),
      assetsDir,
      stackName,
      clock,
      onEvent: (event) => events.push(event),
    });
    const { region, credentials, endpoints, outputs } = stack;
    s3 = new S3Client({ region, credentials, endpoint: endpoints.s3 });
    table = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    const sqs = new SQSClient({ region, credentials, endpoint: endpoints.sqs });
    const normalize = sqsWorkQueue<NormalizeRequested>(sqs, outputs.NormalizeQueueUrl!);
    request = (key, versionId) => normalize.send(requestOf({ bucket: outputs.ArticlesBucketName!, key, versionId }));
  });
  afterEach(() => {
    events.splice(0);
  });
  afterAll(async () => {
    await stack?.stop();
  });

  const bucket = () => stack.outputs.ArticlesBucketName!;
  const put = async (key: string, body: string) =>
    (await s3.send(new PutObjectCommand({ Bucket: bucket(), Key: key, Body: body }))).VersionId!;
  const alerts = () => stack.queues.counts('alerts').visible;

  /** Resolves with the details of the events that came since the last call. */
  const told = async () => {
    await stack.idle();
    const details = events.splice(0).map(({ source, 'detail-type': detailType, detail, time }) => {
      expect([source, detailType]).toEqual(['claimwire', 'Claimwire Change']);
      expect((detail as { at: string }).at).toBe(time);
      return detail;
    });
    return details as Record<string, unknown>[];
  };

  test('tells of an upload, of a correction with what it corrects, and of a deletion, once each', async () => {
    const key = 'marche.txt';
    const docId = documentIdOf({ bucket: bucket(), key, source: null, articleId: null });
    const versionId = await put(key, article(700));
    const [upload, ...more] = await told();
    expect(more).toEqual([]);
    expect(extractionPublishedSchema.parse(upload)).toMatchObject({
      id: `${docId}-1`,
      docId,
      cause: 'upload',
      correction: false,
      runs: { before: null, after: { versionId } },
      difference: { state: 'by-reference', sizes: { removed: 0, changed: 0 } },
    });
    expect(alerts()).toBe(0);

    await put(key, article(800));
    const [correction, ...none] = await told();
    expect(none).toEqual([]);
    const parsed = extractionPublishedSchema.parse(correction);
    expect(parsed).toMatchObject({ id: `${docId}-2`, cause: 'revision', sourceChanged: true, correction: true });
    expect(parsed.runs.before?.versionId).toBe(versionId);
    if (parsed.difference.state !== 'inline') throw new Error('The difference is not in the event.');
    expect(parsed.difference.sizes).toMatchObject({ added: 0, removed: 0 });
    expect(parsed.difference.statistics.changed).toMatchObject([
      { before: { value: 700, counted: 'personnes' }, after: { value: 800, counted: 'personnes' }, fields: ['value'] },
    ]);
    expect(alerts()).toBe(1);

    await s3.send(new DeleteObjectCommand({ Bucket: bucket(), Key: key }));
    const [deletion, ...last] = await told();
    expect(last).toEqual([]);
    expect(extractionRetractedSchema.parse(deletion)).toMatchObject({
      id: `${docId}-3`,
      cause: 'delete',
      runs: { before: { id: parsed.runs.after.id }, after: null },
    });
    expect(alerts()).toBe(1);
    expect(Object.values(stack.deadLetters()).every((count) => count === 0)).toBe(true);
  });

  test('tells nothing when everything is replayed from an archive', async () => {
    const key = 'replayed.txt';
    const archived: BusEvent[] = [];
    const deliver = stack.bus.put.bind(stack.bus);
    stack.bus.put = (event) => {
      archived.push(event);
      deliver(event);
    };
    await put(key, article(1_200));
    await told();
    await put(key, article(1_300));
    await told();
    await s3.send(new DeleteObjectCommand({ Bucket: bucket(), Key: key }));
    expect(await told()).toHaveLength(1);
    stack.bus.put = deliver;
    // Two uploads, what was normalized of them, and the deletion; a replay keeps no order.
    expect(archived).toHaveLength(5);
    for (const event of archived.toReversed()) deliver({ ...event, 'replay-name': 'all' } as BusEvent);
    expect(await told()).toEqual([]);
  });

  test('tells nothing of what changes nothing, a better extractor too, and raises no alert when that reads otherwise', async () => {
    const key = 'stable.txt';
    const docId = documentIdOf({ bucket: bucket(), key, source: null, articleId: null });
    await put(key, article(40));
    expect(await told()).toHaveLength(1);
    const current = await put(key, article(40));
    expect(await told()).toEqual([]);
    await request(key, current);
    expect(await told()).toEqual([]);

    const TableName = stack.outputs.TableName;
    const asOfOlderRelease = () =>
      table.send(
        new UpdateItemCommand({
          TableName,
          Key: { PK: { S: `DOC#${docId}` }, SK: { S: 'HEAD' } },
          UpdateExpression: 'SET #run.extractorVersion = :old',
          ExpressionAttributeNames: { '#run': 'run' },
          ExpressionAttributeValues: { ':old': { S: '0.0.1' } },
        }),
      );
    await asOfOlderRelease();
    expect(await told()).toEqual([]);
    await request(key, current);
    expect(await told()).toEqual([]);
    const reader = connect({ tableName: TableName!, dynamodb: table });
    expect((await reader.head(docId))?.run?.extractorVersion).toBe(extractorVersion);

    const { id, shards } = (await reader.head(docId))!.run!;
    const { statistics } = (await reader.document(docId))!;
    await table.send(
      new UpdateItemCommand({
        TableName,
        Key: { PK: { S: shardPartitions(docId, { id, shards })[0]! }, SK: { S: statisticSortKey(statistics[0]!.id) } },
        UpdateExpression: 'SET #value = :other',
        ExpressionAttributeNames: { '#value': 'value' },
        ExpressionAttributeValues: { ':other': { N: '4' } },
      }),
    );
    await asOfOlderRelease();
    expect(await told()).toEqual([]);
    const before = alerts();
    await request(key, current);
    const [again, ...none] = await told();
    expect(none).toEqual([]);
    expect(extractionPublishedSchema.parse(again)).toMatchObject({
      docId,
      cause: 'reprocess',
      sourceChanged: false,
      correction: false,
      runs: { before: { extractorVersion: '0.0.1' } },
      difference: { state: 'inline', sizes: { added: 0, removed: 0, changed: 1 } },
    });
    expect(alerts()).toBe(before);
  });
});
