import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { fenceCopyKey, quarantineKey, runKey, type TableKey } from '../domain/table-keys.ts';
import type { Change } from './record-store.ts';
import { fenceCopyItem, fenceItem, headItem, quarantineItem } from './table-items.ts';

// A number from a text may be above 2^53: it is stored as JavaScript prints it.
export const marshal = (item: object) => marshall(item, { removeUndefinedValues: true, allowImpreciseNumbers: true });
export const keyOf = ({ PK, SK }: TableKey) => ({ PK: { S: PK }, SK: { S: SK } });

const atRev = (rev: number | null): Pick<NonNullable<TransactWriteItem['Put']>, 'ConditionExpression'> =>
  rev === null
    ? { ConditionExpression: 'attribute_not_exists(PK)' }
    : {
        ConditionExpression: '#rev = :rev',
        ...{ ExpressionAttributeNames: { '#rev': 'rev' }, ExpressionAttributeValues: { ':rev': { N: String(rev) } } },
      };

const toState = (tableName: string, key: TableKey, state: string, from: string | null): TransactWriteItem => ({
  Update: {
    TableName: tableName,
    Key: keyOf(key),
    UpdateExpression: 'SET #state = :state',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':state': { S: state }, ...(from !== null && { ':from': { S: from } }) },
    ...(from !== null && { ConditionExpression: '#state = :from' }),
  },
});

/** A switch as DynamoDB takes it: each write under the condition that its decision stood on. */
export const transactionOf = (
  TableName: string,
  { fence, expectedFenceRev, documents, publish }: Change,
): TransactWriteItem[] => [
  { Put: { TableName, Item: marshal(fenceItem(fence)), ...atRev(expectedFenceRev) } },
  ...documents.flatMap(({ docId, head, expectedRev, copy, released, supersede }): TransactWriteItem[] => [
    { Put: { TableName, Item: marshal(headItem(head)), ...atRev(expectedRev) } },
    copy === 'put'
      ? { Put: { TableName, Item: marshal(fenceCopyItem(docId, fence)) } }
      : { Delete: { TableName, Key: keyOf(fenceCopyKey(docId, fence.keyHash)) } },
    ...(head.quarantine === null
      ? []
      : [{ Put: { TableName, Item: marshal(quarantineItem(docId, head.quarantine)) } }]),
    ...(released ? [{ Delete: { TableName, Key: keyOf(quarantineKey(docId)) } }] : []),
    ...(supersede === null ? [] : [toState(TableName, runKey(docId, supersede), 'SUPERSEDED', null)]),
  ]),
  ...(publish === null ? [] : [toState(TableName, runKey(publish.docId, publish.runId), 'PUBLISHED', 'STAGING')]),
];
