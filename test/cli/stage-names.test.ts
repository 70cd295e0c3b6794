import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStageNames, outputsFileOf } from '../../cli/stage-names.ts';
import { temporaryFolder } from './run-claimwire.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
  const write = (stage: string, content: string) => {
    const file = outputsFileOf(folder.path, stage);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  write('dev', JSON.stringify({ 'claimwire-dev': { ArticlesBucketName: 'articles', TableName: 'records' } }));
  const outputs = {
    ArticlesBucketName: 'articles',
    TableName: 'records',
    NormalizedBucketName: 'normalized',
    NormalizeQueueUrl: 'https://sqs/normalize',
    BulkNormalizeQueueUrl: 'https://sqs/bulk-normalize',
    BulkPrefix: 'bulk/',
    ReprocessingArn: 'arn:machine',
    JobsBucketName: 'jobs',
    MaxArticleBytes: '99',
  };
  write('prod', JSON.stringify({ 'claimwire-prod': outputs }));
  write('other', JSON.stringify({ 'claimwire-dev': { ArticlesBucketName: 'articles', TableName: 'records' } }));
  write('broken', '{');
});
afterAll(() => folder.remove());

const nothingElse = {
  normalizedBucket: null,
  normalizeQueueUrl: null,
  bulkNormalizeQueueUrl: null,
  bulkPrefix: null,
  reprocessingArn: null,
  jobsBucket: null,
  uploadArchiveArn: null,
  changeArchiveArn: null,
  uploadRuleArns: null,
  articleBytes: null,
};

describe("a stage's bucket, table and queue", () => {
  it('are those of its deployment from this folder', () => {
    expect(findStageNames('dev', folder.path, {})).toEqual({
      articlesBucket: 'articles',
      tableName: 'records',
      ...nothingElse,
    });
  });

  it('are those of its deployment, with the queue and the size limit where it tells them', () => {
    expect(findStageNames('prod', folder.path, {})).toMatchObject({
      normalizedBucket: 'normalized',
      normalizeQueueUrl: 'https://sqs/normalize',
      bulkNormalizeQueueUrl: 'https://sqs/bulk-normalize',
      bulkPrefix: 'bulk/',
      reprocessingArn: 'arn:machine',
      jobsBucket: 'jobs',
      articleBytes: 99,
    });
  });

  it('are those of the environment before any other', () => {
    const environment = { CLAIMWIRE_ARTICLES_BUCKET: 'a', CLAIMWIRE_TABLE: 't' };
    const names = {
      articlesBucket: 'a',
      tableName: 't',
      ...nothingElse,
    };
    expect(findStageNames('dev', folder.path, environment)).toEqual(names);
    const queue = { ...environment, CLAIMWIRE_NORMALIZE_QUEUE_URL: 'https://sqs/q' };
    expect(findStageNames('dev', folder.path, queue)).toEqual({ ...names, normalizeQueueUrl: 'https://sqs/q' });
    const machine = { ...environment, CLAIMWIRE_REPROCESSING_ARN: 'arn:m', CLAIMWIRE_JOBS_BUCKET: 'j' };
    expect(findStageNames('dev', folder.path, machine)).toEqual({
      ...names,
      reprocessingArn: 'arn:m',
      jobsBucket: 'j',
    });
    const bulk = { CLAIMWIRE_BULK_NORMALIZE_QUEUE_URL: 'https://sqs/b', CLAIMWIRE_BULK_PREFIX: 'old/' };
    expect(findStageNames('dev', folder.path, { ...environment, ...bulk })).toEqual({
      ...names,
      bulkNormalizeQueueUrl: 'https://sqs/b',
      bulkPrefix: 'old/',
    });
    const copies = { ...environment, CLAIMWIRE_NORMALIZED_BUCKET: 'n' };
    expect(findStageNames('dev', folder.path, copies)).toEqual({ ...names, normalizedBucket: 'n' });
  });

  it.each([
    ['was never deployed from here', 'test', /"test" are not known here.*cdk deploy -c stage=test --outputs-file/],
    ['is not the one that was deployed', 'other', /holds no outputs of claimwire-other/],
    ['left a broken file', 'broken', /is not JSON/],
  ])('are not known when it %s, and the message says what to do', (_when, stage, message) => {
    expect(findStageNames(stage, folder.path, {})).toMatch(message);
  });
});
