import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { Activity } from './activity.ts';
import type { MachineDefinition, StateGraph } from './definition.ts';
import { Execution, type ExecutionStatus } from './execution.ts';
import type { StateServices } from './frame.ts';
import { MapRun, type MapRunSettings } from './map-run.ts';
import { largestPayload } from './state-error.ts';
import { StatesError } from './states-error.ts';

/** A state machine as the template defines it. */
export interface StateMachine {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly definition: MachineDefinition;
}

export interface StateMachinesOptions {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly functions: StateServices['functions'];
  readonly objects: StateServices['objects'];
  /** Children of a Map at a time, where its own MaxConcurrency is not lower. */
  readonly childConcurrency: number;
  readonly random?: () => number;
  /** Hears when an execution, not a child, starts and ends. */
  onLog(line: string): void;
}

const stopping = ['LocalStack.Stopped', 'the local stack is stopping'] as const;

/** The state of Step Functions, in memory: state machines, their executions and Map Runs. No HTTP. */
export class StateMachines {
  readonly #options: StateMachinesOptions;
  readonly #services: StateServices;
  readonly #machines = new Map<string, StateMachine>();
  readonly #executions = new Map<string, Execution>();
  readonly #mapRuns = new Map<string, MapRun>();
  readonly #running = new Set<Execution>();
  #closed = false;

  constructor(options: StateMachinesOptions) {
    this.#options = options;
    const { clock, functions, objects, childConcurrency, random = Math.random } = options;
    this.#services = { clock, functions, objects, childConcurrency, random, activity: new Activity() };
  }

  /** @returns the machine's ARN */
  define(machine: { name: string; roleArn: string; definition: MachineDefinition }): string {
    const arn = this.#arn(`stateMachine:${machine.name}`);
    this.#machines.set(arn, { ...machine, arn });
    return arn;
  }

  has(machineArn: string): boolean {
    return this.#machines.has(machineArn);
  }

  /** Executions that have not ended, children included. */
  get running(): number {
    return this.#running.size;
  }

  /** Executions that are at work now: neither waiting for the clock nor for others. */
  get active(): number {
    return this.#services.activity.active;
  }

  /**
   * Starts an execution; the same name and input again, while it runs, is that execution.
   * @param input JSON
   * @throws StatesError StateMachineDoesNotExist, InvalidName, InvalidExecutionInput, ExecutionAlreadyExists
   */
  start(machineArn: string, input = '{}', name: string = randomUUID()): Execution {
    const machine = this.machine(machineArn);
    if (!/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name))
      throw new StatesError('InvalidName', `Invalid Name: '${name}'`);
    refuseInput(input);
    const arn = this.#arn(`execution:${machine.name}:${name}`);
    const standing = this.#executions.get(arn);
    if (standing !== undefined) {
      if (standing.status === 'RUNNING' && standing.options.input === input) return standing;
      throw new StatesError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    const { definition: graph } = machine;
    const execution = this.#execute({ arn, name, machine, graph, timeoutSeconds: graph.TimeoutSeconds, input });
    this.#options.onLog(`state machine ${machine.name}: ${name} starts`);
    void execution.ended.then(() => {
      const { status, failure } = execution;
      const why = [failure?.error, failure?.cause].filter(Boolean).join(': ');
      this.#options.onLog(`state machine ${machine.name}: ${name} ended: ${status}${why && `: ${why}`}`);
    });
    return execution;
  }

  /** @throws StatesError StateMachineDoesNotExist, InvalidArn */
  machine(arn: string): StateMachine {
    refuseArn(arn, 'stateMachine');
    const machine = this.#machines.get(arn);
    if (machine !== undefined) return machine;
    const known = [...this.#machines.keys()].join(', ') || 'none';
    throw new StatesError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'. Known here: ${known}.`);
  }

  /** @throws StatesError ExecutionDoesNotExist, InvalidArn */
  execution(arn: string): Execution {
    refuseArn(arn, 'execution');
    const execution = this.#executions.get(arn);
    if (execution === undefined) throw new StatesError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return execution;
  }

  /** Of a machine, or the children of a Map Run: the latest first. */
  executions(of: { machineArn: string } | { mapRunArn: string }, status?: ExecutionStatus): Execution[] {
    const listed =
      'mapRunArn' in of
        ? this.mapRun(of.mapRunArn).children
        : [...this.#executions.values()].filter(
            ({ options }) => options.machine.arn === of.machineArn && options.mapRunArn === undefined,
          );
    return listed.filter((execution) => status === undefined || execution.status === status).reverse();
  }

  /** @throws StatesError ResourceNotFound, InvalidArn */
  mapRun(arn: string): MapRun {
    refuseArn(arn, 'mapRun');
    const mapRun = this.#mapRuns.get(arn);
    if (mapRun === undefined) throw new StatesError('ResourceNotFound', `Resource not found: '${arn}'`);
    return mapRun;
  }

  /** Of an execution, the latest first. @throws StatesError ExecutionDoesNotExist, InvalidArn */
  mapRuns(executionArn: string): MapRun[] {
    this.execution(executionArn);
    return [...this.#mapRuns.values()].filter((mapRun) => mapRun.executionArn === executionArn).reverse();
  }

  /** Aborts what runs, and what is started after, and resolves once all that ran has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    const executions = [...this.#running];
    for (const execution of executions) execution.stop(...stopping);
    await Promise.all(executions.map(({ ended }) => ended));
  }

  #execute(options: Omit<ConstructorParameters<typeof Execution>[0], 'services' | 'openMapRun'>): Execution {
    const execution = new Execution({
      ...options,
      services: this.#services,
      openMapRun: (settings, graph) => this.#openMapRun(execution, settings, graph),
    });
    this.#executions.set(options.arn, execution);
    this.#running.add(execution);
    void execution.ended.then(() => this.#running.delete(execution));
    if (this.#closed) execution.stop(...stopping);
    return execution;
  }

  #openMapRun(parent: Execution, settings: MapRunSettings, graph: StateGraph): MapRun {
    const { arn: executionArn, machine } = parent.options;
    const child = `${machine.name}/${settings.label}`;
    const mapRun = new MapRun({
      arn: this.#arn(`mapRun:${child}:${randomUUID()}`),
      executionArn,
      machineArn: machine.arn,
      settings,
      startedAt: this.#options.clock.now(),
      startChild: (input, itemCount, { arn: mapRunArn }) => {
        const name = randomUUID();
        return this.#execute({
          arn: this.#arn(`execution:${child}:${name}`),
          name,
          machine: { name: child, arn: this.#arn(`stateMachine:${child}`), roleArn: machine.roleArn },
          graph,
          input,
          mapRunArn,
          itemCount,
        });
      },
    });
    this.#mapRuns.set(mapRun.arn, mapRun);
    return mapRun;
  }

  #arn(resource: string): string {
    return `arn:aws:states:${this.#options.region}:${this.#options.accountId}:${resource}`;
  }
}

function refuseArn(arn: string, kind: 'stateMachine' | 'execution' | 'mapRun'): void {
  const parts = arn.split(':');
  if (!arn.startsWith('arn:aws:states:') || parts[5] !== kind || parts.length < 7)
    throw new StatesError('InvalidArn', `Invalid Arn: '${arn}' is not the ARN of a ${kind}`);
}

function refuseInput(input: string): void {
  if (Buffer.byteLength(input) > largestPayload)
    throw new StatesError('ValidationException', `The input is larger than ${largestPayload} bytes.`);
  try {
    JSON.parse(input);
  } catch (error) {
    throw new StatesError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: ${(error as Error).message}`,
    );
  }
}
