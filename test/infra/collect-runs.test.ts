import { beforeAll, describe, expect, it } from 'vitest';
import { settingsOf, stageNames } from '../../infra/stages.ts';
import { type SynthesizedTemplate, templateOf } from './template-of.ts';

let dev: SynthesizedTemplate;
beforeAll(() => {
  dev = templateOf('dev');
});
const functionOf = (stage = dev) => stage.one('AWS::Lambda::Function', 'CollectRuns');

describe('the collector', () => {
  it('is invoked every hour, by a role that may do that and nothing else, and that no other account can take', () => {
    const { ScheduleExpression, Target, State } = dev.one('AWS::Scheduler::Schedule', 'CollectRuns').Properties;
    expect(ScheduleExpression).toBe('rate(1 hour)');
    expect(State ?? 'ENABLED').toBe('ENABLED');
    expect(dev.follow(Target.Arn).id).toBe(functionOf().id);
    const { AssumeRolePolicyDocument, Policies, ManagedPolicyArns } = dev.follow(Target.RoleArn).Properties;
    expect(AssumeRolePolicyDocument.Statement).toEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    expect(ManagedPolicyArns).toBeUndefined();
    expect(
      Policies.map(({ PolicyDocument }: { PolicyDocument: { Statement: unknown } }) => PolicyDocument.Statement),
    ).toEqual([[{ Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: Target.Arn }]]);
  });

  it('may read the table, its first index, and delete records; nothing in S3 and no queue', () => {
    const statements = dev.one('AWS::IAM::Policy', 'CollectRuns').Properties.PolicyDocument.Statement as {
      Action: string | string[];
      Resource: unknown;
    }[];
    const table = { 'Fn::GetAtt': [dev.follow(dev.outputs.TableName?.Value).id, 'Arn'] };
    const onData = statements.filter(({ Action }) => ![Action].flat().every((action) => action.startsWith('logs:')));
    expect(onData.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [['GetItem', 'Query', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'].map((action) => `dynamodb:${action}`), table],
      ['dynamodb:Query', { 'Fn::Join': ['', [table, '/index/GSI1']] }],
    ]);
  });

  it('keeps records for longer than the stream keeps changes, and waits for as long as a writer can live', () => {
    for (const name of stageNames) {
      const stage = templateOf(name);
      const { Variables } = functionOf(stage).Properties.Environment;
      expect(Variables.TABLE_NAME).toEqual(stage.outputs.TableName?.Value);
      expect(Number(Variables.GRACE_SECONDS)).toBe(settingsOf(name).supersededRetention.toSeconds());
      expect(Number(Variables.GRACE_SECONDS)).toBeGreaterThan(86_400);
      const writer = stage.one('AWS::Lambda::Function', 'ExtractArticle').Properties.Timeout;
      expect(Number(Variables.WRITER_TIMEOUT_SECONDS)).toBeGreaterThanOrEqual(writer);
      // A call is over before the next begins.
      expect(functionOf(stage).Properties.Timeout).toBeLessThan(3_600);
    }
  });

  it('alarms when it is a day behind, and when it has not run for six hours', () => {
    expect(dev.one('AWS::CloudWatch::Alarm', 'CollectRunsBehindAlarm').Properties).toMatchObject({
      Namespace: 'Claimwire',
      MetricName: 'CollectorBehind',
      Dimensions: [{ Name: 'service', Value: 'collect-runs' }],
      Statistic: 'Maximum',
      Period: 10_800,
      EvaluationPeriods: 2,
      Threshold: 86_400_000,
      TreatMissingData: 'breaching',
    });
    expect(dev.one('AWS::CloudWatch::Alarm', 'CollectRunsErrorsAlarm').Properties).toMatchObject({
      MetricName: 'Errors',
      Period: 3_600,
      EvaluationPeriods: 3,
    });
  });
});
