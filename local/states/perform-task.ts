import type { InvocationResult } from '../lambda/execution-environment.ts';
import { fieldValues, invokeArguments, type TaskState } from './definition.ts';
import { evaluateAs, type Scope } from './frame.ts';
import { payloadText, StateError } from './state-error.ts';
import { within } from './timing.ts';

/** The name of a function from its name or its ARN; undefined for one with a version or an alias, which are not known here. */
export const functionNameOf = (nameOrArn: string): string | undefined =>
  /^(?:arn:[^:]+:lambda:[^:]*:[^:]*:function:)?([\w-]+)$/.exec(nameOrArn)?.[1];

/**
 * Invokes a function and waits for its answer.
 * @returns `{ ExecutedVersion, Payload, StatusCode }`; Step Functions adds the SDK's own metadata, which nobody should need
 * @throws StateError by the name of what the function threw; States.Timeout, States.DataLimitExceeded, States.QueryEvaluationError,
 * Lambda.TooManyRequestsException, Lambda.ResourceNotFoundException; Lambda.Unknown where the failure has no name
 */
export async function performTask(state: TaskState, scope: Scope): Promise<unknown> {
  const { services, signal } = scope.frame;
  const { FunctionName, Payload = {} } = await evaluateAs(invokeArguments, scope, state.Arguments, 'Arguments');
  const payload = payloadText(Payload, `The payload for ${FunctionName}`);
  const seconds =
    state.TimeoutSeconds === undefined
      ? undefined
      : await evaluateAs(fieldValues.TimeoutSeconds, scope, state.TimeoutSeconds, 'TimeoutSeconds');
  const name = functionNameOf(FunctionName);
  if (name === undefined || !services.functions.has(name))
    throw new StateError('Lambda.ResourceNotFoundException', `Function not found: ${FunctionName}`);
  const result = await within(services.functions.invoke(name, payload), {
    clock: services.clock,
    ms: seconds === undefined ? undefined : seconds * 1000,
    signal,
  });
  if (result === 'timeout')
    throw new StateError('States.Timeout', `${scope.stateName} had no answer after ${seconds} seconds.`);
  if (result.kind === 'failure') throw failureOf(result);
  const answer: unknown = result.payload === '' ? null : JSON.parse(result.payload);
  payloadText(answer, `The answer of ${FunctionName}`);
  return { ExecutedVersion: '$LATEST', Payload: answer, StatusCode: 200 };
}

function failureOf({ reason, error }: Extract<InvocationResult, { kind: 'failure' }>): StateError {
  if (reason === 'throttled') return new StateError('Lambda.TooManyRequestsException', error.errorMessage);
  const { errorType, errorMessage, stackTrace } = error;
  return new StateError(
    errorType || 'Lambda.Unknown',
    JSON.stringify({ errorType, errorMessage, ...(stackTrace === undefined ? {} : { trace: stackTrace }) }),
  );
}
