import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../shared/domain/language.ts';
import { extract } from '../../../shared/extraction/extract.ts';
import { decode } from '../../../shared/text/decode.ts';
import { liesOf } from '../../fuzz/check-extraction.ts';
import { encode } from '../text/encode.ts';

const options = { name: 'a.txt', receivedAt: '2026-06-01T08:00:00.000Z' };
const folder = new URL('../../../samples/', import.meta.url);
const articles = readdirSync(folder).map((name) => ({
  language: name.split('.')[1] as Language,
  source: readFileSync(new URL(name, folder), 'utf8').trim(),
}));

const paragraphsOf = (text: string): string[] => text.split(/\n+/);
const longWord = /(?<!\p{L})(\p{L}{4})(\p{L}{4,})(?!\p{L})/gu;

/** Wraps each paragraph at a width, as mail does. */
const wrapped = (text: string, width: number, lineEnd = '\n'): string =>
  paragraphsOf(text)
    .map((paragraph) =>
      paragraph
        .split(' ')
        .reduce<string[]>((lines, word) => {
          const line = lines.at(-1);
          if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
          else lines[lines.length - 1] = `${line} ${word}`;
          return lines;
        }, [])
        .join(lineEnd),
    )
    .join(lineEnd + lineEnd);

const windows1252 = new TextDecoder('windows-1252');
const misread = (text: string): string => windows1252.decode(Buffer.from(text, 'utf8'));
const references = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
/** Puts one of some lines after each second paragraph. */
const interspersed = (text: string, lines: readonly string[]): string =>
  paragraphsOf(text)
    .flatMap((paragraph, i) =>
      i > 0 && i % 2 === 0 ? [paragraph, lines[(i / 2) % lines.length] as string] : [paragraph],
    )
    .join('\n');
const credits = {
  fr: ['© Jeanne Morel / AFP', 'Photo : Luc Ferrand/REUTERS', 'Crédits : Anne Vidal'],
  en: ['© Jane Moore / AP', 'Photo: Luke Farrant/REUTERS', 'Image credit: Ann Vidal'],
};
const links = {
  fr: ['Lire aussi : La région promet 900 emplois, « un mensonge » selon les élus', 'Partager sur Facebook'],
  en: ['Read more: Region promises 900 jobs, "a lie", say councillors', 'Share on Facebook'],
};
const marked = (text: string, heading: string): string => {
  const [title, ...rest] = paragraphsOf(text);
  const body = rest.map((paragraph) => paragraph.replace(/(?<!\p{L})\p{L}{6,}(?!\p{L})/u, '**$&**'));
  return [`${heading}${title}`, ...body].join('\n\n');
};

type Disturb = (text: string, language: Language) => string;
const disturbances: readonly (readonly [string, Disturb])[] = [
  ['accents apart from their letters', (text) => text.normalize('NFD')],
  ['references of HTML', references],
  ['references escaped twice', (text) => references(text).replace(/&/g, '&amp;')],
  ['no-break spaces for all', (text) => text.replace(/ /g, '\u00a0')],
  ['narrow spaces beside marks', (text) => text.replace(/[ \u00a0](?=[:;!?»%])/g, '\u202f')],
  ['thin spaces within numbers', (text) => text.replace(/(?<=\d)[ \u00a0](?=\d{3})/g, '\u2009')],
  ['two spaces for one', (text) => text.replace(/(?<!\d) (?!\d)/g, '  ')],
  ['straight marks', (text) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')],
  ['curly marks', (text) => text.replace(/'/g, '’').replace(/"([^"\n]*)"/g, '“$1”')],
  ['carriage returns before line ends', (text) => text.replace(/\n/g, '\r\n')],
  ['carriage returns for line ends', (text) => text.replace(/\n/g, '\r')],
  ['lines wrapped at 72', (text) => wrapped(text, 72)],
  ['lines wrapped at 60, ended by two characters', (text) => wrapped(text, 60, '\r\n')],
  ['soft hyphens', (text) => text.replace(longWord, '$1\u00ad$2')],
  ['zero-width spaces', (text) => text.replace(longWord, '$1\u200b$2')],
  ['credits between paragraphs', (text, language) => interspersed(text, credits[language])],
  ['links between paragraphs', (text, language) => interspersed(text, links[language])],
  [
    'paragraphs twice',
    (text) =>
      paragraphsOf(text)
        .flatMap((line, i) => (i % 3 === 2 ? [line, line] : [line]))
        .join('\n'),
  ],
  ['front matter', (text) => `---\nauthor: Claire Valmont\ntags: [a, b]\n---\n\n${text}`],
  ['Markdown', (text) => marked(text, '# ')],
  [
    'tags of HTML',
    (text) =>
      `<html><body>\n${paragraphsOf(text)
        .map((line) => `<p>${references(line)}</p>`)
        .join('\n')}\n</body></html>`,
  ],
  ['mojibake', misread],
  ['mojibake of mojibake', (text) => misread(misread(text))],
];
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'macintosh'] as const;

/** Words as they are compared: without what a disturbance is free to change. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s"“”«»]/gu, '')
    .replace(/’/g, "'");

/** What is known of each record of a text but its place, in order. Dates by their values: their words are kept as in the source. */
const recordsIn = (source: string): string[] => {
  const extraction = extract(source, options);
  expect(liesOf(source, extraction)).toEqual([]);
  return [
    ...extraction.claims.map(({ asRead, text, kind, speaker }) => [
      'claim',
      bare(asRead ?? text),
      kind,
      bare(speaker?.name ?? ''),
    ]),
    ...extraction.statistics.map(({ asRead, text, value, low, high, total, unit, modifier, counted }) => [
      'statistic',
      bare(asRead ?? text),
      value,
      low,
      high,
      total,
      unit,
      modifier,
      counted?.key,
    ]),
    ...extraction.dates.map(({ value, rule }) => ['date', value, rule]),
  ].map((record) => record.join('|'));
};
const clean = new Map(articles.map(({ source }) => [source, recordsIn(source)]));

describe('a disturbed article', () => {
  it.each(disturbances)('has the same claims, statistics and dates with %s', (_, disturb) => {
    for (const { source, language } of articles)
      expect(recordsIn(disturb(source, language))).toEqual(clean.get(source));
  });

  it.each(encodings)('has them when it was written in %s', (encoding) => {
    for (const { source } of articles) {
      const bytes = encode(source, encoding);
      if (bytes === null) continue;
      const decoded = decode(bytes);
      expect(decoded.ok && recordsIn(decoded.source)).toEqual(clean.get(source));
    }
  });

  it('tells no lie of its source, whatever was done to it and whatever characters stand in it', () => {
    const change = fc.constantFrom(...disturbances.map(([, disturb]) => disturb));
    fc.assert(
      fc.property(
        fc.constantFrom(...articles),
        fc.array(change, { maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(2_000), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 5 }),
        ({ source, language }, changes, insertions) => {
          let text = source;
          for (const [at, inserted] of insertions) text = text.slice(0, at) + inserted + text.slice(at);
          for (const disturb of changes) text = disturb(text, language);
          expect(liesOf(text, extract(text, { ...options, metadata: { language } }))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
