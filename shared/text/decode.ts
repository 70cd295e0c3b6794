import type { Encoding } from '../domain/extraction.ts';
import type { QuarantineReason } from '../domain/quarantine.ts';

export type Decoded =
  | { readonly ok: true; readonly source: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly reason: QuarantineReason };

/** Decodes a file's bytes as UTF-8, without its byte-order mark; otherwise says why it can't be read. */
export const decode = (bytes: Uint8Array): Decoded => {
  if (bytes.includes(0)) return { ok: false, reason: 'binary' };
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, reason: 'undecodable' };
  }
  return source.trim() === '' ? { ok: false, reason: 'empty' } : { ok: true, source, encoding: 'utf-8' };
};
