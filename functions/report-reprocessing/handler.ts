import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { staleListSchema } from '../../shared/domain/reprocessing.ts';
import { lambdaTelemetry } from '../../shared/observability/lambda-telemetry.ts';
import { storageDefaults } from '../../shared/persistence/client-defaults.ts';
import { s3JobStorage } from '../../shared/persistence/s3-job-storage.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import { taskHandler } from '../../shared/runtime/task-handler.ts';
import { reportReprocessing } from './report-reprocessing.ts';
import type { Settings } from './settings.ts';

const names: Record<keyof Settings, true> = { JOBS_BUCKET: true };
const settings: Settings = readSettings(names, process.env);
const jobs = s3JobStorage(new S3Client(storageDefaults), settings.JOBS_BUCKET);

export const handler = taskHandler({
  telemetry: lambdaTelemetry(),
  input: z.object({ list: staleListSchema.extend({ failure: z.string().nullable().default(null) }) }),
  run: ({ list }, telemetry) => reportReprocessing(list, { jobs, clock: () => new Date(), telemetry }),
});
