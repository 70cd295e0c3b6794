/** Bytes in one encoded word: RFC 2047 allows a word 75 characters, of which 12 are its frame. */
const bytesInWord = 45;

/** Characters that keep their bytes together, so that each word can be decoded by itself. */
const chunks = (value: string): string[] => {
  const parts: string[] = [''];
  for (const character of value) {
    const last = parts.at(-1) as string;
    if (Buffer.byteLength(last + character) <= bytesInWord) parts[parts.length - 1] = last + character;
    else parts.push(character);
  }
  return parts;
};

/** A value as S3 takes it in a metadata header: ASCII as it is, anything else as encoded words after RFC 2047. */
export const encodeMetadataValue = (value: string): string =>
  /^[\x20-\x7e]*$/.test(value) && !value.includes('=?')
    ? value
    : chunks(value)
        .map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`)
        .join(' ');
