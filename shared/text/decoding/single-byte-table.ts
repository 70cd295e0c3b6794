/** Encodings of one byte a character, of which the lower half is ASCII. ISO-8859-1 is the part of Windows-1252 outside 0x80–0x9F. */
export type SingleByteEncoding = 'windows-1252' | 'iso-8859-15' | 'macintosh';

/** 0x80–0x9F of Windows-1252, as in the Encoding standard: where it assigns nothing, the control character. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Decodes bytes of which each is a character. */
export const decodeBytes = (bytes: Uint8Array, encoding: SingleByteEncoding): string => {
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== 'windows-1252') return text;
  // Several releases of Node 20 to 24 decode these as control characters (nodejs/node#56542).
  return text.replace(/[\x80-\x9f]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80));
};

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const tables = new Map<SingleByteEncoding, string>();

/** The character that each byte stands for. Made at first use: most files are UTF-8. */
export const tableOf = (encoding: SingleByteEncoding): string => {
  const table = tables.get(encoding) ?? decodeBytes(everyByte, encoding);
  tables.set(encoding, table);
  return table;
};
