import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logFileIn, openFunctionLog } from '../../cli/function-log.ts';
import { temporaryFolder } from './run-claimwire.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder({ file: '' });
});
afterEach(() => folder.remove());

const line = (text: string) => ({ source: 'extract', text });

it('holds what the functions write, a line each', async () => {
  const log = openFunctionLog(logFileIn(folder.path));
  log.write(line('one\nmore'));
  log.write({ ...line('two'), environment: 2 });
  await log.end();
  expect(readFileSync(join(folder.path, '.claimwire', 'functions.log'), 'utf8')).toBe(
    'extract one more\nextract#2 two\n',
  );
});

it.runIf(process.platform === 'linux')('says once that its disk is full, and drops the lines', async () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const log = openFunctionLog('/dev/full');
  for (const text of ['one', 'two']) {
    log.write(line(text));
    await vi.waitFor(() => expect(told).toHaveBeenCalled());
  }
  await log.end();
  expect(told.mock.calls).toEqual([[expect.stringMatching(/^claimwire: the logs .*can't be written.*ENOSPC/)]]);
  told.mockRestore();
});

it('is refused where no file can be opened', () => {
  expect(() => logFileIn(join(folder.path, 'file'))).toThrow(expect.objectContaining({ syscall: 'mkdir' }));
  expect(() => openFunctionLog(folder.path)).toThrow(expect.objectContaining({ code: 'EISDIR' }));
});
