import type { QueuedClaim } from '../../client/index.ts';
import { dayOf } from '../../shared/domain/record.ts';
import { wordsToShow } from '../../shared/domain/span.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import type { Listing } from './record-listing.ts';

/** "false", "dismissed", "mixed, carried over: to confirm". */
export const verdictWords = ({ status, rating, carried }: Verdict): string =>
  `${rating ?? status}${carried === null ? '' : `, carried over${carried.toConfirm ? ': to confirm' : ''}`}`;

const verdictRow = (verdict: Verdict) => ({
  claimKey: verdict.claimKey,
  recordedAt: verdict.recordedAt,
  author: verdict.author,
  status: verdict.status,
  rating: verdict.rating,
  note: verdict.note,
  url: verdict.url,
  replaces: verdict.replaces,
  carriedFrom: verdict.carried?.claimKey,
  judgedAt: verdict.carried?.judgedAt,
  toConfirm: verdict.carried?.toConfirm,
});
const verdictColumns = [
  'claimKey',
  'recordedAt',
  'author',
  'status',
  'rating',
  'note',
  'url',
  'replaces',
  'carriedFrom',
  'judgedAt',
  'toConfirm',
] as const satisfies readonly (keyof ReturnType<typeof verdictRow>)[];

/** The history of a claim: when, what, who. */
export const verdictListing: Listing<Verdict> = {
  headings: ['recorded', 'verdict', 'author', 'note', 'url'],
  cells: (verdict) => [verdict.recordedAt, verdictWords(verdict), verdict.author, verdict.note, verdict.url],
  columns: verdictColumns,
  row: verdictRow,
};

/** What awaits a check: for people what was said by whom, and the key that a verdict names. */
export const queueListing: Listing<QueuedClaim> = {
  headings: ['worth', 'day', 'speaker', 'claim', 'so far', 'key'],
  cells: ({ claim, verdict }) => [
    claim.checkWorthiness,
    dayOf(claim.document),
    claim.speaker?.name ?? claim.speaker?.text,
    wordsToShow(claim),
    verdict && verdictWords(verdict),
    claim.key,
  ],
  columns: [
    ...['claimKey', 'checkWorthiness', 'day', 'speaker', 'speakerId', 'text', 'sentence'],
    ...['documentId', 'document', 'title', 'source', 'address', 'language'],
    ...verdictColumns.filter((name) => name !== 'claimKey'),
  ],
  row: ({ claim, verdict }) => ({
    ...(verdict && verdictRow(verdict)),
    claimKey: claim.key,
    checkWorthiness: claim.checkWorthiness,
    day: dayOf(claim.document),
    speaker: claim.speaker?.name ?? claim.speaker?.text,
    speakerId: claim.speaker?.id,
    text: wordsToShow(claim),
    sentence: claim.sentenceText,
    documentId: claim.documentId,
    document: claim.document.name,
    title: claim.document.title,
    source: claim.document.source,
    address: claim.document.url,
    language: claim.document.language,
  }),
};
