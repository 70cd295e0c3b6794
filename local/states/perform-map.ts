import { batchItems, type ChildInput } from './batch-items.ts';
import { fieldValues, type MapState } from './definition.ts';
import { evaluate, evaluateAs, type Scope } from './frame.ts';
import type { MapRun } from './map-run.ts';
import { readItems } from './read-items.ts';
import { payloadText, StateError } from './state-error.ts';
import { defaultTransformation, resultsOf, writeResults } from './write-results.ts';

/** Step Functions' own limit where a Map sets none. */
const mostChildren = 10_000;

/**
 * Runs a Map in distributed mode: a child execution for each item or batch, a bounded number at a time, until all have ended or
 * more items failed than are tolerated.
 * @returns where the results stand, or without a writer the results themselves, in the order of the items
 * @throws StateError States.ExceedToleratedFailureThreshold (the results are written nevertheless), States.ItemReaderFailed,
 * States.ResultWriterFailed, States.DataLimitExceeded, States.QueryEvaluationError
 */
export async function performMap(state: MapState, scope: Scope): Promise<unknown> {
  const { services, signal } = scope.frame;
  const inputs = await childInputs(state, scope);
  const number = async (field: 'MaxConcurrency' | 'ToleratedFailurePercentage' | 'ToleratedFailureCount') =>
    state[field] === undefined ? undefined : await evaluateAs(fieldValues[field], scope, state[field], field);
  const mapRun = scope.frame.openMapRun(
    {
      label: state.Label ?? scope.stateName.replaceAll(/[^\w-]/g, '').slice(0, 40),
      maxConcurrency: (await number('MaxConcurrency')) ?? 0,
      toleratedFailurePercentage: await number('ToleratedFailurePercentage'),
      toleratedFailureCount: await number('ToleratedFailureCount'),
      inputs,
    },
    state.ItemProcessor,
  );
  await services.activity.waiting(() => runChildren(mapRun, services.childConcurrency, signal));
  const exceeded = mapRun.toleranceExceeded;
  mapRun.end(signal.aborted ? 'ABORTED' : exceeded ? 'FAILED' : 'SUCCEEDED', services.clock.now());
  const result = await resultOf(state, scope, mapRun);
  signal.throwIfAborted();
  if (exceeded)
    throw new StateError(
      'States.ExceedToleratedFailureThreshold',
      'The specified tolerated failure threshold was exceeded',
    );
  return result;
}

async function childInputs(state: MapState, scope: Scope): Promise<ChildInput[]> {
  const items = await readItems(state, scope);
  const selected: unknown[] = [];
  for (const [Index, Value] of items.entries()) {
    if (state.ItemSelector === undefined) selected.push(Value);
    else {
      const context = { ...scope.context, Map: { Item: { Index, Value } } };
      selected.push(await evaluate(scope, state.ItemSelector, 'ItemSelector', { context }));
    }
  }
  if (state.ItemBatcher === undefined)
    return selected.map((value) => {
      payloadText(value, `An item of ${scope.stateName}`);
      return { value, itemCount: 1 };
    });
  const { MaxItemsPerBatch, MaxInputBytesPerBatch, BatchInput } = state.ItemBatcher;
  const limit = async (value: unknown, field: 'MaxItemsPerBatch' | 'MaxInputBytesPerBatch') =>
    value === undefined ? undefined : await evaluateAs(fieldValues[field], scope, value, `ItemBatcher/${field}`);
  return batchItems(selected, {
    maxItems: await limit(MaxItemsPerBatch, 'MaxItemsPerBatch'),
    maxBytes: await limit(MaxInputBytesPerBatch, 'MaxInputBytesPerBatch'),
    batchInput: BatchInput === undefined ? undefined : await evaluate(scope, BatchInput, 'ItemBatcher/BatchInput'),
  });
}

// Never rejects: what a child came to is known from the child.
async function runChildren(mapRun: MapRun, cap: number, signal: AbortSignal): Promise<void> {
  const { maxConcurrency, inputs } = mapRun.settings;
  const concurrency = Math.min(maxConcurrency || mostChildren, cap, inputs.length);
  const stopAll = () => {
    for (const child of mapRun.children) child.stop();
  };
  const work = async () => {
    while (!signal.aborted && !mapRun.toleranceExceeded) {
      const child = mapRun.startNext();
      if (child === undefined) return;
      await child.ended;
      if (mapRun.toleranceExceeded) stopAll();
    }
  };
  signal.addEventListener('abort', stopAll, { once: true });
  await Promise.all(Array.from({ length: concurrency }, work));
  signal.removeEventListener('abort', stopAll);
}

async function resultOf(state: MapState, scope: Scope, mapRun: MapRun): Promise<unknown> {
  const { ResultWriter } = state;
  if (ResultWriter === undefined) {
    const results = resultsOf(mapRun.children, defaultTransformation);
    payloadText(results, `The result of ${scope.stateName}`);
    return results;
  }
  const place = await evaluateAs(fieldValues.ResultPlace, scope, ResultWriter.Arguments, 'ResultWriter/Arguments');
  const details = writeResults(mapRun, place, ResultWriter.WriterConfig, scope.frame.services.objects);
  return { MapRunArn: mapRun.arn, ResultWriterDetails: details };
}
