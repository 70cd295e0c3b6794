import { expect, it } from 'vitest';
import { eachOnce, sharedKey } from '../../cli/uploads.ts';

it('uploads a file once, however often it is named, in the order of the first names', () => {
  expect(eachOnce(['b.txt', 'a.txt', './b.txt', 'c/../a.txt', 'a.txt'])).toEqual(['b.txt', 'a.txt']);
});

it('tells two files that would have one key', () => {
  expect(sharedKey(['x/a.txt', 'b.txt', 'y/a.txt'], '')).toEqual(['x/a.txt', 'y/a.txt']);
  expect(sharedKey(['a.txt', 'b.txt'], 'wire/')).toBeNull();
});
