const word = /=\?([\w-]{1,40})\?([BbQq])\?([^?\s]{0,2000})\?=/g;

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
const fromQuoted = (text: string): Uint8Array =>
  Uint8Array.from(
    text
      .replace(/_/g, ' ')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    (char) => char.charCodeAt(0),
  );

/**
 * Reads the encoded words of RFC 2047 ("=?UTF-8?B?w4ltaWxl?=" is "Émile"), in which S3 hands back metadata that is not ASCII. What can't be
 * decoded stays as it is.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 */
export const decodeEncodedWords = (value: string): string =>
  value.replace(/\?=\s+=\?/g, '?==?').replace(word, (whole, charset: string, encoding: string, text: string) => {
    try {
      const bytes = encoding.toUpperCase() === 'B' ? fromBase64(text) : fromQuoted(text);
      return new TextDecoder(charset, { fatal: true }).decode(bytes);
    } catch {
      return whole;
    }
  });
