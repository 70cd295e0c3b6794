import { S3Error } from '../s3/s3-error.ts';
import type { MapState } from './definition.ts';
import type { Execution } from './execution.ts';
import type { StateServices } from './frame.ts';
import type { MapRun } from './map-run.ts';
import { StateError } from './state-error.ts';

type WriterConfig = NonNullable<MapState['ResultWriter']>['WriterConfig'];

/** What a Map without a writer answers, and what its writer writes where nothing else is said. */
export const defaultTransformation = 'COMPACT';

/**
 * Writes what became of the children of a Map Run under `Prefix/<its uuid>/`: SUCCEEDED_0, FAILED_0 and PENDING_0, each where there
 * is something to say, and manifest.json, which names them. They are documented to end in `.json`, lines of JSON too.
 * @returns the place of the manifest
 * @throws StateError States.ResultWriterFailed
 */
export function writeResults(
  mapRun: MapRun,
  place: { readonly Bucket: string; readonly Prefix?: string | undefined },
  config: WriterConfig,
  objects: StateServices['objects'],
): { Bucket: string; Key: string } {
  const uuid = mapRun.arn.split(':').at(-1) as string;
  const folder = [place.Prefix, uuid].filter(Boolean).join('/');
  const lists = {
    FAILED: mapRun.children.filter(({ status }) => status !== 'SUCCEEDED').map(recordOf),
    PENDING: mapRun.pending.map(({ value }) => ({
      Input: JSON.stringify(value),
      InputDetails: { Included: true },
      Status: 'PENDING',
    })),
    SUCCEEDED: resultsOf(
      mapRun.children.filter(({ status }) => status === 'SUCCEEDED'),
      config.Transformation,
    ),
  };
  const files = Object.entries(lists).map(([status, list]) => {
    if (list.length === 0) return [status, []] as const;
    const Key = `${folder}/${status}_0.json`;
    return [status, [{ Key, Size: put(Key, textOf(list, config.OutputType)) }]] as const;
  });
  const Key = `${folder}/manifest.json`;
  const { Bucket } = place;
  put(
    Key,
    JSON.stringify({ DestinationBucket: Bucket, MapRunArn: mapRun.arn, ResultFiles: Object.fromEntries(files) }),
  );
  mapRun.written();
  return { Bucket, Key };

  function put(key: string, text: string): number {
    const body = Buffer.from(text);
    try {
      objects.put(place.Bucket, key, { body, headers: { 'content-type': 'application/json' }, metadata: {} });
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      throw new StateError(
        'States.ResultWriterFailed',
        `s3://${place.Bucket}/${key} can't be written: ${error.code}: ${error.message}`,
      );
    }
    return body.length;
  }
}

/** What children answered, in their order; of a child that failed there is its record, whatever the transformation. */
export function resultsOf(children: readonly Execution[], transformation: WriterConfig['Transformation']): unknown[] {
  return children.flatMap((child) => {
    if (transformation === 'NONE' || child.output === undefined) return [recordOf(child)];
    const output: unknown = JSON.parse(child.output);
    return transformation === 'FLATTEN' && Array.isArray(output) ? output : [output];
  });
}

function recordOf({ options, status, startedAt, stoppedAt, output, failure }: Execution): object {
  const { arn, name, machine, input } = options;
  return {
    ExecutionArn: arn,
    Input: input,
    InputDetails: { Included: true },
    Name: name,
    ...(output === undefined ? {} : { Output: output, OutputDetails: { Included: true } }),
    ...(failure?.error === undefined ? {} : { Error: failure.error }),
    ...(failure?.cause === undefined ? {} : { Cause: failure.cause }),
    RedriveCount: 0,
    RedriveStatus: status === 'SUCCEEDED' ? 'NOT_REDRIVABLE' : 'REDRIVABLE',
    ...(status === 'SUCCEEDED' ? { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' } : {}),
    StartDate: new Date(startedAt).toISOString(),
    StateMachineArn: machine.arn,
    Status: status,
    ...(stoppedAt === undefined ? {} : { StopDate: new Date(stoppedAt).toISOString() }),
  };
}

const textOf = (list: readonly unknown[], type: WriterConfig['OutputType']): string =>
  type === 'JSON' ? JSON.stringify(list) : list.map((entry) => `${JSON.stringify(entry)}\n`).join('');
