import { dynamoTableReader } from '../../../client/dynamo-table-reader.ts';
import type { TableReader } from '../../../client/table-reader.ts';
import { dynamoEditorialTable } from '../../../shared/editorial/dynamo-editorial-table.ts';
import type { EditorialTable } from '../../../shared/editorial/editorial-table.ts';
import { memoryEditorialTable } from '../../../shared/persistence/memory-editorial-table.ts';
import { MemoryTable } from '../../../shared/persistence/memory-table.ts';
import type { startTable } from '../persistence/dynamo-table.ts';

export interface EditorialSubject {
  readonly editorial: EditorialTable;
  readonly reader: TableReader;
}

export const inMemory = (table = new MemoryTable()): EditorialSubject => ({
  editorial: memoryEditorialTable(table),
  reader: table as TableReader,
});

export const onDynamo = (dynamo: Awaited<ReturnType<typeof startTable>> | undefined): EditorialSubject => {
  if (!dynamo) throw new Error('No table.');
  return {
    editorial: dynamoEditorialTable(dynamo.client, dynamo.tableName),
    reader: dynamoTableReader(dynamo.client, dynamo.tableName),
  };
};

/** Does a put and says that it was refused, as an attempt whose answer was lost and that was made again. */
export const losingAnswers = (table: EditorialTable): EditorialTable => ({
  get: (keys) => table.get(keys),
  putAll: async (puts) => {
    await table.putAll(puts);
    return table.putAll(puts);
  },
});
