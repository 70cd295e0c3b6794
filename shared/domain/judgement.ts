/**
 * - `checking`: somebody is at it.
 * - `checked`: done, with a rating.
 * - `dismissed`: not worth a check.
 * - `withdrawn`: what was said before holds no more.
 */
export const verdictStatuses = ['checking', 'checked', 'dismissed', 'withdrawn'] as const;
export type VerdictStatus = (typeof verdictStatuses)[number];

/** How a checked claim came out. */
export const verdictRatings = [
  'true',
  'mostly-true',
  'mixed',
  'misleading',
  'mostly-false',
  'false',
  'unproven',
] as const;
export type VerdictRating = (typeof verdictRatings)[number];

/** What a person says of a claim. */
export interface Judgement {
  readonly status: VerdictStatus;
  /** Of what is `checked`, and of that alone. */
  readonly rating: VerdictRating | null;
  readonly note: string | null;
  /** Of the published check: http or https. */
  readonly url: string | null;
}

/** In UTF-16 units: an item stays within a few write units. */
const longestNote = 4_000;
const longestUrl = 2_000;

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** What is wrong with a judgement, as a sentence that says what to give; null when it can be recorded. */
export const judgementProblem = ({ status, rating, note, url }: Judgement): string | null => {
  if (!verdictStatuses.includes(status)) return `A status is one of ${verdictStatuses.join(', ')}.`;
  if (rating !== null && !verdictRatings.includes(rating)) return `A rating is one of ${verdictRatings.join(', ')}.`;
  if (status === 'checked' && rating === null) return `What is checked has a rating: ${verdictRatings.join(', ')}.`;
  if (status !== 'checked' && rating !== null) return 'Only what is checked has a rating.';
  if (note !== null && (!note.isWellFormed() || /[^\P{Cc}\t\r\n]/u.test(note)))
    return 'A note is text: no control characters but tabs and line ends, no halves of characters.';
  if (note !== null && note.length > longestNote) return `A note has at most ${longestNote} characters.`;
  if (url !== null && (url.length > longestUrl || !isWebAddress(url)))
    return `The address of a check begins with http:// or https:// and has at most ${longestUrl} characters.`;
  return null;
};
