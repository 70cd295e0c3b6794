import type { Span } from '../domain/span.ts';
import { normalizeWord, type WordEdges, type WordForm, wordFormsOf } from './word-forms.ts';

export type TokenKind = 'word' | 'number' | 'punctuation' | 'symbol' | 'break';

/** A word, a run of digits, a mark, or a line break. White space within a line is no token. */
export interface Token {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** As words are looked up: NFC, lower case, straight apostrophe and hyphen, no soft hyphen. */
  readonly norm: string;
  readonly kind: TokenKind;
  /** White space or a break stands before it. */
  readonly spaced: boolean;
  /** Its first letter is upper case. */
  readonly capital: boolean;
}

const charClass = {
  other: 0,
  letter: 1,
  digit: 2,
  space: 3,
  lineBreak: 4,
  apostrophe: 5,
  hyphen: 6,
  symbol: 7,
  joiner: 8,
} as const;
const letterPattern = /[\p{L}\p{M}]/u;
const symbolPattern = /[\p{S}%‰°§©№]/u;

const classOf = (code: number): number => {
  const character = String.fromCharCode(code);
  if (code >= 0x30 && code <= 0x39) return charClass.digit;
  if (character === '\n' || character === '\r' || code === 0x2028 || code === 0x2029 || code === 0x85)
    return charClass.lineBreak;
  if (character === "'" || character === '’' || character === 'ʼ') return charClass.apostrophe;
  if (character === '-' || code === 0x2010 || code === 0x2011) return charClass.hyphen;
  if (code === 0xad || code === 0x200d || code === 0x200c) return charClass.joiner;
  // Zero-width spaces and directional marks separate nothing visible, yet stand between words as spaces do.
  if (
    /\s/u.test(character) ||
    code === 0x200b ||
    code === 0xfeff ||
    (code >= 0x200e && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    code === 0x2060 ||
    code < 0x20
  )
    return charClass.space;
  if (code === 0xb2 || code === 0xb3) return charClass.joiner; // m², km³
  // Halves of surrogate pairs stay together; letters outside the basic plane are read as words.
  if (letterPattern.test(character) || (code >= 0xd800 && code <= 0xdfff)) return charClass.letter;
  return symbolPattern.test(character) ? charClass.symbol : charClass.other;
};

// The class of every code unit, filled as each is met first.
const classes = new Uint8Array(0x10000).fill(255);
const classAt = (source: string, i: number): number => {
  const code = source.charCodeAt(i);
  const known = classes[code] as number;
  if (known !== 255) return known;
  const found = classOf(code);
  classes[code] = found;
  return found;
};

/** "puisqu", "lorsqu", "quoiqu": none is longer, so a word of apostrophes is not looked up anew at each. */
const longestElision = 8;

/** The end of the word that begins at `start`, at most `to`: letters, inner hyphens, apostrophes and ampersands, digits after letters. */
const wordEnd = (source: string, start: number, to: number, elisions: ReadonlySet<string>): number => {
  let i = start;
  for (; i < to; i++) {
    const kind = classAt(source, i);
    if (kind === charClass.letter || kind === charClass.joiner || (kind === charClass.digit && i > start)) continue;
    const next = i + 1 < to ? classAt(source, i + 1) : charClass.other;
    if (kind === charClass.apostrophe) {
      if (i - start <= longestElision && elisions.has(normalizeWord(source.slice(start, i)))) return i + 1;
      if (next === charClass.letter) continue;
    }
    // "A&E", "R&D"
    if (source[i] === '&' && i > start && next === charClass.letter) continue;
    if (kind === charClass.hyphen && (next === charClass.letter || next === charClass.digit)) continue;
    break;
  }
  return i;
};

/**
 * Splits a text, or a stretch of it, into tokens, in one pass. Every code unit belongs to one token or is white space; spans are in order and do not overlap.
 * Digits are tokens of their own ("1,5" is three), so that one grammar reads every way to group them.
 */
export const tokenize = (source: string, edges: WordEdges, [from, to]: Span = [0, source.length]): Token[] => {
  const forms = wordFormsOf(edges);
  const tokens: Token[] = [];
  let spaced = true;
  const add = (start: number, end: number, kind: TokenKind) => {
    const text = source.slice(start, end);
    tokens.push({ index: tokens.length, start, end, text, norm: text, kind, spaced, capital: false });
    spaced = kind === 'break';
  };
  const addForm = (start: number, { text, norm, capital }: WordForm) => {
    const end = start + text.length;
    tokens.push({ index: tokens.length, start, end, text, norm, kind: 'word', spaced, capital });
    spaced = false;
  };
  let i = from;
  while (i < to) {
    const kind = classAt(source, i);
    let end = i + 1;
    if (kind === charClass.space) {
      spaced = true;
    } else if (kind === charClass.lineBreak) {
      while (end < to && (classAt(source, end) === charClass.lineBreak || classAt(source, end) === charClass.space))
        end++;
      add(i, end, 'break');
    } else if (kind === charClass.digit) {
      while (end < to && classAt(source, end) === charClass.digit) end++;
      add(i, end, 'number');
    } else if (kind === charClass.letter || kind === charClass.joiner) {
      end = wordEnd(source, i, to, edges.elisions);
      if (end === i) end = i + 1;
      const form = forms.at(source, i, end);
      if (form.leaning === 0) addForm(i, form);
      else {
        const edge = end - form.leaning;
        addForm(i, forms.at(source, i, edge));
        addForm(edge, forms.at(source, edge, end));
      }
    } else {
      add(i, end, kind === charClass.symbol ? 'symbol' : 'punctuation');
    }
    i = end;
  }
  return tokens;
};

/** The text from the first token up to, not including, the token `end`. */
export const spanOf = (tokens: readonly Token[], first: number, end: number): Span => [
  (tokens[first] as Token).start,
  (tokens[end - 1] as Token).end,
];
