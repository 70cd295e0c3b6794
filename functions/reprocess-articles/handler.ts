import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ulid } from 'ulid';
import * as z from 'zod';
import { staleItemSchema } from '../../shared/domain/reprocessing.ts';
import { lambdaTelemetry } from '../../shared/observability/lambda-telemetry.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { clientDefaults, storageDefaults } from '../../shared/persistence/client-defaults.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { sqsNormalizeQueue } from '../../shared/persistence/lane-queue.ts';
import { s3ArticleStorage } from '../../shared/persistence/s3-article-storage.ts';
import { standardExtractor } from '../../shared/publication/extractor.ts';
import { countIn, readSettings } from '../../shared/runtime/settings.ts';
import { taskHandler } from '../../shared/runtime/task-handler.ts';
import { reprocessArticles } from './reprocess-articles.ts';
import type { Settings } from './settings.ts';

const names: Record<keyof Settings, true> = {
  TABLE_NAME: true,
  NORMALIZE_QUEUE_URL: true,
  BULK_NORMALIZE_QUEUE_URL: true,
  BULK_PREFIX: true,
  MAX_ARTICLE_BYTES: true,
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
  limits: { articleBytes: countIn(settings, 'MAX_ARTICLE_BYTES'), records: countIn(settings, 'MAX_RECORDS') },
};

/** A batch as a Distributed Map gives it, how often it was given before, and how often it is at most. */
const inputSchema = z.object({
  batch: z.object({
    BatchInput: z.object({ execution: z.string().min(1), dryRun: z.boolean() }),
    Items: z.array(staleItemSchema),
  }),
  retries: z.int().min(0),
  mostRetries: z.int().min(0),
});

/** Any single article is done in this time, as extract-article's timeout has it. */
const longestArticle = 60_000;

export const handler = taskHandler({
  telemetry: lambdaTelemetry(),
  input: inputSchema,
  reserve: longestArticle,
  run: ({ batch: { BatchInput, Items: items }, ...given }, telemetry, mayGoOn) =>
    reprocessArticles({ ...BatchInput, ...given, items }, { ...ports, telemetry, mayGoOn }),
});
