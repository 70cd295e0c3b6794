import type { RunDifference } from '../domain/difference.ts';
import type { ClaimPair } from './carry-verdicts.ts';

/** The claims of a difference that got another key, as what a verdict is carried over by. */
export const claimPairsOf = ({ claims }: Pick<RunDifference, 'claims'>): ClaimPair[] =>
  [...claims.changed, ...claims.unchanged].flatMap(({ before, after, fields }) =>
    before.key === after.key
      ? []
      : [{ from: before.key, to: after.key, wordsChanged: fields.includes('words') || fields.includes('polarity') }],
  );
