import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { ManualClock } from '../../local/clock.ts';
import { locateDynamodb, startDynoxide } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { BusEvent } from '../../local/events/event-bus.ts';
import type { Invocation } from '../../local/lambda/function-host.ts';
import { OwnedProcesses } from '../../local/owned-processes.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { type MeteredCall, startDynamodbMeter } from './dynamodb-meter.ts';
import { processorSeconds } from './processor-time.ts';
import { type SeenRequest, seeRequests } from './requests-seen.ts';

/** All that a piece of work made the stack do. */
export interface Measured {
  readonly requests: readonly SeenRequest[];
  readonly table: readonly MeteredCall[];
  readonly invocations: readonly Invocation[];
  /** Of the functions' processes, by function. */
  readonly processorSeconds: ReadonlyMap<string, number>;
  /** Events of S3 on the default bus, and those put on the bus of changes. */
  readonly objectEvents: number;
  readonly changeEvents: number;
  /** Of both, as JSON: what their archives take in. */
  readonly eventBytes: number;
  /** Messages sent to queues, by rules and by functions. */
  readonly messages: number;
  /** Metrics of our own, by service and name. */
  readonly metrics: ReadonlySet<string>;
  readonly logLines: number;
  readonly logBytes: number;
}

export interface MeasuredStack {
  readonly stack: LocalStack;
  readonly clock: ManualClock;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  /** Does a piece of work, waits until all that follows is done, and tells what that was. */
  measure(work: () => Promise<void>): Promise<Measured>;
  stop(): Promise<void>;
}

/** The change capture reads heads and verdicts before and after each write, in place of DynamoDB's stream: no function asks for them that way. */
const isOfCapture = ({ operation, read }: MeteredCall): boolean =>
  operation === 'GetItem' && / (?:HEAD|V)$/.test(read ?? '');

/** The metrics that a line of log holds, in CloudWatch's embedded format. */
const metricsIn = (line: string): string[] => {
  if (!line.startsWith('{"_aws"')) return [];
  const { _aws, service } = JSON.parse(line) as {
    _aws: { CloudWatchMetrics: { Metrics: { Name: string }[] }[] };
    service: string;
  };
  return _aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => `${service} ${Name}`));
};

/** Boots a stage's template on loopback, and sees all that it does. */
export const bootMeasuredStack = async (options: {
  /** Without it, functions take the time that they take; with it, each write waits for what reads the item before and after. */
  readonly metered: boolean;
  /** By default what production gets. */
  readonly stage?: string;
  /** In place of the days for which the collector leaves a run. */
  readonly graceSeconds?: number;
}): Promise<MeasuredStack> => {
  const { stage = 'prod', metered, graceSeconds } = options;
  const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
  const source = locateDynamodb({ platform: process.platform, arch: process.arch });
  if (source.kind !== 'emulator')
    throw new Error('The cost model needs the emulator of DynamoDB that comes for Linux x64.');
  const processes = new OwnedProcesses();
  const { url } = await startDynoxide(source.executable, processes);
  const meter = await startDynamodbMeter(url);
  const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage, projectRoot });
  const clock = new ManualClock(Date.now());
  const measured = { invocations: [] as Invocation[], changes: [] as BusEvent[], lines: [] as string[] };
  const stack = await bootLocalStack({
    template: templateOf(templateFile, graceSeconds),
    assetsDir,
    stackName,
    clock,
    dynamodb: { endpoint: metered ? meter.url : url },
    concurrency: 1,
    onInvocation: (invocation) => measured.invocations.push(invocation),
    onEvent: (event) => measured.changes.push(event),
    onLog: ({ source: from, text }) => {
      if (from !== 'stack') measured.lines.push(text);
    },
  });
  const counts = { objectEvents: 0, messages: 0, eventBytes: 0 };
  const bytesOf = (event: BusEvent): number => Buffer.byteLength(JSON.stringify(event));
  const put = stack.bus.put.bind(stack.bus);
  stack.bus.put = (event, ...rest) => {
    counts.objectEvents++;
    counts.eventBytes += bytesOf(event);
    put(event, ...rest);
  };
  const send = stack.queues.send.bind(stack.queues);
  stack.queues.send = (...sent) => {
    counts.messages++;
    return send(...sent);
  };
  const { seen, stop } = seeRequests(stack.endpoints);
  const { region, credentials, endpoints } = stack;
  const s3 = new S3Client({ region, credentials, endpoint: endpoints.s3, forcePathStyle: true });
  const dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
  await stack.idle();

  const marks = () =>
    [seen, meter.calls, measured.invocations, measured.changes, measured.lines].map(({ length }) => length);
  return {
    stack,
    clock,
    s3,
    dynamodb,
    measure: async (work) => {
      const [requests, calls, invocations, changes, lines] = marks();
      const before = { ...counts };
      const busyBefore = processorSeconds(stack);
      await work();
      await stack.idle();
      const busy = [...processorSeconds(stack)].map(
        ([name, all]) => [name, all - (busyBefore.get(name) ?? 0)] as const,
      );
      const written = measured.lines.slice(lines);
      return {
        requests: seen.slice(requests),
        table: meter.calls.slice(calls).filter((call) => !isOfCapture(call)),
        invocations: measured.invocations.slice(invocations),
        processorSeconds: new Map(busy),
        objectEvents: counts.objectEvents - before.objectEvents,
        changeEvents: measured.changes.length - (changes ?? 0),
        eventBytes:
          counts.eventBytes -
          before.eventBytes +
          measured.changes.slice(changes).reduce((sum, event) => sum + bytesOf(event), 0),
        messages: counts.messages - before.messages,
        metrics: new Set(written.flatMap(metricsIn)),
        logLines: written.length,
        logBytes: written.reduce((sum, line) => sum + Buffer.byteLength(line), 0),
      };
    },
    stop: async () => {
      stop();
      s3.destroy();
      dynamodb.destroy();
      await stack.stop();
      await meter.close();
      await processes.stop();
    },
  };
};

/** Functions live by real time, so that the collector's days of grace must be seconds here. */
const templateOf = (file: string, graceSeconds: number | undefined): object => {
  const template = JSON.parse(readFileSync(file, 'utf8')) as {
    Resources: Record<string, { Properties?: { Environment?: { Variables?: Record<string, unknown> } } }>;
  };
  if (graceSeconds === undefined) return template;
  for (const { Properties } of Object.values(template.Resources)) {
    const variables = Properties?.Environment?.Variables;
    if (variables?.GRACE_SECONDS !== undefined) variables.GRACE_SECONDS = String(graceSeconds);
  }
  return template;
};
