import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ulid } from 'ulid';
import * as z from 'zod';
import { extractRequestedSchema } from '../../shared/domain/work-request.ts';
import { lambdaTelemetry } from '../../shared/observability/lambda-telemetry.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { clientDefaults, storageDefaults } from '../../shared/persistence/client-defaults.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { sqsNormalizeQueue } from '../../shared/persistence/lane-queue.ts';
import { s3ArticleStorage } from '../../shared/persistence/s3-article-storage.ts';
import { standardExtractor } from '../../shared/publication/extractor.ts';
import { channelOf } from '../../shared/runtime/channel.ts';
import { objectCreatedSchema } from '../../shared/runtime/s3-event.ts';
import { countIn, readSettings } from '../../shared/runtime/settings.ts';
import { sqsHandler } from '../../shared/runtime/sqs-handler.ts';
import { type ExtractTask, extractArticle } from './extract-article.ts';
import type { Settings } from './settings.ts';

const names: Record<keyof Settings, true> = {
  TABLE_NAME: true,
  NORMALIZE_QUEUE_URL: true,
  BULK_NORMALIZE_QUEUE_URL: true,
  BULK_PREFIX: true,
  MAX_RECORDS: true,
};
const settings: Settings = readSettings(names, process.env);
const ports = {
  storage: s3ArticleStorage(new S3Client(storageDefaults)),
  store: dynamoRecordStore(new DynamoDBClient(clientDefaults), settings.TABLE_NAME, systemPatience),
  normalizeQueue: sqsNormalizeQueue(
    new SQSClient(clientDefaults),
    { fresh: settings.NORMALIZE_QUEUE_URL, bulk: settings.BULK_NORMALIZE_QUEUE_URL },
    settings.BULK_PREFIX,
  ),
  clock: () => new Date(),
  patience: systemPatience,
  newRunId: () => ulid(),
  extractor: standardExtractor,
  limits: { records: countIn(settings, 'MAX_RECORDS') },
};

const messageSchema = z.union([objectCreatedSchema, extractRequestedSchema]);
const taskOf = (message: z.infer<typeof messageSchema>): ExtractTask => {
  if ('type' in message)
    return { bucket: message.bucket, normalizedKey: message.normalizedKey, versionId: null, verify: true };
  const { bucket, object } = message.detail;
  return {
    bucket: bucket.name,
    normalizedKey: object.key,
    versionId: object['version-id'],
    verify: false,
    replayed: message['replay-name'] !== undefined,
  };
};

export const handler = sqsHandler({
  telemetry: lambdaTelemetry(),
  receive: channelOf<z.infer<typeof messageSchema>>(messageSchema),
  fieldsOf: (message) => {
    const { bucket, normalizedKey, versionId } = taskOf(message);
    return { bucket, key: normalizedKey, versionId };
  },
  handle: (message, telemetry, delivery) => extractArticle(taskOf(message), { ...ports, telemetry }, delivery),
});
