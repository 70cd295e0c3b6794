/**
 * S3 sequencers order events of one key only: hex of varying length. Leading zeros are stripped and the shorter is left-padded; where the
 * stripped lengths differ the order is not to be trusted, and S3 must be asked what is current.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export const compareSequencers = (a: string, b: string): -1 | 0 | 1 | 'unknown' => {
  const [x, y] = [a, b].map((sequencer) => sequencer.toLowerCase().replace(/^0+/, '')) as [string, string];
  if (x.length !== y.length) return 'unknown';
  return x === y ? 0 : x < y ? -1 : 1;
};

/** What decides which of a document's keys is read. */
export interface Precedence {
  readonly revision: number | null;
  /** ISO 8601 instant. */
  readonly lastModified: string;
  readonly keyHash: string;
}

/** Positive when `a` precedes `b` as the document's current file: the greatest by (revision or 0, LastModified, key hash). */
export const comparePrecedence = (a: Precedence, b: Precedence): number =>
  (a.revision ?? 0) - (b.revision ?? 0) ||
  Date.parse(a.lastModified) - Date.parse(b.lastModified) ||
  (a.keyHash < b.keyHash ? -1 : a.keyHash > b.keyHash ? 1 : 0);

/** Semantic versions without pre-release tags, compared by number: "1.10.0" is above "1.9.0". */
export const compareVersions = (a: string, b: string): number => {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  for (let i = 0; i < 3; i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
