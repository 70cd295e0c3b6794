import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { lambdaTelemetry } from '../../shared/observability/lambda-telemetry.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { clientDefaults, storageDefaults } from '../../shared/persistence/client-defaults.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { sqsNormalizeQueue } from '../../shared/persistence/lane-queue.ts';
import { s3ArticleStorage } from '../../shared/persistence/s3-article-storage.ts';
import { channelOf } from '../../shared/runtime/channel.ts';
import { type ObjectDeleted, objectDeletedSchema } from '../../shared/runtime/s3-event.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import { sqsHandler } from '../../shared/runtime/sqs-handler.ts';
import { type RetractTask, retractArticle } from './retract-article.ts';
import type { Settings } from './settings.ts';

const names: Record<keyof Settings, true> = {
  TABLE_NAME: true,
  NORMALIZE_QUEUE_URL: true,
  BULK_NORMALIZE_QUEUE_URL: true,
  BULK_PREFIX: true,
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
};

const taskOf = ({ detail, 'replay-name': replay }: ObjectDeleted): RetractTask => ({
  bucket: detail.bucket.name,
  key: detail.object.key,
  versionId: detail.object['version-id'] ?? null,
  sequencer: detail.object.sequencer,
  deletion: detail['deletion-type'],
  byLifecycle: detail.reason === 'Lifecycle Expiration',
  replayed: replay !== undefined,
});

export const handler = sqsHandler({
  telemetry: lambdaTelemetry(),
  receive: channelOf<ObjectDeleted>(objectDeletedSchema),
  fieldsOf: (message) => {
    const { bucket, key, versionId } = taskOf(message);
    return { bucket, key, versionId };
  },
  handle: (message, telemetry) => retractArticle(taskOf(message), { ...ports, telemetry }),
});
