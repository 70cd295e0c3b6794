import { beforeAll, describe, expect, it } from 'vitest';
import { queueNames } from '../../cli/dead-letter-queues.ts';
import { createApp } from '../../infra/claimwire-app.ts';
import { type Resource, type SynthesizedTemplate, templateOf } from './template-of.ts';

let dev: SynthesizedTemplate;
beforeAll(() => {
  dev = templateOf('dev', { alarmEmail: 'desk@example.org' });
});

const workers = ['NormalizeArticle', 'ExtractArticle', 'RetractArticle', 'MissedChangesRecoverChanges'];
const rules = ['', 'Bulk', 'Replayed'].flatMap((kind) => [`${kind}ArticleCreated`, `${kind}ArticleNormalized`]);
rules.push('ArticleDeleted');
/** Each queue that a worker works off, by the output that names it, and how its alarms begin. */
const worked = [
  ['NormalizeArticle', 'NormalizeQueueUrl', 30 * 60],
  ['NormalizeArticleBulk', 'BulkNormalizeQueueUrl', 2 * 86_400],
  ['ExtractArticle', 'ExtractQueueUrl', 30 * 60],
  ['ExtractArticleBulk', 'BulkExtractQueueUrl', 2 * 86_400],
  ['RetractArticle', 'RetractQueueUrl', 30 * 60],
  ['MissedChangesRecoverChanges', 'ChangesQueueUrl', 30 * 60],
] as const;
const alarm = (id: string) => dev.one('AWS::CloudWatch::Alarm', id);
/** The queue that an alarm or a widget watches. */
const watched = ({ Properties }: Resource) =>
  dev.follow({
    'Fn::GetAtt': Properties.Dimensions.find(({ Name }: { Name: string }) => Name === 'QueueName').Value['Fn::GetAtt'],
  });

describe('every alarm', () => {
  it('says what was seen, what people lose and what to do', () => {
    expect(dev.all('AWS::CloudWatch::Alarm').length).toBeGreaterThanOrEqual(3 * 4 + 3);
    for (const { id, Properties } of dev.all('AWS::CloudWatch::Alarm')) {
      expect(JSON.stringify(Properties.AlarmDescription), id).toMatch(/\w+\. Impact: [A-Z][^"]{20,}\. Next: \w.{20,}/);
    }
  });

  /** Their metric comes as long as all is well. */
  const alarmedBySilence = ['CollectRunsBehindAlarm', 'SilenceAlarm'];

  it('tells the alarm topic, and stays quiet when there is nothing to measure, where that is no sign of a failure', () => {
    for (const { id, Properties } of dev.all('AWS::CloudWatch::Alarm')) {
      expect(Properties.AlarmActions, id).toEqual([dev.outputs.AlarmTopicArn?.Value]);
      const silence = alarmedBySilence.some((name) => id.startsWith(name)) ? 'breaching' : 'notBreaching';
      expect(Properties.TreatMissingData, id).toBe(silence);
    }
  });
});

describe.each(worked)('%s', (alarms, output, longestWait) => {
  it('alarms at the first dead letter, and says how to redrive it', () => {
    const { Properties } = alarm(`${alarms}DeadLettersAlarm`);
    expect(Properties).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
    const queue = dev.follow(dev.outputs[output]?.Value);
    const dead = dev.follow(queue.Properties.RedrivePolicy.deadLetterTargetArn);
    expect(watched(alarm(`${alarms}DeadLettersAlarm`)).id).toBe(dead.id);
    const name = queueNames(Object.keys(dev.outputs)).find(({ source }) => source === output)?.name;
    expect(name).toBeDefined();
    expect(Properties.AlarmDescription).toContain(`claimwire dead-letters redrive ${name} --stage dev --wait`);
  });

  it('alarms when its oldest message waits longer than the stage allows', () => {
    expect(watched(alarm(`${alarms}WaitAlarm`)).id).toBe(dev.follow(dev.outputs[output]?.Value).id);
    expect(alarm(`${alarms}WaitAlarm`).Properties).toMatchObject({
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: longestWait,
    });
  });
});

describe.each(workers)('%s', (worker) => {
  it('alarms when it keeps crashing', () => {
    const { Properties } = alarm(`${worker}ErrorsAlarm`);
    expect(Properties).toMatchObject({ Namespace: 'AWS/Lambda', MetricName: 'Errors', Threshold: 1 });
    expect(dev.follow(Properties.Dimensions[0].Value).id).toMatch(new RegExp(`^${worker}Function`));
  });
});

describe('what never reaches a function', () => {
  it.each(rules)('%s alarms at the first event that cannot be delivered', (rule) => {
    const kept = dev.follow(dev.one('AWS::Events::Rule', rule).Properties.Targets[0].DeadLetterConfig.Arn);
    expect(watched(alarm(`${rule}UndeliverableAlarm`)).id).toBe(kept.id);
    expect(alarm(`${rule}UndeliverableAlarm`).Properties).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
  });
});

describe('what comes late or is refused', () => {
  it.each([
    ['NormalizeArticle', 'normalize-article'],
    ['ExtractArticle', 'extract-article'],
    ['RetractArticle', 'retract-article'],
  ])('%s alarms when it fails again and again', (worker, service) => {
    expect(alarm(`${worker}FailedAlarm`).Properties).toMatchObject({
      Namespace: 'Claimwire',
      MetricName: 'Failed',
      Dimensions: [{ Name: 'service', Value: service }],
      Statistic: 'Sum',
      Period: 900,
      Threshold: 3,
    });
  });

  it('alarms when uploads take long to become readable: 15 minutes in dev, 5 in prod', () => {
    for (const [stage, minutes] of [
      [dev, 15],
      [templateOf('prod'), 5],
    ] as const)
      expect(stage.one('AWS::CloudWatch::Alarm', 'ExtractArticleUploadToReadableAlarm').Properties).toMatchObject({
        MetricName: 'UploadToReadable',
        ExtendedStatistic: 'p95',
        Threshold: minutes * 60_000,
      });
  });

  it.each([
    ['dev', 24, false],
    ['prod', 8, true],
  ] as const)(
    'in %s, %i hours without an upload that became readable are alarming; somebody is told: %s',
    (stage, hours, told) => {
      const { Properties } = templateOf(stage).one('AWS::CloudWatch::Alarm', 'SilenceAlarm');
      expect(Properties).toMatchObject({
        MetricName: 'UploadToReadable',
        Dimensions: [{ Name: 'service', Value: 'extract-article' }],
        Statistic: 'SampleCount',
        Period: 3_600,
        EvaluationPeriods: hours,
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        TreatMissingData: 'breaching',
        ActionsEnabled: told,
      });
      // CloudWatch looks back on no more.
      expect(hours).toBeLessThanOrEqual(24);
    },
  );

  it('alarms when the table goes on refusing writes', () => {
    const { Properties } = alarm('RecordsWriteThrottlesAlarm');
    expect(Properties).toMatchObject({ Namespace: 'AWS/DynamoDB', MetricName: 'WriteThrottleEvents', Threshold: 1 });
    expect(Properties.Dimensions).toEqual([{ Name: 'TableName', Value: dev.outputs.TableName?.Value }]);
  });
});

describe('what a function sets aside', () => {
  it.each([
    ['NormalizeArticle', 'Quarantined', 'normalize-article'],
    ['ExtractArticle', 'Quarantined', 'extract-article'],
    ['NormalizeArticle', 'UnknownEvents', 'normalize-article'],
    ['ExtractArticle', 'UnknownEvents', 'extract-article'],
    ['RetractArticle', 'UnknownEvents', 'retract-article'],
  ])('%s alarms on its metric %s', (worker, metric, service) => {
    expect(alarm(`${worker}${metric}Alarm`).Properties).toMatchObject({
      Namespace: 'Claimwire',
      MetricName: metric,
      Dimensions: [{ Name: 'service', Value: service }],
      Statistic: 'Sum',
      Threshold: 1,
    });
  });
});

it.each(['NormalizeArticle', 'ExtractArticle'])(
  "%s's alarm names the commands that list and retry what it set aside",
  (worker) => {
    const { AlarmDescription } = alarm(`${worker}QuarantinedAlarm`).Properties;
    expect(AlarmDescription).toMatch(/claimwire quarantine list --stage dev .* claimwire quarantine retry --stage dev/);
  },
);

describe('the alarm topic', () => {
  const topic = () => dev.follow(dev.outputs.AlarmTopicArn?.Value);

  it('is under a key that CloudWatch and budgets may use, and takes what they send over TLS', () => {
    const key = dev.follow(topic().Properties.KmsMasterKeyId);
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
    expect(key.Properties.EnableKeyRotation).toBe(true);
    const budgets = { 'Fn::Join': ['', ['arn:aws:budgets::', { Ref: 'AWS::AccountId' }, ':*']] };
    const ofABudget = { ...ofThisAccount, ArnLike: { 'aws:SourceArn': budgets } };
    for (const [Service, Condition] of [
      ['cloudwatch.amazonaws.com', ofThisAccount],
      ['budgets.amazonaws.com', ofABudget],
    ])
      expect(key.Properties.KeyPolicy.Statement).toContainEqual(
        expect.objectContaining({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Principal: { Service }, Condition }),
      );
    const [policy] = dev.all('AWS::SNS::TopicPolicy');
    const byEffect = (effect: string) =>
      policy?.Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === effect);
    expect(byEffect('Deny')).toMatchObject([{ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }]);
    const publish = (Service: string, Condition: object) => ({
      Action: 'sns:Publish',
      Principal: { Service },
      Condition,
    });
    expect(byEffect('Allow')).toMatchObject([
      publish('cloudwatch.amazonaws.com', ofThisAccount),
      publish('budgets.amazonaws.com', ofABudget),
    ]);
  });

  it('writes to the address that the context gives, and to nobody without one', () => {
    expect(dev.all('AWS::SNS::Subscription').map(({ Properties }) => Properties)).toEqual([
      { Protocol: 'email', Endpoint: 'desk@example.org', TopicArn: dev.outputs.AlarmTopicArn?.Value },
    ]);
    expect(templateOf('dev').all('AWS::SNS::Subscription')).toEqual([]);
  });
});

describe('the budget', () => {
  it.each([
    ['dev', 40],
    ['prod', 150],
  ] as const)(
    'of %s is %i dollars a month for what bears its tag, and tells the alarm topic before and when it is spent',
    (stage, dollars) => {
      const { stack } = createApp({ stage, schemaChecks: false, context: { 'aws:cdk:bundling-stacks': [] } });
      expect(stack.tags.tagValues()).toEqual({ 'claimwire-stage': stage });
      const template = templateOf(stage);
      const [budget] = template.all('AWS::Budgets::Budget');
      expect(budget?.Properties.Budget).toMatchObject({
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: dollars, Unit: 'USD' },
        CostFilters: { TagKeyValue: [`user:claimwire-stage$${stage}`] },
      });
      const told = budget?.Properties.NotificationsWithSubscribers;
      expect(told.map(({ Notification }: { Notification: object }) => Notification)).toMatchObject(
        ['FORECASTED', 'ACTUAL'].map((NotificationType) => ({
          NotificationType,
          ComparisonOperator: 'GREATER_THAN',
          Threshold: 100,
        })),
      );
      for (const { Subscribers } of told)
        expect(Subscribers).toEqual([{ SubscriptionType: 'SNS', Address: template.outputs.AlarmTopicArn?.Value }]);
    },
  );
});

describe('the dashboard', () => {
  it.each([
    'ArticlesNormalized',
    'ExtractionsPublished',
    'ArticlesRetracted',
    'Failed',
    'Quarantined',
    'UnknownEvents',
    'UploadToReadable',
    'BulkUploadToReadable',
    'CollectorBehind',
    'ChangesAnnounced',
    'VerdictsCarried',
    'FeedBehind',
    'EventCount',
    'EnrichmentStageFailed',
    'TargetStageFailed',
    'RecordsCollected',
    'DocumentsListed',
    'DocumentsLeft',
    'ApproximateNumberOfMessagesVisible',
    'ApproximateAgeOfOldestMessage',
    'Errors',
    'Throttles',
    'Duration',
    'ConcurrentExecutions',
    'ConsumedWriteCapacityUnits',
  ])('shows %s', (metric) => {
    const [dashboard] = dev.all('AWS::CloudWatch::Dashboard');
    expect(JSON.stringify(dashboard?.Properties.DashboardBody)).toContain(`\\"${metric}\\"`);
  });

  it('shows every queue, also those of dead letters', () => {
    const body = JSON.stringify(dev.all('AWS::CloudWatch::Dashboard')[0]?.Properties.DashboardBody);
    for (const { id } of dev.all('AWS::SQS::Queue')) expect(body).toContain(`["${id}","QueueName"]`);
  });
});
