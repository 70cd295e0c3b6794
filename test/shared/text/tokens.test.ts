import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packs } from '../../../shared/languages/packs.ts';
import { tokenize } from '../../../shared/text/tokens.ts';

const words = (text: string, language: 'fr' | 'en') =>
  tokenize(text, packs[language].edges).map(({ text: word }) => word);

describe('tokenize', () => {
  it.each([
    ["l'administration n’a pas", ["l'", 'administration', 'n’', 'a', 'pas']],
    ["aujourd'hui, quelqu’un", ["aujourd'hui", ',', 'quelqu’un']],
    ['a-t-il déclaré', ['a', '-t-il', 'déclaré']],
    ['le porte-parole dit-elle', ['le', 'porte-parole', 'dit', '-elle']],
    ['Est-ce vrai ?', ['Est-ce', 'vrai', '?']],
    ['2\u202f000 agents', ['2', '000', 'agents']],
    ['1,5 % du 1er', ['1', ',', '5', '%', 'du', '1', 'er']],
    ['A320 et G20', ['A320', 'et', 'G20']],
    ['d"entraver" le travail', ['d', '"', 'entraver', '"', 'le', 'travail']],
    ['3,2 m² à 0.3mSv/h', ['3', ',', '2', 'm²', 'à', '0', '.', '3', 'mSv', '/', 'h']],
  ])('splits %j', (text, expected) => expect(words(text, 'fr')).toEqual(expected));

  it.each([
    ["Trump's plan doesn't", ['Trump', "'s", 'plan', "doesn't"]],
    ["It’s O'Brien’s", ['It’s', "O'Brien", '’s']],
    ['an 18-fold rise', ['an', '18', '-', 'fold', 'rise']],
  ])('splits English %j', (text, expected) => expect(words(text, 'en')).toEqual(expected));

  it('covers every character but white space, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let end = 0;
        for (const token of tokenize(text, packs.fr.edges)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(text.slice(end, token.start)).toMatch(/^[\s\p{C}\u0085\u200b]*$/u);
          end = token.end;
        }
      }),
    );
  });
});
