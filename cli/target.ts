import { join, resolve } from 'node:path';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { EventBridgeClientConfig } from '@aws-sdk/client-eventbridge';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { SFNClientConfig } from '@aws-sdk/client-sfn';
import type { SQSClientConfig } from '@aws-sdk/client-sqs';
import { findRunningStack } from '../local/state-file.ts';
import { findStageNames, findStageOutputs, namesInOutputs, outputsFileOf, type StageNames } from './stage-names.ts';

export const projectRoot = join(import.meta.dirname, '..');

/** The folder in which a running stack writes itself down, so that another terminal finds it. */
export const stateFolder = (): string => process.env.CLAIMWIRE_STATE_DIR || projectRoot;

/** How another terminal calls claimwire so that it finds the stack of this one. */
export const commandElsewhere = (): string => {
  const stateDir = process.env.CLAIMWIRE_STATE_DIR;
  const bin = process.cwd() === projectRoot ? 'bin/claimwire' : shellWord(join(projectRoot, 'bin/claimwire'));
  return stateDir ? `CLAIMWIRE_STATE_DIR=${shellWord(resolve(stateDir))} ${bin}` : bin;
};

const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** Where a command puts articles and reads records: the stack on this machine, or a stage in AWS. */
export interface Target extends StageNames {
  readonly label: string;
  /** Of the stack, by name; null where only the names above are known, by variables. */
  readonly outputs: Readonly<Record<string, string>> | null;
  /** How long to wait between two looks at what has become readable, in milliseconds. */
  readonly pollMs: number;
  readonly s3: S3ClientConfig;
  readonly dynamodb: DynamoDBClientConfig;
  readonly sqs: SQSClientConfig;
  readonly sfn: SFNClientConfig;
  readonly events: EventBridgeClientConfig;
}

/** Of a local stack, as it describes itself. */
export const localTarget = (stack: {
  readonly region: string;
  readonly endpoints: {
    readonly s3: string;
    readonly dynamodb: string;
    readonly sqs: string;
    readonly states?: string | undefined;
    readonly events?: string | undefined;
  };
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly outputs: Readonly<Record<string, string>>;
}): Target => {
  const names = namesInOutputs(stack.outputs);
  if (names === null) throw new Error('the template has no outputs ArticlesBucketName and TableName');
  const { region, credentials } = stack;
  return {
    ...names,
    label: 'the local stack',
    outputs: stack.outputs,
    pollMs: 50,
    s3: { region, credentials, endpoint: stack.endpoints.s3, forcePathStyle: true },
    dynamodb: { region, credentials, endpoint: stack.endpoints.dynamodb },
    sqs: { region, credentials, endpoint: stack.endpoints.sqs },
    // A stack of an earlier release runs no state machine and keeps no archive, and has none in its outputs.
    sfn: { region, credentials, ...(stack.endpoints.states && { endpoint: stack.endpoints.states }) },
    events: { region, credentials, ...(stack.endpoints.events && { endpoint: stack.endpoints.events }) },
  };
};

/** How to make the outputs of a stage known here. */
export const outputsHint = (stage: string): string =>
  `Deploy it from here with: npx cdk deploy -c stage=${stage} --outputs-file ${outputsFileOf(projectRoot, stage)} (or copy that file from where it was deployed).`;

/** The stage's target where one is named, else the running local stack's. A string says why there is none, and what to do. */
export const findTarget = async (stage: string | undefined): Promise<Target | string> => {
  if (stage !== undefined) {
    const names = findStageNames(stage, projectRoot, process.env);
    return typeof names === 'string'
      ? names
      : {
          ...names,
          label: `stage ${stage}`,
          outputs: findStageOutputs(stage, projectRoot),
          pollMs: 1000,
          s3: {},
          dynamodb: {},
          sqs: {},
          sfn: {},
          events: {},
        };
  }
  const found = await findRunningStack(stateFolder());
  if (found.kind === 'running') return localTarget(found.state);
  const where = process.env.CLAIMWIRE_STATE_DIR ? ` of CLAIMWIRE_STATE_DIR, ${stateFolder()}` : '';
  const left = found.kind === 'stale' ? ' (one was, and did not stop in order)' : '';
  return `no local stack is running${where}${left}. Start one in another terminal with "claimwire up", or name a deployed one with --stage.`;
};
