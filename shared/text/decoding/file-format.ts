/** How files begin that are documents, pictures or archives, though some of them hold few bytes that no text has. */
const signatures: readonly { readonly format: string; readonly start: string; readonly at?: number }[] = [
  { format: 'PDF', start: '%PDF-' },
  { format: 'PostScript', start: '%!PS' },
  { format: 'RTF', start: '{\\rtf' },
  { format: 'ZIP, as in DOCX and ODT', start: 'PK\x03\x04' },
  { format: 'OLE, as in DOC', start: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { format: 'gzip', start: '\x1f\x8b' },
  { format: 'tar', start: 'ustar', at: 257 },
  { format: 'PNG', start: '\x89PNG' },
  { format: 'JPEG', start: '\xff\xd8\xff' },
];

/** The name of a file's format where it is one that is read as no text, by its first bytes; null of any other. */
export const formatOf = (bytes: Uint8Array): string | null =>
  signatures.find(({ start, at = 0 }) => {
    for (let index = 0; index < start.length; index++) if (bytes[at + index] !== start.charCodeAt(index)) return false;
    return true;
  })?.format ?? null;
