import type { Encoding } from '../../../shared/domain/extraction.ts';

const everyByte = Array.from({ length: 256 }, (_, byte) => byte);
const byteOf = (encoding: Encoding): Map<string, number> =>
  encoding === 'iso-8859-1'
    ? new Map(everyByte.map((byte) => [String.fromCharCode(byte), byte]))
    : new Map(everyByte.map((byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte]));
const bytesOf = {
  'windows-1252': byteOf('windows-1252'),
  'iso-8859-1': byteOf('iso-8859-1'),
  'iso-8859-15': byteOf('iso-8859-15'),
  macintosh: byteOf('macintosh'),
} as const;

/** The bytes of a text in an encoding; null where that can't hold it. */
export const encode = (text: string, encoding: Encoding): Uint8Array | null => {
  if (encoding === 'utf-8') return new Uint8Array(Buffer.from(text, 'utf8'));
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const bytes = [...text].map((character) => bytesOf[encoding].get(character));
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : null;
};
