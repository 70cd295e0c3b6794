import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListMapRunsCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Reader } from '../../client/index.ts';
import { ManualClock } from '../../local/clock.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { BusEvent } from '../../local/events/event-bus.ts';
import { S3Error } from '../../local/s3/s3-error.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import type { ChangeEvent } from '../../shared/domain/change-event.ts';
import { type ReprocessingReport, reprocessingReportSchema } from '../../shared/domain/reprocessing.ts';
import { extractorVersion } from '../../shared/extraction/version.ts';
import { deafToUploads, inSmallBatches, olderRelease } from './older-release.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });
const article = (place: number) => `La marche de Nantes ${place}

NANTES, 12 mars 2026 - Une manifestation a rassemblé ${place + 100} personnes dans le centre, a annoncé samedi la préfecture.
`;
const minute = 60_000;
/** Longer than a batch is tried again. */
const longestRetry = 60 * minute;

describe.skipIf(emulator.kind !== 'emulator')('reprocessing on the local stack, where something fails', () => {
  const clock = new ManualClock(Date.now());
  const events: BusEvent[] = [];
  let stack: LocalStack;
  let older: ReturnType<typeof olderRelease>;
  let sfn: SFNClient;
  let reader: Reader;
  let getObject: LocalStack['objects']['get'];

  beforeAll(async () => {
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    stack = await bootLocalStack({
      template: inSmallBatches(deafToUploads(readFileSync(templateFile, 'utf8'))),
      assetsDir,
      stackName,
      clock,
      onEvent: (event) => events.push(event),
    });
    older = olderRelease(stack);
    const { region, credentials, endpoints, outputs } = stack;
    sfn = new SFNClient({ region, credentials, endpoint: endpoints.states });
    const dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    reader = connect({ tableName: outputs.TableName ?? '', dynamodb });
    getObject = stack.objects.get.bind(stack.objects);
  });
  afterEach(() => {
    stack.objects.get = getObject;
  });
  afterAll(async () => {
    older?.close();
    sfn?.destroy();
    await stack?.stop();
  });

  const publish = async (folder: string, count: number) => {
    const docIds = await Promise.all(
      Array.from({ length: count }, (_, place) => older.publish(`${folder}/${place}.txt`, article(place))),
    );
    await stack.idle();
    events.splice(0);
    return docIds;
  };
  /** Until it is mended, S3 answers each read of these articles with an error of its own. */
  const breakReads = (...keys: string[]) => {
    stack.objects.get = (bucket, key, versionId) => {
      if (keys.includes(key)) throw new S3Error('InternalError', 'We encountered an internal error.');
      return getObject(bucket, key, versionId);
    };
  };
  const start = async () => {
    const input = JSON.stringify({ dryRun: false, since: null });
    const { ReprocessingArn: stateMachineArn } = stack.outputs;
    const { executionArn = '' } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input }));
    return executionArn;
  };
  const describeExecution = (executionArn: string) => sfn.send(new DescribeExecutionCommand({ executionArn }));
  const itemCounts = async (executionArn: string) => {
    const { mapRuns = [] } = await sfn.send(new ListMapRunsCommand({ executionArn }));
    const { itemCounts } = await sfn.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }));
    return itemCounts;
  };
  /** Lets the clock run until the execution has ended. */
  const finish = async (executionArn: string) => {
    for (let passed = 0; passed < longestRetry; passed += minute) {
      await stack.settled();
      if (stack.stateMachines.running === 0) break;
      await clock.advance(minute);
    }
    await stack.idle();
    return describeExecution(executionArn);
  };
  const report = (executionArn: string): ReprocessingReport => {
    const key = `reports/${executionArn.split(':').at(-1)}.json`;
    return reprocessingReportSchema.parse(
      JSON.parse(getObject(stack.outputs.JobsBucketName ?? '', key).body.toString()),
    );
  };
  const versions = async (docIds: readonly string[]) => {
    const heads = await Promise.all(docIds.map((docId) => reader.head(docId)));
    return heads.map((head) => head?.run?.extractorVersion);
  };
  const told = async () => {
    await stack.idle();
    return events.splice(0).map(({ detail }) => (detail as ChangeEvent).docId);
  };

  test('one article in each batch can not be read for a while: the others are done at once, and these as soon as they can be', async () => {
    const docIds = await publish('a-while', 15);
    // The list is ordered by day, then id, the latest first; ten of it are a batch.
    const listed = docIds.toSorted().reverse();
    const broken = [listed[4], listed[12]] as string[];
    breakReads(...broken.map((docId) => `a-while/${docIds.indexOf(docId)}.txt`));
    const executionArn = await start();
    await stack.settled();
    expect((await describeExecution(executionArn)).status).toBe('RUNNING');
    expect(await itemCounts(executionArn)).toMatchObject({ running: 15, succeeded: 0, failed: 0 });
    expect(await versions(listed)).toEqual(
      listed.map((docId) => (broken.includes(docId) ? '0.9.0' : extractorVersion)),
    );
    stack.objects.get = getObject;
    expect((await finish(executionArn)).status).toBe('SUCCEEDED');
    expect(report(executionArn)).toMatchObject({
      documents: 15,
      failed: 0,
      failure: null,
      // What the first try did counts as done before.
      outcomes: { published: 2, current: 13 },
    });
    expect(new Set(await versions(docIds))).toEqual(new Set([extractorVersion]));
    expect((await told()).sort()).toEqual(docIds.toSorted());
  });

  test('one article can never be read: all others are done, the report counts that one, and the next execution does it', async () => {
    const docIds = await publish('never', 23);
    breakReads('never/7.txt');
    const executionArn = await start();
    expect(await finish(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await itemCounts(executionArn)).toMatchObject({ succeeded: 23, failed: 0, total: 23, running: 0 });
    expect(report(executionArn)).toMatchObject({ documents: 23, failed: 1, failure: null });
    expect(await versions(docIds)).toEqual(docIds.map((_, place) => (place === 7 ? '0.9.0' : extractorVersion)));
    stack.objects.get = getObject;
    const next = await start();
    expect((await finish(next)).status).toBe('SUCCEEDED');
    expect(report(next)).toMatchObject({ documents: 1, failed: 0, outcomes: { published: 1 } });
    expect((await told()).sort()).toEqual(docIds.toSorted());
  });

  test('no article can be read: the execution gives up, its report says of how many, and the next one does them', async () => {
    const docIds = await publish('none', 12);
    breakReads(...docIds.map((_, place) => `none/${place}.txt`));
    const executionArn = await start();
    expect(await finish(executionArn)).toMatchObject({ status: 'FAILED', error: 'TooMuchFailed' });
    expect(report(executionArn)).toMatchObject({
      documents: 12,
      failed: 12,
      failure: 'States.ExceedToleratedFailureThreshold',
    });
    expect(new Set(await versions(docIds))).toEqual(new Set(['0.9.0']));
    stack.objects.get = getObject;
    expect((await finish(await start())).status).toBe('SUCCEEDED');
    expect((await told()).sort()).toEqual(docIds.toSorted());
  });

  test('the process of the function is killed in the midst of a batch: the next try goes on from there', async () => {
    const docIds = await publish('killed', 8);
    let reads = 0;
    stack.objects.get = (bucket, key, versionId) => {
      reads += key.startsWith('killed/') ? 1 : 0;
      if (reads === 5)
        for (const { pid, functionName } of stack.environments())
          if (functionName.includes('ReprocessArticles')) process.kill(pid, 'SIGKILL');
      return getObject(bucket, key, versionId);
    };
    const executionArn = await start();
    await stack.settled();
    expect((await describeExecution(executionArn)).status).toBe('RUNNING');
    expect((await finish(executionArn)).status).toBe('SUCCEEDED');
    expect(report(executionArn)).toMatchObject({ documents: 8, failed: 0, outcomes: { published: 4, current: 4 } });
    expect(new Set(await versions(docIds))).toEqual(new Set([extractorVersion]));
    expect((await told()).sort()).toEqual(docIds.toSorted());
  });
});
