import type { IndexName, TableKey } from '../shared/domain/table-keys.ts';

/** An item as it stands in the table. */
export type Item = TableKey & Readonly<Record<string, unknown>>;

export interface Query {
  /** Without it, the table itself, consistently; an index gives keys alone. */
  readonly index?: IndexName;
  readonly partition: string;
  /** Sort keys from–to, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly descending?: boolean;
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: unknown;
}

/** What the reader needs of a table: the read policy's GetItem, BatchGetItem and Query. */
export interface TableReader {
  /** The items that stand under these keys, consistently, in any order. */
  get(keys: readonly TableKey[]): Promise<readonly Item[]>;
  /** One page in the order of sort keys; `next` is null after the last. */
  query(query: Query): Promise<{ readonly items: readonly Item[]; readonly next: unknown }>;
}
