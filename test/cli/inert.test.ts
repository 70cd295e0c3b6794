import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prettyJson } from '../../cli/formats/json.ts';
import { inert, inertLines } from '../../cli/inert.ts';

describe('what a terminal gets of text from outside', () => {
  it.each([
    ['letters and accents', 'Été, œuvre, 12\u00a0%', 'Été, œuvre, 12\u00a0%'],
    ['an escape sequence that clears the screen', 'a\x1b[2Jb', 'a␛[2Jb'],
    ['one that renames the window', '\x1b]0;root\x07', '␛]0;root␇'],
    ['an escape of one character (C1)', '\u009b2J', '<U+009B>2J'],
    ['line breaks of all kinds', 'a\r\nb\u2028c\u0085d', 'a b c d'],
    ['a name that reads backwards', 'txt.\u202egpj.exe', 'txt.<U+202E>gpj.exe'],
    ['an isolate', '\u2066a\u2069', '<U+2066>a<U+2069>'],
    ['a zero-width space', 'a\u200bb', 'a<U+200B>b'],
    ['a byte-order mark in the midst', 'a\ufeffb', 'a<U+FEFF>b'],
    ['a word joiner and an invisible plus', '\u2060\u2064', '<U+2060><U+2064>'],
    ['a soft hyphen', 'a\u00adb', 'a<U+00AD>b'],
    ['a letter that is not seen', 'a\u3164b', 'a<U+3164>b'],
    ['tags that spell unseen words', 'a\u{e0041}', 'a<U+E0041>'],
    ['a joiner between letters', 'a\u200db', 'a<U+200D>b'],
    ['half a character', 'a\ud83d', 'a<U+D83D>'],
    ['an emoji', '😀', '😀'],
    ['an emoji of several', '👩‍👧', '👩‍👧'],
    ['a heart with its variation', '❤️', '❤️'],
    ['a variation on a letter', 'a\ufe0f', 'a<U+FE0F>'],
    ['a flag made of tags', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ])('shows %s', (_, text, shown) => {
    expect(inert(text)).toBe(shown);
  });

  it('keeps the lines of our own making', () => {
    expect(inertLines('a\tb\r\nc\u202e\x1b')).toBe('a\tb\r\nc<U+202E>␛');
  });

  it('holds nothing that is not seen, whatever comes, and JSON says the same as before', () => {
    const hostile = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.constantFrom('\x1b', '\u202e', '\u200b', '\u{e0041}', '\u2028'),
      ),
    );
    fc.assert(
      fc.property(hostile, (parts) => {
        const text = parts.join('');
        expect(inert(text)).not.toMatch(/[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u);
        const json = prettyJson(text);
        expect(JSON.parse(json)).toBe(text);
        expect(json).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
      }),
    );
  });
});
