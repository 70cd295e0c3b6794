import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowAround, windowUnits } from '../../../shared/persistence/text-window.ts';

describe('the window around a span', () => {
  test.each([
    ['is a short text whole', 'Il a dit non.', [3, 8], 'Il a dit non.'],
    ['begins with the text', `non${'x'.repeat(2_000)}`, [0, 3], `non${'x'.repeat(995)}…`],
    ['ends with the text', `${'x'.repeat(2_000)}non`, [2_000, 2_003], `…${'x'.repeat(995)}non`],
    [
      'has the same room on both sides',
      `${'a'.repeat(2_000)}non${'b'.repeat(2_000)}`,
      [2_000, 2_003],
      `…${'a'.repeat(498)}non${'b'.repeat(497)}…`,
    ],
    ['holds the beginning of a long span', `a${'b'.repeat(3_000)}`, [1, 3_001], `…${'b'.repeat(998)}…`],
  ] as const)('%s', (_, text, span, expected) => {
    expect(windowAround(text, span)).toBe(expected);
  });

  test('is within bounds, of the text, around the span, and parts no surrogate pair', () => {
    const text = fc.array(fc.constantFrom('a', '😀', 'é', '漢', '👩‍🚒'), { minLength: 300, maxLength: 1_500 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(400), (parts, at, length) => {
        const source = parts.join('');
        const offsets = [0, ...Array.from(source, (char) => char.length)].map(
          (
            (sum) => (size) =>
              (sum += size)
          )(0),
        );
        const start = offsets[at % offsets.length] ?? 0;
        const end = offsets[Math.min(offsets.indexOf(start) + length, offsets.length - 1)] ?? start;
        const window = windowAround(source, [start, end]);
        expect(window.length).toBeLessThanOrEqual(windowUnits);
        expect(window.isWellFormed()).toBe(true);
        expect(source).toContain(window.replace(/^…|…$/g, ''));
        expect(window).toContain(source.slice(start, end));
      }),
    );
  });
});
