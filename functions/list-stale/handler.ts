import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { reprocessingRequestSchema } from '../../shared/domain/reprocessing.ts';
import { extractorVersion } from '../../shared/extraction/version.ts';
import { lambdaTelemetry } from '../../shared/observability/lambda-telemetry.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { clientDefaults, storageDefaults } from '../../shared/persistence/client-defaults.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { dynamoExtractorIndex } from '../../shared/persistence/extractor-index.ts';
import { s3JobStorage } from '../../shared/persistence/s3-job-storage.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import { taskHandler } from '../../shared/runtime/task-handler.ts';
import { listStale } from './list-stale.ts';
import type { Settings } from './settings.ts';

const names: Record<keyof Settings, true> = { TABLE_NAME: true, JOBS_BUCKET: true };
const settings: Settings = readSettings(names, process.env);
const dynamodb = new DynamoDBClient(clientDefaults);
const ports = {
  index: dynamoExtractorIndex(dynamodb, settings.TABLE_NAME),
  store: dynamoRecordStore(dynamodb, settings.TABLE_NAME, systemPatience),
  jobs: s3JobStorage(new S3Client(storageDefaults), settings.JOBS_BUCKET),
  jobsBucket: settings.JOBS_BUCKET,
  extractorVersion,
};

export const handler = taskHandler({
  telemetry: lambdaTelemetry(),
  input: reprocessingRequestSchema.extend({ execution: z.string().min(1), startedAt: z.string().min(1) }),
  run: (task, telemetry, mayGoOn) => listStale(task, { ...ports, telemetry, mayGoOn }),
});
