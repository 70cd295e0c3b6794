import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { LambdaTelemetry } from '../observability/lambda-telemetry.ts';
import type { LogFields, Telemetry } from '../observability/telemetry.ts';
import type { Received } from './channel.ts';

/** Which delivery of which message: `receiveCount` is 1 the first time. */
export interface Delivery {
  readonly messageId: string;
  readonly receiveCount: number;
}

/**
 * A Lambda on an SQS queue. Each record stands alone: one that throws is reported as failed and comes back, or ends with the dead letters;
 * one that does not belong on this queue is acknowledged and counted, since it would be as unknown the next time.
 */
export const sqsHandler = <Message>(options: {
  readonly telemetry: LambdaTelemetry;
  readonly receive: (body: string) => Received<Message>;
  /** What a message is about, for the log: keys and ids alone. */
  readonly fieldsOf: (message: Message) => LogFields;
  readonly handle: (message: Message, telemetry: Telemetry, delivery: Delivery) => Promise<void>;
}): ((event: SQSEvent, context: Context) => Promise<SQSBatchResponse>) => {
  const record = async ({ messageId, body, attributes }: SQSRecord): Promise<void> => {
    const delivery = { messageId, receiveCount: Number(attributes.ApproximateReceiveCount) };
    const telemetry = options.telemetry.with(delivery);
    const received = options.receive(body);
    if (!received.known) {
      telemetry.count('UnknownEvents');
      telemetry.warn('Acknowledged a message that does not belong on this queue', { type: received.type });
      return;
    }
    try {
      await options.handle(received.message, telemetry, delivery);
    } catch (error) {
      telemetry.count('Failed');
      telemetry.error('Failed; the message comes back', error, options.fieldsOf(received.message));
      throw error;
    }
  };
  return async (event, context) => {
    const processor = new BatchProcessor(EventType.SQS);
    try {
      return await processPartialResponse(event, record, processor, { context, throwOnFullBatchFailure: false });
    } finally {
      options.telemetry.flush();
    }
  };
};
