import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { locateDynamodb, startDynoxide } from '../../../local/dynamodb/dynamodb-emulator.ts';
import { OwnedProcesses } from '../../../local/owned-processes.ts';

/** Where this machine's tests find a DynamoDB; a reason to skip them where there is none. */
export const dynamodbHere = locateDynamodb({
  endpoint: process.env.CLAIMWIRE_DYNAMODB_ENDPOINT,
  platform: process.platform,
  arch: process.arch,
});

/** Starts a DynamoDB with Claimwire's table in it. */
export const startTable = async () => {
  const processes = new OwnedProcesses();
  if (dynamodbHere.kind === 'unavailable') throw new Error(dynamodbHere.message);
  const endpoint =
    dynamodbHere.kind === 'endpoint'
      ? dynamodbHere.endpoint
      : (await startDynoxide(dynamodbHere.executable, processes)).url;
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const tableName = `records-${randomUUID()}`;
  const key = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: key('PK', 'SK'),
      AttributeDefinitions: ['PK', 'SK', 'GSI1PK', 'GSI1SK', 'GSI2PK', 'GSI2SK'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      GlobalSecondaryIndexes: ['GSI1', 'GSI2'].map((IndexName) => ({
        IndexName,
        KeySchema: key(`${IndexName}PK`, `${IndexName}SK`),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
    }),
  );
  const stop = async () => {
    client.destroy();
    await processes.stop();
  };
  return { client, tableName, stop };
};
