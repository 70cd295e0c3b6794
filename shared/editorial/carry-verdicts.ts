import { verdictKey } from '../domain/table-keys.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { EditorialTable } from './editorial-table.ts';
import { instantAfter, standingVerdict, verdictPuts } from './verdict-items.ts';

/** A claim that a correction made another: its key before and after. */
export interface ClaimPair {
  readonly from: string;
  readonly to: string;
  /** False where only who speaks was resolved otherwise: then the verdict holds without a look. */
  readonly wordsChanged: boolean;
}

const judgedAt = ({ carried, recordedAt }: Verdict): string => carried?.judgedAt ?? recordedAt;

/**
 * What a verdict becomes on the claim that its own became; null where nothing is to be written: a person has judged that claim itself, it has
 * this judgement or a later one already, or there is nothing to carry.
 */
const carriedVerdict = (
  { from, to, wordsChanged }: ClaimPair,
  verdict: Verdict | null,
  standing: Verdict | null,
  now: Date,
): Verdict | null => {
  if (verdict === null || from === to) return null;
  if (standing === null ? verdict.status === 'withdrawn' : standing.carried === null) return null;
  if (standing !== null && judgedAt(standing) >= judgedAt(verdict)) return null;
  const replaces = standing?.recordedAt ?? null;
  return {
    ...verdict,
    claimKey: to,
    recordedAt: instantAfter(now, replaces),
    replaces,
    carried: {
      claimKey: from,
      judgedAt: judgedAt(verdict),
      toConfirm: wordsChanged || (verdict.carried?.toConfirm ?? false),
    },
  };
};

const attempts = 8;
/** How many claims are looked up side by side. */
const lookups = 25;

const carry = async (table: EditorialTable, pair: ClaimPair, now: Date): Promise<boolean> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const [verdict, standing] = await Promise.all([standingVerdict(table, pair.from), standingVerdict(table, pair.to)]);
    const carried = carriedVerdict(pair, verdict, standing, now);
    if (carried === null) return false;
    if (await table.putAll(verdictPuts(carried))) return true;
  }
  throw new Error(`The verdict of claim ${pair.from} changed ${attempts} times while it was carried over.`);
};

/**
 * Carries verdicts over to what their claims became; how many were. Any repetition, in any order, ends in the same: a claim that several
 * become has the verdict that was recorded last, and what a person said of the claim itself stands. A claim that nobody judged costs one look.
 */
export const carryVerdicts = async (table: EditorialTable, pairs: readonly ClaimPair[], now: Date): Promise<number> => {
  let carried = 0;
  for (let start = 0; start < pairs.length; start += lookups) {
    const some = pairs.slice(start, start + lookups);
    const judged = new Set((await table.get(some.map(({ from }) => verdictKey(from)))).map(({ PK }) => PK));
    for (const pair of some) if (judged.has(verdictKey(pair.from).PK) && (await carry(table, pair, now))) carried++;
  }
  return carried;
};
