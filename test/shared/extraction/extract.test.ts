import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Extraction, extractionSchema } from '../../../shared/domain/extraction.ts';
import { extract } from '../../../shared/extraction/extract.ts';

const options = { name: 'a.txt', receivedAt: '2026-06-01T08:00:00.000Z' };
const samples = new URL('../../../samples/', import.meta.url);
const articles = readdirSync(samples).map((name) => ({ name, source: readFileSync(new URL(name, samples), 'utf8') }));

/** Every place that an extraction names, with the words that it says stand there. */
const passages = (value: unknown): { text: string; span: [number, number] }[] => {
  if (Array.isArray(value)) return value.flatMap(passages);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'span' in value && 'text' in value ? [value as { text: string; span: [number, number] }] : [];
  return [...own, ...Object.values(value).flatMap(passages)];
};

const holds = (source: string, extraction: Extraction) => {
  for (const { text, span } of passages(extraction)) expect(source.slice(...span)).toBe(text);
  const ids = [...extraction.claims, ...extraction.statistics, ...extraction.dates].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { statisticIds, dateIds } of extraction.claims)
    for (const id of [...statisticIds, ...dateIds]) expect(ids).toContain(id);
  for (const { claimId, dateId, baselineDateId } of extraction.statistics)
    for (const id of [claimId, dateId, baselineDateId]) if (id !== null) expect(ids).toContain(id);
};

describe('extract', () => {
  it.each(articles)(
    'keeps the contract on $name: its schema, exact words, ids that lead somewhere',
    ({ name, source }) => {
      const extraction = extract(source, { ...options, name });
      expect(extractionSchema.parse(extraction)).toEqual(extraction);
      holds(source, extraction);
      expect(extraction.claims.length).toBeGreaterThan(3);
      expect(extraction.statistics.length).toBeGreaterThan(3);
      expect(extraction.document.title).not.toBeNull();
    },
  );

  it('is pure: again gives the same', () => {
    const source = articles[0]?.source as string;
    expect(extract(source, options)).toEqual(extract(source, options));
  });

  it('changes no id but those of what changed when a word is added elsewhere', () => {
    const source = 'Le maire a annoncé la fermeture de 12 écoles. La préfète a recensé 340 élèves.';
    const ids = (text: string) =>
      extract(text, { ...options, metadata: { language: 'fr' } }).statistics.map(({ id }) => id);
    expect(ids(`Hier matin, rien. ${source}`)).toEqual(ids(source));
  });

  it('records a text in another language, without reading it', () => {
    const { document, claims, statistics, dates } = extract(
      'Der Bürgermeister hat 12 neue Schulen und 40 Busse angekündigt.',
      options,
    );
    expect(document.language).toBeNull();
    expect([claims, statistics, dates]).toEqual([[], [], []]);
  });

  describe('of a text in two languages', () => {
    const paragraphs = [
      'Le maire a annoncé mardi que la ville fermerait 12 écoles, contre l’avis des parents et des enseignants.',
      'The mayor said on Tuesday that the city would close 12 schools, against the wishes of the parents.',
      'La préfète, elle, a recensé 340 élèves de plus que l’an dernier dans les collèges de la ville.',
    ];
    const source = paragraphs.join('\n');
    const article = extract(source, { ...options, metadata: { publishedAt: '2026-05-28' } });

    it('reads each paragraph in its own', () => {
      holds(source, article);
      expect(article.document.language).toBe('fr');
      expect(article.claims.filter(({ kind }) => kind === 'indirect').map(({ text }) => text)).toEqual([
        'la ville fermerait 12 écoles, contre l’avis des parents et des enseignants',
        'the city would close 12 schools, against the wishes of the parents',
      ]);
      expect(article.statistics.map(({ value, counted }) => [value, counted?.key])).toEqual([
        [12, 'école'],
        [12, 'school'],
        [340, 'élève'],
      ]);
    });

    it('resolves the dates of both by one date of publication', () => {
      expect(article.dates.map(({ value }) => value)).toEqual(['2026-05-26', '2026-05-26', '2025']);
    });

    it('takes the language of most of it for that of the article', () => {
      const english = Array.from({ length: 3 }, () => paragraphs[1] as string);
      expect(extract([paragraphs[0], ...english].join('\n'), options).document.language).toBe('en');
    });
  });

  describe('of a text with the marks of its page', () => {
    const words = 'La préfète a déclaré mardi : « Nous avons évacué 1 200 habitants de la vallée. »';
    const written = {
      'HTML references': words.replaceAll('é', '&eacute;').replaceAll('«', '&laquo;').replaceAll('»', '&raquo;'),
      'accents apart': words.normalize('NFD'),
      'soft hyphens': words.replaceAll('habi', 'ha\u00adbi').replaceAll('évac', 'év\u00adac'),
      tags: `<p>${words.replace('1 200', '<strong>1 200</strong>')}</p>`,
      mojibake: Array.from(Buffer.from(words), (byte) => String.fromCharCode(byte)).join(''),
    };
    it.each(Object.entries(written))('reads the same in spite of %s, and says how it reads', (_, source) => {
      const article = extract(source, options);
      const plain = extract(words, options);
      holds(source, article);
      const said = ({ claims, statistics }: Extraction) => [
        claims.map(({ id, key, text, asRead }) => [id, key, asRead ?? text]),
        statistics.map(({ id, text, asRead, counted }) => [id, asRead ?? text, counted?.key]),
      ];
      expect(plain.claims).not.toEqual([]);
      expect(plain.claims.map(({ asRead }) => asRead)).toEqual(plain.claims.map(() => null));
      expect(said(article)).toEqual(said(plain));
    });
  });

  it('reads no claim and no statistic in what is not article', () => {
    const source =
      'La piscine rouvrira lundi\n© 2026 Agence Pixel, 12 photos\nLa piscine de la ville rouvrira lundi avec 3 bassins, a annoncé la mairie.\nLa piscine rouvrira lundi avec 3 bassins, a annoncé la mairie.\nLa piscine rouvrira lundi avec 3 bassins, a annoncé la mairie.';
    const { document, statistics, claims } = extract(source, { ...options, metadata: { language: 'fr' } });
    for (const { span } of [...statistics, ...claims])
      for (const noise of document.noise) expect(span[0] >= noise.span[1] || span[1] <= noise.span[0]).toBe(true);
    expect(document.noise.map(({ kind }) => kind)).toEqual(['credit', 'duplicate']);
  });

  it('never lies about a place and never throws, whatever the text', () => {
    const fragment = fc.oneof(
      fc.constantFrom(
        ' a déclaré ',
        ' said ',
        '« ',
        ' »',
        '"',
        '“',
        '”',
        ' 12 ',
        ' 3,5 % ',
        'sept ',
        ' sur ',
        ' M. Morel ',
        '\n',
        '. ',
        ', ',
        ' que ',
        ' that ',
        'selon ',
        ' le 4 mars ',
        ' millions d’euros ',
        '\u202f',
        '\u00ad',
        '😀',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(
        fc.array(fragment, { maxLength: 60 }),
        fc.constantFrom('fr' as const, 'en' as const),
        (parts, language) => {
          const source = parts.join('');
          holds(source, extract(source, { ...options, metadata: { language } }));
        },
      ),
      { numRuns: 300 },
    );
  });
});
