import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Text } from '../../../shared/domain/identity.ts';
import { nativeDigest } from '../../../shared/runtime/digest.ts';

describe('nativeDigest', () => {
  it('gives the same ids as the domain in JavaScript alone, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        expect(nativeDigest(text)).toBe(sha256Text(text));
        expect(nativeDigest(text, 16)).toBe(sha256Text(text, 16));
      }),
    );
  });
});
