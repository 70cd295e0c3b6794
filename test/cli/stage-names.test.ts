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
  write('other', JSON.stringify({ 'claimwire-dev': { ArticlesBucketName: 'articles', TableName: 'records' } }));
  write('broken', '{');
});
afterAll(() => folder.remove());

describe("a stage's bucket and table", () => {
  it('are those of its deployment from this folder', () => {
    expect(findStageNames('dev', folder.path, {})).toEqual({ articlesBucket: 'articles', tableName: 'records' });
  });

  it('are those of the environment before any other', () => {
    const environment = { CLAIMWIRE_ARTICLES_BUCKET: 'a', CLAIMWIRE_TABLE: 't' };
    expect(findStageNames('dev', folder.path, environment)).toEqual({ articlesBucket: 'a', tableName: 't' });
  });

  it.each([
    ['was never deployed from here', 'prod', /"prod" are not known here.*cdk deploy -c stage=prod --outputs-file/],
    ['is not the one that was deployed', 'other', /holds no outputs of claimwire-other/],
    ['left a broken file', 'broken', /is not JSON/],
  ])('are not known when it %s, and the message says what to do', (_when, stage, message) => {
    expect(findStageNames(stage, folder.path, {})).toMatch(message);
  });
});
