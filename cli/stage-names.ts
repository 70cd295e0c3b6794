import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What some commands have to know besides: by which output of the stack, and by which variable, it is told. */
const others = {
  /** Where normalized copies stand. */
  normalizedBucket: ['NormalizedBucketName', 'CLAIMWIRE_NORMALIZED_BUCKET'],
  /** Where an article is asked to be read again, one of a bulk upload apart. */
  normalizeQueueUrl: ['NormalizeQueueUrl', 'CLAIMWIRE_NORMALIZE_QUEUE_URL'],
  bulkNormalizeQueueUrl: ['BulkNormalizeQueueUrl', 'CLAIMWIRE_BULK_NORMALIZE_QUEUE_URL'],
  /** What the keys of bulk uploads begin with. */
  bulkPrefix: ['BulkPrefix', 'CLAIMWIRE_BULK_PREFIX'],
  /** The state machine that reprocesses, and the bucket of its reports. */
  reprocessingArn: ['ReprocessingArn', 'CLAIMWIRE_REPROCESSING_ARN'],
  jobsBucket: ['JobsBucketName', 'CLAIMWIRE_JOBS_BUCKET'],
  /** The archives of events, and the rules of uploads, as ARNs with commas between them. */
  uploadArchiveArn: ['UploadArchiveArn', 'CLAIMWIRE_UPLOAD_ARCHIVE_ARN'],
  changeArchiveArn: ['ChangeArchiveArn', 'CLAIMWIRE_CHANGE_ARCHIVE_ARN'],
  uploadRuleArns: ['UploadRuleArns', 'CLAIMWIRE_UPLOAD_RULE_ARNS'],
} as const;
type Others = Readonly<Record<keyof typeof others, string | null>>;

/** Where a deployed stage keeps its articles and records; what else some commands have to know is null where nothing tells. */
export interface StageNames extends Others {
  readonly articlesBucket: string;
  readonly tableName: string;
  /** The bytes that a file may have there; null where nothing tells, so that only the stage itself can refuse a file. */
  readonly articleBytes: number | null;
}

/** Where the outputs of a stage's deployment stand, as `cdk deploy --outputs-file` writes them. */
export const outputsFileOf = (projectRoot: string, stage: string): string =>
  join(projectRoot, '.claimwire', `outputs-${stage}.json`);

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const othersBy = (read: (output: string, variable: string) => unknown): Others =>
  Object.fromEntries(
    Object.entries(others).map(([name, [output, variable]]) => [name, textOrNull(read(output, variable))]),
  ) as Others;

/** All outputs of a stage's last deployment from this folder, by name; null where none are written down. Throws Node's error where the file can't be read. */
export const findStageOutputs = (stage: string, projectRoot: string): Readonly<Record<string, string>> | null => {
  let text: string;
  try {
    text = readFileSync(outputsFileOf(projectRoot, stage), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return (JSON.parse(text) as Record<string, Record<string, string> | undefined>)[`claimwire-${stage}`] ?? null;
  } catch {
    return null;
  }
};

/** The names in the outputs of a template; null where bucket or table is missing. */
export const namesInOutputs = (outputs: Readonly<Record<string, unknown>> | undefined): StageNames | null => {
  const articlesBucket = textOrNull(outputs?.ArticlesBucketName);
  const tableName = textOrNull(outputs?.TableName);
  const articleBytes = Number(textOrNull(outputs?.MaxArticleBytes)) || null;
  return articlesBucket !== null && tableName !== null
    ? { articlesBucket, tableName, articleBytes, ...othersBy((output) => outputs?.[output]) }
    : null;
};

/**
 * Finds what a stage's resources are called: in CLAIMWIRE_ARTICLES_BUCKET, CLAIMWIRE_TABLE and the variables of the others where these two are set,
 * else in the outputs of its last deployment from this folder. A string says why neither tells, and what to do.
 */
export const findStageNames = (
  stage: string,
  projectRoot: string,
  environment: NodeJS.ProcessEnv,
): StageNames | string => {
  const { CLAIMWIRE_ARTICLES_BUCKET: articlesBucket, CLAIMWIRE_TABLE: tableName } = environment;
  if (articlesBucket && tableName)
    return { articlesBucket, tableName, articleBytes: null, ...othersBy((_, variable) => environment[variable]) };
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
