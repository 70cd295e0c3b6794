import { beforeAll, describe, expect, it } from 'vitest';
import { settingsOf, stageNames } from '../../infra/stages.ts';
import { type SynthesizedTemplate, templateOf } from './template-of.ts';

let dev: SynthesizedTemplate;
beforeAll(() => {
  dev = templateOf('dev');
});

const machineOf = (stage: SynthesizedTemplate) =>
  stage.one('AWS::StepFunctions::StateMachine', 'Reprocessing').Properties;
/** The definition, each reference to a resource in it written as the resource's logical id. */
// biome-ignore lint/suspicious/noExplicitAny: the states of a definition are whatever their type says.
const definitionOf = (stage: SynthesizedTemplate): any => {
  const [, parts] = machineOf(stage).DefinitionString['Fn::Join'] as [string, unknown[]];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : stage.follow(part).id)).join(''));
};

describe('the state machine', () => {
  it('is a distributed map over the list: a hundred a batch, so many at a time, failures tolerated, results in S3', () => {
    for (const name of stageNames) {
      const stage = templateOf(name);
      const { QueryLanguage, States } = definitionOf(stage);
      const bucket = stage.follow(stage.outputs.JobsBucketName?.Value).id;
      expect(QueryLanguage).toBe('JSONata');
      expect(States.Reprocess).toMatchObject({
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
        ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSONL' } },
        ItemBatcher: { MaxItemsPerBatch: 100 },
        MaxConcurrency: settingsOf(name).reprocessing.maxConcurrency,
        ToleratedFailurePercentage: 5,
        ResultWriter: {
          Resource: 'arn:aws:states:::s3:putObject',
          WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
          Arguments: { Bucket: bucket, Prefix: "{% 'results/' & $states.input.execution %}" },
        },
        Catch: [expect.objectContaining({ ErrorEquals: ['States.ALL'], Next: 'Report' })],
      });
    }
  });

  it('leaves most of what may run at a time to fresh articles', () => {
    for (const name of stageNames) {
      const { maxConcurrency, reprocessing } = settingsOf(name);
      expect(reprocessing.maxConcurrency).toBeLessThanOrEqual(maxConcurrency.extractArticle / 2);
    }
  });

  it('waits for each function a little longer than that may take, and tries again', () => {
    const { States } = definitionOf(dev);
    const tasks = [States.ListStale, States.Report, States.Reprocess.ItemProcessor.States.ReprocessBatch];
    for (const { Arguments, TimeoutSeconds, Retry } of tasks) {
      const { Timeout } = dev.one('AWS::Lambda::Function', Arguments.FunctionName).Properties;
      expect(TimeoutSeconds).toBe(Timeout + 30);
      expect(Retry).toEqual([expect.objectContaining({ ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL' })]);
    }
    // Two deaths that nobody watched, and one for each of several texts that kill their function.
    expect(tasks[2].Retry[0].MaxAttempts).toBeGreaterThanOrEqual(5);
  });

  it('logs all events without what goes through the states, and is traced', () => {
    const { LoggingConfiguration, TracingConfiguration } = machineOf(dev);
    expect(TracingConfiguration).toEqual({ Enabled: true });
    expect(LoggingConfiguration).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
    const [{ CloudWatchLogsLogGroup }] = LoggingConfiguration.Destinations;
    expect(dev.follow(CloudWatchLogsLogGroup.LogGroupArn).Properties.RetentionInDays).toBe(7);
  });

  it('may invoke its three functions, start batches of its own, read lists and write results', () => {
    const { Policies, AssumeRolePolicyDocument } = dev.follow(machineOf(dev).RoleArn).Properties;
    expect(AssumeRolePolicyDocument.Statement).toEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { Service: 'states.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    const [{ PolicyDocument }] = Policies;
    const statements = PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[];
    const named = (resource: unknown) =>
      JSON.stringify(resource)
        .replaceAll(/\{"Ref":"AWS::\w+"\}/g, '·')
        .replaceAll(/[0-9A-F]{8}(?=")/g, '');
    expect(statements.map(({ Action, Resource }) => [Action, named(Resource)])).toEqual([
      ['lambda:InvokeFunction', expect.stringMatching(/ListStale.*ReprocessArticles.*ReportReprocessing/)],
      ['states:StartExecution', expect.stringMatching(/stateMachine:claimwire-dev-reprocessing"/)],
      [
        ['states:DescribeExecution', 'states:StopExecution'],
        expect.stringMatching(/execution:claimwire-dev-reprocessing:\*".*execution:claimwire-dev-reprocessing\/\*"/),
      ],
      ['s3:GetObject', expect.stringMatching(/ReprocessingJobs.*"\/lists\/\*"/)],
      [
        ['s3:PutObject', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
        expect.stringMatching(/ReprocessingJobs.*"\/results\/\*"/),
      ],
      [expect.arrayContaining(['logs:CreateLogDelivery']), '"*"'],
      [expect.arrayContaining(['xray:PutTraceSegments']), '"*"'],
    ]);
  });
});

describe('the schedule', () => {
  it('starts a real run of everything that is stale, as often as the stage says, by a role that may do that alone', () => {
    for (const name of stageNames) {
      const stage = templateOf(name);
      const { ScheduleExpression, Target, State } = stage.one('AWS::Scheduler::Schedule', 'Reprocessing').Properties;
      expect(ScheduleExpression).toBe(settingsOf(name).reprocessing.schedule);
      expect(State ?? 'ENABLED').toBe('ENABLED');
      expect(Target.Arn).toEqual(stage.outputs.ReprocessingArn?.Value);
      expect(JSON.parse(Target.Input)).toEqual({ dryRun: false, since: null });
      const { Policies } = stage.follow(Target.RoleArn).Properties;
      expect(Policies[0].PolicyDocument.Statement).toEqual([
        { Action: 'states:StartExecution', Effect: 'Allow', Resource: Target.Arn },
      ]);
    }
  });

  it('begins the next execution once the one before it is over, whatever it did', () => {
    expect(definitionOf(dev).TimeoutSeconds).toBeLessThan(86_400);
  });
});

describe('who reprocesses', () => {
  it('may start executions and follow them, read reports, and read what a preview needs; and write nothing', () => {
    const { PolicyDocument } = dev.follow(dev.outputs.ReprocessPolicyArn?.Value).Properties;
    const actions = PolicyDocument.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action);
    expect(actions.sort()).toEqual([
      'dynamodb:GetItem',
      'dynamodb:Query',
      's3:GetObject',
      's3:GetObject',
      's3:GetObjectVersion',
      's3:ListBucket',
      'states:DescribeExecution',
      'states:DescribeMapRun',
      'states:ListExecutions',
      'states:ListMapRuns',
      'states:StartExecution',
    ]);
  });
});

describe('the alarms', () => {
  it.each(['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'])('sound at the first of %s', (metric) => {
    expect(dev.one('AWS::CloudWatch::Alarm', `Reprocessing${metric}Alarm`).Properties).toMatchObject({
      Namespace: 'AWS/States',
      MetricName: metric,
      Dimensions: [{ Name: 'StateMachineArn', Value: dev.outputs.ReprocessingArn?.Value }],
      Threshold: 1,
      EvaluationPeriods: 1,
    });
  });

  it('sound when documents are left three days running; and where it runs every night, also when it did not', () => {
    const alarmOf = (stage: SynthesizedTemplate) =>
      stage.one('AWS::CloudWatch::Alarm', 'ReprocessingLeftAlarm').Properties;
    expect(alarmOf(dev)).toMatchObject({
      MetricName: 'DocumentsLeft',
      Period: 86_400,
      EvaluationPeriods: 3,
      TreatMissingData: 'notBreaching',
    });
    expect(alarmOf(templateOf('prod'))).toMatchObject({ TreatMissingData: 'breaching' });
  });
});

describe('lists, results and reports', () => {
  it('end by themselves, their uploads that were never completed too', () => {
    const { Properties } = dev.follow(dev.outputs.JobsBucketName?.Value);
    expect(Properties.LifecycleConfiguration.Rules).toEqual([
      {
        Status: 'Enabled',
        ExpirationInDays: 90,
        NoncurrentVersionExpiration: { NoncurrentDays: 90 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
    ]);
  });
});
