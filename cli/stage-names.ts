import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a deployed stage keeps its articles and records. */
export interface StageNames {
  readonly articlesBucket: string;
  readonly tableName: string;
  /** Where normalized copies stand; null where nothing tells, which only a purge has to know. */
  readonly normalizedBucket: string | null;
  /** Where an article is asked to be read again; null where nothing tells, which only a retry has to know. */
  readonly normalizeQueueUrl: string | null;
  /** The state machine that reprocesses, and the bucket of its reports; null where nothing tells, which only a reprocessing has to know. */
  readonly reprocessingArn: string | null;
  readonly jobsBucket: string | null;
  /** The bytes that a file may have there; null where nothing tells, so that only the stage itself can refuse a file. */
  readonly articleBytes: number | null;
}

/** Where the outputs of a stage's deployment stand, as `cdk deploy --outputs-file` writes them. */
export const outputsFileOf = (projectRoot: string, stage: string): string =>
  join(projectRoot, '.claimwire', `outputs-${stage}.json`);

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The names of bucket, table and queue in the outputs of a template; null where bucket or table is missing. */
export const namesInOutputs = (outputs: Readonly<Record<string, unknown>> | undefined): StageNames | null => {
  const articlesBucket = textOrNull(outputs?.ArticlesBucketName);
  const tableName = textOrNull(outputs?.TableName);
  const normalizedBucket = textOrNull(outputs?.NormalizedBucketName);
  const normalizeQueueUrl = textOrNull(outputs?.NormalizeQueueUrl);
  const reprocessingArn = textOrNull(outputs?.ReprocessingArn);
  const jobsBucket = textOrNull(outputs?.JobsBucketName);
  const articleBytes = Number(textOrNull(outputs?.MaxArticleBytes)) || null;
  return articlesBucket !== null && tableName !== null
    ? { articlesBucket, tableName, normalizedBucket, normalizeQueueUrl, reprocessingArn, jobsBucket, articleBytes }
    : null;
};

/**
 * Finds a stage's buckets, table, queue and state machine: in CLAIMWIRE_ARTICLES_BUCKET, CLAIMWIRE_TABLE, CLAIMWIRE_NORMALIZED_BUCKET,
 * CLAIMWIRE_NORMALIZE_QUEUE_URL, CLAIMWIRE_REPROCESSING_ARN and CLAIMWIRE_JOBS_BUCKET where the first two are set, else in the outputs of its last deployment from this folder. A string says why neither tells, and what to do.
 */
export const findStageNames = (
  stage: string,
  projectRoot: string,
  environment: NodeJS.ProcessEnv,
): StageNames | string => {
  const { CLAIMWIRE_ARTICLES_BUCKET: articlesBucket, CLAIMWIRE_TABLE: tableName } = environment;
  const normalizedBucket = textOrNull(environment.CLAIMWIRE_NORMALIZED_BUCKET);
  const normalizeQueueUrl = textOrNull(environment.CLAIMWIRE_NORMALIZE_QUEUE_URL);
  const reprocessingArn = textOrNull(environment.CLAIMWIRE_REPROCESSING_ARN);
  const jobsBucket = textOrNull(environment.CLAIMWIRE_JOBS_BUCKET);
  if (articlesBucket && tableName)
    return {
      articlesBucket,
      tableName,
      normalizedBucket,
      normalizeQueueUrl,
      reprocessingArn,
      jobsBucket,
      articleBytes: null,
    };
  const file = outputsFileOf(projectRoot, stage);
  const hint =
    `Set CLAIMWIRE_ARTICLES_BUCKET and CLAIMWIRE_TABLE to the stack's outputs, or deploy it from here with: ` +
    `npx cdk deploy -c stage=${stage} --outputs-file ${file}`;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return `the bucket and table of stage "${stage}" are not known here. ${hint}`;
  }
  try {
    const outputs = JSON.parse(text) as Record<string, Record<string, unknown> | undefined>;
    return namesInOutputs(outputs[`claimwire-${stage}`]) ?? `${file} holds no outputs of claimwire-${stage}. ${hint}`;
  } catch {
    return `${file} is not JSON. ${hint}`;
  }
};
