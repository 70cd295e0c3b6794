import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestStretch, stretchesOf } from '../../../shared/text/stretches.ts';

const partsOf = (text: string, longest: number) => stretchesOf(text, longest).map((span) => text.slice(...span));

describe('the stretches of a text', () => {
  it('are one where it is no longer than any article', () => {
    const text = 'a'.repeat(longestStretch);
    expect(stretchesOf(text)).toEqual([[0, text.length]]);
    expect(stretchesOf('')).toEqual([[0, 0]]);
  });

  const lead = 'x'.repeat(15);
  it.each([
    ['a blank line before a line', '\n\n', 'b\ncdef'],
    ['a blank line of two characters', '\r\n\r\n', 'bcdef'],
    ['a line before a sentence', '\n', '. bcdef'],
    ['a sentence before a word', '. ', 'b cdef'],
    ['a word', ' ', 'bcdefgh'],
    ['their greatest length where nothing parts it', 'bcdef', 'gh'],
  ])('end at %s', (_, end, rest) => {
    expect(partsOf(`${lead}${end}${rest}`, 20)).toEqual([`${lead}${end}`, rest]);
  });

  it('part no pair of surrogates', () => {
    expect(partsOf('😀'.repeat(12), 17)).toEqual(['😀'.repeat(8), '😀'.repeat(4)]);
  });

  it('are all of it, in order, none of them too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 2, max: 50 }), (text, longest) => {
        const parts = partsOf(text, longest);
        expect(parts.join('')).toBe(text);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});
