import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { normalizeRequestedSchema } from '../../shared/domain/work-request.ts';
import { extractorVersion } from '../../shared/extraction/version.ts';
import { lambdaTelemetry } from '../../shared/observability/lambda-telemetry.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { clientDefaults, storageDefaults } from '../../shared/persistence/client-defaults.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { sqsExtractQueue } from '../../shared/persistence/lane-queue.ts';
import { s3ArticleStorage } from '../../shared/persistence/s3-article-storage.ts';
import { channelOf } from '../../shared/runtime/channel.ts';
import { objectCreatedSchema } from '../../shared/runtime/s3-event.ts';
import { countIn, readSettings } from '../../shared/runtime/settings.ts';
import { sqsHandler } from '../../shared/runtime/sqs-handler.ts';
import { type NormalizeTask, normalizeArticle } from './normalize-article.ts';
import type { Settings } from './settings.ts';

const names: Record<keyof Settings, true> = {
  TABLE_NAME: true,
  NORMALIZED_BUCKET: true,
  EXTRACT_QUEUE_URL: true,
  BULK_EXTRACT_QUEUE_URL: true,
  BULK_PREFIX: true,
  MAX_ARTICLE_BYTES: true,
};
const settings: Settings = readSettings(names, process.env);
const ports = {
  storage: s3ArticleStorage(new S3Client(storageDefaults)),
  store: dynamoRecordStore(new DynamoDBClient(clientDefaults), settings.TABLE_NAME, systemPatience),
  extractQueue: sqsExtractQueue(new SQSClient(clientDefaults), {
    fresh: settings.EXTRACT_QUEUE_URL,
    bulk: settings.BULK_EXTRACT_QUEUE_URL,
  }),
  bulkPrefix: settings.BULK_PREFIX,
  normalizedBucket: settings.NORMALIZED_BUCKET,
  limits: { articleBytes: countIn(settings, 'MAX_ARTICLE_BYTES') },
  extractorVersion,
  clock: () => new Date(),
  patience: systemPatience,
};

const messageSchema = z.union([objectCreatedSchema, normalizeRequestedSchema]);
const taskOf = (message: z.infer<typeof messageSchema>): NormalizeTask => {
  if ('type' in message) return { ...message, sequencer: null };
  const { bucket, object } = message.detail;
  return {
    bucket: bucket.name,
    key: object.key,
    versionId: object['version-id'],
    sequencer: object.sequencer,
    replayed: message['replay-name'] !== undefined,
  };
};

export const handler = sqsHandler({
  telemetry: lambdaTelemetry(),
  receive: channelOf<z.infer<typeof messageSchema>>(messageSchema),
  fieldsOf: (message) => {
    const { bucket, key, versionId } = taskOf(message);
    return { bucket, key, versionId };
  },
  handle: (message, telemetry) => normalizeArticle(taskOf(message), { ...ports, telemetry }),
});
