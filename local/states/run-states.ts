import { fieldValues, type State, type StateGraph } from './definition.ts';
import { evaluate, evaluateAs, type Frame, type Scope, scopeOf } from './frame.ts';
import { performMap } from './perform-map.ts';
import { performTask } from './perform-task.ts';
import { Retries } from './retries.ts';
import { matchesError, payloadText, StateError } from './state-error.ts';
import { pause } from './timing.ts';

/** Where a state leads, and with what; without `next` the execution is at its end. */
interface Step {
  readonly output: unknown;
  readonly next?: string | undefined;
}

/** What shapes a step: a state, a rule of a Choice, or a catcher. */
interface Shaping {
  readonly Output?: unknown;
  readonly Assign?: Readonly<Record<string, unknown>> | undefined;
  readonly Next?: string | undefined;
}

/** Step Functions ends an execution whose history has 25,000 events; entering and leaving a state makes two. */
const mostSteps = 25_000 / 2;

/**
 * Runs states until one ends.
 * @returns the output of the last one
 * @throws StateError of the state that failed, and that nothing retried or caught; the signal's reason when it aborts
 */
export async function runStates(graph: StateGraph, input: unknown, frame: Frame): Promise<unknown> {
  let name = graph.StartAt;
  let value = input;
  for (let steps = 0; steps < mostSteps; steps++) {
    frame.signal.throwIfAborted();
    const step = await runState(name, graph.States[name]!, value, frame);
    if (step.next === undefined) return step.output;
    value = step.output;
    name = step.next;
  }
  throw new StateError('States.Runtime', 'The execution reached the maximum number of history events (25000).');
}

async function runState(name: string, state: State, input: unknown, frame: Frame): Promise<Step> {
  const { clock, activity, random } = frame.services;
  const enteredAt = new Date(clock.now()).toISOString();
  const retries = new Retries('Retry' in state ? state.Retry : [], random);
  for (let retryCount = 0; ; retryCount++) {
    const scope = scopeOf(frame, name, input, enteredAt, retryCount);
    try {
      return await attempt(state, scope);
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      const delayMs = retries.next(error.error);
      if (delayMs !== undefined) {
        await activity.waiting(() => pause(clock, delayMs, frame.signal));
        continue;
      }
      const catcher =
        'Catch' in state ? state.Catch.find(({ ErrorEquals }) => matchesError(ErrorEquals, error.error)) : undefined;
      if (catcher === undefined) throw error;
      const errorOutput = { Error: error.error, Cause: error.cause };
      return finish(scope, catcher, errorOutput, { errorOutput });
    }
  }
}

async function attempt(state: State, scope: Scope): Promise<Step> {
  switch (state.Type) {
    case 'Pass':
    case 'Succeed':
      return finish(scope, state, scope.input);
    case 'Wait':
      await waitFor(state, scope);
      return finish(scope, state, scope.input);
    case 'Choice':
      return choose(state, scope);
    case 'Fail':
      throw new StateError(
        await evaluateAs(fieldValues.Text, scope, state.Error ?? '', 'Error'),
        await evaluateAs(fieldValues.Text, scope, state.Cause ?? '', 'Cause'),
      );
    case 'Task': {
      const result = await performTask(state, scope);
      return finish(scope, state, result, { result });
    }
    case 'Map': {
      const result = await performMap(state, scope);
      return finish(scope, state, result, { result });
    }
  }
}

async function choose(state: Extract<State, { Type: 'Choice' }>, scope: Scope): Promise<Step> {
  for (const [index, rule] of state.Choices.entries()) {
    const holds = await evaluateAs(fieldValues.Condition, scope, rule.Condition, `Choices[${index}]/Condition`);
    if (holds) return finish(scope, rule, scope.input);
  }
  if (state.Default === undefined)
    throw new StateError('States.NoChoiceMatched', `No condition of ${scope.stateName} holds, and it has no Default.`);
  return finish(scope, { ...state, Next: state.Default }, scope.input);
}

async function waitFor(state: Extract<State, { Type: 'Wait' }>, scope: Scope): Promise<void> {
  const { clock, activity } = scope.frame.services;
  const ms =
    state.Seconds === undefined
      ? Date.parse(await evaluateAs(fieldValues.Timestamp, scope, state.Timestamp, 'Timestamp')) - clock.now()
      : 1000 * (await evaluateAs(fieldValues.Seconds, scope, state.Seconds, 'Seconds'));
  if (ms > 0) await activity.waiting(() => pause(clock, ms, scope.frame.signal));
}

// Output and Assign are evaluated side by side: neither sees what the other sets.
async function finish(
  scope: Scope,
  { Output, Assign, Next }: Shaping,
  otherwise: unknown,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<Step> {
  const [output, assigned] = await Promise.all([
    Output === undefined ? otherwise : evaluate(scope, Output, 'Output', extra),
    evaluate(scope, Assign ?? {}, 'Assign', extra),
  ]);
  payloadText(output, `The output of ${scope.stateName}`);
  for (const [name, value] of Object.entries(assigned as object)) {
    payloadText(value, `The variable ${name}`);
    scope.frame.variables.set(name, value);
  }
  return { output, next: Next };
}
