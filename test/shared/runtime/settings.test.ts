import { expect, test } from 'vitest';
import { countIn, readSettings } from '../../../shared/runtime/settings.ts';

test('reads the names that a function needs, and no other', () => {
  expect(readSettings({ TABLE_NAME: true }, { TABLE_NAME: 'records', PATH: '/bin' })).toEqual({
    TABLE_NAME: 'records',
  });
});

test('names each that is missing or empty, and where to set it', () => {
  expect(() =>
    readSettings({ TABLE_NAME: true, QUEUE_URL: true, BUCKET: true }, { BUCKET: 'b', QUEUE_URL: '' }),
  ).toThrow(/lacks TABLE_NAME, QUEUE_URL.*infra/);
});

test('reads a limit as a whole number from 1 up, and refuses any other', () => {
  expect(countIn({ MAX: '10485760' }, 'MAX')).toBe(10_485_760);
  for (const wrong of ['0', '-1', '1.5', '1e3', 'x', '12 MB', '9'.repeat(20)])
    expect(() => countIn({ MAX: wrong }, 'MAX')).toThrow(/MAX must be a whole number.*infra\/stages\.ts/);
});
