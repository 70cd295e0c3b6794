import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { PassingState } from '../domain/run-state.ts';
import { fenceCopyKey, quarantineKey, runKey, type TableKey } from '../domain/table-keys.ts';
import type { Change } from './record-store.ts';
import { fenceCopyItem, fenceItem, headItem, movedItem, quarantineItem, runIndexKeys } from './table-items.ts';

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

/** The run that a switch makes readable: from STAGING, and off the list of those that end. */
const publishRun = (TableName: string, { docId, runId }: NonNullable<Change['publish']>): TransactWriteItem => ({
  Update: {
    TableName,
    Key: keyOf(runKey(docId, runId)),
    UpdateExpression: 'SET #state = :state REMOVE GSI1PK, GSI1SK',
    ConditionExpression: '#state = :from',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':state': { S: 'PUBLISHED' }, ':from': { S: 'STAGING' } },
  },
});

/** To a state in which a run ends, listed for the collector. */
export const passRun = (
  TableName: string,
  run: { docId: string; runId: string },
  to: PassingState,
  since: string,
): NonNullable<TransactWriteItem['Update']> & { UpdateExpression: string } => {
  const { GSI1PK, GSI1SK } = runIndexKeys(run.docId, run.runId, to, since);
  return {
    TableName,
    Key: keyOf(runKey(run.docId, run.runId)),
    UpdateExpression: 'SET #state = :state, since = :since, GSI1PK = :partition, GSI1SK = :sort',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshal({ ':state': to, ':since': since, ':partition': GSI1PK, ':sort': GSI1SK }),
  };
};

/** A switch as DynamoDB takes it: each write under the condition that its decision stood on. */
export const transactionOf = (
  TableName: string,
  { fence, expectedFenceRev, documents, publish }: Change,
): TransactWriteItem[] => [
  { Put: { TableName, Item: marshal(fenceItem(fence)), ...atRev(expectedFenceRev) } },
  ...documents.flatMap(({ docId, head, expectedRev, copy, released, supersede }): TransactWriteItem[] => [
    { Put: { TableName, Item: marshal(headItem(head)), ...atRev(expectedRev) } },
    ...(copy === 'put'
      ? [{ Put: { TableName, Item: marshal(fenceCopyItem(docId, fence)) } }]
      : [
          { Delete: { TableName, Key: keyOf(fenceCopyKey(docId, fence.keyHash)) } },
          { Put: { TableName, Item: marshal(movedItem(docId, fence.keyHash)) } },
        ]),
    ...(head.quarantine === null
      ? []
      : [{ Put: { TableName, Item: marshal(quarantineItem(docId, head.quarantine)) } }]),
    ...(released ? [{ Delete: { TableName, Key: keyOf(quarantineKey(docId)) } }] : []),
    ...(supersede === null
      ? []
      : [{ Update: passRun(TableName, { docId, runId: supersede }, 'SUPERSEDED', head.updatedAt) }]),
  ]),
  ...(publish === null ? [] : [publishRun(TableName, publish)]),
];
