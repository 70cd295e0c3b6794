import { FunctionFailure, invoke, single } from './machine-harness.ts';

export type Batch = { BatchInput?: unknown; Items: { id: number }[] };

/** Writes the results of a Map below `results/`. */
export const writer = (config?: object) => ({
  ResultWriter: {
    Resource: 'arn:aws:states:::s3:putObject',
    ...(config && { WriterConfig: config }),
    Arguments: { Bucket: 'data', Prefix: "{% 'results/' & $states.context.Execution.Name %}" },
  },
});
/** Reads the items of a Map from the key that its input names. */
export const reader = (InputType = 'JSONL') => ({
  ItemReader: {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: { InputType },
    Arguments: { Bucket: 'data', Key: '{% $states.input.key %}' },
  },
});
/** A machine that is one Map, whose child is one state. */
export const map = (more: object = {}, child: object = invoke('work')) =>
  single({
    Type: 'Map',
    Label: 'Each',
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...single(child) },
    ...more,
  });
/** Items `{ id }`, counted from 0. */
export const ids = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));
/** Answers the ids of its batch, and fails for a batch that holds one of `poison`. */
export const echoIds =
  (poison: readonly number[] = []) =>
  ({ Items }: Batch) => {
    if (Items.some(({ id }) => poison.includes(id))) throw new FunctionFailure('Poison');
    return Items.map(({ id }) => id);
  };
