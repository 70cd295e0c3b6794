import type { Encoding } from '../../domain/extraction.ts';

/** The names that writers give to the encodings that are read; as in the WHATWG's Encoding standard, but ISO-8859-1 is itself. */
const labels: Readonly<Record<Encoding, readonly string[]>> = {
  'utf-8': ['utf-8', 'utf8', 'unicode-1-1-utf-8'],
  'utf-16le': ['utf-16le', 'utf-16', 'ucs-2', 'unicode'],
  'utf-16be': ['utf-16be'],
  'windows-1252': ['windows-1252', 'cp1252', 'x-cp1252', 'ansi'],
  'iso-8859-1': ['iso-8859-1', 'iso8859-1', 'iso_8859-1', 'latin1', 'latin-1', 'l1', 'cp819'],
  'iso-8859-15': ['iso-8859-15', 'iso8859-15', 'iso_8859-15', 'latin9', 'latin-9', 'l9', 'csisolatin9'],
  macintosh: ['macintosh', 'mac', 'macroman', 'mac-roman', 'x-mac-roman', 'csmacintosh'],
};
const encodings = new Map(
  Object.entries(labels).flatMap(([encoding, names]) => names.map((name) => [name, encoding as Encoding])),
);

/** The encoding that a declared charset names, in any case; null for one that is unknown or not read. */
export const encodingOfLabel = (label: string): Encoding | null => encodings.get(label.trim().toLowerCase()) ?? null;

/** The charset of a media type ("text/plain; charset=ISO-8859-15"), as written; null without one. */
export const charsetOfContentType = (contentType: string | null): string | null =>
  /;\s{0,20}charset\s{0,20}=\s{0,20}"?([\w.:+-]{1,40})/i.exec(contentType?.slice(0, 500) ?? '')?.[1] ?? null;

/** HTML looks for its declaration in as many bytes. */
const declarationBytes = 1_024;
const declaration = /(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i;

/** The charset that a page declares of itself at its start: `<?xml … encoding="…"?>`, `<meta charset>` or `<meta … content="…; charset=…">`. */
export const charsetOfMarkup = (bytes: Uint8Array): string | null => {
  const tags = String.fromCharCode(...bytes.subarray(0, declarationBytes)).split('<');
  const declaring = tags.slice(1).filter((tag) => /^(?:meta|\?xml)\s/i.test(tag));
  return declaring.map((tag) => declaration.exec(tag.split('>', 1)[0] ?? '')?.[1]).find((charset) => charset) ?? null;
};
