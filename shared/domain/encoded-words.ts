const word = /=\?([\w-]{1,40})\?([bq])\?([^?\s]{0,400})\?=/giu;
/** White space between two encoded words is part of neither. */
const between = /(\?=)\s+(?==\?[\w-]{1,40}\?[bq]\?)/giu;

const bytesOf = (coding: string, text: string): Uint8Array => {
  const binary =
    coding === 'B'
      ? atob(text)
      : text
          .replaceAll('_', ' ')
          .replace(/=([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
};

/**
 * Decodes RFC 2047 encoded words, as which S3 returns metadata beyond ASCII. A word that cannot be decoded is left as it stands.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 */
export const decodeEncodedWords = (value: string): string =>
  value.replace(between, '$1').replace(word, (whole, charset: string, coding: string, text: string) => {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytesOf(coding.toUpperCase(), text));
    } catch {
      return whole;
    }
  });
