import { beforeAll, describe, expect, it } from 'vitest';
import { type SynthesizedTemplate, templateOf } from './template-of.ts';

let dev: SynthesizedTemplate;
let prod: SynthesizedTemplate;
beforeAll(() => {
  dev = templateOf('dev');
  prod = templateOf('prod');
});

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, unknown>;
}
const statementsOf = (policy: { Properties: { PolicyDocument: { Statement: Statement[] } } }) =>
  policy.Properties.PolicyDocument.Statement;
const insecure = { Bool: { 'aws:SecureTransport': 'false' } };

describe('the buckets', () => {
  it('are private, encrypted and owned by the account alone', () => {
    expect(dev.all('AWS::S3::Bucket')).toHaveLength(4);
    for (const { Properties } of dev.all('AWS::S3::Bucket')) {
      expect(Properties).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
    }
  });

  it('refuse what does not come over TLS 1.2', () => {
    const guarded = dev.all('AWS::S3::BucketPolicy').map((policy) => {
      const denied = statementsOf(policy).filter(({ Effect }) => Effect === 'Deny');
      expect(denied.map(({ Condition }) => Condition)).toEqual([
        insecure,
        { NumericLessThan: { 's3:TlsVersion': 1.2 } },
      ]);
      return dev.follow(policy.Properties.Bucket).id;
    });
    expect(guarded.sort()).toEqual(
      dev
        .all('AWS::S3::Bucket')
        .map(({ id }) => id)
        .sort(),
    );
  });

  it.each(['ArticlesBucketName', 'NormalizedBucketName', 'JobsBucketName'])(
    '%s keeps versions, logs access and tells EventBridge',
    (output) => {
      const { Properties } = dev.follow(dev.outputs[output]?.Value);
      expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
      expect(Properties.NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
      expect(dev.follow(Properties.LoggingConfiguration.DestinationBucketName).id).toMatch(/^AccessLogs/);
    },
  );

  it.each(['ArticlesBucketName', 'NormalizedBucketName'])(
    '%s forgets a former version only after every message about it has had its retry',
    (output) => {
      for (const stage of [dev, prod]) {
        const [rule] = stage.follow(stage.outputs[output]?.Value).Properties.LifecycleConfiguration.Rules;
        const longestStay = Math.max(
          ...stage.all('AWS::SQS::Queue').map(({ Properties }) => Properties.MessageRetentionPeriod as number),
        );
        expect(rule.Status).toBe('Enabled');
        expect(rule.NoncurrentVersionExpiration.NoncurrentDays * 86_400).toBeGreaterThanOrEqual(2 * longestStay);
        expect(rule.AbortIncompleteMultipartUpload).toEqual({ DaysAfterInitiation: 7 });
        const kept = output === 'NormalizedBucketName' ? rule.ExpirationInDays * 86_400 : Number.POSITIVE_INFINITY;
        if (output === 'ArticlesBucketName') expect(rule.ExpirationInDays).toBeUndefined();
        expect(kept).toBeGreaterThanOrEqual(2 * longestStay);
      }
    },
  );

  it('let the log service write access logs, and nobody else', () => {
    const logs = dev.one('AWS::S3::BucketPolicy', 'AccessLogs');
    const allowed = statementsOf(logs).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toHaveLength(3);
    for (const statement of allowed) {
      expect(statement).toMatchObject({ Action: 's3:PutObject', Principal: { Service: 'logging.s3.amazonaws.com' } });
    }
  });
});

describe('the queues', () => {
  it('are encrypted and refuse what does not come over TLS', () => {
    expect(dev.all('AWS::SQS::Queue')).toHaveLength(19);
    for (const queue of dev.all('AWS::SQS::Queue')) {
      expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
      const policy = dev
        .all('AWS::SQS::QueuePolicy')
        .find(({ Properties }) => dev.follow(Properties.Queues[0]).id === queue.id);
      expect(statementsOf(policy!)).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Action: 'sqs:*', Condition: insecure }),
      );
    }
  });
});

describe('the table', () => {
  const keys = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: 'HASH' },
    { AttributeName: sk, KeyType: 'RANGE' },
  ];

  it('is keyed by PK and SK, with two indexes that carry keys only', () => {
    const { Properties } = dev.follow(dev.outputs.TableName?.Value);
    expect(Properties.KeySchema).toEqual(keys('PK', 'SK'));
    expect(Properties.GlobalSecondaryIndexes).toEqual(
      ['GSI1', 'GSI2'].map((name) => ({
        IndexName: name,
        KeySchema: keys(`${name}PK`, `${name}SK`),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
    );
  });

  it('is on demand, encrypted, recoverable to any second, and streams old and new images', () => {
    const { Properties } = dev.follow(dev.outputs.TableName?.Value);
    expect(Properties.BillingMode).toBe('PAY_PER_REQUEST');
    expect(Properties.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
    expect(Properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
    expect(Properties.Replicas).toHaveLength(1);
    expect(Properties.Replicas[0].PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
  });
});

describe('the permissions', () => {
  /** What a worker may do, as "action on resource", both ends named. */
  const allowedTo = (id: string) =>
    statementsOf(dev.one('AWS::IAM::Policy', id)).flatMap(({ Action, Resource }) =>
      [Action].flat().map((action) => {
        const joined = (Resource as { 'Fn::Join'?: [string, [unknown, string]] })['Fn::Join'];
        const on = dev.follow(joined ? joined[1][0] : Resource).id.replace(/[0-9A-F]{8}$/, '');
        return `${action} on ${on}${joined ? joined[1][1] : ''}`;
      }),
    );
  const records = (...actions: string[]) => actions.map((action) => `dynamodb:${action} on Records`);
  const change = records('GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem');
  const log = (id: string) => ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => `${action} on ${id}Logs`);
  const consume = (queue: string) =>
    ['ReceiveMessage', 'ChangeMessageVisibility', 'GetQueueUrl', 'DeleteMessage', 'GetQueueAttributes'].map(
      (action) => `sqs:${action} on ${queue}`,
    );
  const send = (queue: string) =>
    ['SendMessage', 'GetQueueAttributes', 'GetQueueUrl'].map((action) => `sqs:${action} on ${queue}`);

  it.each([
    [
      'NormalizeArticle',
      [
        ...change,
        ...consume('NormalizeWorkQueue'),
        ...consume('BulkNormalizeWorkQueue'),
        's3:GetObject on Articles/*',
        's3:GetObjectVersion on Articles/*',
        's3:ListBucket on Articles',
        's3:ListBucketVersions on Articles',
        's3:PutObject on Normalized/*',
        ...send('ExtractWorkQueue'),
        ...send('BulkExtractWorkQueue'),
      ],
    ],
    [
      'ExtractArticle',
      [
        ...change,
        ...consume('ExtractWorkQueue'),
        ...consume('BulkExtractWorkQueue'),
        ...records('BatchWriteItem'),
        's3:GetObject on Normalized/*',
        's3:GetObjectVersion on Normalized/*',
        's3:ListBucket on Normalized',
        's3:ListBucketVersions on Normalized',
        's3:GetObject on Articles/*',
        's3:ListBucket on Articles',
        ...send('NormalizeWorkQueue'),
        ...send('BulkNormalizeWorkQueue'),
      ],
    ],
    [
      'ReprocessingReprocessArticles',
      [
        ...change,
        ...records('BatchWriteItem'),
        's3:GetObject on Articles/*',
        's3:GetObjectVersion on Articles/*',
        's3:ListBucket on Articles',
        's3:ListBucketVersions on Articles',
        ...send('NormalizeWorkQueue'),
        ...send('BulkNormalizeWorkQueue'),
      ],
    ],
    [
      'ReprocessingListStale',
      [
        ...records('Query'),
        'dynamodb:Query on Records/index/GSI2',
        's3:PutObject on ReprocessingJobs/lists/*',
        's3:AbortMultipartUpload on ReprocessingJobs/lists/*',
      ],
    ],
    [
      'ReprocessingReportReprocessing',
      [
        's3:GetObject on ReprocessingJobs/results/*',
        's3:PutObject on ReprocessingJobs/reports/*',
        's3:ListBucket on ReprocessingJobs',
      ],
    ],
    [
      'RetractArticle',
      [
        ...change,
        ...consume('RetractWorkQueue'),
        's3:GetObject on Articles/*',
        's3:ListBucket on Articles',
        ...send('NormalizeWorkQueue'),
        ...send('BulkNormalizeWorkQueue'),
      ],
    ],
  ])('of %s are these and no more', (id, own) => {
    expect(allowedTo(id).sort()).toEqual([...log(id), ...own].sort());
    const role = dev.one('AWS::IAM::Role', id);
    expect(role.Properties.ManagedPolicyArns).toBeUndefined();
    expect(role.Properties.Policies).toBeUndefined();
  });

  it('of a downstream service are to read the table and its indexes, nothing else', () => {
    const policy = dev.follow(dev.outputs.ReadPolicyArn?.Value);
    const table = { 'Fn::GetAtt': [dev.follow(dev.outputs.TableName?.Value).id, 'Arn'] };
    expect(statementsOf(policy as never)).toEqual([
      {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
        Resource: [table, ...['GSI1', 'GSI2'].map((name) => ({ 'Fn::Join': ['', [table, `/index/${name}`]] }))],
      },
    ]);
  });
});

describe('who purges', () => {
  it('may read and remove what stands in the two buckets and the table, and upload nothing', () => {
    const policy = dev.follow(dev.outputs.PurgePolicyArn?.Value);
    const arnOf = (output: string) => ({ 'Fn::GetAtt': [dev.follow(dev.outputs[output]?.Value).id, 'Arn'] });
    const buckets = ['ArticlesBucketName', 'NormalizedBucketName'].map(arnOf);
    const allowed = statementsOf(policy as never).map(({ Action, Resource }) => [Action, Resource]);
    expect(allowed).toEqual([
      [['s3:ListBucket', 's3:ListBucketVersions'], buckets],
      [
        ['s3:GetObject', 's3:GetObjectVersion', 's3:DeleteObject', 's3:DeleteObjectVersion'],
        buckets.map((bucket) => ({ 'Fn::Join': ['', [bucket, '/*']] })),
      ],
      [
        ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'].map((name) => `dynamodb:${name}`),
        arnOf('TableName'),
      ],
    ]);
  });
});

describe('the stages', () => {
  const kept = ['AWS::S3::Bucket', 'AWS::DynamoDB::GlobalTable', 'AWS::Logs::LogGroup'];

  it('dev deletes its data with the stack', () => {
    for (const type of kept)
      for (const { DeletionPolicy } of dev.all(type)) expect(DeletionPolicy, type).toBe('Delete');
    expect(dev.follow(dev.outputs.TableName?.Value).Properties.Replicas[0].DeletionProtectionEnabled).toBe(false);
  });

  it('prod keeps its data when the stack is deleted', () => {
    for (const type of kept)
      for (const { DeletionPolicy } of prod.all(type)) expect(DeletionPolicy, type).toMatch(/^Retain/);
    expect(prod.follow(prod.outputs.TableName?.Value).Properties.Replicas[0].DeletionProtectionEnabled).toBe(true);
  });

  it('prod keeps logs longer and lets more functions run at a time', () => {
    const longest = (stage: SynthesizedTemplate) =>
      Math.max(...stage.all('AWS::Logs::LogGroup').map(({ Properties }) => Properties.RetentionInDays as number));
    const caps = (stage: SynthesizedTemplate) =>
      stage
        .all('AWS::Lambda::EventSourceMapping')
        .map(({ Properties }) => Properties.ScalingConfig.MaximumConcurrency as number);
    expect(longest(prod)).toBeGreaterThan(longest(dev));
    const sum = (stage: SynthesizedTemplate) => caps(stage).reduce((total, cap) => total + cap, 0);
    expect(sum(prod)).toBeGreaterThan(sum(dev));
    for (const [index, cap] of caps(dev).entries()) expect(caps(prod)[index]).toBeGreaterThanOrEqual(cap);
    for (const cap of [...caps(dev), ...caps(prod)]) {
      expect(cap).toBeGreaterThanOrEqual(2);
      expect(cap).toBeLessThanOrEqual(1000);
    }
  });

  it('differ in settings alone: both have the same resources', () => {
    const types = (stage: SynthesizedTemplate) =>
      Object.values(stage.template.toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type);
    expect(types(prod).sort()).toEqual(types(dev).sort());
  });
});
