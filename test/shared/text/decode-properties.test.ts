import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodingSchema } from '../../../shared/domain/extraction.ts';
import { decode } from '../../../shared/text/decode.ts';
import { encode } from './encode.ts';

const sentences = [
  "Le préfet a confirmé mardi la fermeture de l'usine, où travaillent 312 salariés.",
  "« Nous n'avons rien reçu », regrette Chloé Béranger, déléguée du personnel.",
  "À Besançon, l'hôpital a déjà perdu huit médecins ; ailleurs, c'est pire.",
  'L’Œuvre des orphelins a levé 45 000 € – « un succès inouï », d’après elle…',
  "Sa sœur aînée, elle, a gardé 1 200 € et la main-d'œuvre.",
  'ÉLECTIONS : LE CONSEIL DÉCIDE, L’ÉTÉ ATTENDRA',
  'Le 1er août, à 20 °C, « les élèves étaient prêts », note Noël Guérin.',
  'The ministry’s report says the scheme will cost £45 million — twice as much.',
  '“We didn’t expect it,” said José Núñez, who runs a café in Málaga.',
  'The council voted 7 to 2 on Monday to close the library.',
];
const article = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 12 }).map((some) => some.join('\n'));

const textLike = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...Buffer.from('etaoins hrdluE.,7')) }, fc.nat({ max: 255 })),
    {
      maxLength: 300,
    },
  )
  .map((bytes) => Uint8Array.from(bytes));
const anyBytes = fc
  .tuple(
    fc.constantFrom([], [], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]),
    fc.oneof(textLike, fc.uint8Array({ maxLength: 300 })),
  )
  .map(([mark, bytes]) => Uint8Array.from([...mark, ...bytes]));
const anyCharset = fc.oneof(fc.constant(null), fc.constantFrom(...encodingSchema.options), fc.string());

describe('decoding', () => {
  test.each(encodingSchema.options)('gives back any text that was written in %s', (encoding) => {
    fc.assert(
      fc.property(article, (text) => {
        const bytes = encode(text, encoding);
        if (bytes === null || (encoding === 'iso-8859-1' && /[\x80-\x9f]/.test(text))) return;
        const decoded = decode(bytes);
        expect(decoded.ok && decoded.source).toBe(text);
        const declared = decode(bytes, { charset: encoding });
        expect(declared).toEqual({
          ok: true,
          source: text,
          encoding: /[^\0-\x7f]/.test(text) ? encoding : declared.ok && declared.encoding,
        });
      }),
    );
  });

  test('never throws, gives the same twice, and gives what a decoder of that encoding gives', () => {
    fc.assert(
      fc.property(anyBytes, anyCharset, (bytes, charset) => {
        const decoded = decode(bytes, { charset });
        expect(decode(bytes, { charset })).toEqual(decoded);
        if (decoded.ok) expect(decoded.source).toBe(new TextDecoder(decoded.encoding).decode(bytes));
        else expect(['empty', 'binary', 'undecodable']).toContain(decoded.reason);
      }),
      { numRuns: 2_000 },
    );
  });

  test('keeps well-formed UTF-8 with any French letter, whatever was declared', () => {
    fc.assert(
      fc.property(article, anyCharset, (text, charset) => {
        expect(decode(new TextEncoder().encode(`é${text}`), { charset })).toEqual({
          ok: true,
          source: `é${text}`,
          encoding: 'utf-8',
        });
      }),
    );
  });
});
