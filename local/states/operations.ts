import * as z from 'zod';
import type { Execution } from './execution.ts';
import type { MapRun, StatusCounts } from './map-run.ts';
import type { StateMachines } from './state-machines.ts';
import { StatesError } from './states-error.ts';

/** One operation of Step Functions: the parameters that it understands, and what it answers. Others are refused, not skipped. */
export interface Operation {
  run(parameters: unknown, machines: StateMachines): object | Promise<object>;
}

function operation<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (input: z.output<z.ZodObject<Shape>>, machines: StateMachines) => object | Promise<object>,
): Operation {
  const schema = z.strictObject(shape);
  return {
    run(parameters, machines) {
      const parsed = schema.safeParse(parameters);
      if (parsed.success) return run(parsed.data as z.output<z.ZodObject<Shape>>, machines);
      const issue = parsed.error.issues[0]!;
      if (issue.code === 'unrecognized_keys')
        throw new StatesError(
          'NotImplemented',
          `the local Step Functions does not know the parameter ${issue.keys[0]}`,
        );
      throw new StatesError('ValidationException', `Invalid parameter ${issue.path.join('.')}: ${issue.message}`);
    },
  };
}

const arn = z.string().min(1).max(2000);
const page = { maxResults: z.number().int().min(0).max(1000).default(100), nextToken: z.string().optional() };
const status = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']);

/** Every operation that is spoken here, by its name in X-Amz-Target. */
export const operations: Readonly<Record<string, Operation>> = {
  StartExecution: operation(
    {
      stateMachineArn: arn,
      name: z.string().optional(),
      input: z.string().optional(),
      traceHeader: z.string().max(256).optional(),
    },
    ({ stateMachineArn, input, name }, machines) => {
      const execution = machines.start(stateMachineArn, input, name);
      return { executionArn: execution.options.arn, startDate: seconds(execution.startedAt) };
    },
  ),
  DescribeExecution: operation(
    { executionArn: arn, includedData: z.literal('ALL_DATA').optional() },
    ({ executionArn }, machines) => describe(machines.execution(executionArn)),
  ),
  ListExecutions: operation(
    { stateMachineArn: arn.optional(), mapRunArn: arn.optional(), statusFilter: status.optional(), ...page },
    ({ stateMachineArn, mapRunArn, statusFilter, ...rest }, machines) => {
      if ((stateMachineArn === undefined) === (mapRunArn === undefined))
        throw new StatesError('ValidationException', 'Give stateMachineArn or mapRunArn, one of them.');
      if (stateMachineArn !== undefined) machines.machine(stateMachineArn);
      const of = mapRunArn === undefined ? { machineArn: stateMachineArn as string } : { mapRunArn };
      const { list, nextToken } = paginate(machines.executions(of, statusFilter), rest);
      return { executions: list.map(summarize), nextToken };
    },
  ),
  StopExecution: operation(
    { executionArn: arn, error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() },
    async ({ executionArn, error, cause }, machines) => {
      const execution = machines.execution(executionArn);
      execution.stop(error, cause);
      await execution.ended;
      return { stopDate: seconds(execution.stoppedAt as number) };
    },
  ),
  ListMapRuns: operation({ executionArn: arn, ...page }, ({ executionArn, ...rest }, machines) => {
    const { list, nextToken } = paginate(machines.mapRuns(executionArn), rest);
    return {
      mapRuns: list.map((mapRun) => ({
        executionArn: mapRun.executionArn,
        mapRunArn: mapRun.arn,
        stateMachineArn: mapRun.machineArn,
        startDate: seconds(mapRun.startedAt),
        stopDate: seconds(mapRun.stoppedAt),
      })),
      nextToken,
    };
  }),
  DescribeMapRun: operation({ mapRunArn: arn }, ({ mapRunArn }, machines) =>
    describeMapRun(machines.mapRun(mapRunArn)),
  ),
};

const summarize = ({ options, status, startedAt, stoppedAt, itemCount }: Execution): object => ({
  executionArn: options.arn,
  stateMachineArn: options.machine.arn,
  name: options.name,
  status,
  startDate: seconds(startedAt),
  stopDate: seconds(stoppedAt),
  redriveCount: 0,
  ...(options.mapRunArn === undefined ? {} : { mapRunArn: options.mapRunArn, itemCount }),
});

const describe = (execution: Execution): object => {
  const { itemCount: _, ...summary } = summarize(execution) as { itemCount?: number };
  const { status, output, failure, options } = execution;
  return {
    ...summary,
    input: options.input,
    inputDetails: { included: true },
    ...(output === undefined ? {} : { output, outputDetails: { included: true } }),
    error: failure?.error,
    cause: failure?.cause,
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason:
      status === 'RUNNING' || status === 'SUCCEEDED'
        ? `Execution is ${status} and cannot be redriven`
        : 'the local stack redrives no executions; start another',
  };
};

const describeMapRun = (mapRun: MapRun): object => ({
  mapRunArn: mapRun.arn,
  executionArn: mapRun.executionArn,
  status: mapRun.status,
  startDate: seconds(mapRun.startedAt),
  stopDate: seconds(mapRun.stoppedAt),
  maxConcurrency: mapRun.settings.maxConcurrency,
  toleratedFailurePercentage: mapRun.settings.toleratedFailurePercentage ?? 0,
  toleratedFailureCount: mapRun.settings.toleratedFailureCount ?? 0,
  itemCounts: countsOf(mapRun.counts('items')),
  executionCounts: countsOf(mapRun.counts('executions')),
  redriveCount: 0,
});

const countsOf = (counts: StatusCounts): object => ({ ...counts, failuresNotRedrivable: 0, pendingRedrive: 0 });

/** The protocol writes times as seconds since the epoch. */
const seconds = <Time extends number | undefined>(ms: Time) => (ms === undefined ? undefined : ms / 1000);

// Tokens count from the end, so that what starts between two pages moves none of them.
function paginate<Entry>(
  entries: readonly Entry[],
  { maxResults, nextToken }: { maxResults: number; nextToken?: string | undefined },
): { list: Entry[]; nextToken?: string } {
  const left = nextToken === undefined ? entries.length : Number(nextToken);
  if (nextToken !== undefined && !(Number.isInteger(left) && left >= 1 && left <= entries.length))
    throw new StatesError('InvalidToken', `Invalid Token: '${nextToken}'`);
  const from = entries.length - left;
  const list = entries.slice(from, from + (maxResults || 100));
  const after = left - list.length;
  return after > 0 ? { list, nextToken: String(after) } : { list };
}
