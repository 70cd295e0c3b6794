import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Lower-case hex SHA-256. */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

const encoder = new TextEncoder();
// Most of what a short text's digest costs is new objects: the bytes and the state are kept.
const kept = new Uint8Array(4096);
const blank = sha256.create();
const state = sha256.create();
const digested = new Uint8Array(32);

/** The first digits of the SHA-256 of a text as UTF-8, in lower-case hex; an even number of them, all 64 by default. */
export type Digest = (text: string, digits?: number) => string;

/** In JavaScript alone, for wherever there is no node:crypto. */
export const sha256Text: Digest = (text, digits = 64) => {
  // No code unit takes more than three bytes.
  const encoded =
    text.length * 3 <= kept.length ? kept.subarray(0, encoder.encodeInto(text, kept).written) : encoder.encode(text);
  blank._cloneInto(state).update(encoded).digestInto(digested);
  return bytesToHex(digits < 64 ? digested.subarray(0, digits / 2) : digested);
};

/** Parts as one text. A part may hold any character, so each is preceded by its length: no two lists of parts give one text. */
export const joinParts = (...parts: readonly string[]): string => {
  let text = '';
  for (const part of parts) text += text === '' ? `${part.length}:${part}` : `|${part.length}:${part}`;
  return text;
};

/** 128 bits, as 32 hex digits: what keys in the table are made of, so that no file name ever stands in one. */
const longId = (...parts: string[]): string => sha256Text(joinParts(...parts), 32);

/** The fence of an S3 key. */
export const keyHashOf = (bucket: string, key: string): string => longId('key', bucket, key);

/**
 * A document is its source's article where the upload names both (agencies file each revision under a new key), else its S3 key.
 */
export const documentIdOf = (place: {
  bucket: string;
  key: string;
  source: string | null;
  articleId: string | null;
}): string =>
  place.source !== null && place.articleId !== null
    ? longId('article', place.source, place.articleId)
    : longId('object', place.bucket, place.key);

/** Of what an uploader says of an article, whatever the order of its fields. */
export const metadataHashOf = (metadata: Readonly<Record<string, string | number | null>>): string =>
  longId(
    'metadata',
    ...Object.entries(metadata)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, value]) => [name, JSON.stringify(value)]),
  );

/** What words that need more than lower case hold: other marks, or white space that is no single space between two words. */
const differing = /[’ʼ‘«»“”„\u200b\u00ad]|[^\S ]|\s{2}|^\s|\s$/u;

/** Words as they are compared for identity: Unicode NFC, lower case, straight marks, single spaces. */
export const normalizedWords = (text: string): string => {
  const words = text.normalize('NFC').toLowerCase();
  return differing.test(words)
    ? words
        .replace(/[’ʼ‘]/gu, "'")
        .replace(/[«»“”„]/gu, '"')
        // Not the single spaces between most words, which would only be replaced by themselves.
        .replace(/[\s\u200b\u00ad]{2,}|[^\S ]|[\u200b\u00ad]/gu, ' ')
        .trim()
    : words;
};

/** A short id of a record: its kind's letter and 64 bits of its content (parts that are joined), an ordinal telling equals apart. */
export const recordIdOf = (prefix: 's' | 'c' | 'd', ordinal: number, content: string, digest = sha256Text): string =>
  `${prefix}-${digest(`${content}|${joinParts(String(ordinal))}`, 16)}`;

/** Below this many words, or without a known speaker, equal words are no sign of the same claim. */
const wordsThatIdentify = 8;

/**
 * A claim's key: the same for the same words by the same speaker in any article. Without a speaker id, or under eight words,
 * the document joins it.
 */
export const claimKeyOf = (
  claim: { text: string; speakerId: string | null; documentId: string },
  digest = sha256Text,
): string => {
  const words = normalizedWords(claim.text);
  const identifies = claim.speakerId !== null && words.split(' ').length >= wordsThatIdentify;
  return digest(joinParts('claim', words, claim.speakerId ?? '', identifies ? '' : claim.documentId), 32);
};

/** A shard 0–7 for an index partition that many documents share. */
export const indexShardOf = (id: string): number => Number.parseInt(sha256Text(joinParts(id), 2).slice(0, 1), 16) % 8;
