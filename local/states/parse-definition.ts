import type * as z from 'zod';
import {
  isExpression,
  type MachineDefinition,
  machineSchema,
  processorSchema,
  type State,
  type StateGraph,
  stateSchemas,
} from './definition.ts';
import { DefinitionError } from './definition-error.ts';
import { compileExpression } from './expression.ts';

/**
 * Reads a definition in Amazon States Language.
 * @throws DefinitionError for the first thing that is not known here or can't be right: a type of state, a field, a resource, a
 * state that is named and missing, one that nothing leads to, an expression that is no JSONata
 */
export function parseDefinition(json: unknown): MachineDefinition {
  const { QueryLanguage, TimeoutSeconds, ...machine } = parse(machineSchema, json, '');
  if (QueryLanguage !== 'JSONata')
    throw new DefinitionError(
      'unknown-query-language',
      'QueryLanguage',
      `the local stack speaks JSONata only, and this is ${QueryLanguage ?? 'JSONPath, which holds where none is named'}`,
    );
  const graph = parseGraph(machine, '');
  return { ...graph, ...(TimeoutSeconds === undefined ? {} : { TimeoutSeconds }) };
}

/** Every state of a machine with its path, those inside Maps included. */
export function* allStates(graph: StateGraph, path = ''): Generator<{ path: string; state: State }> {
  for (const [name, state] of Object.entries(graph.States)) {
    const here = join(path, `States.${name}`);
    yield { path: here, state };
    if (state.Type === 'Map') yield* allStates(state.ItemProcessor, `${here}.ItemProcessor`);
  }
}

function parseGraph(graph: { StartAt: string; States: Record<string, { Type: string }> }, path: string): StateGraph {
  const States = Object.fromEntries(
    Object.entries(graph.States).map(([name, json]) => [name, parseState(json, join(path, `States.${name}`))]),
  );
  const reached = new Set<string>();
  const reach = (name: string, from: string) => {
    const state = Object.hasOwn(States, name) ? States[name] : undefined;
    if (state === undefined) throw new DefinitionError('unknown-state', from, `no state is named ${name}`);
    if (reached.has(name)) return;
    reached.add(name);
    for (const next of successors(state)) reach(next.name, join(path, `States.${name}.${next.field}`));
  };
  reach(graph.StartAt, join(path, 'StartAt'));
  const stray = Object.keys(States).find((name) => !reached.has(name));
  if (stray !== undefined)
    throw new DefinitionError('unreachable-state', join(path, `States.${stray}`), 'nothing leads to this state');
  return { StartAt: graph.StartAt, States };
}

function successors(state: State): { field: string; name: string }[] {
  const found: { field: string; name: string }[] = [];
  if ('Next' in state && state.Next !== undefined) found.push({ field: 'Next', name: state.Next });
  if ('Catch' in state)
    state.Catch.forEach(({ Next }, index) => void found.push({ field: `Catch[${index}].Next`, name: Next }));
  if (state.Type === 'Choice') {
    state.Choices.forEach(({ Next }, index) => void found.push({ field: `Choices[${index}].Next`, name: Next }));
    if (state.Default !== undefined) found.push({ field: 'Default', name: state.Default });
  }
  return found;
}

function parseState(json: { Type: string; QueryLanguage?: unknown }, path: string): State {
  const type = json.Type as keyof typeof stateSchemas;
  if (!Object.hasOwn(stateSchemas, type))
    throw new DefinitionError(
      'unknown-state-type',
      `${path}.Type`,
      `the local stack does not know ${type} states (it knows ${Object.keys(stateSchemas).join(', ')})`,
    );
  if (json.QueryLanguage !== undefined && json.QueryLanguage !== 'JSONata')
    throw new DefinitionError('unknown-query-language', `${path}.QueryLanguage`, 'the local stack speaks JSONata only');
  const state = parse<State | (Omit<State, 'ItemProcessor'> & { ItemProcessor: unknown })>(
    stateSchemas[type] as never,
    json,
    path,
  );
  if ('Next' in state === 'End' in state && ['Pass', 'Task', 'Wait', 'Map'].includes(type))
    throw new DefinitionError('invalid-field', path, 'a state has Next or End, one of them');
  if ('Retry' in state) refuseMisplacedAll(state.Retry, `${path}.Retry`);
  if ('Catch' in state) refuseMisplacedAll(state.Catch, `${path}.Catch`);
  if (state.Type !== 'Map') {
    compileAll(state, path);
    return state as State;
  }
  const { ItemProcessor, ...rest } = state as { ItemProcessor: Record<string, unknown> };
  compileAll(rest, path);
  const { ProcessorConfig: _, ...processor } = ItemProcessor;
  const inner = parse(processorSchema, processor, `${path}.ItemProcessor`);
  if (inner.QueryLanguage !== undefined && inner.QueryLanguage !== 'JSONata')
    throw new DefinitionError(
      'unknown-query-language',
      `${path}.ItemProcessor.QueryLanguage`,
      'the local stack speaks JSONata only',
    );
  return { ...rest, ItemProcessor: parseGraph(inner, `${path}.ItemProcessor`) } as State;
}

// Step Functions refuses the wildcard beside other names, and before the last entry.
function refuseMisplacedAll(entries: readonly { ErrorEquals: readonly string[] }[], path: string): void {
  entries.forEach(({ ErrorEquals }, index) => {
    if (!ErrorEquals.includes('States.ALL')) return;
    if (ErrorEquals.length > 1 || index < entries.length - 1)
      throw new DefinitionError(
        'invalid-field',
        `${path}[${index}].ErrorEquals`,
        'States.ALL stands alone, in the last entry',
      );
  });
}

function compileAll(value: unknown, path: string): void {
  if (typeof value === 'string' && isExpression(value)) {
    try {
      compileExpression(value);
    } catch (error) {
      throw new DefinitionError('invalid-expression', path, (error as { message?: string }).message ?? String(error));
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value))
      compileAll(child, step(path, Array.isArray(value) ? Number(key) : key));
  }
}

function parse<Output>(schema: z.ZodType<Output>, json: unknown, path: string): Output {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = deepest(parsed.error.issues[0]!);
  const at = issue.path.reduce<string>(step, path);
  if (issue.code === 'unrecognized_keys')
    throw new DefinitionError(
      'unknown-field',
      step(at, issue.keys[0]!),
      'the local stack does not know this field; teach it in local/states/definition.ts',
    );
  const root = path === '' && issue.path.length === 0;
  throw new DefinitionError(root ? 'malformed-definition' : 'invalid-field', at, issue.message);
}

// Of a value that may be an expression as well, the fault is the value's, unless it is text.
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.find(
    ([first]) => first !== undefined && (first.path.length > 0 || first.code === 'unrecognized_keys'),
  );
  const found = inner?.[0] ?? issue.errors.at(-1)?.[0];
  return found === undefined ? issue : deepest({ ...found, path: [...issue.path, ...found.path] });
}

const step = (path: string, key: PropertyKey): string =>
  typeof key === 'number' ? `${path}[${key}]` : join(path, String(key));
const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
