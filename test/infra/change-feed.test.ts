import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { compileEventPattern, type EventMatcher } from '../../local/events/event-pattern.ts';
import { eventBytes } from '../../shared/announcement/announce-change.ts';
import { feedDetailType, feedSource } from '../../shared/announcement/change-bus.ts';
import { changeIn } from '../../shared/announcement/stream-change.ts';
import { verdictEntryKey, verdictKey } from '../../shared/domain/table-keys.ts';
import { headItem } from '../../shared/persistence/table-items.ts';
import { head } from '../shared/persistence/samples.ts';
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

  it('gives up a record that fails alone, after a bounded number of tries, to the function that recovers it', () => {
    expect(stream.OnPartialBatchItemFailure).toBe('AUTOMATIC_BISECT');
    expect(stream.MaximumRetryAttempts).toBeGreaterThan(0);
    const missed = dev.follow(dev.outputs.ChangesQueueUrl?.Value);
    expect(dev.follow(stream.DeadLetterConfig.Arn).id).toBe(missed.id);
    const mapping = dev.one('AWS::Lambda::EventSourceMapping', 'MissedChangesRecoverChanges').Properties;
    expect(dev.follow(mapping.EventSourceArn).id).toBe(missed.id);
  });

  it('filters as the function does, so that what is recovered is what would have been told', () => {
    const matchers = source.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) =>
      compileEventPattern(JSON.parse(Pattern)),
    ) as EventMatcher[];
    const verdict = { schema: 'claimwire/verdict@1', claimKey: 'c1', recordedAt: '2026-03-02T09:00:00.000Z' };
    const images = {
      HEAD: marshall(headItem(head()) as Record<string, unknown>, { removeUndefinedValues: true }),
      [verdictEntryKey('c1', 'x').SK]: marshall({ ...verdict, ...verdictEntryKey('c1', 'x') }),
      V: marshall({ ...verdict, ...verdictKey('c1') }),
      'RUN#r1': marshall({ PK: 'DOC#d1', SK: 'RUN#r1', schema: 'claimwire/run@1' }),
    };
    const told: string[] = [];
    for (const [SK, image] of Object.entries(images))
      for (const eventName of ['INSERT', 'MODIFY', 'REMOVE']) {
        const removed = eventName === 'REMOVE';
        const record = {
          eventName,
          dynamodb: { Keys: { SK: { S: SK } }, ...(removed ? { OldImage: image } : { NewImage: image }) },
        };
        const passes = matchers.some((matches) => matches(record));
        expect(changeIn(record) !== null, `${eventName} ${SK}`).toBe(passes);
        if (passes) told.push(`${eventName} ${SK.slice(0, 4)}`);
      }
    expect(told).toEqual(['INSERT HEAD', 'MODIFY HEAD', 'INSERT V#x']);
  });

  it('calls what is recovered as it calls what is carried', () => {
    expect(target.EventBridgeEventBusParameters).toMatchObject({ Source: feedSource, DetailType: feedDetailType });
  });

  it('alarms when changes are heard of late, when none is heard of while articles are published, and when some are lost', () => {
    const alarmOf = (id: string) => dev.one('AWS::CloudWatch::Alarm', id).Properties;
    expect(alarmOf('ChangeFeedBehindAlarm')).toMatchObject({ MetricName: 'FeedBehind', Threshold: 15 * 60_000 });
    expect(alarmOf('MissedChangesLostAlarm')).toMatchObject({ MetricName: 'ChangesLost', Threshold: 1 });
    const { Metrics, EvaluationPeriods } = alarmOf('ChangeFeedSilentAlarm');
    expect(EvaluationPeriods).toBe(2);
    expect(
      Metrics.map(
        ({ Expression, MetricStat }: never) =>
          Expression ?? (MetricStat as { Metric: { MetricName: string } }).Metric.MetricName,
      ),
    ).toEqual([
      'IF(FILL(published, 0) + FILL(retracted, 0) > 0 AND FILL(heard, 0) == 0, 1, 0)',
      'ExtractionsPublished',
      'ArticlesRetracted',
      'Invocations',
    ]);
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
    const recovering = dev
      .all('AWS::IAM::Policy')
      .filter(({ id }) => id.startsWith('MissedChangesRecoverChangesRole'))
      .flatMap(
        ({ Properties }) => Properties.PolicyDocument.Statement as { Action: string | string[]; Condition?: object }[],
      );
    expect(
      recovering
        .flatMap(({ Action }) => [Action].flat())
        .filter((action) => !/^(sqs|logs):/.test(action))
        .sort(),
    ).toEqual([
      'dynamodb:GetItem',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'events:PutEvents',
    ]);
    expect(recovering.find(({ Action }) => Action === 'dynamodb:PutItem')?.Condition).toEqual(verdictsAlone);
    expect(granted.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      ['dynamodb:Query', undefined],
      ['dynamodb:GetItem', undefined],
      ['dynamodb:PutItem', verdictsAlone],
    ]);
  });
});
