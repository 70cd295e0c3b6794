import { vi } from 'vitest';
import { runProgram } from '../../cli/program.ts';
import type { Ended } from './run-claimwire.ts';

/** Calls a command in this process, for the many cases whose process is like any other; `runClaimwire` runs the executable. */
export const callClaimwire = async (args: readonly string[]): Promise<Ended> => {
  const output = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      output[name] += text;
      return true;
    }),
  );
  const { exitCode } = process;
  process.exitCode = undefined;
  try {
    await runProgram(args);
    return { code: Number(process.exitCode ?? 0), ...output };
  } finally {
    process.exitCode = exitCode;
    for (const spy of spies) spy.mockRestore();
  }
};
