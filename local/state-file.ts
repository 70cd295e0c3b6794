import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { makeFolder } from './make-folder.ts';

const stateSchema = z.object({
  schema: z.literal('claimwire/local-stack@1'),
  pid: z.number().int(),
  /** ISO 8601. */
  startedAt: z.string(),
  region: z.string(),
  endpoints: z.object({
    s3: z.string(),
    sqs: z.string(),
    dynamodb: z.string(),
    /** Of Step Functions; a stack that was started before it was run here has none. */
    states: z.string().optional(),
    /** Of EventBridge, likewise. */
    events: z.string().optional(),
  }),
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  /** The evaluated outputs of the template: ArticlesBucketName, TableName … */
  outputs: z.record(z.string(), z.string()),
});

/** What another terminal needs to reach a running stack. */
export type StackState = z.output<typeof stateSchema>;

/** `stale`: a stack left its file behind, since it was killed or its machine was; nothing answers any more. */
export type RunningStack =
  | { readonly kind: 'running'; readonly state: StackState }
  | { readonly kind: 'none' }
  | { readonly kind: 'stale'; readonly file: string };

/** Where the stack of a project is written down. */
export function stateFileOf(projectRoot: string): string {
  return join(projectRoot, '.claimwire', 'stack.json');
}

/** Writes the state down, over a former one. */
export function writeStateFile(projectRoot: string, state: StackState): void {
  const file = stateFileOf(projectRoot);
  makeFolder(dirname(file));
  writeFileSync(file, `${JSON.stringify(state, null, 2)}\n`);
}

/** Removes the state, if it is still that of process `pid`. */
export function removeStateFile(projectRoot: string, pid: number): void {
  if (readState(stateFileOf(projectRoot))?.pid === pid) rmSync(stateFileOf(projectRoot), { force: true });
}

/** Finds the stack that runs for a project. Its process must live and its S3 must answer: process ids are used again. */
export async function findRunningStack(projectRoot: string): Promise<RunningStack> {
  const file = stateFileOf(projectRoot);
  const state = readState(file);
  if (state === undefined) return { kind: 'none' };
  if (state !== null && isAlive(state.pid) && (await answers(state.endpoints.s3))) return { kind: 'running', state };
  return { kind: 'stale', file };
}

/** undefined: there is no file; null: it is not one of ours, or was cut short. */
function readState(file: string): StackState | null | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return stateSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
