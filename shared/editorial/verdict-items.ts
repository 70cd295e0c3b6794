import { verdictEntryKey, verdictKey } from '../domain/table-keys.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type ConditionalPut, contentOf, type EditorialTable } from './editorial-table.ts';

/** The verdict that stands of a claim, consistently; null when there is none. */
export const standingVerdict = async (
  table: Pick<EditorialTable, 'get'>,
  claimKey: string,
): Promise<Verdict | null> => {
  const [item] = await table.get([verdictKey(claimKey)]);
  return item ? contentOf<Verdict>(item, 'claimwire/verdict@1') : null;
};

/** A verdict as the one that stands, in the place of the one that it names, and as an entry of the claim's history. */
export const verdictPuts = (verdict: Verdict): ConditionalPut[] => [
  {
    item: { ...verdict, ...verdictKey(verdict.claimKey) },
    standing: verdict.replaces === null ? null : { name: 'recordedAt', value: verdict.replaces },
  },
  { item: { ...verdict, ...verdictEntryKey(verdict.claimKey, verdict.recordedAt) }, standing: null },
];

/** An instant for a verdict that stands after another, also by a clock that is behind the other's. */
export const instantAfter = (now: Date, standing: string | null): string =>
  new Date(Math.max(now.getTime(), standing === null ? 0 : Date.parse(standing) + 1)).toISOString();
