import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeMetadataValue } from '../../cli/object-metadata.ts';
import { decodeEncodedWords } from '../../shared/persistence/encoded-word.ts';

it('leaves ASCII as it is', () => {
  expect(encodeMetadataValue('https://example.org/a?b=c')).toBe('https://example.org/a?b=c');
});

it('writes any text as ASCII words of at most 75 characters, which the pipeline reads back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (text) => {
      const written = encodeMetadataValue(text);
      expect(written).toMatch(/^[\x20-\x7e]*$/);
      if (written !== text) for (const word of written.split(' ')) expect(word.length).toBeLessThanOrEqual(75);
      expect(decodeEncodedWords(written)).toBe(text);
    }),
  );
});
