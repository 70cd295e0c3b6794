import { createHash } from 'node:crypto';
import { SqsError } from './sqs-error.ts';

/** A message attribute as the JSON protocol carries it; binary values in base64. */
interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** What SQS tells of a message beside its content, all as strings; times are milliseconds since the epoch. */
export interface SystemAttributes {
  readonly ApproximateFirstReceiveTimestamp: string;
  readonly ApproximateReceiveCount: string;
  readonly SenderId: string;
  readonly SentTimestamp: string;
  readonly AWSTraceHeader?: string;
  /** ARN of the queue that gave this message up. */
  readonly DeadLetterQueueSourceArn?: string;
  readonly MessageGroupId?: string;
}

/** A message as a receiver gets it. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  /** Hex. */
  readonly md5OfBody: string;
  readonly attributes: SystemAttributes;
  readonly messageAttributes: MessageAttributes;
  readonly md5OfMessageAttributes: string | undefined;
}

/** SQS's limit on a message and on a batch together: body and attributes, in bytes. */
export const maxMessageBytes = 1024 * 1024;

/** Bytes of a message as SQS counts them: body, and each attribute's name, type and value. */
export function messageSize(body: string, attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (size, [name, attribute]) =>
      size + Buffer.byteLength(name) + Buffer.byteLength(attribute.DataType) + attributeBytes(attribute).length,
    Buffer.byteLength(body),
  );
}

/** @throws SqsError MissingParameter, InvalidMessageContents, InvalidParameterValue */
export function refuseInvalidMessage(body: string, attributes: MessageAttributes): void {
  if (body === '') throw new SqsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  // The characters that XML 1.0 allows; the flag makes a lone surrogate one character, which none of the ranges holds.
  if (!/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(body)) {
    throw new SqsError(
      'InvalidMessageContents',
      'The message body holds a character outside those that XML 1.0 allows.',
    );
  }
  const names = Object.keys(attributes);
  if (names.length > 10) {
    throw new SqsError(
      'InvalidParameterValue',
      `Number of message attributes [${names.length}] exceeds the allowed maximum [10].`,
    );
  }
  for (const name of names) {
    const { DataType: type, StringValue: text, BinaryValue: binary } = attributes[name] as MessageAttribute;
    const base = /^(String|Number|Binary)(\..+)?$/.exec(type ?? '')?.[1];
    const value = base === 'Binary' ? binary : text;
    if (base === undefined || !value || !/^(?!(aws|amazon)\.)[\w.-]{1,256}$/i.test(name)) {
      throw new SqsError(
        'InvalidParameterValue',
        `The message attribute '${name}' must have a type String, Number or Binary, a value of that type, and a name of letters, digits, "_", "-" and ".".`,
      );
    }
  }
  const size = messageSize(body, attributes);
  if (size > maxMessageBytes) {
    throw new SqsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${maxMessageBytes} bytes; it has ${size}.`,
    );
  }
}

export const md5OfText = (text: string): string => createHash('md5').update(text).digest('hex');

/** The sum that SQS defines over attributes sorted by name: lengths, names, types and values. Undefined without attributes. */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  for (const name of names) {
    const attribute = attributes[name] as MessageAttribute;
    const storedAs = attribute.BinaryValue === undefined ? 1 : 2;
    hash.update(withLength(Buffer.from(name))).update(withLength(Buffer.from(attribute.DataType)));
    hash.update(Buffer.of(storedAs)).update(withLength(attributeBytes(attribute)));
  }
  return hash.digest('hex');
}

const attributeBytes = ({ StringValue: text, BinaryValue: binary }: MessageAttribute): Buffer =>
  binary === undefined ? Buffer.from(text ?? '') : Buffer.from(binary, 'base64');

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
