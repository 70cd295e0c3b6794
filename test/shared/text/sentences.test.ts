import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packs } from '../../../shared/languages/packs.ts';
import { splitSentences } from '../../../shared/text/sentences.ts';
import { tokenize } from '../../../shared/text/tokens.ts';

const sentences = (text: string, language: 'fr' | 'en' = 'fr') =>
  splitSentences(tokenize(text, packs[language].edges), packs[language]).map(({ span }) => text.slice(...span));

describe('splitSentences', () => {
  it.each([
    ['at a full stop before a capital', 'Il pleut. Elle sort.', ['Il pleut.', 'Elle sort.']],
    [
      'never after a title',
      'M. Morel et Mme. Roy ont signé. Puis ils sont partis.',
      ['M. Morel et Mme. Roy ont signé.', 'Puis ils sont partis.'],
    ],
    ['never after an initial', 'J. Morel a signé.', ['J. Morel a signé.']],
    ['never in a number', 'Le prix est de 3.5 euros. Il baisse.', ['Le prix est de 3.5 euros.', 'Il baisse.']],
    [
      'with the closing mark on the side that it closes',
      '« C’est fini. » Il est parti.',
      ['« C’est fini. »', 'Il est parti.'],
    ],
    ['before an opening mark', 'Il est parti. « C’est fini. »', ['Il est parti.', '« C’est fini. »']],
    ['within a quote of several sentences', '"Un. Deux." Trois.', ['"Un.', 'Deux."', 'Trois.']],
    [
      'not when the sentence goes on in lower case',
      '« Vraiment ? » demande-t-elle.',
      ['« Vraiment ? » demande-t-elle.'],
    ],
    ['at every line break', 'Un titre\nUn texte', ['Un titre', 'Un texte']],
    ['once at several stops', 'Quoi ?! Rien... Si.', ['Quoi ?!', 'Rien...', 'Si.']],
  ])('splits %s', (_, text, expected) => expect(sentences(text)).toEqual(expected));

  it('keeps English abbreviations whole', () => {
    expect(sentences('Mr. Smith met Dr. Jones of the U.S. Senate. They left.', 'en')).toEqual([
      'Mr. Smith met Dr. Jones of the U.S. Senate.',
      'They left.',
    ]);
  });

  it.each<[text: string, language: 'fr' | 'en', expected: string[]]>([
    ['He left the U.S. The army stayed.', 'en', ['He left the U.S.', 'The army stayed.']],
    ['He left the U.S. Army in May.', 'en', ['He left the U.S. Army in May.']],
    ['It is the plan of J. He and J. B. Hay.', 'en', ['It is the plan of J. He and J. B. Hay.']],
    ['Il vit aux U.S.A. Elle vit en Italie.', 'fr', ['Il vit aux U.S.A.', 'Elle vit en Italie.']],
    ['Il a lu J.M. Le Brec hier.', 'fr', ['Il a lu J.M. Le Brec hier.']],
  ])('ends a sentence at an acronym only before a word that begins one: %s', (text, language, expected) => {
    expect(sentences(text, language)).toEqual(expected);
  });

  it('gives sentences that are in order, do not overlap, and lose only white space', () => {
    const text = fc
      .array(fc.constantFrom('Un', 'deux', '. ', '.', ' ', '« ', ' »', '"', '\n', '3', '!', '… '))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const found = splitSentences(tokenize(source, packs.fr.edges), packs.fr);
        let end = 0;
        for (const { span } of found) {
          expect(source.slice(end, span[0]).trim()).toBe('');
          end = span[1];
        }
        expect(source.slice(end).trim()).toBe('');
      }),
    );
  });
});
