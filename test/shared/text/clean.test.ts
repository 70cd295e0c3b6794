import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../shared/text/clean.ts';

const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** UTF-8 bytes, read as Windows-1252. */
const misread = (text: string): string =>
  Array.from(Buffer.from(text, 'utf8'), (byte) =>
    byte >= 0x80 && byte < 0xa0 ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte),
  ).join('');

const sentence = 'L’œuvre a été déclarée « d’intérêt public » à Noël – pour 3 000 € –, selon “l’État” ; voilà…';

describe('a text as a reader sees it', () => {
  it.each([
    ['HTML references', 'd&eacute;cid&#233; &laquo;&nbsp;oui&nbsp;&raquo; &#x20AC;', 'décidé «\u00a0oui\u00a0» €'],
    ['references escaped twice', 'd&amp;eacute;cid&amp;#233;', 'décidé'],
    [
      'a tag within a line',
      'les <strong>700</strong> agents <a href="https://example.org/a">déployés</a>',
      'les 700 agents déployés',
    ],
    ['a soft hyphen and a zero-width space', 'ré\u00adgion\u200bale', 'régionale'],
    ['directional marks', '\u202a12\u202c\u200f %', '12 %'],
    ['control characters', 'le\u0000 mai\u0007re', 'le maire'],
    ['accents apart from their letters', 'de\u0301ce\u0300s a\u0300 Noe\u0308l', 'décès à Noël'],
    ['ligatures and full-width digits', 'la ﬁn de l’aﬀaire: ７００ agents', 'la fin de l’affaire: 700 agents'],
    ['mojibake', misread(sentence), sentence],
    ['mojibake of mojibake', misread(misread(sentence)), sentence],
    [
      'one word of mojibake among words that are right',
      'Été comme hiver, la rÃ©gion aide.',
      'Été comme hiver, la région aide.',
    ],
    ['Windows-1252 that was read as ISO-8859-1', 'l\u0092\u009cuvre \u0096 3 \u0080\u0085', 'l’œuvre – 3 €…'],
    [
      'Markdown',
      '## Un **grand** _jour_\n> le [rapport](https://example.org/r_1) est là',
      'Un grand jour\nle rapport est là',
    ],
    ['a form feed', 'fin.\fDébut', 'fin.\nDébut'],
  ])('reads %s', (_, source, text) => {
    expect(clean(source).text).toBe(text);
  });

  it.each([
    ['marks that only look like tags', 'moins de <3 000 habitants> et a < b > c'],
    ['capitals before a closing mark', '« LE CAFÉ» DE SÃO PAULO, ÂGE'],
    ['names in other Latin letters', 'Škoda, Łódź, Ångström, Žižek'],
    ['products, names of variables and asterisks of notes', '5*3*2, max_value_of, * voir note, f**k'],
    ['an ampersand that begins no reference', 'AT&T; B&B; R&D & Cie'],
    ['every space', 'a\u00a0b\u202fc\u2009d\te'],
    [
      'lines that are paragraphs',
      'Le premier point est long et il finit ici.\nUn second.\nUn troisième, à son tour.\nFin.',
    ],
  ])('leaves %s alone', (_, source) => {
    expect(clean(source).text).toBe(source);
  });

  it('takes a page’s tags, scripts, styles and comments out, and lets its line ends be spaces', () => {
    const page =
      '<!DOCTYPE html><html><head><style>p { color: red }</style><script>if (a < b) { x("<p>"); }</script></head>' +
      '<body><p>Le maire\na dit <em>oui</em>.</p><!-- <p>caché</p> --><p>Il\r\npart.<br/>Demain.</p></body></html>';
    expect(
      clean(page)
        .text.split(/\s*\n\s*/u)
        .filter(Boolean),
    ).toEqual(['Le maire a dit oui.', 'Il part.', 'Demain.']);
  });

  it('keeps what follows a script that is never closed', () => {
    expect(clean('Un titre <script> et la suite').text).toBe(
      'Un titre <script> et la suite'.replace('<script>', '<script>'),
    );
  });

  const wrapped = [
    'Le ministre de la santé a annoncé mardi que le plan serait appliqué dès',
    'le mois de mars dans les treize régions, malgré les réserves des syndi-',
    'cats, qui demandent un report. « Nous irons au bout », a-t-il dit. Peut-',
    'être faudra-t-il attendre. On peut être sûr que oui, dit le ministre du',
    'budget.',
    '',
    'La mesure concerne 12 hôpitaux.',
  ];
  it.each(['\n', '\r\n', '\r'])(
    'joins lines that were wrapped, and the words that were parted (line end %j)',
    (end) => {
      const paragraphs = clean(wrapped.join(end)).text.split(/[\r\n]+/u);
      expect(paragraphs).toEqual([
        'Le ministre de la santé a annoncé mardi que le plan serait appliqué dès le mois de mars dans les treize régions, malgré les ' +
          'réserves des syndicats, qui demandent un report. « Nous irons au bout », a-t-il dit. Peut-être faudra-t-il attendre. ' +
          'On peut être sûr que oui, dit le ministre du budget.',
        'La mesure concerne 12 hôpitaux.',
      ]);
    },
  );
});

describe('the way back to the source', () => {
  const wordsOf = (text: string) => [...text.matchAll(/[\p{L}\p{N}]+/gu)];

  it('leads from each word to the stretch that stands for it', () => {
    const source =
      'Les <b>sept</b> sh&eacute;rifs du com\u00adté [en cause](https://example.org), dÃ©jÃ\u00a0 cite\u0301s';
    const read = clean(source);
    const back = wordsOf(read.text).map(({ 0: word, index }) =>
      source.slice(...read.toSource([index, index + word.length])),
    );
    expect(back).toEqual([
      'Les',
      'sept',
      'sh&eacute;rifs',
      'du',
      'com\u00adté',
      'en',
      'cause',
      'dÃ©jÃ\u00a0',
      'cite\u0301s',
    ]);
  });

  const bits = fc.constantFrom(
    ...[
      'é',
      'e\u0301',
      '&eacute;',
      'Ã©',
      '&amp;',
      '&amp;lt;',
      '<b>',
      '</p>',
      '<p>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
    ],
    ...[
      '\u00ad',
      '\u200b',
      '\ufeff',
      '\u0092',
      '\u0085',
      'ﬁ',
      '\r\n',
      '\r',
      '\n',
      ' ',
      '\u00a0',
      '**',
      '_',
      '[',
      '](https://a.b)',
      '# ',
      '> ',
    ],
    ...['a', 'Ville', 'mot-\nclé', '12,5', '«', '”', '\ud83d', '\ude00', '😀', '\u0301'],
  );
  const texts = fc.oneof(
    fc.array(bits, { maxLength: 80 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );

  it('gives, in any text, stretches within it that follow one another', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const { text, toSource } = clean(source);
        let last = 0;
        for (let i = 0; i < text.length; i++) {
          const [start, end] = toSource([i, i + 1]);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(source.length);
          // Characters of one replacement share their stretch; otherwise each stands after the one before.
          expect(start).toBeGreaterThanOrEqual(i === 0 ? 0 : toSource([i - 1, i])[0]);
          last = Math.max(last, end);
        }
        expect(toSource([0, text.length])).toEqual(text.length === 0 ? toSource([0, 0]) : [toSource([0, 1])[0], last]);
      }),
    );
  });

  it('is the identity for a text that needs nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '«', '12') }), (source) => {
        const { text, toSource } = clean(source);
        expect(text).toBe(source);
        expect(toSource([0, source.length])).toEqual([0, source.length]);
      }),
    );
  });
});
