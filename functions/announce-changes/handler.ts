import { type AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { ChangeEvent } from '../../shared/domain/change-event.ts';
import type { Head } from '../../shared/domain/head.ts';
import { dynamoEditorialTable } from '../../shared/editorial/dynamo-editorial-table.ts';
import { lambdaTelemetry } from '../../shared/observability/lambda-telemetry.ts';
import { clientDefaults } from '../../shared/persistence/client-defaults.ts';
import { readHeadItem } from '../../shared/persistence/read-items.ts';
import type { TableItem } from '../../shared/persistence/record-store.ts';
import { dynamoRunReader } from '../../shared/persistence/run-reader.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import { announceChange } from './announce-changes.ts';
import type { Settings } from './settings.ts';

const names: Record<keyof Settings, true> = { TABLE_NAME: true };
const settings: Settings = readSettings(names, process.env);
const dynamodb = new DynamoDBClient(clientDefaults);
const runs = dynamoRunReader(dynamodb, settings.TABLE_NAME);
const editorial = dynamoEditorialTable(dynamodb, settings.TABLE_NAME);
const telemetry = lambdaTelemetry();

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;
const headOf = (image: Image): Head =>
  readHeadItem(unmarshall(image as Record<string, AttributeValue>, { wrapNumbers: Number }) as TableItem);

/** The enrichment of the pipe: changes of heads in, events out, in their order; nothing is sent where the list is empty. */
export const handler = async (records: readonly DynamoDBRecord[]): Promise<readonly ChangeEvent[]> => {
  const events: ChangeEvent[] = [];
  try {
    for (const { dynamodb: { OldImage, NewImage } = {} } of records) {
      if (NewImage === undefined) continue;
      const after = headOf(NewImage);
      const log = telemetry.with({ docId: after.docId, rev: after.rev });
      const event = await announceChange(
        { before: OldImage ? headOf(OldImage) : null, after },
        { runs, editorial, telemetry: log },
      );
      if (event === null) continue;
      events.push(event);
      log.count('ChangesAnnounced');
      log.info('Announced', { type: event.type, cause: event.cause, difference: event.difference.state });
    }
    return events;
  } catch (error) {
    telemetry.count('Failed');
    telemetry.error('Failed; the pipe delivers the batch again', error);
    throw error;
  } finally {
    telemetry.flush();
  }
};
