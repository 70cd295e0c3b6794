import { type Judgement, judgementProblem } from '../domain/judgement.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { EditorialTable } from './editorial-table.ts';
import { instantAfter, standingVerdict, verdictPuts } from './verdict-items.ts';

export interface VerdictToRecord extends Judgement {
  readonly claimKey: string;
  /** `recordedAt` of the verdict that its author saw standing; null when there was none. */
  readonly replaces: string | null;
}

export type RecordedVerdict =
  | { readonly ok: true; readonly verdict: Verdict }
  /** Another verdict stands than the one named: look at it, then decide anew. */
  | { readonly ok: false; readonly reason: 'conflict'; readonly standing: Verdict | null };

const attempts = 5;

const saysTheSame = (a: Verdict, b: Verdict): boolean =>
  (['author', 'recordedAt', 'status', 'rating', 'note', 'url', 'replaces'] as const).every(
    (name) => a[name] === b[name],
  ) && a.carried === b.carried;

/**
 * Records what a person says of a claim, in the place of the verdict that they saw, or not at all. `author` is who calls, by their ARN.
 * Throws where the judgement is none.
 */
export const recordVerdict = async (
  table: EditorialTable,
  { claimKey, status, rating, note, url, replaces }: VerdictToRecord,
  author: string,
  now: Date,
): Promise<RecordedVerdict> => {
  const problem = judgementProblem({ status, rating, note, url });
  if (problem !== null) throw new RangeError(problem);
  if (!/^[0-9a-f]{32}$/.test(claimKey)) throw new RangeError(`"${claimKey}" is no key of a claim: 32 hex digits.`);
  if (replaces !== null && Number.isNaN(Date.parse(replaces)))
    throw new RangeError(`"${replaces}" is no instant: give recordedAt of the verdict that this one replaces.`);
  const verdict: Verdict = {
    schema: 'claimwire/verdict@1',
    claimKey,
    recordedAt: instantAfter(now, replaces),
    author,
    status,
    rating,
    note,
    url,
    replaces,
    carried: null,
  };
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await table.putAll(verdictPuts(verdict))) return { ok: true, verdict };
    const standing = await standingVerdict(table, claimKey);
    // Done by an attempt whose answer was lost.
    if (standing !== null && saysTheSame(standing, verdict)) return { ok: true, verdict };
    if ((standing?.recordedAt ?? null) !== replaces) return { ok: false, reason: 'conflict', standing };
  }
  throw new Error(`The verdict on claim ${claimKey} was in use ${attempts} times in a row. Try again.`);
};
