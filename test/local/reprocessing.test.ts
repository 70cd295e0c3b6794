import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Reader } from '../../client/index.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { BusEvent } from '../../local/events/event-bus.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import type { ChangeEvent } from '../../shared/domain/change-event.ts';
import { noOutcomes, type ReprocessingReport, reprocessingReportSchema } from '../../shared/domain/reprocessing.ts';
import { extractorVersion } from '../../shared/extraction/version.ts';
import { deafToUploads, inSmallBatches, olderRelease } from './older-release.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });
const article = (place: number) => `La marche de Nantes ${place}

NANTES, 12 mars 2026 - Une manifestation a rassemblé ${place + 100} personnes dans le centre, a annoncé samedi la préfecture.
`;

describe.skipIf(emulator.kind !== 'emulator')('reprocessing on the local stack, from the template', () => {
  const events: BusEvent[] = [];
  let stack: LocalStack;
  let older: ReturnType<typeof olderRelease>;
  let sfn: SFNClient;
  let dynamodb: DynamoDBClient;
  let reader: Reader;

  beforeAll(async () => {
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    stack = await bootLocalStack({
      template: inSmallBatches(deafToUploads(readFileSync(templateFile, 'utf8'))),
      assetsDir,
      stackName,
      onEvent: (event) => events.push(event),
    });
    older = olderRelease(stack);
    const { region, credentials, endpoints, outputs } = stack;
    sfn = new SFNClient({ region, credentials, endpoint: endpoints.states });
    dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    reader = connect({ tableName: outputs.TableName ?? '', dynamodb });
  });
  afterEach(async () => {
    await stack.idle();
    events.splice(0);
  });
  afterAll(async () => {
    older?.close();
    sfn?.destroy();
    await stack?.stop();
  });

  /** Runs an execution to its end, and reads its report in S3, which is its output too. */
  const reprocess = async (input: { dryRun: boolean; since: string | null }): Promise<ReprocessingReport> => {
    const { executionArn } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn: stack.outputs.ReprocessingArn, input: JSON.stringify(input) }),
    );
    for (;;) {
      const { status, output, error, cause, name } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      if (status === 'RUNNING') {
        await pause(20);
        continue;
      }
      expect([status, error, cause]).toEqual(['SUCCEEDED', undefined, undefined]);
      const key = `reports/${name}.json`;
      const { body } = stack.objects.get(stack.outputs.JobsBucketName ?? '', key);
      const report = reprocessingReportSchema.parse(JSON.parse(Buffer.from(body).toString()));
      expect(JSON.parse(output ?? '')).toEqual(report);
      return report;
    }
  };
  /** All that stands in the table. */
  const everything = async () => {
    const items: unknown[] = [];
    for await (const { Items = [] } of paginateScan(
      { client: dynamodb },
      { TableName: stack.outputs.TableName, ConsistentRead: true },
    ))
      items.push(...Items);
    return items;
  };
  const told = async () => {
    await stack.idle();
    return events.splice(0).map(({ detail }) => detail as ChangeEvent);
  };

  test('brings what an older release read up to this one: new records, one event each, no correction', async () => {
    const otherwise = await Promise.all([1, 2, 3].map((i) => older.publish(`${i}.txt`, article(i))));
    const alike = await older.publish('alike.txt', article(4), 'alike');
    expect((await told()).map(({ cause }) => cause)).toEqual(Array(4).fill('upload'));

    const before = await everything();
    const preview = await reprocess({ dryRun: true, since: null });
    expect(preview).toMatchObject({
      dryRun: true,
      extractorVersion,
      documents: 4,
      complete: true,
      outcomes: { ...noOutcomes, published: 3, confirmed: 1 },
      failed: 0,
      differences: { documents: 3, statistics: { added: 3, removed: 0, changed: 0 } },
    });
    expect(await everything()).toEqual(before);
    expect(preview.differences?.sample.map(({ docId }) => docId)).toEqual(otherwise.toSorted());
    expect(await told()).toEqual([]);
    expect((await reader.head(alike))?.run?.extractorVersion).toBe('0.9.0');

    expect(await reprocess({ dryRun: false, since: null })).toMatchObject({
      dryRun: false,
      documents: 4,
      outcomes: { ...noOutcomes, published: 3, confirmed: 1 },
      failed: 0,
      differences: null,
    });
    for (const docId of [...otherwise, alike]) {
      const document = await reader.document(docId);
      expect(document?.head.run?.extractorVersion).toBe(extractorVersion);
      expect(document?.statistics.length).toBeGreaterThan(0);
    }
    const again = await told();
    expect(again.map(({ docId, cause }) => [docId, cause]).sort()).toEqual(
      otherwise.map((docId) => [docId, 'reprocess']).sort(),
    );
    for (const event of again)
      expect(event).toMatchObject({
        sourceChanged: false,
        correction: false,
        runs: { before: { extractorVersion: '0.9.0' }, after: { extractorVersion } },
        difference: { state: 'inline', sizes: { added: 1, removed: 0, changed: 0 } },
      });
  });

  test('changes nothing and tells nobody anything when it is started again', async () => {
    expect(await reprocess({ dryRun: false, since: null })).toMatchObject({ documents: 0, outcomes: noOutcomes });
    expect(await told()).toEqual([]);
  });

  test('takes only documents from a day on, and the rest when it is asked for them', async () => {
    await older.publish('old.txt', article(5).replace('2026', '2020'));
    await older.publish('new.txt', article(6));
    expect(await reprocess({ dryRun: false, since: '2026-01-01' })).toMatchObject({ documents: 1 });
    expect(await reprocess({ dryRun: false, since: null })).toMatchObject({ documents: 1 });
  });

  test('sets one aside that it cannot read, which keeps what an older release read, and brings up the rest of its batch', async () => {
    const many = Array.from({ length: 5_200 }, (_, i) => `Le bureau ${i} a compté ${i + 10} personnes.`).join('\n\n');
    const poison = await older.publish('poison.txt', `${article(7)}\n${many}\n`, 'little');
    const rest = await Promise.all([8, 9, 10].map((i) => older.publish(`rest/${i}.txt`, article(i))));
    await told();
    expect(await reprocess({ dryRun: false, since: null })).toMatchObject({
      documents: 4,
      outcomes: { ...noOutcomes, published: 3, quarantined: 1 },
    });
    expect(await reader.head(poison)).toMatchObject({
      state: 'QUARANTINED',
      stale: true,
      quarantine: { reason: 'too-many-records', extractorVersion },
      run: { extractorVersion: '0.9.0' },
    });
    expect((await reader.document(poison))?.statistics).toHaveLength(1);
    for (const docId of rest) expect((await reader.head(docId))?.run?.extractorVersion).toBe(extractorVersion);
    expect((await told()).map(({ docId }) => docId).sort()).toEqual(rest.toSorted());
    expect(await reprocess({ dryRun: false, since: null })).toMatchObject({ documents: 0 });
  });

  test('goes through several batches, and leaves no word of an article in its lists, results and reports', async () => {
    const secret = 'Motsecret';
    await Promise.all(
      Array.from({ length: 23 }, (_, i) => older.publish(`${secret}/${i}.txt`, `${secret} ${article(i)}`)),
    );
    expect(await reprocess({ dryRun: true, since: null })).toMatchObject({
      documents: 23,
      outcomes: { ...noOutcomes, published: 23 },
      differences: { documents: 23, statistics: { added: 23 } },
    });
    expect(await reprocess({ dryRun: false, since: null })).toMatchObject({
      documents: 23,
      outcomes: { ...noOutcomes, published: 23 },
    });
    const jobs = stack.outputs.JobsBucketName ?? '';
    const { objects } = stack.objects.list(jobs);
    expect(objects.length).toBeGreaterThan(5);
    for (const { key, body } of objects) expect(key + Buffer.from(body).toString()).not.toContain(secret);
  });
});
