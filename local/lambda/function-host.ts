import { devNull } from 'node:os';
import type { Clock } from '../clock.ts';
import type { OwnedProcesses } from '../owned-processes.ts';
import { ExecutionEnvironment, type InvocationResult } from './execution-environment.ts';
import type { FunctionSettings, LogLine } from './function-settings.ts';

/** Where a function's AWS clients find the services: addresses by the name of the SDK's AWS_ENDPOINT_URL_* variable. */
interface ServiceEndpoints {
  readonly s3: string;
  readonly sqs: string;
  readonly dynamodb: string;
  readonly states: string;
  readonly events: string;
  /** Where every other service is sent, so that no call leaves the machine. */
  readonly other: string;
}

/** An execution environment, as tests and operators see it. */
export interface EnvironmentView {
  /** Counted over all functions, from 1. */
  readonly number: number;
  readonly functionName: string;
  readonly pid: number;
  readonly busy: boolean;
}

/** An invocation that came to its end. */
export interface Invocation {
  readonly functionName: string;
  readonly memoryMegabytes: number;
  /** Of the handler, rounded up as Lambda bills it; the start of a process is not in it. */
  readonly milliseconds: number;
}

export interface FunctionHostOptions {
  /** Real time: the functions are processes, and live by it whatever the rest of the stack does. */
  readonly clock: Clock;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly processes: OwnedProcesses;
  readonly endpoints: ServiceEndpoints;
  onLog(line: LogLine): void;
  readonly onInvocation?: (invocation: Invocation) => void;
}

interface Hosted {
  readonly settings: FunctionSettings;
  readonly environments: Set<ExecutionEnvironment>;
  /** Environments that are starting up, or that hold an invocation. */
  active: number;
}

/** Runs the functions of a template, each in as many processes as it has invocations at a time; idle ones are used again. */
export class FunctionHost {
  readonly #options: FunctionHostOptions;
  readonly #functions = new Map<string, Hosted>();
  #started = 0;
  #stopped = false;

  constructor(options: FunctionHostOptions) {
    this.#options = options;
  }

  define(settings: FunctionSettings): void {
    this.#functions.set(settings.name, { settings, environments: new Set(), active: 0 });
  }

  has(name: string): boolean {
    return this.#functions.has(name);
  }

  settings(name: string): FunctionSettings {
    return this.#hosted(name).settings;
  }

  /** Invocations under way, of all functions. */
  get active(): number {
    return [...this.#functions.values()].reduce((sum, { active }) => sum + active, 0);
  }

  /** The processes that run now. */
  environments(): EnvironmentView[] {
    return [...this.#functions.values()].flatMap(({ settings, environments }) =>
      [...environments].flatMap(({ number, pid, busy }) =>
        pid === undefined ? [] : [{ number, functionName: settings.name, pid, busy }],
      ),
    );
  }

  /** Invokes a function with a JSON payload. Never rejects for what the function does; a name that is not defined throws. */
  async invoke(name: string, payload: string): Promise<InvocationResult> {
    const hosted = this.#hosted(name);
    const { reservedConcurrency } = hosted.settings;
    if (this.#stopped) return failure('crash', 'Sandbox.Stopped', 'the local stack is stopping');
    if (reservedConcurrency !== undefined && hosted.active >= reservedConcurrency) {
      return failure('throttled', 'TooManyRequestsException', `${name} already runs ${hosted.active} times`);
    }
    hosted.active += 1;
    try {
      const idle = [...hosted.environments].find((environment) => environment.alive && !environment.busy);
      const environment = idle ?? (await this.#start(hosted));
      const began = performance.now();
      const invocation = environment.invoke(payload);
      hosted.environments.add(environment);
      if (this.#stopped) await environment.kill();
      const result = await invocation;
      const milliseconds = Math.ceil(performance.now() - began);
      const { memoryMegabytes } = hosted.settings;
      this.#options.onInvocation?.({ functionName: name, memoryMegabytes, milliseconds });
      if (!environment.alive) hosted.environments.delete(environment);
      return result;
    } finally {
      hosted.active -= 1;
    }
  }

  /** Ends every environment; an invocation that runs ends as a crash. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const environments = [...this.#functions.values()].flatMap((hosted) => [...hosted.environments]);
    await Promise.all(environments.map((environment) => environment.kill()));
  }

  #hosted(name: string): Hosted {
    const hosted = this.#functions.get(name);
    if (!hosted) throw new Error(`no function is named ${name}`);
    return hosted;
  }

  #start(hosted: Hosted): Promise<ExecutionEnvironment> {
    this.#started += 1;
    const { clock, processes, onLog } = this.#options;
    const number = this.#started;
    const variables = this.#variables(hosted.settings, number);
    return ExecutionEnvironment.start({ number, settings: hosted.settings, variables, clock, processes, onLog });
  }

  // What Lambda sets, what the template sets, and where the services are. The files of the user's own AWS profile are shut out.
  #variables(settings: FunctionSettings, number: number): Record<string, string> {
    const { region, credentials, endpoints } = this.#options;
    return {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      LANG: 'en_US.UTF-8',
      TZ: ':UTC',
      ...settings.environment,
      _HANDLER: settings.handler,
      LAMBDA_TASK_ROOT: settings.directory,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: settings.name,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memoryMegabytes),
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: settings.logGroup,
      AWS_LAMBDA_LOG_STREAM_NAME: `local/${number}`,
      // Tells who stands between which process calls, by the SDK's user agent.
      AWS_SDK_UA_APP_ID: `local-${number}`,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL: endpoints.other,
      AWS_ENDPOINT_URL_S3: endpoints.s3,
      AWS_ENDPOINT_URL_SQS: endpoints.sqs,
      AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
      AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoints.dynamodb,
      AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.events,
      AWS_ENDPOINT_URL_SFN: endpoints.states,
    };
  }
}

function failure(reason: 'crash' | 'throttled', errorType: string, errorMessage: string): InvocationResult {
  return { kind: 'failure', reason, error: { errorType, errorMessage } };
}
