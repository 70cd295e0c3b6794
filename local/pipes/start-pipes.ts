import type { Closers } from '../closers.ts';
import { TableStream } from '../dynamodb/table-stream.ts';
import { Pipe, type PipeOptions } from './pipe.ts';
import type { PipeDefinition } from './pipe-definition.ts';

/** Runs a template's pipes until `closers` end them. */
export async function startPipes(
  pipes: readonly PipeDefinition[],
  options: Omit<PipeOptions, 'pipe' | 'stream'> & {
    readonly endpoint: string;
    readonly accessKeyId: string;
    readonly closers: Closers;
  },
): Promise<Pipe[]> {
  const { endpoint, accessKeyId, closers, region, onLog } = options;
  const started: Pipe[] = [];
  for (const pipe of pipes) {
    const stream = new TableStream({ endpoint, tableName: pipe.tableName, region, accessKeyId });
    if (!(await stream.open())) {
      onLog(
        `pipe ${pipe.name} is not run: the table ${pipe.tableName} stood before, without a stream; delete it to have it made anew`,
      );
      continue;
    }
    const one = new Pipe({ ...options, pipe, stream });
    const run = one.run();
    closers.add(() => {
      one.stop();
      return run;
    });
    started.push(one);
  }
  return started;
}
