import { readFileSync } from 'node:fs';
import type { LocalStack } from '../../local/stack.ts';

/** Of Linux, whatever the machine: in /proc, processor time is told in hundredths of a second. */
const ticksPerSecond = 100;

/** Seconds of processor time that the processes of each function have taken since they began; Linux alone tells it. */
export const processorSeconds = (stack: Pick<LocalStack, 'environments'>): ReadonlyMap<string, number> => {
  const seconds = new Map<string, number>();
  for (const { pid, functionName } of stack.environments()) {
    // Behind the name, which is in parentheses: state, …, and as the 12th and 13th the time in user mode and in the kernel.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    const taken = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    seconds.set(functionName, (seconds.get(functionName) ?? 0) + taken);
  }
  return seconds;
};
