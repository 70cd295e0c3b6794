import type { RunDifference } from '../../shared/domain/difference.ts';
import type { ClaimRecord, StatisticRecord } from '../../shared/domain/record.ts';
import { wordsToShow } from '../../shared/domain/span.ts';
import { inert } from '../inert.ts';
import { quantityOf } from './text.ts';

/** Characters of a claim, or of a statistic's sentence, that a line shows. */
const widest = 90;

const cut = (text: string): string => {
  const characters = [...text];
  return characters.length > widest ? `${characters.slice(0, widest - 1).join('')}…` : text;
};

const claimWords = (claim: ClaimRecord): string => {
  const { speaker } = claim;
  const who = speaker === null ? '' : `${speaker.name ?? speaker.text}: `;
  return inert(`${who}“${cut(wordsToShow(claim))}”`);
};
const inSentence = (what: string, { sentenceText }: StatisticRecord): string =>
  `${what}: “${inert(cut(sentenceText.trim()))}”`;

/** What two records of one thing say: one of them, and in what they differ, where they read alike. */
const between = (before: string, after: string, fields: readonly string[]): string =>
  before === after ? `${after} (${fields.join(', ')})` : `${before} → ${after}`;

/** A difference for people, a line a record: "+" added, "-" removed, "~" changed; the first ones, and how many more there are. */
export const differenceLines = ({ claims, statistics }: RunDifference, most: number): string[] => {
  const lines = [
    ...statistics.changed.map(({ before, after, fields }) => {
      return `~ ${inSentence(between(quantityOf(before), quantityOf(after), fields), after)}`;
    }),
    ...statistics.added.map((one) => `+ ${inSentence(quantityOf(one), one)}`),
    ...statistics.removed.map((one) => `- ${inSentence(quantityOf(one), one)}`),
    ...claims.changed.map(({ before, after, fields }) => `~ ${between(claimWords(before), claimWords(after), fields)}`),
    ...claims.added.map((one) => `+ ${claimWords(one)}`),
    ...claims.removed.map((one) => `- ${claimWords(one)}`),
  ];
  return lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} more`] : lines;
};
