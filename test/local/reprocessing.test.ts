import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
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
import { deafToUploads, olderRelease } from './older-release.ts';

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
  let reader: Reader;

  beforeAll(async () => {
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    stack = await bootLocalStack({
      template: deafToUploads(readFileSync(templateFile, 'utf8')),
      assetsDir,
      stackName,
      onEvent: (event) => events.push(event),
    });
    older = olderRelease(stack);
    const { region, credentials, endpoints, outputs } = stack;
    sfn = new SFNClient({ region, credentials, endpoint: endpoints.states });
    const dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
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
  const told = async () => {
    await stack.idle();
    return events.splice(0).map(({ detail }) => detail as ChangeEvent);
  };

  test('brings what an older release read up to this one: new records, one event each, no correction', async () => {
    const otherwise = await Promise.all([1, 2, 3].map((i) => older.publish(`${i}.txt`, article(i))));
    const alike = await older.publish('alike.txt', article(4), 'alike');
    expect((await told()).map(({ cause }) => cause)).toEqual(Array(4).fill('upload'));

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

  test('goes through several batches, and leaves no word of an article in its lists, results and reports', async () => {
    const secret = 'Motsecret';
    await Promise.all(
      Array.from({ length: 230 }, (_, i) => older.publish(`${secret}/${i}.txt`, `${secret} ${article(i)}`)),
    );
    expect(await reprocess({ dryRun: true, since: null })).toMatchObject({
      documents: 230,
      outcomes: { ...noOutcomes, published: 230 },
      differences: { documents: 230, statistics: { added: 230 } },
    });
    expect(await reprocess({ dryRun: false, since: null })).toMatchObject({
      documents: 230,
      outcomes: { ...noOutcomes, published: 230 },
    });
    const jobs = stack.outputs.JobsBucketName ?? '';
    const { objects } = stack.objects.list(jobs);
    expect(objects.length).toBeGreaterThan(5);
    for (const { key, body } of objects) expect(key + Buffer.from(body).toString()).not.toContain(secret);
  });
});
