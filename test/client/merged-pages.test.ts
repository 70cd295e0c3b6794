import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergedPages } from '../../client/merged-pages.ts';
import type { Item, Query, TableReader } from '../../client/table-reader.ts';
import { MemoryTable } from '../../shared/persistence/memory-table.ts';

const rowsIn = async (table: TableReader, partitions: readonly string[], range?: { from: string; to: string }) => {
  const pages: (readonly Item[])[] = [];
  for await (const page of mergedPages(table, 'GSI2', partitions, range)) pages.push(page);
  return pages;
};

test('rows of several partitions come once each, the greatest first, in pages of a hundred', async () => {
  const partitions = ['A', 'B', 'C'];
  const sorts = fc.array(fc.tuple(fc.constantFrom(...partitions), fc.nat(500)), { maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(sorts, fc.boolean(), async (rows, ranged) => {
      const table = new MemoryTable();
      const sortOf = (number: number) => String(number).padStart(3, '0');
      for (const [i, [GSI2PK, number]] of rows.entries()) {
        const item = { PK: `p-${i}`, SK: 's', GSI2PK, GSI2SK: sortOf(number) };
        table.transact([{ key: item, put: () => item }]);
      }
      const range = ranged ? { from: '100', to: '300' } : undefined;
      const pages = await rowsIn(table as TableReader, partitions, range);
      const expected = rows
        .map(([, number]) => sortOf(number))
        .filter((sort) => range === undefined || (sort >= range.from && sort <= range.to))
        .sort()
        .reverse();
      const found = pages.flat();
      expect(found.map(({ GSI2SK }) => GSI2SK)).toEqual(expected);
      expect(new Set(found.map(({ PK }) => PK)).size).toBe(expected.length);
      for (const page of pages.slice(0, -1)) expect(page).toHaveLength(100);
    }),
    { numRuns: 60 },
  );
});

test('an empty page is not taken for the end', async () => {
  const row = { PK: 'p', SK: 's', GSI2PK: 'A', GSI2SK: '1' };
  const table: TableReader = {
    get: async () => [],
    query: async ({ after }: Query) => (after === null ? { items: [], next: 1 } : { items: [row], next: null }),
  };
  expect(await rowsIn(table, ['A'])).toEqual([[row]]);
});

test('no more pages are fetched than the rows that are taken ask for', async () => {
  const asked: string[] = [];
  const table: TableReader = {
    get: async () => [],
    query: async ({ partition, limit = 0, after }) => {
      asked.push(partition);
      const first = Number(after ?? 0);
      // Rows of A are all above those of B.
      const items = Array.from({ length: limit }, (_, i) => ({
        ...{ PK: `${partition}-${first + i}`, SK: 's', GSI2PK: partition },
        GSI2SK: `${partition === 'A' ? 2 : 1}${String(99_999 - first - i)}`,
      }));
      return { items, next: first + limit };
    },
  };
  for await (const page of mergedPages(table, 'GSI2', ['A', 'B'])) {
    expect(page.every(({ GSI2PK }) => GSI2PK === 'A')).toBe(true);
    break;
  }
  expect(asked).toEqual(['A', 'B', 'A']);
});
