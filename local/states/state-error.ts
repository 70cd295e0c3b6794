/** What a state fails with, as Retry and Catch see it: an error name, and a cause for people. */
export class StateError extends Error {
  override readonly name = 'StateError';
  /** `States.Timeout`, or the name of what a function threw. */
  readonly error: string;
  override readonly cause: string;

  constructor(error: string, cause: string) {
    super(`${error}: ${cause}`);
    this.error = error;
    this.cause = cause;
  }
}

/** Errors that end an execution whatever `States.ALL` or `States.TaskFailed` says; only their own name catches them. */
const terminal = ['States.DataLimitExceeded', 'States.Runtime'];

/** Whether one of the names of a Retry or Catch means this error. */
export function matchesError(names: readonly string[], error: string): boolean {
  if (names.includes(error)) return true;
  if (terminal.includes(error)) return false;
  return names.includes('States.ALL') || (names.includes('States.TaskFailed') && error !== 'States.Timeout');
}

/** Step Functions' limit on the input and the output of a state or of a task, in bytes of UTF-8. */
export const largestPayload = 256 * 1024;

/** JSON text of a value that must keep to the limit. @throws StateError States.DataLimitExceeded */
export function payloadText(value: unknown, what: string): string {
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > largestPayload)
    throw new StateError('States.DataLimitExceeded', `${what} is larger than ${largestPayload} bytes.`);
  return text;
}
