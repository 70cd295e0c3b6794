import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { readQuotes } from '../../../../shared/extraction/claims/quotes.ts';
import { packs } from '../../../../shared/languages/packs.ts';

const quotesIn = (text: string, language: Language = 'fr') => {
  const analysis = analyse(text, packs[language]);
  const at = (i: number) => analysis.tokens[i] as { start: number; end: number };
  return readQuotes(analysis).list.map(({ first, end }) => text.slice(at(first).start, at(end - 1).end));
};

describe('readQuotes', () => {
  it.each<[what: string, text: string, quotes: string[]]>([
    ['guillemets', 'Il dit : « Tout va bien. »', ['Tout va bien.']],
    ['curly marks', 'Il dit : “Tout va bien.”', ['Tout va bien.']],
    ['straight marks', 'Il dit : "Tout va bien."', ['Tout va bien.']],
    ['straight marks with spaces on both sides', 'Il dit : " Tout va bien " hier.', ['Tout va bien']],
    ['a straight mark behind an elided article', 'Il parle d\'une "fête", l\'"avenir" attend.', ['fête', 'avenir']],
    ['a mark in place of an apostrophe', 'On les accuse d"entraver" le travail.', ['entraver']],
    [
      'nested marks, the outer ones',
      'Il dit : « Ce “beau” pont “neuf” tient. » Fin.',
      ['Ce “beau” pont “neuf” tient.'],
    ],
    ['the same marks nested', 'Il dit : « Un « vrai » pont. » Fin.', ['Un « vrai » pont.']],
    ['a quote of several sentences', '« Un. Deux ! Trois ? » dit-il.', ['Un. Deux ! Trois ?']],
    ['a quote left open, to the end of its paragraph', 'Il dit : « Tout va bien.\nFin.', ['Tout va bien.']],
    ['a quote that closes paragraphs later', '« Un.\nDeux. »\nFin.', ['Un.\nDeux.']],
    ['paragraphs that each open and only the last closes', '“Un.\n“Deux.”\nFin.', ['Un.', 'Deux.']],
    ['a quote without an opening mark, from its sentence on', 'Hier. Tout va bien », dit-il.', ['Tout va bien']],
  ])('reads %s', (_what, text, quotes) => {
    expect(quotesIn(text)).toEqual(quotes);
  });

  it.each<[what: string, text: string]>([
    ['an apostrophe', "L'eau monte. Rock 'n' roll, les années '90."],
    ['a possessive of a plural', "The players' union met the owners' club."],
  ])('reads no quote in %s', (_what, text) => {
    expect(quotesIn(text, 'en')).toEqual([]);
  });

  it('says which quote goes on with the speech of the paragraph before', () => {
    const { list } = readQuotes(analyse('“Un.\n“Deux.”\n“Trois.”', packs.fr));
    expect(list.map(({ continues }) => continues)).toEqual([false, true, false]);
  });

  it('takes the outer one of two within a quote that is never closed', () => {
    const { list } = readQuotes(analyse('«““«””', packs.fr));
    expect(list).toMatchObject([{ open: 1, close: 5 }]);
  });

  it('keeps its quotes in order and apart, whatever the marks', () => {
    const piece = fc.constantFrom('«', '»', '“', '”', '"', '‘', '’', "'", ' ', 'mot', 'Mot', '.', ',', '\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { list, at } = readQuotes(analyse(pieces.join(''), packs.fr));
        let last = 0;
        list.forEach((quote, index) => {
          expect(quote.open).toBeGreaterThanOrEqual(last);
          expect(quote.end).toBeGreaterThan(quote.first);
          expect(at[quote.first]).toBe(index);
          last = quote.close < 0 ? quote.end : quote.close + 1;
        });
      }),
    );
  });
});
