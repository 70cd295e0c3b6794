import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkUpload, eachOnce, sharedKey } from '../../cli/uploads.ts';
import { temporaryFolder } from './run-claimwire.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder({ 'a.txt': 'Onze lettres' });
});
afterAll(() => folder.remove());

it('uploads a file once, however often it is named, in the order of the first names', () => {
  expect(eachOnce(['b.txt', 'a.txt', './b.txt', 'c/../a.txt', 'a.txt'])).toEqual(['b.txt', 'a.txt']);
});

it('tells two files that would have one key', () => {
  expect(sharedKey(['x/a.txt', 'b.txt', 'y/a.txt'], '')).toEqual(['x/a.txt', 'y/a.txt']);
  expect(sharedKey(['a.txt', 'b.txt'], 'wire/')).toBeNull();
});

it.each([
  ['a file as large as its stage takes', 12, null],
  ['a larger file', 11, /12 bytes; at most 11 are read/],
  ['any file where only the stage knows', null, null],
])('checks %s before it is read', async (_, mostBytes, message) => {
  const refused = await checkUpload(`${folder.path}/a.txt`, mostBytes);
  if (message === null) expect(refused).toBeNull();
  else expect(refused).toMatchObject({ code: 65, message: expect.stringMatching(message) });
});
