import { expect, test } from 'vitest';
import { differenceOf } from '../../../shared/domain/difference.ts';
import { claimKeyOf } from '../../../shared/domain/identity.ts';
import type { ClaimRecord } from '../../../shared/domain/record.ts';
import { claimPairsOf } from '../../../shared/editorial/claim-pairs.ts';
import { speaker } from '../../client/publish.ts';
import { claim, summary } from '../persistence/samples.ts';

const said = (text: string, speakerId: string | null, start = 0): ClaimRecord => ({
  ...claim(`c-${text}`, {
    key: claimKeyOf({ text, speakerId, documentId: 'd1' }),
    text,
    span: [start, start + text.length],
    speaker: speakerId === null ? null : speaker(speakerId),
  }),
  schema: 'claimwire/claim@1',
  documentId: 'd1',
  runId: 'r1',
  sentenceText: text,
  previousSentenceText: null,
  document: summary(),
  dates: [],
});
const pairsOf = (before: ClaimRecord, after: ClaimRecord) => {
  const unmoved = said('la séance du conseil municipal a duré plus de quatre heures lundi', 'lea-martin', 500);
  return claimPairsOf(
    differenceOf({ claims: [before, unmoved], statistics: [] }, { claims: [after, unmoved], statistics: [] }),
  );
};
const words = 'la ville a planté 1 200 arbres dans ses rues depuis le printemps dernier';
const corrected = 'la ville a planté 1 500 arbres dans ses rues depuis le printemps dernier';

test.each([
  ['other words', said(words, 'lea-martin'), said(corrected, 'lea-martin'), true],
  ['another speaker alone', said(words, 'lea-martin'), said(words, 'paul-aubry'), false],
  ['a speaker who is known by now', said(words, null), said(words, 'lea-martin'), false],
  ['both', said(words, null), said(corrected, 'lea-martin'), true],
])('a correction to %s pairs the claim’s keys', (_, before, after, wordsChanged) => {
  expect(pairsOf(before, after)).toEqual([{ from: before.key, to: after.key, wordsChanged }]);
});

test('a claim that kept its key, or has nothing to do with what it replaces, is in no pair', () => {
  const before = said(words, 'lea-martin');
  expect(pairsOf(before, said(words, 'lea-martin', 40))).toEqual([]);
  expect(
    pairsOf(before, said('aucune subvention ne sera versée aux clubs de football cette saison', 'paul-aubry')),
  ).toEqual([]);
});
