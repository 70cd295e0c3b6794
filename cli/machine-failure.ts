import { join, relative } from 'node:path';
import { type ExitCode, exitCode } from './exit-code.ts';

const noRoom = 'there is no room left on its disk. Free some and try again.';
const notFolder = 'a part of its path is a file, not a folder.';
const readOnly = 'it stands on a read-only file system.';
const faults: Readonly<Record<string, string>> = {
  EACCES: 'you may not use it. Check its permissions.',
  EPERM: 'you may not use it. Check its permissions.',
  EROFS: readOnly,
  ENOSPC: noRoom,
  EDQUOT: noRoom,
  ENOTDIR: notFolder,
  EEXIST: notFolder,
  EMFILE: 'too many files are open. Raise the limit (ulimit -n) and try again.',
  ENFILE: 'too many files are open. Close some programs and try again.',
};
/** Of a folder that can't be made; elsewhere a missing file is a fault of ours. */
const folderFaults: Readonly<Record<string, string>> = { ENOENT: 'no folder can be made there.' };

/**
 * What to tell where the machine stands in the way: a folder that can't be written, a full disk. Null when the error is none of these.
 * @param stateDir CLAIMWIRE_STATE_DIR, where it is set.
 */
export const machineFailure = (
  error: unknown,
  stateDir: string | undefined,
): { message: string; code: ExitCode } | null => {
  if (!(error instanceof Error)) return null;
  const { code = '', syscall, path } = error as NodeJS.ErrnoException;
  // Bundlers wrap what they met in words of their own.
  if (/\bENOSPC\b|no space left on device/i.test(error.message) && syscall === undefined)
    return { message: noRoom.replace('its', 'the'), code: exitCode.unavailable };
  if (syscall === undefined) return null;
  const fault = faults[code] ?? (syscall === 'mkdir' ? folderFaults[code] : undefined);
  if (fault === undefined) return null;
  const place = path ?? 'a file';
  const inStateDir = stateDir !== undefined && path !== undefined && !relative(stateDir, join(path)).startsWith('..');
  return inStateDir
    ? { message: `${place}: ${fault} CLAIMWIRE_STATE_DIR must name a folder that you can write.`, code: exitCode.usage }
    : { message: `${place}: ${fault}`, code: exitCode.unavailable };
};
