import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { TableDefinition } from './table-definition.ts';

/**
 * Creates tables and resolves once they can be used. A table that already stands, at an endpoint which keeps its data, is used as
 * it is.
 */
export async function createTables(client: DynamoDBClient, tables: readonly TableDefinition[]): Promise<void> {
  for (const table of tables) {
    try {
      const { TableDescription: created } = await client.send(new CreateTableCommand(table));
      if (created?.TableStatus === 'ACTIVE') continue;
    } catch (error) {
      if (!(error instanceof ResourceInUseException)) throw error;
    }
    await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName: table.TableName });
  }
}
