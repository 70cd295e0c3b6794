import { readdirSync, readFileSync } from 'node:fs';
import type { Language } from '../../shared/domain/language.ts';
import { decode } from '../../shared/text/decode.ts';
import { patterns } from './patterns.ts';
import { type Random, randomFrom } from './random.ts';

const folder = new URL('../../samples/', import.meta.url);
const articles = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** What readers of text stumble over, to be put anywhere. */
const stumbling = [
  ...[
    '« ',
    ' »',
    '“',
    '”',
    '"',
    "'",
    '’',
    '‘',
    '(',
    ')',
    '[',
    ']',
    '—',
    ' – ',
    '…',
    '...',
    '.',
    ', ',
    ' : ',
    ';',
    '?!',
    '%',
    ' %',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\t',
    '\u00a0',
    '\u202f',
    '\u2009',
    '\u2028',
    '\u0085',
    '\f',
    '\u000b',
    '\u0000',
    '\u001b[31m',
  ],
  ...[
    '\u00ad',
    '\u200b',
    '\u200d',
    '\u202e',
    '\u2066',
    '\ufeff',
    '\ufe0f',
    '\u0301',
    '\u0327',
    '\ud83d',
    '\ude00',
    '👩‍👧',
    '𝟏𝟐',
    '𝒜',
    '\ufffd',
  ],
  ...[
    '&eacute;',
    '&amp;',
    '&#0;',
    '&#xD800;',
    '&nbsp;',
    '&laquo;',
    '<p>',
    '</p>',
    '<br>',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '<a href="',
  ],
  ...[
    '**',
    '_',
    '# ',
    '> ',
    '[a](https://a.example)',
    '](',
    '```',
    '| ',
    '---\n',
    'title: ',
    'Ã©',
    'â€™',
    'Â ',
    'ﬁ',
    '１２',
    '²',
    '½',
    '٣٤',
  ],
  ...[
    ' a dit ',
    ' selon ',
    ' que ',
    ' said ',
    ' according to ',
    ' il ',
    ' he ',
    " d'après ",
    ' a-t-il dit ',
    ' de ',
    ' of ',
    ' et ',
  ],
  ...[
    '12',
    '1 000 000',
    '1,5',
    '1.000,5',
    '-3',
    '3-1',
    '7 sur 87',
    '1e999',
    '999999999999999999999999',
    '0',
    '00',
    '12 %',
    '3,5 milliards',
  ],
  ...[
    '2024-02-30',
    'le 31 février 2024',
    '0000-00-00',
    '9999-12-31',
    '12/13/14',
    'mardi',
    'en 2024',
    'il y a 99999999 ans',
    '10,000,000 days ago',
  ],
  ...[
    ' deux tiers ',
    ' des centaines de ',
    ' twice as many as ',
    ' entre 5 et ',
    ' de 3 à ',
    'XXIe siècle',
    '1er',
    '$5m',
    '€',
    '12 km²/h',
    '5 ft 3 in',
  ],
  ...[
    '=cmd()',
    '../',
    '%2F',
    "'; DROP TABLE",
    '$' + '{jndi:ldap://a}',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
];

const anyText = (random: Random, length: number): string => {
  const ends = random.pick([0x80, 0x250, 0x3000, 0x10000, 0x110000]);
  return Array.from({ length }, () => String.fromCodePoint(random.below(ends))).join('');
};

const misread = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const shuffled = (random: Random, parts: string[]): string[] => {
  for (let i = parts.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [parts[i], parts[j]] = [parts[j] as string, parts[i] as string];
  }
  return parts;
};

/** Two places in a text, in order. */
const stretch = (random: Random, text: string, most: number): [number, number] => {
  const start = random.below(text.length + 1);
  return [start, Math.min(text.length, start + random.below(most))];
};

const mutations: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(stumbling) + text.slice(at);
  },
  (text, random) =>
    text.replaceAll(random.pick([' ', '.', ',', '"', "'", '’', '\n', 'e', ' de ']), random.pick(stumbling)),
  (text, random) => {
    const [start, end] = stretch(random, text, 60);
    return text.slice(0, start) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = stretch(random, text, 100);
    return text.slice(0, end) + text.slice(start, end).repeat(1 + random.below(5)) + text.slice(end);
  },
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(patterns).text(1 + random.below(120)) + text.slice(at);
  },
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + anyText(random, random.below(20)) + text.slice(at);
  },
  (text, random) => shuffled(random, text.split(' ')).join(' '),
  (text, random) => shuffled(random, text.split('\n')).join('\n'),
  (text, random) => shuffled(random, text.split(/(?<=[.!?]) /)).join(' '),
  (text, random) => text.normalize(random.pick(['NFC', 'NFD', 'NFKC', 'NFKD'])),
  (text, random) => (random.chance(0.5) ? text.toUpperCase() : text.toLowerCase()),
  (text) => misread(text),
  (text) => [...text].map((c) => (c > '\u007f' ? `&#${c.codePointAt(0)};` : c)).join(''),
  (text) =>
    `<html><body>${text
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('\n')}</body></html>`,
  (text, random) =>
    text.replace(new RegExp(`(.{1,${20 + random.below(80)}}) `, 'g'), random.pick(['$1\n', '$1\r\n', '$1-\n'])),
  (text, random) => `---\ntitle: ${random.pick(stumbling)}\ndate: ${random.pick(stumbling)}\n---\n${text}`,
  (text) => [...text].reverse().join(''),
];

/** Of a hundred inputs, so many begin as at most so many characters: most small, so that many are tried. */
const sizes = [
  { share: 0.8, most: 500 },
  { share: 0.155, most: 3_000 },
  { share: 0.04, most: 20_000 },
  { share: 0.005, most: 200_000 },
] as const;

const sizeFrom = (random: Random): number => {
  let left = random.below(1000) / 1000;
  for (const { share, most } of sizes) {
    if (left < share) return 1 + random.below(most);
    left -= share;
  }
  return 1;
};

const baseText = (random: Random, length: number): string => {
  const kind = random.below(10);
  if (kind === 0) return random.pick(patterns).text(length);
  if (kind === 1) return anyText(random, Math.min(length, 2_000));
  if (kind === 2)
    return Array.from({ length: Math.min(400, 1 + (length >> 3)) }, () => random.pick(stumbling)).join('');
  let text = random.pick(articles);
  while (text.length < length) text += `\n\n${random.pick(articles)}`;
  const start = random.below(text.length - Math.min(length, text.length) + 1);
  return text.slice(start, start + length);
};

/** Bytes of a text in some encoding, some of them changed. */
const damagedBytes = (text: string, random: Random): Uint8Array => {
  const bytes = Buffer.from(text, random.pick(['utf8', 'utf16le', 'latin1'] as const));
  for (let i = random.below(6); i > 0 && bytes.length > 0; i--) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
};

export interface FuzzInput {
  /** Null when the bytes were no text, as `decode` found. */
  readonly source: string | null;
  readonly language: Language | null;
}

/** The input of a number: the same for the same seed. A seventh came from bytes. Throws what `decode` throws. */
export const inputFor = (seed: number): FuzzInput => {
  const random = randomFrom(seed);
  // Most are read in a given language, since detection would leave much that is hostile unread.
  const language = random.pick(['fr', 'fr', 'en', 'en', null] as const);
  let text = baseText(random, sizeFrom(random));
  for (let i = random.below(7); i > 0 && text.length < 400_000; i--) text = random.pick(mutations)(text, random);
  if (!random.chance(1 / 7)) return { source: text, language };
  const bytes = random.chance(0.3)
    ? Uint8Array.from({ length: random.below(400) }, () => random.below(256))
    : damagedBytes(text, random);
  const decoded = decode(bytes, { charset: random.pick([null, 'utf-8', 'windows-1252', 'x']) });
  return { source: decoded.ok ? decoded.source : null, language };
};
