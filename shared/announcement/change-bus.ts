import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { FeedEvent } from '../domain/verdict-event.ts';

/** Where subscribers hear of changes. */
export interface ChangeBus {
  /** Throws where the bus does not take the event. */
  put(event: FeedEvent): Promise<void>;
}

/** What the pipe calls the events that it sends (infra/constructs/change-feed.ts): subscribers must not be able to tell them apart. */
export const feedSource = 'claimwire';
export const feedDetailType = 'Claimwire Change';

/** A bus in EventBridge. */
export const eventBridgeBus = (client: EventBridgeClient, EventBusName: string): ChangeBus => ({
  put: async (event) => {
    const { FailedEntryCount = 0, Entries: [answer] = [] } = await client.send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName,
            Source: feedSource,
            DetailType: feedDetailType,
            Time: new Date(event.at),
            Detail: JSON.stringify(event),
          },
        ],
      }),
    );
    // A call of which the bus takes nothing succeeds all the same.
    if (FailedEntryCount > 0) throw new Error(`The bus did not take ${event.id}: ${answer?.ErrorCode}`);
  },
});
