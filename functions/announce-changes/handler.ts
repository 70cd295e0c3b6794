import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { announceChange } from '../../shared/announcement/announce-change.ts';
import { eventOfVerdict } from '../../shared/announcement/announce-verdict.ts';
import { changeIn, type StreamChange } from '../../shared/announcement/stream-change.ts';
import type { FeedEvent } from '../../shared/domain/verdict-event.ts';
import { dynamoEditorialTable } from '../../shared/editorial/dynamo-editorial-table.ts';
import { lambdaTelemetry } from '../../shared/observability/lambda-telemetry.ts';
import { clientDefaults } from '../../shared/persistence/client-defaults.ts';
import { dynamoRunReader } from '../../shared/persistence/run-reader.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import type { Settings } from './settings.ts';

const names: Record<keyof Settings, true> = { TABLE_NAME: true };
const settings: Settings = readSettings(names, process.env);
const dynamodb = new DynamoDBClient(clientDefaults);
const runs = dynamoRunReader(dynamodb, settings.TABLE_NAME);
const editorial = dynamoEditorialTable(dynamodb, settings.TABLE_NAME);
const telemetry = lambdaTelemetry();

const eventOf = async (seen: StreamChange): Promise<FeedEvent | null> => {
  if (seen.kind === 'verdict') return eventOfVerdict(seen.verdict);
  const { docId, rev } = seen.change.after;
  return announceChange(seen.change, { runs, editorial, telemetry: telemetry.with({ docId, rev }) });
};

const told = (event: FeedEvent) =>
  event.type === 'VerdictRecorded'
    ? { claimKey: event.verdict.claimKey, carried: event.verdict.carried !== null }
    : { docId: event.docId, rev: event.rev, cause: event.cause, difference: event.difference.state };

/** How long ago the first switch of a batch, its oldest, was made; a batch that fails measures it again at each try. */
const measureLag = (changes: readonly (StreamChange | null)[]): void => {
  const oldest = changes.find((seen) => seen?.kind === 'head');
  if (oldest?.kind !== 'head') return;
  telemetry.time('FeedBehind', Math.max(0, Date.now() - Date.parse(oldest.change.after.updatedAt)));
};

/** The enrichment of the pipe: changes of heads and new verdicts in, events out, in their order; nothing is sent where the list is empty. */
export const handler = async (records: readonly DynamoDBRecord[]): Promise<readonly FeedEvent[]> => {
  const events: FeedEvent[] = [];
  try {
    const changes = records.map(changeIn);
    measureLag(changes);
    for (const seen of changes) {
      const event = seen && (await eventOf(seen));
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
