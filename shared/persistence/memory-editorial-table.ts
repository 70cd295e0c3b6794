import type { EditorialTable } from '../editorial/editorial-table.ts';
import type { MemoryTable } from './memory-table.ts';

/** Verdicts and aliases in memory, beside the records. */
export const memoryEditorialTable = (table: MemoryTable): EditorialTable => ({
  get: (keys) => table.get(keys),
  putAll: async (puts) =>
    table.transact(
      puts.map(({ item, standing }) => ({
        key: item,
        put: () => item,
        unless: (found) => (standing === null ? found !== null : found?.[standing.name] !== standing.value),
      })),
    ),
});
