import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { eventBridgeBus } from '../../shared/announcement/change-bus.ts';
import { dynamoChangeStream } from '../../shared/announcement/change-stream.ts';
import {
  type MissedChange,
  missedSwitchSchema,
  missedVerdictSchema,
  type StreamPlace,
  streamPlaceSchema,
} from '../../shared/domain/missed-change.ts';
import { headKey } from '../../shared/domain/table-keys.ts';
import { dynamoEditorialTable } from '../../shared/editorial/dynamo-editorial-table.ts';
import { lambdaTelemetry } from '../../shared/observability/lambda-telemetry.ts';
import { clientDefaults } from '../../shared/persistence/client-defaults.ts';
import { getItem } from '../../shared/persistence/dynamo-query.ts';
import { readHeadItem } from '../../shared/persistence/read-items.ts';
import { dynamoRunReader } from '../../shared/persistence/run-reader.ts';
import { sqsWorkQueue } from '../../shared/persistence/sqs-work-queue.ts';
import { channelOf } from '../../shared/runtime/channel.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import { sqsHandler } from '../../shared/runtime/sqs-handler.ts';
import { takeDown, tellMissed } from './recover-changes.ts';
import type { Settings } from './settings.ts';

const names: Record<keyof Settings, true> = { TABLE_NAME: true, CHANGE_BUS_NAME: true, CHANGES_QUEUE_URL: true };
const settings: Settings = readSettings(names, process.env);
const dynamodb = new DynamoDBClient(clientDefaults);
const ports = {
  stream: dynamoChangeStream(new DynamoDBStreamsClient(clientDefaults)),
  missed: sqsWorkQueue<MissedChange>(new SQSClient(clientDefaults), settings.CHANGES_QUEUE_URL),
  heads: {
    readHead: async (docId: string) => {
      const item = await getItem(dynamodb, settings.TABLE_NAME, headKey(docId));
      return item && readHeadItem(item);
    },
  },
  runs: dynamoRunReader(dynamodb, settings.TABLE_NAME),
  editorial: dynamoEditorialTable(dynamodb, settings.TABLE_NAME),
  bus: eventBridgeBus(new EventBridgeClient(clientDefaults), settings.CHANGE_BUS_NAME),
};

type Task = { readonly place: StreamPlace } | { readonly missed: MissedChange };
const tasks: z.ZodType<Task> = z.union([
  streamPlaceSchema.transform(({ DDBStreamBatchInfo }) => ({ place: DDBStreamBatchInfo })),
  z.discriminatedUnion('type', [missedSwitchSchema, missedVerdictSchema]).transform((missed) => ({ missed })),
]);

const fieldsOf = (task: Task) => {
  if ('place' in task) return { shardId: task.place.shardId, from: task.place.startSequenceNumber };
  const { missed } = task;
  return 'docId' in missed ? { docId: missed.docId, rev: missed.rev } : { claimKey: missed.claimKey };
};

export const handler = sqsHandler<Task>({
  telemetry: lambdaTelemetry(),
  receive: channelOf<Task>(tasks),
  fieldsOf,
  handle: (task, log) => {
    const telemetry = log.with(fieldsOf(task));
    return 'place' in task
      ? takeDown(task.place, { ...ports, telemetry })
      : tellMissed(task.missed, { ...ports, telemetry });
  },
});
