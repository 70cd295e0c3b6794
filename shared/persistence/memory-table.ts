import { type IndexName, indexes, type TableKey } from '../domain/table-keys.ts';
import type { TableItem } from './record-store.ts';

export interface TableQuery {
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

type Condition = (standing: TableItem | null) => boolean;
export interface Write {
  readonly key: TableKey;
  /** What to put, given what stands; null deletes. */
  readonly put: (standing: TableItem | null) => TableItem | null;
  /** Default: whatever stands. */
  readonly unless?: Condition;
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const defaultPage = 1_000;

/** The table in memory, with its two indexes: as much of DynamoDB as the store and the client use. Items are copied in and out. */
export class MemoryTable {
  readonly #items = new Map<string, TableItem>();
  // Sort keys by partition, so that a query does not read the whole table.
  readonly #partitions = new Map<string, Set<string>>();

  #idOf({ PK, SK }: TableKey): string {
    return `${PK}\n${SK}`;
  }

  /** All writes, or none where a condition says so. Nothing comes in between. */
  transact(writes: readonly Write[]): boolean {
    const standing = writes.map(({ key }) => this.#items.get(this.#idOf(key)) ?? null);
    if (writes.some(({ unless }, i) => unless?.(standing[i] ?? null))) return false;
    for (const [i, { key, put }] of writes.entries()) {
      const item = put(standing[i] ?? null);
      const id = this.#idOf(key);
      const sorts = this.#partitions.get(key.PK) ?? new Set();
      this.#partitions.set(key.PK, sorts);
      if (item === null) {
        this.#items.delete(id);
        sorts.delete(key.SK);
      } else {
        this.#items.set(id, structuredClone(item));
        sorts.add(key.SK);
      }
    }
    return true;
  }

  async get(keys: readonly TableKey[]): Promise<TableItem[]> {
    return keys.flatMap((key) => structuredClone(this.#items.get(this.#idOf(key)) ?? []));
  }

  /** One page, in the order of sort keys; an index gives keys alone. */
  async query(query: TableQuery): Promise<{ items: TableItem[]; next: unknown }> {
    const names = query.index ? indexes[query.index] : { partition: 'PK', sort: 'SK' };
    const sortOf = (item: TableItem) => String(item[names.sort]);
    const pool = query.index
      ? [...this.#items.values()].filter((item) => item[names.partition] === query.partition)
      : [...(this.#partitions.get(query.partition) ?? [])].map(
          (SK) => this.#items.get(this.#idOf({ PK: query.partition, SK }))!,
        );
    const found = pool
      .filter((item) => sortOf(item) >= (query.from ?? '') && (query.to === undefined || sortOf(item) <= query.to))
      .sort((a, b) => before(sortOf(a), sortOf(b)) || before(this.#idOf(a), this.#idOf(b)));
    if (query.descending) found.reverse();
    const start = typeof query.after === 'number' ? query.after : 0;
    const end = start + (query.limit ?? defaultPage);
    const items = found.slice(start, end).map((item) =>
      query.index
        ? {
            PK: item.PK,
            SK: item.SK,
            [names.partition]: String(item[names.partition]),
            [names.sort]: String(item[names.sort]),
          }
        : structuredClone(item),
    );
    return { items, next: end < found.length ? end : null };
  }

  /** Everything that stands. */
  all(): TableItem[] {
    return structuredClone([...this.#items.values()]);
  }
}
