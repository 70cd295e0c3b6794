import { verdictKey, verdictRange } from '../shared/domain/table-keys.ts';
import type { Verdict } from '../shared/domain/verdict.ts';
import { contentOf } from './read-items.ts';
import type { TableReader } from './table-reader.ts';

/** The verdicts that stand of these claims, by the claims' keys, consistently. */
export const readVerdicts = async (
  table: TableReader,
  claimKeys: Iterable<string>,
): Promise<ReadonlyMap<string, Verdict>> => {
  const keys = [...new Set(claimKeys)].map(verdictKey);
  const items = keys.length === 0 ? [] : await table.get(keys);
  return new Map(
    items.map((item) => contentOf<Verdict>(item, 'claimwire/verdict@1')).map((verdict) => [verdict.claimKey, verdict]),
  );
};

/** All verdicts that a claim ever had, the first one first. */
export const readVerdictHistory = async (table: TableReader, claimKey: string): Promise<Verdict[]> => {
  const verdicts: Verdict[] = [];
  let after: unknown = null;
  do {
    const page = await table.query({ partition: verdictKey(claimKey).PK, ...verdictRange, after });
    verdicts.push(...page.items.map((item) => contentOf<Verdict>(item, 'claimwire/verdict@1')));
    after = page.next;
  } while (after !== null);
  return verdicts;
};
