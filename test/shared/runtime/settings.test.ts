import { expect, test } from 'vitest';
import { readSettings } from '../../../shared/runtime/settings.ts';

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
