import * as z from 'zod';
import type { TableDefinition } from '../../dynamodb/table-definition.ts';
import { ignored, resourceType } from '../resource-type.ts';

const keySchema = z
  .array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
  .min(1)
  .max(2);

/** A table with one replica, in the stack's own region. */
export const dynamodbGlobalTable = resourceType({
  type: 'AWS::DynamoDB::GlobalTable',
  properties: z.strictObject({
    TableName: z.string().optional(),
    AttributeDefinitions: z.array(
      z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
    ),
    KeySchema: keySchema,
    GlobalSecondaryIndexes: z
      .array(
        z.strictObject({
          IndexName: z.string(),
          KeySchema: keySchema,
          Projection: z.strictObject({
            ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
            NonKeyAttributes: z.array(z.string()).optional(),
          }),
        }),
      )
      .optional(),
    StreamSpecification: z.strictObject({ StreamViewType: z.literal('NEW_AND_OLD_IMAGES') }).optional(),
    BillingMode: z.literal('PAY_PER_REQUEST'),
    Replicas: z
      .array(
        z.strictObject({
          Region: z.string(),
          GlobalSecondaryIndexes: z.array(z.strictObject({ IndexName: z.string() })).optional(),
          DeletionProtectionEnabled: ignored('the table ends with the stack'),
          PointInTimeRecoverySpecification: ignored('no emulator keeps backups'),
          Tags: ignored('no bill to divide'),
        }),
      )
      .length(1),
    SSESpecification: ignored('the table is held in memory only'),
  }),
  create({ properties, services, physicalName, invalid }) {
    const { Region: region } = properties.Replicas[0]!;
    if (region !== services.region)
      throw invalid('Replicas[0].Region', `${region} is not the stack's region, ${services.region}`);
    const name = properties.TableName ?? physicalName(255);
    const table: TableDefinition = {
      TableName: name,
      AttributeDefinitions: properties.AttributeDefinitions,
      KeySchema: properties.KeySchema,
      BillingMode: properties.BillingMode,
      GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes?.map(({ Projection: projection, ...index }) => ({
        ...index,
        Projection: {
          ProjectionType: projection.ProjectionType,
          ...(projection.NonKeyAttributes ? { NonKeyAttributes: projection.NonKeyAttributes } : {}),
        },
      })),
    };
    services.tables.push(table);
    const arn = `arn:aws:dynamodb:${services.region}:${services.accountId}:table/${name}`;
    const { StreamSpecification: stream } = properties;
    return {
      ref: name,
      attributes: {
        Arn: arn,
        TableId: name,
        // The stack captures what is written itself; in dynoxide each write costs more the longer a stream has grown.
        ...(stream && { StreamArn: `${arn}/stream/local` }),
      },
    };
  },
});
