import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { explainQuarantine, tooLarge } from '../shared/domain/quarantine.ts';
import { type FailedInput, openFailure } from './article-input.ts';
import { exitCode } from './exit-code.ts';
import type { Upload } from './pipeline.ts';

/** Under which key a file is uploaded. */
const keyOf = (path: string, prefix: string): string => `${prefix}${basename(path)}`;

/** A file as it is uploaded: its bytes as they are, under its name; only what no pipeline takes is refused here. */
export const readUpload = async (
  path: string,
  {
    prefix,
    metadata,
    mostBytes,
  }: { prefix: string; metadata: Readonly<Record<string, string>>; mostBytes: number | null },
): Promise<Upload | FailedInput> => {
  const unfit = await checkUpload(path, mostBytes);
  if (unfit !== null) return unfit;
  try {
    return { path, key: keyOf(path, prefix), bytes: await readFile(path), metadata };
  } catch (error) {
    return openFailure(path, error);
  }
};

/**
 * Why a file can't be uploaded; null when it can, as far as one can tell without reading it. `mostBytes`: the limit of where it is to go; null
 * where only that place knows.
 */
export const checkUpload = async (path: string, mostBytes: number | null): Promise<FailedInput | null> => {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    if (mostBytes !== null && found.size > mostBytes)
      return {
        ok: false,
        code: exitCode.badData,
        message: `${path}: ${explainQuarantine(tooLarge(found.size, mostBytes))}`,
      };
    return null;
  } catch (error) {
    return openFailure(path, error);
  }
};

/** Each file once, however often and by whatever path it is named. */
export const eachOnce = (paths: readonly string[]): string[] =>
  [...new Map(paths.toReversed().map((path) => [resolve(path), path])).values()].reverse();

/** Two different files that would have one key: the second would be taken for a new version of the first. */
export const sharedKey = (paths: readonly string[], prefix: string): readonly [string, string] | null => {
  const byKey = new Map<string, string>();
  for (const path of paths) {
    const former = byKey.get(keyOf(path, prefix));
    if (former !== undefined) return [former, path];
    byKey.set(keyOf(path, prefix), path);
  }
  return null;
};
