import type { Head } from '../shared/domain/head.ts';
import type { ClaimRecord } from '../shared/domain/record.ts';
import { parseQueueSortKey, queuePartitions, queueRange } from '../shared/domain/table-keys.ts';
import type { Verdict } from '../shared/domain/verdict.ts';
import { type Days, monthsOf } from './date-range.ts';
import { mergedPages } from './merged-pages.ts';
import { activeOf } from './read-index.ts';
import { recordOf } from './read-items.ts';
import { resolveSpeakers } from './read-speakers.ts';
import { readVerdicts } from './read-verdicts.ts';
import type { TableReader } from './table-reader.ts';

/** A claim that awaits a check. */
export interface QueuedClaim {
  readonly claim: ClaimRecord;
  /** Null where nobody has judged it; else one that leaves it open: somebody is at it, it was withdrawn, or it was carried over and is to be confirmed. */
  readonly verdict: Verdict | null;
}

/** Whether nobody has to look at the claim any more. */
const settles = ({ status, carried }: Verdict): boolean =>
  (status === 'checked' || status === 'dismissed') && carried?.toConfirm !== true;

/**
 * The claims that await a check, the most check-worthy first, each once however many articles have it. Verdicts are looked up by what the rows
 * say, before anything else is: what is judged costs no more.
 */
export async function* claimsInQueue(
  table: TableReader,
  days: Days,
  admit: (head: Head) => boolean,
  minCheckWorthiness: number | null,
): AsyncGenerator<QueuedClaim> {
  const shown = new Set<string>();
  const partitions = monthsOf(days).flatMap(queuePartitions);
  for await (const rows of mergedPages(table, 'GSI2', partitions, queueRange(minCheckWorthiness))) {
    const placed = rows.flatMap((row) => {
      const place = parseQueueSortKey(String(row.GSI2SK));
      return place === null || place.day < days.from || place.day > days.to ? [] : [{ row, ...place }];
    });
    const verdicts = await readVerdicts(
      table,
      placed.map(({ claimKey }) => claimKey),
    );
    const open = placed.filter(({ claimKey }) => {
      const verdict = verdicts.get(claimKey);
      return !shown.has(claimKey) && (verdict === undefined || !settles(verdict));
    });
    const active = await activeOf(
      table,
      open.map(({ row }) => row),
      admit,
    );
    const claims = active.map(({ item, file }) => recordOf<ClaimRecord>(item, 'claimwire/claim@1', file));
    for (const claim of await resolveSpeakers(table, claims)) {
      if (shown.has(claim.key) || (claim.checkWorthiness ?? 0) < (minCheckWorthiness ?? 0)) continue;
      shown.add(claim.key);
      yield { claim, verdict: verdicts.get(claim.key) ?? null };
    }
  }
}
