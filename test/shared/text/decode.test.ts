import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../../shared/domain/extraction.ts';
import { decode } from '../../../shared/text/decode.ts';
import { encode } from './encode.ts';

const french = `La mairie a annoncé jeudi l'ouverture de « trois crèches » à côté du théâtre. « C'était prévu », a déclaré Zoé Lefèvre.`;
const typographic = 'L’école coûtera 3 millions d’euros – la moitié est déjà payée…';
const latin9 = 'Le chœur a coûté 1 200 € : « Un crève-cœur », dit la maire de L’Haÿ.'.replace('’', "'");
const english = 'The café’s owner said it would cost £3 million – “a scandal”.';

const bytes = (text: string, encoding: Encoding): Uint8Array => {
  const encoded = encode(text, encoding);
  if (encoded === null) throw new Error(`${encoding} can't hold ${text}`);
  return encoded;
};
/** Bytes as they are written, each by the character of its number. */
const raw = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

describe('decode', () => {
  test.each<[Encoding, string]>([
    ['utf-8', french],
    ['utf-8', english],
    ['utf-16le', french],
    ['utf-16be', typographic],
    ['windows-1252', typographic],
    ['windows-1252', english],
    ['windows-1252', french],
    ['iso-8859-15', latin9],
    ['macintosh', french],
    ['macintosh', typographic],
  ])('tells %s by the bytes: %s', (encoding, text) => {
    expect(decode(bytes(text, encoding))).toEqual({ ok: true, source: text, encoding });
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('takes the byte-order mark of %s off', (encoding) => {
    expect(decode(bytes(`\ufeff${french}`, encoding))).toEqual({ ok: true, source: french, encoding });
    expect(decode(bytes('\ufeffNon', encoding))).toEqual({ ok: true, source: 'Non', encoding });
  });

  test('calls ASCII UTF-8, whatever was declared', () => {
    expect(decode(raw('The council met.'), { charset: 'windows-1252' })).toMatchObject({ encoding: 'utf-8' });
  });

  test.each([
    ['"É…" is no letter of Africa', 'LIBERTÉ… ils y tiennent', 'windows-1252'],
    ['"é »" is no letter of China', `Il dit : "oui", puis : "c'est d\u00e9cid\u00e9\u00a0»`, 'windows-1252'],
    ['a half is no ligature', 'Une demi-vie t½ de 2½ heures ; ½ litre à boire', 'windows-1252'],
    ['a ligature is no half', "Une main-d'œuvre à l'œil", 'iso-8859-15'],
    ['a euro is no currency sign', 'Ils paient 15 € par mois', 'iso-8859-15'],
  ] as const)('weighs characters by their places: %s', (_, text, encoding) => {
    expect(decode(bytes(text, encoding))).toEqual({ ok: true, source: text, encoding });
  });

  test('leaves UTF-8 of other scripts as it is', () => {
    for (const text of ['Мэр города заявил', '市長は月曜日、学校の建設', 'Bonjour 😀', '😀'])
      expect(decode(bytes(text, 'utf-8'))).toEqual({ ok: true, source: text, encoding: 'utf-8' });
  });
});

describe('a declared charset', () => {
  test.each([
    ['tells what no byte tells', 'ISO-8859-1', "L'été", 'iso-8859-1', 'iso-8859-1'],
    ['is not narrower than the bytes', 'iso-8859-1', 'L’été', 'windows-1252', 'windows-1252'],
    ['outweighs what is seldom met', 'iso-8859-15', 'La Škoda de Žižka', 'iso-8859-15', 'iso-8859-15'],
    ['is not believed against UTF-8', 'iso-8859-1', french, 'utf-8', 'utf-8'],
    ['of UTF-8 is not believed against the bytes', 'utf-8', french, 'windows-1252', 'windows-1252'],
    [
      'of one byte is not believed against letters in impossible places',
      'macintosh',
      french,
      'windows-1252',
      'windows-1252',
    ],
    ['that is not read is passed over', 'shift_jis', french, 'windows-1252', 'windows-1252'],
  ] as const)('%s', (_, charset, text, actual, encoding) => {
    expect(decode(bytes(text, actual), { charset })).toEqual({ ok: true, source: text, encoding });
  });

  test.each([
    '<!doctype html><meta charset="iso-8859-1">',
    '<META http-equiv=Content-Type content="text/html; charset=ISO-8859-1">',
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
  ])('is read in the page itself: %s', (head) => {
    expect(decode(raw(`${head}<p>L'été</p>`))).toMatchObject({ ok: true, encoding: 'iso-8859-1' });
    expect(decode(raw(`${head}<p>L'été</p>`), { charset: 'utf-8' })).toMatchObject({ encoding: 'iso-8859-1' });
  });
});

describe('damaged UTF-8', () => {
  test('is read but for what is broken: cut at both ends, or a bad byte within', () => {
    const whole = bytes(`é${french} é`, 'utf-8');
    expect(decode(whole.subarray(1, -1))).toEqual({ ok: true, source: `\ufffd${french} \ufffd`, encoding: 'utf-8' });
    const spoilt = join(bytes(french, 'utf-8'), Uint8Array.of(0xe9), bytes(french, 'utf-8'));
    expect(decode(spoilt)).toEqual({ ok: true, source: `${french}\ufffd${french}`, encoding: 'utf-8' });
  });

  test('is no text that merely ends as UTF-8 might be cut', () => {
    expect(decode(raw('Nous y voilà'))).toEqual({ ok: true, source: 'Nous y voilà', encoding: 'windows-1252' });
  });

  test('half in another encoding is read byte by byte, so that nothing is lost', () => {
    const mixed = join(bytes(french, 'utf-8'), bytes(french, 'windows-1252'));
    const decoded = decode(mixed);
    expect(decoded).toMatchObject({ ok: true, encoding: 'windows-1252' });
    expect(decoded.ok && decoded.source).toContain('a dÃ©clarÃ© ZoÃ© LefÃ¨vre');
    expect(decoded.ok && decoded.source).toContain('a déclaré Zoé Lefèvre');
  });
});

describe('control characters', () => {
  test.each([
    ['the frame of a wire', `\x01\x02${french} ${french}\x03`],
    ['a stray NUL', `${french}\0${french}`],
    ['the end of a DOS file', `${french}\r\n\x1a`],
    ['padding to a full block', `${french}${'\0'.repeat(400)}`],
  ])('are kept in a text: %s', (_, text) => {
    expect(decode(bytes(text, 'utf-8'))).toEqual({ ok: true, source: text, encoding: 'utf-8' });
  });
});

describe('what is no article', () => {
  const random = Uint8Array.from({ length: 600 }, (_, index) => (index * index * 7 + index * 13) >> 3);
  test.each([
    ['a PDF', 'PDF', raw('%PDF-1.7\n1 0 obj << /Title (Rapport) >> endobj')],
    ['RTF', 'RTF', raw("{\\rtf1\\ansi L'\\'e9cole ouvrira lundi.}")],
    ['PostScript', 'PostScript', raw('%!PS-Adobe-3.0\n(Bonjour) show')],
    ['a ZIP', 'ZIP, as in DOCX and ODT', raw('PK\x03\x04\x14\x00\x06\x00[Content_Types].xml')],
    ['an OLE document', 'OLE, as in DOC', raw('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Word.Document.8')],
    ['a tar', 'tar', join(raw(`article.txt${'\0'.repeat(246)}ustar\x0000`), raw(french.repeat(99)))],
    ['a PNG', 'PNG', raw('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['a JPEG', 'JPEG', raw('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['gzip', 'gzip', new Uint8Array(gzipSync(french))],
    ['the middle of a compressed file', null, new Uint8Array(gzipSync(random)).subarray(20)],
    ['NULs between letters', null, raw('a\0b')],
    ['numbers of two bytes', null, Uint8Array.from({ length: 400 }, (_, index) => (index % 2 === 0 ? index >> 1 : 0))],
  ])('%s is binary, and its format is told where it has one: %s', (_, detail, content) => {
    expect(decode(content)).toEqual({ ok: false, reason: 'binary', detail });
  });

  test.each([
    ['nothing', ''],
    ['spaces and lines', ' \t\r\n\u00a0\u2003'],
    ['marks that are not seen', '\u200b\ufeff\u00ad'],
    ['NULs alone', '\0'.repeat(20)],
  ])('%s is empty', (_, text) => {
    expect(decode(bytes(text, 'utf-8'))).toEqual({ ok: false, reason: 'empty', detail: null });
  });
  test('a byte-order mark alone is empty', () => {
    expect(decode(Uint8Array.of(0xff, 0xfe))).toEqual({ ok: false, reason: 'empty', detail: null });
  });

  test.each([
    [
      'French of DOS (code page 850)',
      raw("Le maire a d\x82clar\x82 lundi qu'une \x82cole, \x85 c\x93t\x82, co\x96terait cher."),
    ],
    [
      'Russian (Windows-1251)',
      raw(
        '\xcc\xfd\xf0 \xe3\xee\xf0\xee\xe4\xe0 \xe7\xe0\xff\xe2\xe8\xeb, \xf7\xf2\xee \xed\xee\xe2\xe0\xff \xf8\xea\xee\xeb\xe0',
      ),
    ],
    [
      'Chinese (GBK)',
      raw('\xca\xd0\xb3\xa4\xd0\xc7\xc6\xda\xd2\xbb\xb1\xed\xca\xbe\xa3\xac\xd0\xc2\xd1\xa7\xd0\xa3\xb5\xc4'),
    ],
    ['letters that stand alone', Uint8Array.of(0x4c, 0xe9, 0x20, 0xff)],
  ])('%s is undecodable', (_, content) => {
    expect(decode(content)).toEqual({ ok: false, reason: 'undecodable', detail: null });
  });
  test('UTF-32 is undecodable, and named', () => {
    const content = raw('\xff\xfe\0\0N\0\0\0o\0\0\0n\0\0\0');
    expect(decode(content)).toEqual({ ok: false, reason: 'undecodable', detail: 'UTF-32' });
  });
});
