/** Why an article can't be read, and what can be done about it. */
export const quarantineReasons = {
  empty: { cause: 'The file holds no text.', nextStep: 'Upload it again with its content.' },
  binary: {
    cause: 'The file is not text but a document (PDF, Word, RTF), a picture, an archive or data.',
    nextStep: 'Export the article as plain text and upload that.',
  },
  undecodable: {
    cause:
      'The characters of the file make no text in any encoding that is read (UTF-8, UTF-16, Windows-1252, ISO-8859-1, ISO-8859-15, Mac Roman).',
    nextStep: 'Save the file as UTF-8 and upload it again.',
  },
  'too-large': {
    cause: 'The file is over the size limit.',
    nextStep: 'Upload the article alone, without its page or archive.',
  },
  'too-many-records': {
    cause: 'The text yields more records than one document may have.',
    nextStep: 'Split it into its articles.',
  },
  'extractor-timed-out': {
    cause: 'The extractor did not come to an end with this text, twice.',
    nextStep: 'Upload the article alone, with its paragraphs and punctuation; or retry it after the next release.',
  },
  'extractor-crashed': {
    cause: 'The extractor failed on this text.',
    nextStep: 'It is kept; retry it after the next release.',
  },
} as const satisfies Record<string, { cause: string; nextStep: string }>;
export type QuarantineReason = keyof typeof quarantineReasons;
export const quarantineReasonNames = Object.keys(quarantineReasons) as QuarantineReason[];

/** Why a text was set aside, as far as the code tells it, and what is known of this very file: its size, its format. Never its words. */
export interface Unreadable {
  readonly reason: QuarantineReason;
  readonly detail: string | null;
}

/** The cause and what to do, as sentences: "The file is over the size limit: 12000000 bytes; at most 10485760 are read. Upload …". */
export const explainQuarantine = ({ reason, detail }: Unreadable): string => {
  const { cause, nextStep } = quarantineReasons[reason];
  return `${!detail ? cause : `${cause.slice(0, -1)}: ${detail}.`} ${nextStep}`;
};

/** Of a file that is over a stage's limit, both in bytes. */
export const tooLarge = (size: number, limit: number): Unreadable => ({
  reason: 'too-large',
  detail: `${size} bytes; at most ${limit} are read`,
});

/** What a stage takes at most. */
export interface Limits {
  /** Bytes of a file. */
  readonly articleBytes: number;
  /** Records of a document. */
  readonly records: number;
}
/** Where no stage says otherwise: on the command line, in memory, in tests. */
export const defaultLimits: Limits = { articleBytes: 10 * 1024 * 1024, records: 5_000 };

/** Bytes of JSON that as many records may come to (a KB is a write unit): 16 MB for 5,000. */
export const runBytesOf = ({ records }: Pick<Limits, 'records'>): number =>
  Math.ceil((records * 16 * 1024 * 1024) / 5_000);
