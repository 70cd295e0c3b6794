import type * as z from 'zod';
import type { Clock } from '../clock.ts';
import type { InvocationResult } from '../lambda/execution-environment.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import type { Activity } from './activity.ts';
import type { StateGraph } from './definition.ts';
import { type Bindings, evaluateField } from './expression.ts';
import type { MapRun, MapRunSettings } from './map-run.ts';
import { StateError } from './state-error.ts';

/** What executions run on. */
export interface StateServices {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly functions: {
    has(name: string): boolean;
    invoke(name: string, payload: string): Promise<InvocationResult>;
  };
  readonly objects: Pick<ObjectStore, 'get' | 'put'>;
  /** From 0 to 1, for jitter. */
  random(): number;
  /** Children of a Map at a time, where its own MaxConcurrency is not lower. */
  readonly childConcurrency: number;
}

/** An execution as `$states.context` tells of it. */
export interface ExecutionIdentity {
  readonly arn: string;
  readonly name: string;
  readonly machine: { readonly arn: string; readonly name: string; readonly roleArn: string };
  readonly input: unknown;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** What the states of one execution share. */
export interface Frame {
  readonly identity: ExecutionIdentity;
  readonly services: StateServices;
  /** Aborts with the reason when the execution is stopped or its time is over. */
  readonly signal: AbortSignal;
  readonly variables: Map<string, unknown>;
  /** Opens the run of a Map whose children are executions of `graph`. */
  openMapRun(settings: MapRunSettings, graph: StateGraph): MapRun;
}

/** One attempt at one state. */
export interface Scope {
  readonly frame: Frame;
  readonly stateName: string;
  readonly input: unknown;
  readonly context: Readonly<Record<string, unknown>>;
}

/** @param enteredAt ISO 8601 */
export function scopeOf(frame: Frame, stateName: string, input: unknown, enteredAt: string, retryCount: number): Scope {
  const { arn, name, machine, startedAt } = frame.identity;
  return {
    frame,
    stateName,
    input,
    context: {
      Execution: {
        Id: arn,
        Name: name,
        Input: frame.identity.input,
        RoleArn: machine.roleArn,
        StartTime: startedAt,
        RedriveCount: 0,
      },
      StateMachine: { Id: machine.arn, Name: machine.name },
      State: { Name: stateName, EnteredTime: enteredAt, RetryCount: retryCount },
    },
  };
}

/**
 * The value of a field of a state.
 * @param extra what `$states` holds beside input and context: `result`, `errorOutput`, or another context
 * @throws StateError States.QueryEvaluationError
 */
export function evaluate(
  scope: Scope,
  value: unknown,
  field: string,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const { input, context, frame } = scope;
  const bindings: Bindings = {
    states: { input, context, ...extra },
    variables: frame.variables,
    now: () => frame.services.clock.now(),
  };
  return evaluateField(value, bindings, field);
}

/**
 * The value of a field that must be of a kind, whatever its expressions yield.
 * @throws StateError States.QueryEvaluationError, also where it is of another kind
 */
export async function evaluateAs<Output>(
  schema: z.ZodType<Output>,
  scope: Scope,
  value: unknown,
  field: string,
): Promise<Output> {
  const parsed = schema.safeParse(await evaluate(scope, value, field));
  if (parsed.success) return parsed.data;
  const { path = [], message } = parsed.error.issues[0] ?? {};
  throw new StateError(
    'States.QueryEvaluationError',
    `The field '${[field, ...path].map(String).join('/')}' of ${scope.stateName} came to an unexpected result: ${message}`,
  );
}
