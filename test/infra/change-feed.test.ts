import { describe, expect, it } from 'vitest';
import { eventBytes } from '../../shared/announcement/announce-change.ts';
import { templateOf } from './template-of.ts';

const dev = templateOf('dev');
const pipe = dev.one('AWS::Pipes::Pipe', 'ChangeFeed');
const { SourceParameters: source, TargetParameters: target, ...properties } = pipe.Properties;
const stream = source.DynamoDBStreamParameters;

describe('the change feed', () => {
  it('carries the heads of the table, old and new, and each verdict, from the first on, through its function to its bus', () => {
    expect(dev.follow(properties.Source).Properties.StreamSpecification.StreamViewType).toBe('NEW_AND_OLD_IMAGES');
    expect(stream.StartingPosition).toBe('TRIM_HORIZON');
    expect(source.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { SK: { S: ['HEAD'] } } } },
      { eventName: ['INSERT'], dynamodb: { Keys: { SK: { S: [{ prefix: 'V#' }] } } } },
    ]);
    expect(dev.follow(properties.Enrichment).id).toMatch(/^ChangeFeedFunction/);
    expect(dev.follow(properties.Target).Properties.Name).toBe('claimwire-dev');
    expect(target.EventBridgeEventBusParameters).toEqual({
      Source: 'claimwire',
      DetailType: 'Claimwire Change',
      Time: '$.at',
    });
  });

  it('hands over no more events at a time than the bus takes in one call', () => {
    expect(stream.BatchSize * eventBytes).toBeLessThan(256 * 1024);
  });

  it('gives up a record that fails alone, after a bounded number of tries, into a queue that alarms', () => {
    expect(stream.OnPartialBatchItemFailure).toBe('AUTOMATIC_BISECT');
    expect(stream.MaximumRetryAttempts).toBeGreaterThan(0);
    const kept = dev.follow(stream.DeadLetterConfig.Arn);
    const alarm = dev.one('AWS::CloudWatch::Alarm', 'ChangeFeedDeadLettersAlarm').Properties;
    expect(alarm).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
    expect(dev.follow(alarm.Dimensions[0].Value).id).toBe(kept.id);
    expect(alarm.AlarmDescription).toContain('Impact: Services that subscribe to changes are not told');
  });

  it('alarms when the pipe fails again and again', () => {
    expect(dev.one('AWS::CloudWatch::Alarm', 'ChangeFeedFailuresAlarm').Properties).toMatchObject({
      MetricName: 'ExecutionFailed',
      EvaluationPeriods: 3,
      Dimensions: [{ Name: 'PipeName', Value: { Ref: pipe.id } }],
    });
  });

  it('may read this stream, call this function, and write to this bus and this queue; its function may read records, and put verdicts alone', () => {
    const role = dev.follow(properties.RoleArn).Properties;
    expect(JSON.stringify(role.AssumeRolePolicyDocument)).toContain('aws:SourceAccount');
    const statements = role.Policies[0].PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[];
    expect(statements.map(({ Action, Resource }) => [[Action].flat(), dev.follow(Resource).id])).toEqual([
      [
        ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
        dev.follow(properties.Source).id,
      ],
      [['lambda:InvokeFunction'], dev.follow(properties.Enrichment).id],
      [['events:PutEvents'], dev.follow(properties.Target).id],
      [['sqs:SendMessage'], dev.follow(stream.DeadLetterConfig.Arn).id],
    ]);
    const policies = dev.all('AWS::IAM::Policy').filter(({ id }) => id.startsWith('ChangeFeedRole'));
    const granted = policies
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as { Action: string; Condition?: object }[])
      .filter(({ Action }) => [Action].flat().some((action) => action.startsWith('dynamodb:')));
    const verdictsAlone = {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['VERDICT#*'] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    };
    expect(granted.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      ['dynamodb:Query', undefined],
      ['dynamodb:GetItem', undefined],
      ['dynamodb:PutItem', verdictsAlone],
    ]);
  });
});
