import type { Encoding } from '../domain/extraction.ts';
import type { Unreadable } from '../domain/quarantine.ts';
import { charsetOfMarkup, encodingOfLabel } from './decoding/charset-label.ts';
import { hasTooManyControls, hasTooManyControlUnits } from './decoding/control-characters.ts';
import { formatOf } from './decoding/file-format.ts';
import { guessSingleByte, nameOf } from './decoding/single-byte.ts';
import { decodeBytes } from './decoding/single-byte-table.ts';
import { readUtf8 } from './decoding/utf-8.ts';
import { guessUtf16 } from './decoding/utf-16.ts';

export interface DecodeOptions {
  /** The charset with which the file was sent, if any. Taken for a hint: what the bytes contradict is not believed. */
  readonly charset?: string | null;
}

export type Decoded =
  | { readonly ok: true; readonly source: string; readonly encoding: Encoding }
  | ({ readonly ok: false; readonly reason: 'empty' | 'binary' | 'undecodable' } & Unreadable);

const failed = (reason: (Decoded & { ok: false })['reason'], detail: string | null = null): Decoded => ({
  ok: false,
  reason,
  detail,
});

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** The encoding that a byte-order mark names; of UTF-32, which is not read, its own name. */
const encodingOfMark = (bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32' | null => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) return 'utf-32';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null;
};

/** Something other than spaces, controls and marks that are not seen. */
const visible = /[^\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f]/;

const accept = (source: string, encoding: Encoding): Decoded =>
  visible.test(source) ? { ok: true, source, encoding } : failed('empty');

const decodeUtf16 = (bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded =>
  hasTooManyControlUnits(bytes, encoding)
    ? failed('binary')
    : accept(new TextDecoder(encoding).decode(bytes), encoding);

/**
 * Decodes a file's bytes, of whatever encoding newsrooms write (see `Encoding`), without its byte-order mark; otherwise says why it can't be read.
 * The source is what a decoder of the Encoding standard gives for these bytes and the encoding that is returned: malformed bytes of a text that is
 * clearly UTF-8 become U+FFFD. The same bytes and charset give the same result; no bytes make it throw.
 */
export const decode = (bytes: Uint8Array, { charset }: DecodeOptions = {}): Decoded => {
  const mark = encodingOfMark(bytes);
  if (mark === 'utf-32') return failed('undecodable', 'UTF-32');
  const format = formatOf(bytes);
  if (format !== null) return failed('binary', format);
  const utf16 = mark === null ? guessUtf16(bytes) : mark;
  if (utf16 === 'utf-16le' || utf16 === 'utf-16be') return decodeUtf16(bytes, utf16);
  if (hasTooManyControls(bytes)) return failed('binary');

  const utf8 = readUtf8(bytes);
  if (utf8.certain || mark === 'utf-8') return accept(utf8.source, 'utf-8');
  // Its UTF-8 then reads "Ã©", which can be told and mended; the other way round the letters would be lost.
  if (utf8.mixed) return accept(decodeBytes(bytes, 'windows-1252'), 'windows-1252');
  const declared = [charset ?? null, charsetOfMarkup(bytes)].flatMap((label) => {
    const encoding = label === null ? null : encodingOfLabel(label);
    return encoding === null ? [] : [encoding];
  });
  const guess = guessSingleByte(bytes, declared);
  // Well-formed UTF-8 in letters of elsewhere gives way to a reading without a fault only.
  if (utf8.wellFormed && (guess.cost > 0 || declared.includes('utf-8'))) return accept(utf8.source, 'utf-8');
  if (!guess.plausible) return failed('undecodable');
  return accept(decodeBytes(bytes, guess.encoding), nameOf(guess.encoding, bytes, declared));
};
