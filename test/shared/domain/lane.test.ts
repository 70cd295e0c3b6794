import { expect, test } from 'vitest';
import { laneOfKey, laneOfNormalizedKey } from '../../../shared/domain/lane.ts';
import { normalizedKeyOf } from '../../../shared/domain/normalized-article.ts';

test.each([
  ['bulk/1998/a.txt', 'bulk'],
  ['bulk/', 'bulk'],
  ['bulk', 'fresh'],
  ['Bulk/a.txt', 'fresh'],
  ['bulky/a.txt', 'fresh'],
  ['wire/bulk/a.txt', 'fresh'],
] as const)('%s goes by the lane "%s"', (key, lane) => {
  expect(laneOfKey(key, 'bulk/')).toBe(lane);
});

test.each(['fresh', 'bulk'] as const)('a normalized object of the lane "%s" tells it by its key', (lane) => {
  expect(laneOfNormalizedKey(normalizedKeyOf(lane, 'b0aed3294c0a41c0dc6414f148d8bd26', 'bulk/v1'))).toBe(lane);
});
