import {
  type DynamoDBClient,
  GetItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { ConditionalPut, EditorialItem, EditorialTable } from './editorial-table.ts';

const conditionOf = (standing: ConditionalPut['standing']) =>
  standing === null
    ? { ConditionExpression: 'attribute_not_exists(PK)' }
    : {
        ConditionExpression: '#name = :value',
        ExpressionAttributeNames: { '#name': standing.name },
        ExpressionAttributeValues: marshall({ ':value': standing.value }),
      };

/** Verdicts and aliases in DynamoDB. Throws what the SDK throws, after its own retries. */
export const dynamoEditorialTable = (client: DynamoDBClient, TableName: string): EditorialTable => ({
  get: async (keys) => {
    const answers = await Promise.all(
      keys.map(({ PK, SK }) =>
        client.send(new GetItemCommand({ TableName, Key: marshall({ PK, SK }), ConsistentRead: true })),
      ),
    );
    return answers.flatMap(({ Item }) => (Item ? (unmarshall(Item) as EditorialItem) : []));
  },

  putAll: async (puts) => {
    const TransactItems = puts.map(({ item, standing }) => ({
      Put: { TableName, Item: marshall(item), ...conditionOf(standing) },
    }));
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return true;
    } catch (error) {
      if (error instanceof TransactionCanceledException) {
        const codes = error.CancellationReasons?.map(({ Code }) => Code) ?? [];
        if (codes.includes('ConditionalCheckFailed') || codes.includes('TransactionConflict')) return false;
      }
      throw error;
    }
  },
});
