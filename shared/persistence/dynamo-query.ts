import { type DynamoDBClient, GetItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { TableKey } from '../domain/table-keys.ts';
import { keyOf, marshal } from './dynamo-transaction.ts';
import type { TableItem } from './record-store.ts';

/** Without `wrapNumbers` a great number comes back as a bigint. */
const toItem = (attributes: Parameters<typeof unmarshall>[0]): TableItem =>
  unmarshall(attributes, { wrapNumbers: Number }) as TableItem;

/** All of a partition, or of its sort keys from–to, both included: consistently, but in several pages, which are not one moment. */
export const queryAll = async (
  client: DynamoDBClient,
  TableName: string,
  partition: string,
  range?: { readonly from: string; readonly to: string },
): Promise<TableItem[]> => {
  const items: TableItem[] = [];
  const query = {
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: `PK = :pk${range ? ' AND SK BETWEEN :from AND :to' : ''}`,
    ExpressionAttributeValues: marshal({ ':pk': partition, ...(range && { ':from': range.from, ':to': range.to }) }),
  };
  for await (const { Items = [] } of paginateQuery({ client }, query)) items.push(...Items.map(toItem));
  return items;
};

/** The item that stands under a key, consistently; null when there is none. */
export const getItem = async (client: DynamoDBClient, TableName: string, key: TableKey): Promise<TableItem | null> => {
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: keyOf(key), ConsistentRead: true }));
  return Item ? toItem(Item) : null;
};
