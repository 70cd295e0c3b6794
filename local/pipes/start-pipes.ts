import type { Closers } from '../closers.ts';
import type { ChangeCapture } from '../dynamodb/change-capture.ts';
import type { TableDefinition } from '../dynamodb/table-definition.ts';
import { Pipe, type PipeOptions } from './pipe.ts';
import type { PipeDefinition } from './pipe-definition.ts';

/** Runs a template's pipes until `closers` end them. */
export function startPipes(
  pipes: readonly PipeDefinition[],
  options: Omit<PipeOptions, 'pipe' | 'stream'> & {
    readonly capture: ChangeCapture;
    readonly tables: readonly TableDefinition[];
    readonly closers: Closers;
  },
): Pipe[] {
  const { capture, tables, closers } = options;
  return pipes.map((pipe) => {
    const { tableName, filters } = pipe;
    const keyNames = (tables.find(({ TableName }) => TableName === tableName)?.KeySchema ?? []).flatMap(
      ({ AttributeName }) => AttributeName ?? [],
    );
    const wants = (record: object) => filters.length === 0 || filters.some(({ matchesKeys }) => matchesKeys(record));
    const one = new Pipe({ ...options, pipe, stream: capture.watch({ tableName, keyNames, wants }) });
    const run = one.run();
    closers.add(() => {
      one.stop();
      return run;
    });
    return one;
  });
}
