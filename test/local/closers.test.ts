import { expect, test } from 'vitest';
import { Closers } from '../../local/closers.ts';

test('closes everything once, last first, also past one that fails', async () => {
  const closers = new Closers();
  const closed: string[] = [];
  closers.add(() => closed.push('first'));
  closers.add(async () => {
    throw new Error('jammed');
  });
  closers.add(() => closed.push('last'));
  const both = [closers.close(), closers.close()];
  await expect(both[0]).rejects.toMatchObject({ errors: [new Error('jammed')] });
  await expect(both[1]).rejects.toThrow(AggregateError);
  expect(closed).toEqual(['last', 'first']);
});
