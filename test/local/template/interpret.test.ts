import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interpret } from '../../../local/template/interpret.ts';
import { resourceTypes } from '../../../local/template/registry.ts';
import { parseTemplate } from '../../../local/template/template.ts';
import { TemplateError } from '../../../local/template/template-error.ts';
import { porterTemplate } from '../../fixtures/porter-template.ts';
import { templateServices } from './template-services.ts';

let assetsDir: string;
beforeAll(() => {
  assetsDir = mkdtempSync(join(tmpdir(), 'claimwire-assets-'));
  mkdirSync(join(assetsDir, 'asset.abc123'));
});
afterAll(() => rmSync(assetsDir, { recursive: true }));

const services = () => templateServices(assetsDir);
const run = (template: object, on = services()) => interpret(parseTemplate(template), on);

const queue = { Type: 'AWS::SQS::Queue', Properties: {} };
const worker = {
  Type: 'AWS::Lambda::Function',
  Properties: { Code: { S3Key: 'abc123.zip' }, Handler: 'index.handler', Runtime: 'nodejs24.x' },
};

describe('a template carried out', () => {
  test('makes each resource after those that it refers to, whatever their order', () => {
    const on = services();
    const { resources, outputs } = run(
      {
        Resources: {
          Mapping: {
            Type: 'AWS::Lambda::EventSourceMapping',
            Properties: {
              EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
              FunctionName: { Ref: 'Worker' },
              BatchSize: 5,
              FunctionResponseTypes: ['ReportBatchItemFailures'],
              ScalingConfig: { MaximumConcurrency: 3 },
            },
          },
          Worker: { ...worker, DependsOn: ['Role'] },
          Work: {
            Type: 'AWS::SQS::Queue',
            Properties: {
              VisibilityTimeout: 60,
              RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 2 },
            },
          },
          Dead: queue,
          Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
          Articles: {
            Type: 'AWS::S3::Bucket',
            Properties: {
              VersioningConfiguration: { Status: 'Enabled' },
              NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
            },
          },
        },
        Outputs: { Bucket: { Value: { Ref: 'Articles' } }, QueueUrl: { Value: { Ref: 'Work' } } },
      },
      on,
    );
    expect(outputs).toEqual({
      Bucket: 'claimwire-test-articles',
      QueueUrl: 'http://127.0.0.1:1/000000000000/Claimwire-test-Work',
    });
    expect(on.mappings).toEqual([
      {
        logicalId: 'Mapping',
        queue: 'Claimwire-test-Work',
        queueArn: 'arn:aws:sqs:eu-west-3:000000000000:Claimwire-test-Work',
        functionName: 'Claimwire-test-Worker',
        batchSize: 5,
        batchingWindowSeconds: 0,
        reportsBatchItemFailures: true,
        maximumConcurrency: 3,
      },
    ]);
    expect([...on.deadLetterQueues]).toEqual(['Claimwire-test-Dead']);
    expect(on.queues.describe('Claimwire-test-Work').settings).toMatchObject({ visibilityTimeoutSeconds: 60 });
    expect(on.objects.buckets().map(({ settings }) => settings)).toEqual([
      { name: 'claimwire-test-articles', versioned: true, eventBridge: true },
    ]);
    expect(resources.get('Worker')?.attributes.Arn).toBe(
      'arn:aws:lambda:eu-west-3:000000000000:function:Claimwire-test-Worker',
    );
  });

  test('a table has a stream to refer to, which the emulator is not asked for', () => {
    const on = services();
    const { Records } = porterTemplate.Resources;
    const { outputs } = run(
      { Resources: { Records }, Outputs: { Stream: { Value: { 'Fn::GetAtt': ['Records', 'StreamArn'] } } } },
      on,
    );
    expect(outputs.Stream).toMatch(/^arn:aws:dynamodb:eu-west-3:000000000000:table\/Claimwire-test-Records\/stream\//);
    expect(on.tables[0]?.StreamSpecification).toBeUndefined();
  });

  test('keeps names that are too long apart by the hash at their end', () => {
    const id = 'A'.repeat(90);
    const { resources } = run({ Resources: { [`${id}11111111`]: queue, [`${id}22222222`]: queue } });
    const names = [...resources.values()].map(({ attributes }) => attributes.QueueName);
    expect(new Set(names).size).toBe(2);
    expect(names.every((name) => name?.length === 80)).toBe(true);
  });
});

describe('what the local stack does not know is an error that names it', () => {
  test.for<[string, object, string, string]>([
    [
      'a type of resource',
      { Resources: { Machine: { Type: 'AWS::AppSync::GraphQLApi', Properties: {} } } },
      'unknown-resource-type',
      'Machine (AWS::AppSync::GraphQLApi): the local stack does not know this type of resource',
    ],
    [
      'a property',
      { Resources: { Work: { ...queue, Properties: { KmsMasterKeyId: 'x' } } } },
      'unknown-property',
      'Work (AWS::SQS::Queue): Properties.KmsMasterKeyId: the local stack does not know this property',
    ],
    [
      'a property of a property',
      {
        Resources: {
          B: {
            Type: 'AWS::S3::Bucket',
            Properties: { VersioningConfiguration: { Status: 'Enabled', MfaDelete: 'x' } },
          },
        },
      },
      'unknown-property',
      'B (AWS::S3::Bucket): Properties.VersioningConfiguration.MfaDelete: ',
    ],
    [
      'a property in a list',
      {
        Resources: {
          Work: queue,
          R: {
            Type: 'AWS::Events::Rule',
            Properties: {
              EventPattern: { source: ['aws.s3'] },
              Targets: [{ Id: 'T', Arn: { 'Fn::GetAtt': ['Work', 'Arn'] }, InputPath: '$.detail' }],
            },
          },
        },
      },
      'unknown-property',
      'R (AWS::Events::Rule): Properties.Targets[0].InputPath: ',
    ],
    [
      'a property of a resource that has no effect here',
      { Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Treshold: 1 } } } },
      'unknown-property',
      'Alarm (AWS::CloudWatch::Alarm): Properties.Treshold: ',
    ],
    [
      'an intrinsic',
      { Resources: { Work: { ...queue, Properties: { QueueName: { 'Fn::ImportValue': 'x' } } } } },
      'unknown-intrinsic',
      'Work (AWS::SQS::Queue): Properties.QueueName: the local stack does not know the intrinsic Fn::ImportValue',
    ],
    [
      'a name, also in a resource that has no effect here',
      { Resources: { P: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Wrok' }] } } } },
      'unknown-reference',
      'P (AWS::SQS::QueuePolicy): Properties.Queues[0]: nothing in the template is named Wrok',
    ],
    [
      'an attribute of a resource',
      { Resources: { Work: { ...queue, CreationPolicy: {} } } },
      'unknown-resource-attribute',
      'Work: the local stack does not know CreationPolicy',
    ],
    [
      'a section',
      { Conditions: {}, Resources: {} },
      'unknown-section',
      'Conditions: the local stack does not know this section',
    ],
    [
      'an operator in an event pattern',
      {
        Resources: {
          R: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { detail: { key: [{ regex: 'x' }] } } } },
        },
      },
      'invalid-property',
      'R (AWS::Events::Rule): Properties.EventPattern.detail.key[0]: the local bus does not know the operator regex',
    ],
    [
      'a target that is no queue',
      {
        Resources: {
          Worker: worker,
          R: {
            Type: 'AWS::Events::Rule',
            Properties: {
              EventPattern: { source: ['x'] },
              Targets: [{ Id: 'T', Arn: { 'Fn::GetAtt': ['Worker', 'Arn'] } }],
            },
          },
        },
      },
      'invalid-property',
      'R (AWS::Events::Rule): Properties.Targets[0].Arn: arn:aws:lambda',
    ],
    [
      'another runtime',
      { Resources: { Worker: { ...worker, Properties: { ...worker.Properties, Runtime: 'python3.14' } } } },
      'invalid-property',
      'Worker (AWS::Lambda::Function): Properties.Runtime: ',
    ],
    [
      'an asset that is not there',
      { Resources: { Worker: { ...worker, Properties: { ...worker.Properties, Code: { S3Key: 'def456.zip' } } } } },
      'missing-asset',
      'Worker (AWS::Lambda::Function): Properties.Code.S3Key: there is no ',
    ],
    [
      'a parameter that only an account could give',
      {
        Parameters: { Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/path' } },
        Resources: { Work: { ...queue, Properties: { QueueName: { Ref: 'Image' } } } },
      },
      'unknown-reference',
      'Work (AWS::SQS::Queue): Properties.QueueName: nothing in the template is named Image',
    ],
    [
      'a resource to depend on',
      { Resources: { Work: { ...queue, DependsOn: 'Nothing' } } },
      'unknown-reference',
      'Work (AWS::SQS::Queue): DependsOn: no resource is named Nothing',
    ],
    [
      'a circle',
      {
        Resources: {
          A: { ...queue, Properties: { QueueName: { 'Fn::GetAtt': ['B', 'QueueName'] } } },
          B: { ...queue, DependsOn: 'A' },
        },
      },
      'circular-reference',
      'A (AWS::SQS::Queue): A → B → A',
    ],
    ['a resource without a type', { Resources: { A: {} } }, 'malformed-template', 'A: Type: '],
  ])('%s', ([, template, reason, message]) => {
    const failure = () => run(template);
    expect(failure).toThrow(TemplateError);
    expect(failure).toThrow(expect.objectContaining({ reason, message: expect.stringContaining(message) }));
  });

  test('every type is registered once', () => {
    const names = resourceTypes.map(({ type }) => type);
    expect(new Set(names).size).toBe(names.length);
  });
});
