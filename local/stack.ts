import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, systemClock } from './clock.ts';
import { Closers } from './closers.ts';
import { startChangeCapture } from './dynamodb/change-capture.ts';
import { openDynamodb } from './dynamodb/open-dynamodb.ts';
import type { TableDefinition } from './dynamodb/table-definition.ts';
import { type BusEvent, busEventOf, EventBus } from './events/event-bus.ts';
import { EventReplays } from './events/event-replays.ts';
import { startEventsServer } from './events/events-server.ts';
import { interceptEndpoints } from './intercept/intercept-endpoints.ts';
import type { Interceptor } from './intercept/interceptor.ts';
import { EventSource } from './lambda/event-source.ts';
import type { EventSourceMapping } from './lambda/event-source-mapping.ts';
import { type EnvironmentView, FunctionHost, type Invocation } from './lambda/function-host.ts';
import type { LogLine } from './lambda/function-settings.ts';
import { LocalStackError } from './local-stack-error.ts';
import { OwnedProcesses } from './owned-processes.ts';
import type { PipeDefinition } from './pipes/pipe-definition.ts';
import { startPipes } from './pipes/start-pipes.ts';
import { ObjectStore } from './s3/object-store.ts';
import { startS3Server } from './s3/s3-server.ts';
import { type Schedule, Scheduler } from './schedules/scheduler.ts';
import { QueueStore } from './sqs/queue-store.ts';
import { startSqsServer } from './sqs/sqs-server.ts';
import { findRunningStack, removeStateFile, writeStateFile } from './state-file.ts';
import { StateMachines } from './states/state-machines.ts';
import { startStatesServer } from './states/states-server.ts';
import { interpret, type LocalResource } from './template/interpret.ts';
import { parseTemplate } from './template/template.ts';
import { startUnavailableService } from './unavailable-service.ts';

export interface BootOptions {
  /** The synthesized CloudFormation template, or the path of its file. */
  readonly template: object | string;
  /** The folder that holds its assets, `asset.<hash>/`. */
  readonly assetsDir: string;
  /** A DynamoDB to use instead of starting the emulator; tables that stand there are used as they are. */
  readonly dynamodb?: { readonly endpoint: string };
  readonly onLog?: (line: LogLine) => void;
  /** Hears of each invocation of a function, at its end. */
  readonly onInvocation?: (invocation: Invocation) => void;
  /** Stands between the functions, and who follows the template's URLs of queues, and each service; `endpoints` lead past it. */
  readonly intercept?: Interceptor;
  /** Hears what is put on the template's own buses, whether or not a rule takes it. */
  readonly onEvent?: (event: BusEvent) => void;
  /** The time of S3, SQS, EventBridge, its schedules and Step Functions. Functions are processes and live by real time. */
  readonly clock?: Clock;
  readonly region?: string;
  readonly accountId?: string;
  /** Names the resources, as CloudFormation would: `claimwire-dev-articles…`. */
  readonly stackName?: string;
  /** Invocations at a time for each queue that a function works off; the template's own cap holds where it is lower. By default as many as there are cores, at least two. */
  readonly concurrency?: number;
  /** When given, the stack writes itself down in `.claimwire/stack.json` there, for other terminals to find. */
  readonly projectRoot?: string;
}

export interface LocalStack {
  /** `http://127.0.0.1:PORT` of each service. */
  readonly endpoints: Readonly<Record<'s3' | 'sqs' | 'dynamodb' | 'states' | 'events', string>>;
  /** The evaluated outputs of the template. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** By logical id. */
  readonly resources: ReadonlyMap<string, LocalResource>;
  /** The state behind the S3, SQS and Step Functions servers. */
  readonly objects: ObjectStore;
  readonly queues: QueueStore;
  readonly stateMachines: StateMachines;
  readonly bus: EventBus;
  /** The processes of the functions. */
  environments(): EnvironmentView[];
  /** Messages in each dead-letter queue, by the queue's name. */
  deadLetters(): Record<string, number>;
  /** Resolves once all work is done: nothing runs, no execution of a state machine either, every queue that a function reads is empty, and every stream is read. */
  idle(): Promise<void>;
  /** Resolves once nothing runs and nothing is ready to run: what is left waits for its time (a retry, a visibility timeout, a Wait). */
  settled(): Promise<void>;
  /** Resolves if the stack loses, while it is up, what it can't run without: it should then be stopped. */
  readonly lost: Promise<LocalStackError>;
  /** Ends every server and process; resolves when none is left. */
  stop(): Promise<void>;
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;
const watchIntervalMs = 10;

/**
 * Runs a template on this machine: S3, SQS, EventBridge, Step Functions, the functions and DynamoDB, all on loopback, on free ports.
 * @throws TemplateError when the template holds something that the local stack does not know.
 * @throws LocalStackError when there is no DynamoDB to run on, or the project's stack runs already. Nothing is left running then.
 */
export async function bootLocalStack(options: BootOptions): Promise<LocalStack> {
  const {
    region = 'eu-west-3',
    accountId = '000000000000',
    clock = systemClock,
    onLog = () => {},
    onEvent = () => {},
    onInvocation = () => {},
    projectRoot,
  } = options;
  const template = parseTemplate(
    typeof options.template === 'string' ? JSON.parse(readFileSync(options.template, 'utf8')) : options.template,
  );
  if (projectRoot !== undefined) await refuseSecondStack(projectRoot);
  const log = (text: string) => onLog({ source: 'stack', text });
  const closers = new Closers();
  const processes = new OwnedProcesses();
  closers.add(() => processes.stop());
  try {
    const queues = new QueueStore({ clock, region, accountId });
    closers.add(() => queues.close());
    const send = (queue: string, body: string, attributes = {}) => void queues.send(queue, body, attributes);
    const bus = new EventBus({ clock, send, onLog: log });
    closers.add(() => bus.close());
    const buses = new Map<string, EventBus>();
    const objects = new ObjectStore({
      clock,
      accountId,
      emit: (event) => bus.put(busEventOf(event, { id: randomUUID(), account: accountId, region })),
    });
    const cap = options.concurrency ?? Math.max(2, availableParallelism());
    const stateMachines = new StateMachines({
      clock,
      region,
      accountId,
      objects,
      childConcurrency: cap,
      functions: { has: (name) => functions.has(name), invoke: (name, payload) => functions.invoke(name, payload) },
      onLog: log,
    });
    const busOf = (name: string) => (name === 'default' ? bus : buses.get(name));
    const replays = new EventReplays({ clock, region, accountId, bus: busOf });
    const [dynamodb, s3, sqs, states, events, unavailable] = await Promise.all([
      openDynamodb({ endpoint: options.dynamodb?.endpoint, region, credentials, processes }),
      startS3Server({ store: objects }).then(closedAtTheEnd),
      startSqsServer({ store: queues }).then(closedAtTheEnd),
      startStatesServer({ machines: stateMachines }).then(closedAtTheEnd),
      startEventsServer({ context: { clock, region, accountId, replays, bus: busOf } }).then(closedAtTheEnd),
      startUnavailableService(log).then(closedAtTheEnd),
    ]);
    const capture = await startChangeCapture(dynamodb.url, region, clock).then(closedAtTheEnd);
    const endpoints = { s3: s3.url, sqs: sqs.url, dynamodb: capture.url, states: states.url, events: events.url };
    const { intercept } = options;
    const callerOf = (number: number) => functions.environments().find((one) => one.number === number) ?? null;
    const ofFunctions = intercept
      ? await interceptEndpoints(endpoints, { intercept, callerOf, adopt: closedAtTheEnd })
      : endpoints;
    const functions = new FunctionHost({
      clock: systemClock,
      region,
      credentials,
      processes,
      endpoints: { ...ofFunctions, other: unavailable.url },
      onLog,
      onInvocation,
    });
    closers.add(() => functions.stop());
    closers.add(() => stateMachines.close());
    const tables: TableDefinition[] = [];
    const mappings: EventSourceMapping[] = [];
    const schedules: Schedule[] = [];
    const pipeDefinitions: PipeDefinition[] = [];
    const deadLetterQueues = new Set<string>();
    const { resources, outputs } = interpret(template, {
      region,
      accountId,
      stackName: options.stackName ?? 'claimwire-local',
      assetsDir: options.assetsDir,
      objects,
      queues,
      bus,
      functions,
      stateMachines,
      tables,
      mappings,
      schedules,
      pipes: pipeDefinitions,
      buses,
      replays,
      createBus: (name) => new EventBus({ name, clock, send, onEvent, onLog: log }),
      deadLetterQueues,
      queueUrl: (name) => `${ofFunctions.sqs}/${accountId}/${name}`,
    });
    await dynamodb.createTables(tables);
    const sources = mappings.map((mapping) => {
      const concurrency = Math.min(cap, mapping.maximumConcurrency ?? cap);
      return new EventSource({ mapping, queues, functions, clock, region, concurrency, onLog: log });
    });
    for (const source of sources) {
      const run = source.run();
      closers.add(() => {
        source.stop();
        return run;
      });
    }
    for (const own of buses.values()) closers.add(() => own.close());
    const pipes = startPipes(pipeDefinitions, {
      capture,
      tables,
      closers,
      functions,
      send,
      clock,
      region,
      accountId,
      onLog: log,
    });
    const scheduler = new Scheduler({ clock, functions, stateMachines, send, onLog: log });
    scheduler.start(schedules);
    closers.add(() => scheduler.stop());
    if (projectRoot !== undefined) {
      const startedAt = new Date(systemClock.now()).toISOString();
      const { pid } = process;
      writeStateFile(projectRoot, {
        schema: 'claimwire/local-stack@1',
        pid,
        startedAt,
        region,
        endpoints,
        credentials,
        outputs,
      });
      closers.add(() => removeStateFile(projectRoot, pid));
    }
    let stopping = false;
    const lost = new Promise<LocalStackError>((resolve) => {
      dynamodb.lost.then((error) => {
        if (!stopping) resolve(error);
      });
    });
    const running = () => functions.active > 0 || stateMachines.active > 0 || sources.some(({ active }) => active > 0);
    const working = [...new Set(mappings.map(({ queue }) => queue))];
    const waiting = (states: ('visible' | 'inFlight' | 'delayed')[]) =>
      working.some((name) => states.some((state) => queues.counts(name)[state] > 0));
    return {
      endpoints,
      outputs,
      region,
      credentials,
      resources,
      objects,
      queues,
      stateMachines,
      bus,
      environments: () => functions.environments(),
      deadLetters: () => Object.fromEntries([...deadLetterQueues].map((name) => [name, total(queues.counts(name))])),
      idle: async () => {
        const idle = () =>
          !running() &&
          stateMachines.running === 0 &&
          replays.running === 0 &&
          bus.pending === 0 &&
          !waiting(['visible', 'inFlight', 'delayed']);
        const carried = () => [...buses.values()].every(({ pending }) => pending === 0);
        // What a pipe carries is put on a bus, and may be work again.
        do {
          await until(idle);
          await Promise.all(pipes.map((pipe) => pipe.drained()));
        } while (!idle() || !carried());
      },
      settled: () => until(() => !running() && !waiting(['visible'])),
      lost,
      stop: () => {
        stopping = true;
        return closers.close();
      },
    };
  } catch (error) {
    await closers.close();
    throw error;
  }

  function closedAtTheEnd<Server extends { close(): Promise<void> }>(server: Server): Server {
    closers.add(() => server.close());
    return server;
  }
}

async function refuseSecondStack(projectRoot: string): Promise<void> {
  const found = await findRunningStack(projectRoot);
  if (found.kind !== 'running') return;
  const { pid, startedAt } = found.state;
  throw new LocalStackError(
    'already-running',
    `a local stack of this project runs already, as process ${pid} since ${startedAt}; use it, or stop it with: kill ${pid}`,
  );
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(watchIntervalMs);
}

const total = ({ visible, inFlight, delayed }: { visible: number; inFlight: number; delayed: number }): number =>
  visible + inFlight + delayed;
