import { type AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { announceChange } from '../../shared/announcement/announce-change.ts';
import { eventOfVerdict } from '../../shared/announcement/announce-verdict.ts';
import type { Head } from '../../shared/domain/head.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import type { FeedEvent } from '../../shared/domain/verdict-event.ts';
import { dynamoEditorialTable } from '../../shared/editorial/dynamo-editorial-table.ts';
import { contentOf } from '../../shared/editorial/editorial-table.ts';
import { lambdaTelemetry } from '../../shared/observability/lambda-telemetry.ts';
import { clientDefaults } from '../../shared/persistence/client-defaults.ts';
import { readHeadItem } from '../../shared/persistence/read-items.ts';
import type { TableItem } from '../../shared/persistence/record-store.ts';
import { dynamoRunReader } from '../../shared/persistence/run-reader.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import type { Settings } from './settings.ts';

const names: Record<keyof Settings, true> = { TABLE_NAME: true };
const settings: Settings = readSettings(names, process.env);
const dynamodb = new DynamoDBClient(clientDefaults);
const runs = dynamoRunReader(dynamodb, settings.TABLE_NAME);
const editorial = dynamoEditorialTable(dynamodb, settings.TABLE_NAME);
const telemetry = lambdaTelemetry();

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;
const itemOf = (image: Image): TableItem =>
  unmarshall(image as Record<string, AttributeValue>, { wrapNumbers: Number }) as TableItem;
const headOf = (image: Image): Head => readHeadItem(itemOf(image));

const eventOf = async (was: Image | undefined, is: Image): Promise<FeedEvent | null> => {
  const item = itemOf(is);
  if (item.SK !== 'HEAD') return eventOfVerdict(contentOf<Verdict>(item, 'claimwire/verdict@1'));
  const after = readHeadItem(item);
  const log = telemetry.with({ docId: after.docId, rev: after.rev });
  return announceChange({ before: was ? headOf(was) : null, after }, { runs, editorial, telemetry: log });
};

const told = (event: FeedEvent) =>
  event.type === 'VerdictRecorded'
    ? { claimKey: event.verdict.claimKey, carried: event.verdict.carried !== null }
    : { docId: event.docId, rev: event.rev, cause: event.cause, difference: event.difference.state };

/** The enrichment of the pipe: changes of heads and new verdicts in, events out, in their order; nothing is sent where the list is empty. */
export const handler = async (records: readonly DynamoDBRecord[]): Promise<readonly FeedEvent[]> => {
  const events: FeedEvent[] = [];
  try {
    for (const { dynamodb: { OldImage, NewImage } = {} } of records) {
      if (NewImage === undefined) continue;
      const event = await eventOf(OldImage, NewImage);
      if (event === null) continue;
      events.push(event);
      telemetry.count('ChangesAnnounced');
      telemetry.info('Announced', { type: event.type, ...told(event) });
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
