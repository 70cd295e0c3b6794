import { createHash, randomUUID } from 'node:crypto';
import jsonata from 'jsonata';
import { isExpression } from './definition.ts';
import { StateError } from './state-error.ts';

/** What expressions may use: `$states`, variables by their names, and the time. */
export interface Bindings {
  readonly states: Readonly<Record<string, unknown>>;
  readonly variables: ReadonlyMap<string, unknown>;
  /** Milliseconds since the epoch. */
  now(): number;
}

const compiled = new Map<string, jsonata.Expression>();

/**
 * Compiles `{% … %}`, once for each text.
 * @throws an error of jsonata's for what is no JSONata; Error for $eval, which Step Functions does not offer
 */
export function compileExpression(text: string): jsonata.Expression {
  let found = compiled.get(text);
  if (found === undefined) {
    found = jsonata(text.slice('{%'.length, -'%}'.length));
    if (usesEval(found.ast())) throw new Error('Step Functions does not offer $eval; $parse reads JSON');
    compiled.set(text, found);
  }
  return found;
}

const usesEval = (node: unknown): boolean =>
  typeof node === 'object' &&
  node !== null &&
  (((node as { type?: unknown }).type === 'variable' && (node as { value?: unknown }).value === 'eval') ||
    Object.values(node).some(usesEval));

/** The functions that Step Functions adds to JSONata. Its $random takes a seed as well; what that yields can't be known here. */
const ownFunctions = {
  partition: (list: readonly unknown[], size: number) => {
    if (!Array.isArray(list) || !(size >= 1)) throw new Error('$partition takes a list and a size of at least 1');
    return Array.from({ length: Math.ceil(list.length / size) }, (_, part) =>
      list.slice(part * size, (part + 1) * size),
    );
  },
  range: (first: number, last: number, step: number) => {
    const length = Math.floor((last - first) / step) + 1;
    if (!Number.isFinite(length) || length > 1000)
      throw new Error('$range takes first, last and step, and makes at most 1000 numbers');
    return Array.from({ length: Math.max(0, length) }, (_, index) => first + index * step);
  },
  hash: (data: string, algorithm: string) => {
    if (!['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'].includes(algorithm))
      throw new Error(`$hash knows no ${algorithm}`);
    return createHash(algorithm.replace('-', '')).update(data).digest('hex');
  },
  random: (...seed: unknown[]) => {
    if (seed.length > 0) throw new Error('$random with a seed is not known on the local stack');
    return Math.random();
  },
  uuid: () => randomUUID(),
  parse: (text: string) => JSON.parse(text) as unknown,
};

const isFunction = (value: unknown): boolean =>
  typeof value === 'function' ||
  (typeof value === 'object' && value !== null && ('_jsonata_lambda' in value || '_jsonata_function' in value));

/** @throws StateError States.QueryEvaluationError where it fails, or yields nothing */
async function evaluateExpression(text: string, bindings: Bindings, field: string): Promise<unknown> {
  const source = text.slice('{%'.length, -'%}'.length).trim();
  const failed = (what: string) =>
    new StateError(
      'States.QueryEvaluationError',
      `The JSONata expression '${source}' specified for the field '${field}' ${what}`,
    );
  let value: unknown;
  try {
    value = await compileExpression(text).evaluate(undefined, {
      ...ownFunctions,
      now: () => new Date(bindings.now()).toISOString(),
      millis: () => bindings.now(),
      ...Object.fromEntries(bindings.variables),
      states: bindings.states,
    });
  } catch (error) {
    throw failed(`threw an error during evaluation. ${(error as { message?: string }).message ?? error}`);
  }
  if (value === undefined) throw failed('returned nothing (undefined).');
  // Lists that JSONata makes carry marks of their own; JSON has none.
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => {
      if (isFunction(part)) throw failed('returned a function.');
      return part;
    }),
  );
}

/**
 * The value of a field: each string in it that is an expression is evaluated, at any depth; the rest stands as it is.
 * @param field its path in the state, for messages: `Arguments`
 * @throws StateError States.QueryEvaluationError
 */
export async function evaluateField(value: unknown, bindings: Bindings, field: string): Promise<unknown> {
  if (typeof value === 'string') return isExpression(value) ? evaluateExpression(value, bindings, field) : value;
  if (Array.isArray(value))
    return Promise.all(value.map((element, index) => evaluateField(element, bindings, `${field}[${index}]`)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    async ([key, child]) => [key, await evaluateField(child, bindings, `${field}/${key}`)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
