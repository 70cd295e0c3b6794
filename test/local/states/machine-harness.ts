import { ManualClock } from '../../../local/clock.ts';
import type { InvocationResult } from '../../../local/lambda/execution-environment.ts';
import { ObjectStore } from '../../../local/s3/object-store.ts';
import type { Execution } from '../../../local/states/execution.ts';
import { parseDefinition } from '../../../local/states/parse-definition.ts';
import { StateMachines } from '../../../local/states/state-machines.ts';

/** A function of a test: what it answers, or throws a FunctionFailure for. */
export type TestFunction = (payload: never) => unknown;

/** Makes a function fail as the runtime would report it. */
export class FunctionFailure extends Error {
  readonly result: Extract<InvocationResult, { kind: 'failure' }>;

  constructor(
    errorType: string,
    errorMessage = 'it failed',
    reason: FunctionFailure['result']['reason'] = 'handler-error',
  ) {
    super(errorMessage);
    this.result = { kind: 'failure', reason, error: { errorType, errorMessage } };
  }
}

export const startedAt = Date.UTC(2026, 2, 12);

/** State machines over functions that are code of the test, a bucket `data` and a clock that stands still. */
export function stateMachines(functions: Record<string, TestFunction> = {}, childConcurrency = 1_000) {
  const clock = new ManualClock(startedAt);
  const objects = new ObjectStore({ clock, emit: () => {} });
  objects.createBucket({ name: 'data', versioned: false, eventBridge: false });
  const log: string[] = [];
  const machines = new StateMachines({
    clock,
    region: 'eu-west-3',
    accountId: '000000000000',
    objects,
    childConcurrency,
    random: () => 0.5,
    onLog: (line) => log.push(line),
    functions: {
      has: (name) => Object.hasOwn(functions, name),
      invoke: async (name, payload): Promise<InvocationResult> => {
        try {
          const answer = await functions[name]?.(JSON.parse(payload) as never);
          return { kind: 'success', payload: answer === undefined ? '' : JSON.stringify(answer) };
        } catch (error) {
          if (error instanceof FunctionFailure) return error.result;
          throw error;
        }
      },
    },
  });
  const define = (definition: object, name = 'machine') =>
    machines.define({
      name,
      roleArn: 'arn:aws:iam::000000000000:role/machine',
      definition: parseDefinition({ QueryLanguage: 'JSONata', ...definition }),
    });
  return {
    clock,
    objects,
    log,
    machines,
    define,
    put: (key: string, text: string) =>
      objects.put('data', key, { body: Buffer.from(text), headers: {}, metadata: {} }),
    text: (key: string) => objects.get('data', key).body.toString(),
    keys: () => objects.list('data').objects.map(({ key }) => key),
    start: (definition: object, input: unknown = {}) => machines.start(define(definition), JSON.stringify(input)),
    /** Runs an execution to its end; the clock stands still. */
    run: async (definition: object, input: unknown = {}) => {
      const execution = machines.start(define(definition), JSON.stringify(input));
      await execution.ended;
      return outcomeOf(execution);
    },
  };
}

/** What became of an execution, as little as there is to say. */
export function outcomeOf({ status, output, failure }: Execution): object {
  if (output !== undefined) return { status, output: JSON.parse(output) as unknown };
  return { status, ...failure };
}

/** A machine of one state, which ends it. */
export const single = (state: object) => ({ StartAt: 'Only', States: { Only: { End: true, ...state } } });

/** A Task that invokes a function with its input. */
export const invoke = (FunctionName: string, more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...more,
});
