import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { normalizedBulkPrefix } from '../../infra/constructs/lanes.ts';
import { settingsOf, stageNames } from '../../infra/stages.ts';
import { normalizedPrefix } from '../../shared/domain/lane.ts';
import { clientDefaults, storageDefaults } from '../../shared/persistence/client-defaults.ts';
import { type SynthesizedTemplate, templateOf } from './template-of.ts';

let dev: SynthesizedTemplate;
beforeAll(() => {
  dev = templateOf('dev');
});

const services = [
  {
    service: 'normalize-article',
    id: 'NormalizeArticle',
    queue: 'NormalizeQueueUrl',
    deadLetters: 'NormalizeDeadLettersUrl',
    batchSize: 10,
  },
  {
    service: 'normalize-article',
    id: 'NormalizeArticle',
    queue: 'BulkNormalizeQueueUrl',
    deadLetters: 'BulkNormalizeDeadLettersUrl',
    batchSize: 10,
  },
  {
    service: 'extract-article',
    id: 'ExtractArticle',
    queue: 'ExtractQueueUrl',
    deadLetters: 'ExtractDeadLettersUrl',
    batchSize: 1,
  },
  {
    service: 'extract-article',
    id: 'ExtractArticle',
    queue: 'BulkExtractQueueUrl',
    deadLetters: 'BulkExtractDeadLettersUrl',
    batchSize: 1,
  },
  {
    service: 'retract-article',
    id: 'RetractArticle',
    queue: 'RetractQueueUrl',
    deadLetters: 'RetractDeadLettersUrl',
    batchSize: 10,
  },
  {
    service: 'recover-changes',
    id: 'MissedChangesRecoverChanges',
    queue: 'ChangesQueueUrl',
    deadLetters: 'ChangesDeadLettersUrl',
    batchSize: 1,
  },
] as const;

/** Of event patterns. */
const bulk = { object: { key: [{ prefix: 'bulk/' }] } };
const fresh = { object: { key: [{ 'anything-but': { prefix: 'bulk/' } }] } };
const live = { 'replay-name': [{ exists: false }] };
const replayed = { 'replay-name': [{ exists: true }] };

describe('the rules', () => {
  it.each([
    ['ArticleCreated', 'Object Created', 'ArticlesBucketName', fresh, live, 'NormalizeQueueUrl'],
    ['BulkArticleCreated', 'Object Created', 'ArticlesBucketName', bulk, live, 'BulkNormalizeQueueUrl'],
    ['ReplayedArticleCreated', 'Object Created', 'ArticlesBucketName', {}, replayed, 'BulkNormalizeQueueUrl'],
    ['ArticleNormalized', 'Object Created', 'NormalizedBucketName', fresh, live, 'ExtractQueueUrl'],
    ['BulkArticleNormalized', 'Object Created', 'NormalizedBucketName', bulk, live, 'BulkExtractQueueUrl'],
    ['ReplayedArticleNormalized', 'Object Created', 'NormalizedBucketName', {}, replayed, 'BulkExtractQueueUrl'],
    ['ArticleDeleted', 'Object Deleted', 'ArticlesBucketName', {}, {}, 'RetractQueueUrl'],
  ])('%s sends "%s" of %s, by the keys %j and %j, to %s', (id, detailType, bucket, keys, replays, queue) => {
    const { EventPattern, State, Targets } = dev.one('AWS::Events::Rule', id).Properties;
    expect(State).toBe('ENABLED');
    expect(EventPattern).toEqual({
      source: ['aws.s3'],
      'detail-type': [detailType],
      detail: { bucket: { name: [dev.outputs[bucket]?.Value] }, ...keys },
      ...replays,
    });
    expect(Targets).toHaveLength(1);
    expect(dev.follow(Targets[0].Arn).id).toBe(dev.follow(dev.outputs[queue]?.Value).id);
  });

  it('are the only seven', () => {
    expect(dev.all('AWS::Events::Rule')).toHaveLength(7);
  });

  it('retry for a day and keep what they cannot deliver, each in a queue of its own', () => {
    const keptIn = dev.all('AWS::Events::Rule').flatMap((rule) =>
      rule.Properties.Targets.map((target: { RetryPolicy: unknown; DeadLetterConfig: { Arn: unknown } }) => {
        expect(target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 });
        return dev.follow(target.DeadLetterConfig.Arn).id;
      }),
    );
    expect(new Set(keptIn).size).toBe(7);
  });

  it('may write to their queue and to their dead-letter queue', () => {
    for (const rule of dev.all('AWS::Events::Rule')) {
      const [target] = rule.Properties.Targets;
      for (const arn of [target.Arn, target.DeadLetterConfig.Arn]) {
        const policy = dev
          .all('AWS::SQS::QueuePolicy')
          .find(({ Properties }) => dev.follow(Properties.Queues[0]).id === dev.follow(arn).id);
        const allowed = policy?.Properties.PolicyDocument.Statement.filter(
          (statement: { Effect: string; Condition: { ArnEquals?: Record<string, unknown> } }) =>
            statement.Effect === 'Allow' && dev.follow(statement.Condition.ArnEquals?.['aws:SourceArn']).id === rule.id,
        );
        expect([allowed?.[0]?.Action].flat()).toContain('sqs:SendMessage');
        expect(allowed?.[0]?.Principal).toEqual({ Service: 'events.amazonaws.com' });
      }
    }
  });
});

/** The mapping that works off a queue, by the output that names it. */
const mappingFrom = (template: SynthesizedTemplate, queue: string) => {
  const found = template
    .all('AWS::Lambda::EventSourceMapping')
    .filter(
      ({ Properties }) =>
        template.follow(Properties.EventSourceArn).id === template.follow(template.outputs[queue]?.Value).id,
    );
  expect(found).toHaveLength(1);
  return found[0]!.Properties;
};

describe.each(services)('$service on $queue', ({ service, id, queue, deadLetters, batchSize }) => {
  const mappingOf = () => mappingFrom(dev, queue);
  const functionOf = () => dev.one('AWS::Lambda::Function', id).Properties;

  it('works off the queue, in batches whose failures it reports one by one', () => {
    const mapping = mappingOf();
    expect(dev.follow(mapping.FunctionName).Properties).toBe(functionOf());
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(mapping.BatchSize).toBe(batchSize);
  });

  it('leaves a message to one attempt for six times the timeout at least', () => {
    const hidden = dev.follow(mappingOf().EventSourceArn).Properties.VisibilityTimeout;
    expect(functionOf().Timeout).toBeGreaterThanOrEqual(30);
    expect(hidden).toBeGreaterThanOrEqual(6 * functionOf().Timeout);
  });

  it('outlasts a call that hangs, all its attempts together', () => {
    for (const { maxAttempts, requestHandler } of [clientDefaults, storageDefaults]) {
      const { connectionTimeout, requestTimeout, throwOnRequestTimeout } = requestHandler;
      expect(throwOnRequestTimeout).toBe(true);
      expect(maxAttempts * (connectionTimeout + requestTimeout)).toBeLessThan(functionOf().Timeout * 1_000 * 0.8);
    }
  });

  it('gives up after several attempts, and keeps the message for 14 days', () => {
    const { RedrivePolicy } = dev.follow(mappingOf().EventSourceArn).Properties;
    expect(RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(5);
    const dead = dev.follow(RedrivePolicy.deadLetterTargetArn);
    expect(dead.id).toBe(dev.follow(dev.outputs[deadLetters]?.Value).id);
    expect(dead.Properties.MessageRetentionPeriod).toBe(14 * 86_400);
    expect(dead.Properties.RedrivePolicy).toBeUndefined();
  });

  it('runs on Node 24 on arm64, and logs where its retention is set', () => {
    expect(functionOf()).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
    expect(dev.follow(functionOf().LoggingConfig.LogGroup).Properties.RetentionInDays).toBe(7);
  });

  it('knows its service, its stage and where its metrics go', () => {
    expect(functionOf().Environment.Variables).toMatchObject({
      STAGE: 'dev',
      POWERTOOLS_SERVICE_NAME: service,
      POWERTOOLS_METRICS_NAMESPACE: 'Claimwire',
      POWERTOOLS_LOG_LEVEL: 'INFO',
      NODE_OPTIONS: '--enable-source-maps --max-semi-space-size=8',
    });
  });
});

describe("the functions' settings", () => {
  const normalizeQueues = {
    TABLE_NAME: 'TableName',
    NORMALIZE_QUEUE_URL: 'NormalizeQueueUrl',
    BULK_NORMALIZE_QUEUE_URL: 'BulkNormalizeQueueUrl',
    BULK_PREFIX: 'BulkPrefix',
  };
  it.each([
    [
      'NormalizeArticle',
      {
        TABLE_NAME: 'TableName',
        NORMALIZED_BUCKET: 'NormalizedBucketName',
        EXTRACT_QUEUE_URL: 'ExtractQueueUrl',
        BULK_EXTRACT_QUEUE_URL: 'BulkExtractQueueUrl',
        BULK_PREFIX: 'BulkPrefix',
      },
    ],
    ['ExtractArticle', normalizeQueues],
    ['RetractArticle', normalizeQueues],
    ['ReprocessingReprocessArticles', normalizeQueues],
  ])('of %s point to the resources that they name', (id, settings) => {
    const { Variables } = dev.one('AWS::Lambda::Function', id).Properties.Environment;
    for (const [name, output] of Object.entries(settings)) {
      expect(Variables[name], name).toEqual(dev.outputs[output]?.Value);
    }
  });
});

describe('the lanes', () => {
  it('are told by the prefixes that the functions write and read', () => {
    expect(normalizedBulkPrefix).toBe(normalizedPrefix.bulk);
    for (const stage of stageNames)
      expect(templateOf(stage).outputs.BulkPrefix?.Value).toBe(settingsOf(stage).bulk.prefix);
  });

  it.each(stageNames)('leave fresh articles more room than bulk uploads take, in %s', (stage) => {
    const template = templateOf(stage);
    const capOf = (queue: string): number => mappingFrom(template, queue).ScalingConfig.MaximumConcurrency;
    const caps = {
      fresh: capOf('NormalizeQueueUrl') + capOf('ExtractQueueUrl'),
      bulk: capOf('BulkNormalizeQueueUrl') + capOf('BulkExtractQueueUrl'),
    };
    expect(caps.fresh).toBeGreaterThan(caps.bulk);
    // The Lambda quota of a new account.
    expect(caps.bulk).toBeLessThan(10);
    if (stage === 'dev') expect(caps.fresh + caps.bulk).toBeLessThanOrEqual(10);
  });

  it('reserve no concurrency, which would take it from every other function of the account', () => {
    for (const { Properties } of dev.all('AWS::Lambda::Function'))
      expect(Properties.ReservedConcurrentExecutions).toBeUndefined();
  });
});

describe('the limits of a stage', () => {
  it('reach the functions that hold to them, and whoever uploads', () => {
    for (const stage of stageNames) {
      const template = templateOf(stage);
      const { articleBytes, records } = settingsOf(stage).limits;
      const variablesOf = (id: string) => template.one('AWS::Lambda::Function', id).Properties.Environment.Variables;
      expect(variablesOf('NormalizeArticle').MAX_ARTICLE_BYTES).toBe(String(articleBytes));
      expect(variablesOf('ExtractArticle').MAX_RECORDS).toBe(String(records));
      expect(template.outputs.MaxArticleBytes?.Value).toBe(String(articleBytes));
    }
  });
});

describe('the whole', () => {
  it('has a dead-letter queue behind each queue that a function works off, or a rule fails from; what a pipe gives up is worked off', () => {
    const queues = dev.all('AWS::SQS::Queue');
    const worked = queues.filter(({ Properties }) => Properties.RedrivePolicy !== undefined);
    const dead = worked.map(({ Properties }) => dev.follow(Properties.RedrivePolicy.deadLetterTargetArn).id);
    const undeliverable = dev
      .all('AWS::Events::Rule')
      .map((rule) => dev.follow(rule.Properties.Targets[0].DeadLetterConfig.Arn).id);
    const given = dev
      .all('AWS::Pipes::Pipe')
      .map(
        ({ Properties }) => dev.follow(Properties.SourceParameters.DynamoDBStreamParameters.DeadLetterConfig.Arn).id,
      );
    expect(worked).toHaveLength(6);
    expect([...worked.map(({ id }) => id), ...dead, ...undeliverable].sort()).toEqual(
      queues.map(({ id }) => id).sort(),
    );
    expect(worked.map(({ id }) => id)).toEqual(expect.arrayContaining(given));
    expect(given).toHaveLength(1);
  });

  it('deploys no custom resource and no function but its own', () => {
    const types = Object.values(dev.template.toJSON().Resources as Record<string, { Type: string }>).map(
      ({ Type }) => Type,
    );
    expect(
      types.filter((type) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'),
    ).toEqual([]);
    const own = dev
      .all('AWS::Lambda::Function')
      .map(({ Properties }) => Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME);
    expect(own.sort()).toEqual(readdirSync(`${import.meta.dirname}/../../functions`).sort());
  });

  it('needs no parameter, condition or look-up', () => {
    expect(Object.keys(dev.template.toJSON()).sort()).toEqual(['Description', 'Outputs', 'Resources']);
  });

  it('exports nothing that another stack could hold on to', () => {
    for (const output of Object.values(dev.outputs)) expect(Object.keys(output)).toEqual(['Value']);
  });
});
