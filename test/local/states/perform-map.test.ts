import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FunctionFailure, invoke, outcomeOf, stateMachines } from './machine-harness.ts';
import { type Batch, echoIds, ids, map, reader, writer } from './map-harness.ts';

const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');

describe('the items of a Map', () => {
  const item = { id: 1 };
  test.each<[string, object, unknown, unknown]>([
    ['its input', {}, [item], [item]],
    ['a list of its own', { Items: '{% $states.input.list %}' }, { list: [item, item] }, [item, item]],
    ['lines of JSON in S3', reader(), { key: 'list.jsonl' }, [{ id: 0 }, { id: 1 }, { id: 2 }]],
    ['a JSON array in S3', reader('JSON'), { key: 'list.json' }, [{ id: 0 }, { id: 1 }]],
    [
      'what a selector makes of each',
      {
        ItemSelector: {
          n: '{% $states.context.Map.Item.Index %}',
          v: '{% $states.context.Map.Item.Value.id %}',
          k: '{% $count($states.input) %}',
        },
      },
      [{ id: 7 }, { id: 8 }],
      [
        { n: 0, v: 7, k: 2 },
        { n: 1, v: 8, k: 2 },
      ],
    ],
    ['none at all', {}, [], []],
  ])('are %s', async (_, more, input, output) => {
    const { run, put } = stateMachines({ work: (payload) => payload });
    put('list.jsonl', `${lines(ids(3))}\n`);
    put('list.json', JSON.stringify(ids(2)));
    expect(await run(map(more), input)).toEqual({ status: 'SUCCEEDED', output });
  });

  test.each<[string, object, unknown, string]>([
    ['an object that is not there', reader(), { key: 'nothing' }, 'States.ItemReaderFailed'],
    ['lines that are no JSON', reader(), { key: 'broken' }, 'States.ItemReaderFailed'],
    ['JSON that is no array', reader('JSON'), { key: 'object' }, 'States.ItemReaderFailed'],
    ['an input that is no list', {}, {}, 'States.QueryEvaluationError'],
    [
      'an item that a selector makes too large',
      { ItemSelector: "{% $pad('', 262143, 'x') %}" },
      [1],
      'States.DataLimitExceeded',
    ],
  ])('fail for %s', async (_, more, input, error) => {
    const { run, put } = stateMachines({ work: () => 'ok' });
    put('broken', '{"id":0}\n{"id":');
    put('object', '{}');
    expect(await run(map(more), input)).toMatchObject({ status: 'FAILED', error });
  });

  test.each([
    ['Items', "{% 'none' %}"],
    ['MaxConcurrency', "{% 'few' %}"],
    ['ToleratedFailurePercentage', '{% 101 %}'],
    ['ToleratedFailureCount', '{% 0.5 %}'],
    ['ItemBatcher', { MaxItemsPerBatch: '{% 0 %}' }],
    ['ItemBatcher', { MaxInputBytesPerBatch: '{% 300000 %}' }],
    ['ResultWriter', { ...writer().ResultWriter, Arguments: "{% {'Prefix': 'nowhere'} %}" }],
  ])('fail for %s that comes to %j', async (field, value) => {
    const { run } = stateMachines({ work: () => 'ok' });
    expect(await run(map({ [field]: value }), [1])).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(`The field '${field}`),
    });
  });

  test('may be cut off after a number of them', async () => {
    const { run, put } = stateMachines({ work: ({ id }: { id: number }) => id });
    put('list', lines(ids(5)));
    const { ItemReader } = reader();
    const limited = { ItemReader: { ...ItemReader, ReaderConfig: { InputType: 'JSONL', MaxItems: 2 } } };
    expect(await run(map(limited), { key: 'list' })).toEqual({ status: 'SUCCEEDED', output: [0, 1] });
  });
});

describe('the children of a Map', () => {
  test('are executions of their own, with a batch each as input, and know neither variables nor the execution around them', async () => {
    const { run, machines } = stateMachines({ work: (payload) => payload });
    const Output = {
      batch: '{% $states.input %}',
      name: '{% $states.context.Execution.Name %}',
      machine: '{% $states.context.StateMachine.Name %}',
    };
    const batcher = {
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { by: '{% $states.context.Execution.Name %}' } },
    };
    const outcome = (await run(map({ ...batcher, MaxConcurrency: 1 }, { Type: 'Pass', Output }), ids(3))) as {
      output: { batch: Batch; name: string; machine: string }[];
    };
    const [parent] = machines.executions({ machineArn: 'arn:aws:states:eu-west-3:000000000000:stateMachine:machine' });
    expect(outcome.output.map(({ batch }) => batch)).toEqual([
      { BatchInput: { by: parent?.options.name }, Items: [{ id: 0 }, { id: 1 }] },
      { BatchInput: { by: parent?.options.name }, Items: [{ id: 2 }] },
    ]);
    const [mapRun] = machines.mapRuns(parent?.options.arn ?? '');
    const children = machines.executions({ mapRunArn: mapRun?.arn ?? '' }, 'SUCCEEDED').reverse();
    expect(children.map(({ options }) => options.name)).toEqual(outcome.output.map(({ name }) => name));
    expect(new Set(outcome.output.map(({ machine }) => machine))).toEqual(new Set(['machine/Each']));
    expect(children[0]?.options.arn).toMatch(
      /^arn:aws:states:eu-west-3:000000000000:execution:machine\/Each:[\da-f-]{36}$/,
    );
    expect(mapRun?.arn).toMatch(/^arn:aws:states:eu-west-3:000000000000:mapRun:machine\/Each:[\da-f-]{36}$/);
  });

  test('see no variable of the states around them', async () => {
    const { run } = stateMachines();
    const machine = map({}, { Type: 'Pass', Output: '{% $saved %}' });
    const States = { Save: { Type: 'Pass', Assign: { saved: 1 }, Next: 'Only' }, ...machine.States };
    expect(await run({ StartAt: 'Save', States }, [1])).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
  });

  test('try again each for itself', async () => {
    const seen: number[] = [];
    const { start, clock } = stateMachines({
      work: ({ count, item }: { count: number; item: number }) => {
        seen.push(count);
        if (item === 1 && count < 2) throw new FunctionFailure('Oops');
        return item;
      },
    });
    const Payload = { count: '{% $states.context.State.RetryCount %}', item: '{% $states.input %}' };
    const child = invoke('work', { Arguments: { FunctionName: 'work', Payload }, Retry: [{ ErrorEquals: ['Oops'] }] });
    const execution = start(map({}, child), [0, 1, 2]);
    await clock.advance(10_000);
    expect(outcomeOf(execution)).toEqual({ status: 'SUCCEEDED', output: [0, 1, 2] });
    expect(seen.toSorted()).toEqual([0, 0, 0, 1, 2]);
  });

  test('run no more at a time than MaxConcurrency, and as many as it allows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.nat(20), { minLength: 30, maxLength: 30 }),
        async (count, MaxConcurrency, cap, durations) => {
          let running = 0;
          let most = 0;
          const machine = stateMachines(
            {
              work: async (id: number) => {
                running += 1;
                most = Math.max(most, running);
                for (let turn = 0; turn < (durations[id] ?? 0); turn++) await null;
                running -= 1;
                return id;
              },
            },
            cap,
          );
          const items = Array.from({ length: count }, (_, id) => id);
          expect(await machine.run(map({ MaxConcurrency }), items)).toEqual({ status: 'SUCCEEDED', output: items });
          expect(most).toBeLessThanOrEqual(Math.min(MaxConcurrency || cap, cap, count));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('failures in a Map', () => {
  const batcher = { ItemBatcher: { MaxItemsPerBatch: 2 }, MaxConcurrency: 1 };

  test.each<[string, object, readonly number[], string]>([
    ['one, where nothing is said', {}, [3], 'FAILED'],
    ['none', {}, [], 'SUCCEEDED'],
    ['a fifth of the items, where so many are tolerated', { ToleratedFailurePercentage: 20 }, [3], 'SUCCEEDED'],
    ['a fifth of the items, where fewer are', { ToleratedFailurePercentage: 19 }, [3], 'FAILED'],
    ['two items of one batch, where two are tolerated', { ToleratedFailureCount: 2 }, [3], 'SUCCEEDED'],
    ['two items of one batch, where one is', { ToleratedFailureCount: 1 }, [3], 'FAILED'],
    ['within one limit, above the other', { ToleratedFailurePercentage: 50, ToleratedFailureCount: 1 }, [3], 'FAILED'],
    ['all, where all are tolerated', { ToleratedFailurePercentage: 100 }, [0, 2, 4, 6, 8], 'SUCCEEDED'],
    ['by an expression', { ToleratedFailurePercentage: '{% 10 * 2 %}' }, [3], 'SUCCEEDED'],
  ])('are tolerated or not: %s', async (_, tolerance, poison, status) => {
    const { run } = stateMachines({ work: echoIds(poison) });
    const error = status === 'FAILED' ? { error: 'States.ExceedToleratedFailureThreshold' } : {};
    expect(await run(map({ ...batcher, ...tolerance }), ids(10))).toMatchObject({ status, ...error });
  });

  test('that are tolerated stand in the result as records', async () => {
    const { run } = stateMachines({ work: echoIds([3]) });
    expect(await run(map({ ...batcher, ToleratedFailurePercentage: 50 }), ids(4))).toMatchObject({
      output: [[0, 1], { Status: 'FAILED', Error: 'Poison', Input: '{"Items":[{"id":2},{"id":3}]}' }],
    });
  });

  test('above what is tolerated end what runs, and start nothing more; all of it is written down', async () => {
    const { start, clock, keys, text, machines } = stateMachines({
      work: ({ Items }: Batch) => {
        if (Items[0]?.id === 0) return 'done';
        return new Promise((_, reject) => {
          if (Items[0]?.id === 2) clock.setTimeout(() => reject(new FunctionFailure('Poison')), 1000);
        });
      },
    });
    const execution = start(map({ ...batcher, MaxConcurrency: 2, ...writer() }), ids(10));
    await clock.advance(1000);
    expect(outcomeOf(execution)).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
    const [mapRun] = machines.mapRuns(execution.options.arn);
    expect(mapRun?.status).toBe('FAILED');
    expect(mapRun?.counts('items')).toEqual({
      pending: 4,
      running: 0,
      succeeded: 2,
      failed: 2,
      timedOut: 0,
      aborted: 2,
      total: 10,
      resultsWritten: 6,
    });
    const folder = `results/${execution.options.name}/${mapRun?.arn.split(':').at(-1)}`;
    expect(keys()).toEqual(
      ['FAILED_0.json', 'PENDING_0.json', 'SUCCEEDED_0.json', 'manifest.json'].map((name) => `${folder}/${name}`),
    );
    const read = (name: string) => JSON.parse(text(`${folder}/${name}`)) as { Status: string; Input: string }[];
    expect(
      read('FAILED_0.json')
        .map(({ Status }) => Status)
        .sort(),
    ).toEqual(['ABORTED', 'FAILED']);
    expect(read('PENDING_0.json').map(({ Input }) => (JSON.parse(Input) as Batch).Items[0]?.id)).toEqual([6, 8]);
    expect(read('SUCCEEDED_0.json').map(({ Status }) => Status)).toEqual(['SUCCEEDED']);
    expect(machines.active).toBe(0);
  });

  test('of the whole Map can be caught, and leave its input to work with', async () => {
    const { run } = stateMachines({ work: echoIds([1]) });
    const machine = map({
      ...batcher,
      ...reader(),
      Catch: [
        {
          ErrorEquals: ['States.ALL'],
          Next: 'Report',
          Output: "{% $merge([$states.input, {'failure': $states.errorOutput.Error}]) %}",
        },
      ],
    });
    const States = { ...machine.States, Report: { Type: 'Succeed' } };
    expect(await run({ ...machine, States }, { key: 'missing' })).toEqual({
      status: 'SUCCEEDED',
      output: { key: 'missing', failure: 'States.ItemReaderFailed' },
    });
  });

  test('stop with the execution around them, which ends their children and writes down what became of them', async () => {
    const { start, clock, machines, keys } = stateMachines({ work: () => new Promise(() => {}) });
    const execution = start(map({ ...batcher, MaxConcurrency: 2, ...writer() }), ids(10));
    await clock.advance(1);
    execution.stop('Stop');
    await execution.ended;
    const [mapRun] = machines.mapRuns(execution.options.arn);
    expect([execution.status, mapRun?.status]).toEqual(['ABORTED', 'ABORTED']);
    expect(mapRun?.counts('executions')).toMatchObject({ aborted: 2, pending: 3, running: 0 });
    expect(keys().map((key) => key.split('/').at(-1))).toEqual(['FAILED_0.json', 'PENDING_0.json', 'manifest.json']);
    expect([machines.running, machines.active]).toEqual([0, 0]);
  });

  test('stop with the execution around them, also where their results can be written nowhere', async () => {
    const { start, clock } = stateMachines({ work: () => new Promise(() => {}) });
    const ResultWriter = { ...writer().ResultWriter, Arguments: { Bucket: 'nowhere' } };
    const execution = start(map({ ...batcher, ResultWriter }), ids(10));
    await clock.advance(1);
    execution.stop('Stop');
    await execution.ended;
    expect(outcomeOf(execution)).toMatchObject({ status: 'ABORTED', error: 'Stop' });
  });
});
