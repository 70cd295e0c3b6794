import { type AttributeValue, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { indexShardOf } from '../../shared/domain/identity.ts';
import { extractorKey, headKey, indexPartitions, shardPartition } from '../../shared/domain/table-keys.ts';
import { keyOf, marshal } from '../../shared/persistence/dynamo-transaction.ts';
import { extractorItem } from '../../shared/persistence/table-items.ts';
import type { MeasuredStack } from './measured-stack.ts';

const older = '0.9.0';

/**
 * Makes documents look as an older release left them: their heads name its extractor. Where it read `otherwise`, one record of each is another than
 * this extractor reads.
 */
export const ageDocuments = async (
  { stack, dynamodb }: MeasuredStack,
  docIds: readonly string[],
  { otherwise }: { readonly otherwise: boolean },
): Promise<void> => {
  const TableName = stack.outputs.TableName as string;
  const put = (Item: Record<string, AttributeValue>) => dynamodb.send(new PutItemCommand({ TableName, Item }));
  await put(marshal({ ...extractorItem(older), ...extractorKey(older) }));
  for (const docId of docIds) {
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key: keyOf(headKey(docId)) }));
    const run = Item?.run?.M;
    if (!Item || !run?.id?.S) throw new Error(`Document ${docId} is not published.`);
    const aged = { ...Item, run: { M: { ...run, extractorVersion: { S: older } } } };
    await put({ ...aged, GSI2PK: { S: indexPartitions.extractor(older, indexShardOf(docId)) } });
    if (!otherwise) continue;
    const { Items: [record] = [] } = await dynamodb.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'PK = :partition AND begins_with(SK, :claims)',
        ExpressionAttributeValues: marshal({ ':partition': shardPartition(docId, run.id.S, 0), ':claims': 'C#' }),
        Limit: 1,
      }),
    );
    await put({ ...record, rule: { S: 'claim.of-an-older-release' } });
  }
};

const pollMilliseconds = 50;

/** Runs the state machine that brings stale documents up to the extractor, to its end. */
export const reprocessAll = async ({ stack }: MeasuredStack): Promise<void> => {
  const { region, credentials, endpoints, outputs } = stack;
  const sfn = new SFNClient({ region, credentials, endpoint: endpoints.states });
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({
      stateMachineArn: outputs.ReprocessingArn,
      input: JSON.stringify({ dryRun: false, since: null }),
    }),
  );
  for (;;) {
    const { status, cause } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status === 'SUCCEEDED') break;
    if (status !== 'RUNNING') throw new Error(`The reprocessing ended as ${status}: ${cause}`);
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
  sfn.destroy();
};
