/** Why an article can't be read; each says what its sender can do. */
export const quarantineReasons = {
  empty: 'The file holds no text. Upload it again with its content.',
  binary:
    'The file is not text but a document (PDF, Word, RTF), a picture, an archive or data. Export the article as plain text and upload that.',
  undecodable:
    'The characters of the file make no text in any encoding that is read (UTF-8, UTF-16, Windows-1252, ISO-8859-1, ISO-8859-15, Mac Roman). Save the file as UTF-8 and upload it again.',
  'too-large': 'The file is over the size limit. Upload the article alone, without its page or archive.',
  'too-many-records': 'The text yields more records than one document may have. Split it into its articles.',
  'extractor-timed-out':
    'The extractor did not come to an end with this text, twice. Upload the article alone, with its paragraphs and punctuation; or retry it after the next release.',
  'extractor-crashed': 'The extractor failed on this text. It is kept; retry it after the next release.',
} as const;
export type QuarantineReason = keyof typeof quarantineReasons;

/** Default limits: bytes of a file, records of a document, bytes of JSON that they come to (a KB is a write unit). */
export const limits = { articleBytes: 10 * 1024 * 1024, records: 5_000, runBytes: 16 * 1024 * 1024 } as const;
