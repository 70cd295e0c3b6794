import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from '../../local/make-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'claimwire-folder-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('makes a folder and those above it, and leaves one that stands', () => {
  const folder = join(root, 'a', 'b');
  makeFolder(folder);
  makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test('fails where a file stands in the way', () => {
  writeFileSync(join(root, 'file'), '');
  expect(() => makeFolder(join(root, 'file', 'below'))).toThrow(expect.objectContaining({ syscall: 'mkdir' }));
});

test.runIf(process.platform === 'linux')('fails, and does not hang, in a folder that takes none', () => {
  expect(() => makeFolder('/proc/claimwire/below')).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});
