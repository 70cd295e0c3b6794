import { fileURLToPath } from 'node:url';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, ListExecutionsCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ManualClock } from '../../../local/clock.ts';
import { bootLocalStack, type LocalStack } from '../../../local/stack.ts';

const assetsDir = fileURLToPath(new URL('../../fixtures/bundles/', import.meta.url));
const onLinux = process.platform === 'linux';
const day = 86_400_000;

const acrobat = {
  Type: 'AWS::Lambda::Function',
  Properties: { Code: { S3Key: 'acrobat.zip' }, Handler: 'index.handler', Runtime: 'nodejs24.x', Timeout: 10 },
};
const perform = (payload: object, more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: '@acrobat', Payload: payload },
  Output: '{% $states.result.Payload %}',
  ...more,
});
const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Label: 'Each',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSONL' },
        Arguments: { Bucket: '@bucket', Key: '{% $states.input.key %}' },
      },
      ItemBatcher: { MaxItemsPerBatch: 10, BatchInput: { act: 'echo' } },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Perform',
        States: {
          Perform: perform(
            {
              act: "{% 'poison' in $states.input.Items and $states.context.State.RetryCount = 0 ? 'throw' : $states.input.BatchInput.act %}",
              value: '{% $states.input.Items %}',
            },
            { Retry: [{ ErrorEquals: ['RangeError'], IntervalSeconds: 60 }], End: true },
          ),
        },
      },
      MaxConcurrency: 3,
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
        Arguments: { Bucket: '@bucket', Prefix: "{% 'results/' & $states.context.Execution.Name %}" },
      },
      Next: 'Where',
    },
    Where: perform({ act: 'environment' }, { Output: '{% $states.result.Payload.AWS_ENDPOINT_URL_SFN %}', End: true }),
  },
};
/** CDK writes a definition as pieces of text around references. */
const joined = {
  'Fn::Join': [
    '',
    JSON.stringify(definition)
      .split(/(@bucket|@acrobat)/)
      .map((part) =>
        part === '@bucket' ? { Ref: 'Data' } : part === '@acrobat' ? { 'Fn::GetAtt': ['Acrobat', 'Arn'] } : part,
      ),
  ],
};
const template = {
  Resources: {
    Data: { Type: 'AWS::S3::Bucket', Properties: {} },
    Acrobat: acrobat,
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { StateMachineName: 'machine', RoleArn: 'role', DefinitionString: joined },
    },
    Daily: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'rate(1 day)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: { Ref: 'Machine' }, Input: '{"key":"list"}', RoleArn: 'role' },
      },
    },
  },
  Outputs: { MachineArn: { Value: { Ref: 'Machine' } }, Bucket: { Value: { Ref: 'Data' } } },
};

describe.skipIf(!onLinux || process.arch !== 'x64')('a state machine of a booted stack', () => {
  const clock = new ManualClock(Date.UTC(2026, 2, 12));
  let stack: LocalStack;
  let s3: S3Client;
  let states: SFNClient;

  beforeAll(async () => {
    stack = await bootLocalStack({ template, assetsDir, stackName: 'machine', clock });
    const { region, credentials, endpoints } = stack;
    s3 = new S3Client({ region, credentials, endpoint: endpoints.s3 });
    states = new SFNClient({ region, credentials, endpoint: endpoints.states });
  });
  afterAll(() => stack?.stop());

  const put = (Key: string, items: readonly unknown[]) =>
    s3.send(
      new PutObjectCommand({
        Bucket: stack.outputs.Bucket,
        Key,
        Body: items.map((item) => JSON.stringify(item)).join('\n'),
      }),
    );
  const start = (key: string) =>
    states.send(
      new StartExecutionCommand({ stateMachineArn: stack.outputs.MachineArn, input: JSON.stringify({ key }) }),
    );
  const describeExecution = (executionArn: string | undefined) =>
    states.send(new DescribeExecutionCommand({ executionArn }));
  /** The results of an execution, in the order of the list. */
  const results = (name: string | undefined) => {
    const { objects } = stack.objects.list(stack.outputs.Bucket ?? '', { prefix: `results/${name}/` });
    const succeeded = objects.find(({ key }) => key.endsWith('/SUCCEEDED_0.json'));
    const lines = succeeded?.body.toString().trimEnd().split('\n') ?? [];
    return lines.map((line) => JSON.parse(line) as { value: unknown[]; pid: number });
  };

  test('carries a list in S3 through real functions, in batches, and leaves the results there', async () => {
    const items = Array.from({ length: 95 }, (_, id) => ({ id, mot: 'été' }));
    await put('list', items);
    const { executionArn } = await start('list');
    await stack.idle();
    const { status, output, name } = await describeExecution(executionArn);
    expect({ status, output }).toEqual({ status: 'SUCCEEDED', output: JSON.stringify(stack.endpoints.states) });
    expect(results(name).flatMap(({ value }) => value)).toEqual(items);
    expect(results(name)).toHaveLength(10);
  });

  test("tries a batch again by the stack's clock", async () => {
    await put('poisoned', ['good', 'poison']);
    const { executionArn } = await start('poisoned');
    await stack.settled();
    expect((await describeExecution(executionArn)).status).toBe('RUNNING');
    await clock.advance(60_000);
    await stack.idle();
    const { status, name } = await describeExecution(executionArn);
    expect(status).toBe('SUCCEEDED');
    expect(results(name).map(({ value }) => value)).toEqual([['good', 'poison']]);
  });

  test('is started by its schedule', async () => {
    const count = async () => {
      const { executions = [] } = await states.send(
        new ListExecutionsCommand({ stateMachineArn: stack.outputs.MachineArn, statusFilter: 'SUCCEEDED' }),
      );
      return executions.length;
    };
    const before = await count();
    await clock.advance(day);
    await stack.idle();
    expect(await count()).toBe(before + 1);
  });

  test('ends with the stack, whatever it does', async () => {
    await put('poisoned', ['poison']);
    const { executionArn = '' } = await start('poisoned');
    await stack.settled();
    await stack.stop();
    expect(stack.stateMachines.execution(executionArn).status).toBe('ABORTED');
    expect(stack.stateMachines.running).toBe(0);
  });
});
