import { describe, expect, test } from 'vitest';
import { stateMachines } from './machine-harness.ts';
import { echoIds, ids, map, writer } from './map-harness.ts';

describe('the results of a Map in S3', () => {
  const batcher = { ItemBatcher: { MaxItemsPerBatch: 2 } };
  const written = async (config?: object) => {
    const machine = stateMachines({ work: echoIds([3]) });
    const outcome = (await machine.run(
      map({ ...batcher, ...writer(config), ToleratedFailurePercentage: 50 }),
      ids(5),
    )) as { output: { MapRunArn: string; ResultWriterDetails: { Bucket: string; Key: string } } };
    const { ResultWriterDetails: place, MapRunArn } = outcome.output;
    const manifest = JSON.parse(machine.text(place.Key)) as {
      ResultFiles: Record<string, { Key: string; Size: number }[]>;
    };
    return { ...machine, place, MapRunArn, manifest };
  };

  test('are listed in a manifest, whose place is the result of the state', async () => {
    const { place, MapRunArn, manifest, text } = await written();
    expect(place.Bucket).toBe('data');
    expect(place.Key).toMatch(/^results\/[\da-f-]{36}\/[\da-f-]{36}\/manifest\.json$/);
    const folder = place.Key.slice(0, -'/manifest.json'.length);
    const file = (name: string) => [{ Key: `${folder}/${name}`, Size: Buffer.byteLength(text(`${folder}/${name}`)) }];
    expect(manifest).toEqual({
      DestinationBucket: 'data',
      MapRunArn,
      ResultFiles: { FAILED: file('FAILED_0.json'), PENDING: [], SUCCEEDED: file('SUCCEEDED_0.json') },
    });
  });

  test.each<[string, object | undefined, string, (text: string) => unknown, unknown]>([
    [
      'whole records, where nothing is said',
      undefined,
      'SUCCEEDED_0.json',
      JSON.parse,
      [
        {
          ExecutionArn: expect.stringMatching(/:execution:machine\/Each:/),
          Input: '{"Items":[{"id":0},{"id":1}]}',
          InputDetails: { Included: true },
          Name: expect.stringMatching(/^[\da-f-]{36}$/),
          Output: '[0,1]',
          OutputDetails: { Included: true },
          RedriveCount: 0,
          RedriveStatus: 'NOT_REDRIVABLE',
          RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
          StartDate: '2026-03-12T00:00:00.000Z',
          StateMachineArn: expect.stringMatching(/:stateMachine:machine\/Each$/),
          Status: 'SUCCEEDED',
          StopDate: '2026-03-12T00:00:00.000Z',
        },
        expect.objectContaining({ Output: '[4]' }),
      ],
    ],
    ['outputs alone', { Transformation: 'COMPACT' }, 'SUCCEEDED_0.json', JSON.parse, [[0, 1], [4]]],
    ['outputs run together', { Transformation: 'FLATTEN' }, 'SUCCEEDED_0.json', JSON.parse, [0, 1, 4]],
    ['a line for each', { Transformation: 'COMPACT', OutputType: 'JSONL' }, 'SUCCEEDED_0.json', String, '[0,1]\n[4]\n'],
  ])('are %s', async (_, config, name, read, expected) => {
    const { place, text } = await written(config);
    expect(read(text(place.Key.replace('manifest.json', name)))).toEqual(expected);
  });

  test('hold a record of each child that failed, whatever the transformation', async () => {
    const { place, text } = await written({ Transformation: 'COMPACT', OutputType: 'JSONL' });
    expect(JSON.parse(text(place.Key.replace('manifest.json', 'FAILED_0.json')))).toMatchObject({
      Status: 'FAILED',
      Error: 'Poison',
      Cause: '{"errorType":"Poison","errorMessage":"it failed"}',
      Input: '{"Items":[{"id":2},{"id":3}]}',
      RedriveStatus: 'REDRIVABLE',
    });
  });

  test('are an empty manifest, where there was nothing to do', async () => {
    const machine = stateMachines();
    const outcome = (await machine.run(map(writer()), [])) as { output: { ResultWriterDetails: { Key: string } } };
    expect(JSON.parse(machine.text(outcome.output.ResultWriterDetails.Key))).toMatchObject({
      ResultFiles: { FAILED: [], PENDING: [], SUCCEEDED: [] },
    });
  });

  test('that have no bucket fail the state', async () => {
    const { run } = stateMachines({ work: () => 1 });
    const { ResultWriter } = writer();
    const nowhere = { ResultWriter: { ...ResultWriter, Arguments: { Bucket: 'nowhere' } } };
    expect(await run(map(nowhere), [1])).toMatchObject({ status: 'FAILED', error: 'States.ResultWriterFailed' });
  });

  test('that do not go to S3 may not be too large', async () => {
    const { run } = stateMachines({ work: () => 'x'.repeat(200_000) });
    expect(await run(map(), [1, 2])).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    expect(await run(map(writer()), [1, 2])).toMatchObject({ status: 'SUCCEEDED' });
  });
});
