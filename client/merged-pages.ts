import { type IndexName, indexes } from '../shared/domain/table-keys.ts';
import type { Item, Query, TableReader } from './table-reader.ts';

const pageSize = 100;
const smallestPage = 25;

/** One partition's rows, page by page. */
class Rows {
  readonly #table: TableReader;
  readonly #query: Query;
  #page: readonly Item[] = [];
  #at = 0;
  #after: unknown = null;
  #ended = false;

  constructor(table: TableReader, query: Query) {
    this.#table = table;
    this.#query = query;
  }

  /** The next row, which stays next until it is taken; undefined after the last. */
  async next(): Promise<Item | undefined> {
    while (this.#at === this.#page.length && !this.#ended) {
      const page = await this.#table.query({ ...this.#query, after: this.#after });
      this.#page = page.items;
      this.#at = 0;
      this.#after = page.next;
      this.#ended = page.next === null;
    }
    return this.#page[this.#at];
  }
  take(): void {
    this.#at++;
  }
}

/** The rows of several partitions of an index as if they were one: the greatest sort key first, a hundred at a time. */
export async function* mergedPages(
  table: TableReader,
  index: IndexName,
  partitions: readonly string[],
  range: Pick<Query, 'from' | 'to'> = {},
): AsyncGenerator<readonly Item[]> {
  const limit = Math.max(smallestPage, Math.ceil(pageSize / partitions.length));
  const sources = partitions.map(
    (partition) => new Rows(table, { index, partition, ...range, descending: true, limit }),
  );
  const sortOf = (row: Item) => String(row[indexes[index].sort]);
  // Queries go out side by side; later pages follow where one was taken to its end.
  const heads = await Promise.all(sources.map((source) => source.next()));
  for (let page: Item[] = []; ; ) {
    let greatest = -1;
    for (const [i, row] of heads.entries())
      if (row && (greatest < 0 || sortOf(row) > sortOf(heads[greatest] as Item))) greatest = i;
    const [row, source] = [heads[greatest], sources[greatest]];
    if (row && source) {
      page.push(row);
      source.take();
      if (page.length < pageSize) {
        heads[greatest] = await source.next();
        continue;
      }
    }
    if (page.length > 0) yield page;
    if (!row || !source) return;
    page = [];
    heads[greatest] = await source.next();
  }
}
