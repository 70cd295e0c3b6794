import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { lambdaTelemetry } from '../../shared/observability/lambda-telemetry.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { clientDefaults } from '../../shared/persistence/client-defaults.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { dynamoRunStore } from '../../shared/persistence/dynamo-run-store.ts';
import { scheduledHandler } from '../../shared/runtime/scheduled-handler.ts';
import { countIn, readSettings } from '../../shared/runtime/settings.ts';
import { collectRuns } from './collect-runs.ts';
import type { Settings } from './settings.ts';

const names: Record<keyof Settings, true> = { TABLE_NAME: true, GRACE_SECONDS: true, WRITER_TIMEOUT_SECONDS: true };
const settings: Settings = readSettings(names, process.env);
const dynamodb = new DynamoDBClient(clientDefaults);
const ports = {
  store: dynamoRecordStore(dynamodb, settings.TABLE_NAME, systemPatience),
  runs: dynamoRunStore(dynamodb, settings.TABLE_NAME, systemPatience),
  clock: () => new Date(),
  grace: countIn(settings, 'GRACE_SECONDS') * 1_000,
  writerTimeout: countIn(settings, 'WRITER_TIMEOUT_SECONDS') * 1_000,
};

export const handler = scheduledHandler({
  telemetry: lambdaTelemetry(),
  run: (telemetry, mayGoOn) => collectRuns({ ...ports, telemetry, mayGoOn }),
});
