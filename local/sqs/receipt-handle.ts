import { randomUUID } from 'node:crypto';
import { SqsError } from './sqs-error.ts';

/** A new handle for a receive of this message: opaque, and another one each time. */
export const receiptHandle = (queue: string, messageId: string): string =>
  Buffer.from(`${randomUUID()} ${messageId} ${queue}`).toString('base64');

/** Which message a handle was given out for. @throws SqsError ReceiptHandleIsInvalid when it is none of this queue's */
export function receivedMessageId(queue: string, handle: string): string {
  const [, messageId, of] = Buffer.from(handle, 'base64').toString().split(' ');
  if (messageId !== undefined && of === queue) return messageId;
  throw new SqsError('ReceiptHandleIsInvalid', `The input receipt handle is not one of ${queue}.`);
}
