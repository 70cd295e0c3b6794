import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchItems } from '../../../local/states/batch-items.ts';
import { ids } from './map-harness.ts';

describe('batches', () => {
  test('hold every item once, in order, none above its limits, and none that could have held the next item too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 40, unit: 'grapheme' }), { maxLength: 60 }),
        fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
        fc.option(fc.integer({ min: 400, max: 900 }), { nil: undefined }),
        fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
        (items, maxItems, maxBytes, batchInput) => {
          const batches = batchItems(items, { maxItems, maxBytes, batchInput });
          const lists = batches.map(({ value }) => (value as { Items: string[] }).Items);
          expect(lists.flat()).toEqual(items);
          const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
          for (const [index, { value, itemCount }] of batches.entries()) {
            const list = lists[index] ?? [];
            expect(itemCount).toBe(list.length);
            expect(list.length).toBeGreaterThan(0);
            expect(list.length).toBeLessThanOrEqual(maxItems ?? Number.POSITIVE_INFINITY);
            expect(bytes(value)).toBeLessThanOrEqual(maxBytes ?? 262_144);
            const next = lists[index + 1]?.[0];
            if (next === undefined || list.length === maxItems) continue;
            expect(bytes({ ...(value as object), Items: [...list, next] })).toBeGreaterThan(maxBytes ?? 262_144);
          }
        },
      ),
    );
  });

  test('are closed before they grow above the limit of a payload', () => {
    const items = ids(3).map(({ id }) => ({ id, text: 'x'.repeat(100_000) }));
    expect(batchItems(items, { maxItems: 100 }).map(({ itemCount }) => itemCount)).toEqual([2, 1]);
  });

  test('refuse an item that fits into none', () => {
    expect(() => batchItems(['x'.repeat(300)], { maxBytes: 200 })).toThrow('States.DataLimitExceeded');
  });
});
