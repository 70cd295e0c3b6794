import { expect, it } from 'vitest';
import { machineFailure } from '../../cli/machine-failure.ts';

const failure = (code: string, syscall: string, path?: string) =>
  Object.assign(new Error(`${code}: ${syscall}`), { code, syscall, ...(path && { path }) });

it.each([
  [
    'a folder that may not be used',
    failure('EACCES', 'mkdir', '/srv/.claimwire'),
    69,
    /^\/srv\/.claimwire: you may not/,
  ],
  ['a read-only file system', failure('EROFS', 'open', '/srv/a'), 69, /^\/srv\/a: .*read-only/],
  ['a full disk', failure('ENOSPC', 'write'), 69, /^a file: there is no room left on its disk/],
  ['a full disk in the words of a bundler', new Error('Failed: ENOSPC: no space left'), 69, /no room left/],
  ['a file that should be a folder', failure('ENOTDIR', 'open', '/srv/file/x'), 69, /is a file, not a folder/],
  ['the same in CLAIMWIRE_STATE_DIR', failure('ENOTDIR', 'open', '/state/x'), 64, /CLAIMWIRE_STATE_DIR must name/],
  ['a folder where none can be made', failure('ENOENT', 'mkdir', '/proc/x'), 69, /no folder can be made there/],
])('tells of %s', (_what, error, code, message) => {
  expect(machineFailure(error, '/state')).toEqual({ code, message: expect.stringMatching(message) });
});

it.each([
  ['a missing file', failure('ENOENT', 'open', '/srv/a')],
  ['a refused connection', failure('ECONNREFUSED', 'connect')],
  ['any other error', new TypeError('x is not a function')],
  ['what is no error', 'ENOSPC'],
])('leaves %s to be reported as a fault', (_what, error) => {
  expect(machineFailure(error, undefined)).toBeNull();
});
