import type { Message } from '@aws-sdk/client-sqs';
import { missedSwitchSchema, missedVerdictSchema, streamPlaceSchema } from '../shared/domain/missed-change.ts';
import { extractRequestedSchema, normalizeRequestedSchema } from '../shared/domain/work-request.ts';
import { objectCreatedSchema, objectDeletedSchema } from '../shared/runtime/s3-event.ts';

/** What a message is about, by keys and ids. */
interface Subject {
  /** "Object Created", "normalize-requested" …; "unknown" where the body is of no shape that the pipeline sends. */
  readonly about: string;
  readonly bucket: string | null;
  readonly key: string | null;
  readonly versionId: string | null;
  /** A document, a claim's key, or a place in the stream. */
  readonly id: string | null;
}

/** A message that was given up. */
export interface DeadLetter extends Subject {
  readonly queue: string;
  readonly messageId: string;
  /** ISO 8601 instants. SQS deletes it at the latter: moving it among dead letters did not make it younger. */
  readonly sentAt: string;
  readonly keptUntil: string;
  /** Why it was given up, where that is told; a function tells its log instead. */
  readonly cause: string | null;
}

const nothing: Subject = { about: 'unknown', bucket: null, key: null, versionId: null, id: null };

const readers: readonly ((body: unknown) => Subject | null)[] = [
  (body) => {
    const { data } = objectCreatedSchema.or(objectDeletedSchema).safeParse(body);
    if (data === undefined) return null;
    const { bucket, object } = data.detail;
    const [about, versionId] = [data['detail-type'], object['version-id'] ?? null];
    return { ...nothing, about, bucket: bucket.name, key: object.key, versionId };
  },
  (body) => {
    const { data } = normalizeRequestedSchema.safeParse(body);
    return data ? { ...nothing, about: 'normalize-requested', ...places(data) } : null;
  },
  (body) => {
    const { data } = extractRequestedSchema.safeParse(body);
    return data ? { ...nothing, about: 'extract-requested', bucket: data.bucket, key: data.normalizedKey } : null;
  },
  (body) => {
    const { data } = missedSwitchSchema.safeParse(body);
    if (data === undefined) return null;
    const { key, versionId } = data.after ?? data.before ?? { key: null, versionId: null };
    return { ...nothing, about: `change (${data.cause})`, key, versionId, id: `${data.docId}-${data.rev}` };
  },
  (body) => {
    const { data } = missedVerdictSchema.safeParse(body);
    return data ? { ...nothing, about: 'verdict', id: `${data.claimKey}-${data.recordedAt}` } : null;
  },
  (body) => {
    const place = streamPlaceSchema.safeParse(body).data?.DDBStreamBatchInfo;
    return place
      ? { ...nothing, about: 'place in the stream', id: `${place.shardId} ${place.startSequenceNumber}` }
      : null;
  },
];

const places = ({ bucket, key, versionId }: { bucket: string; key: string; versionId: string }) => ({
  bucket,
  key,
  versionId,
});

const subjectOf = (text: string): Subject => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return nothing;
  }
  for (const read of readers) {
    const subject = read(body);
    if (subject !== null) return subject;
  }
  return nothing;
};

/** EventBridge writes beside what it could not deliver why. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
const causeOf = ({ MessageAttributes: attributes = {} }: Message): string | null => {
  const told = ['ERROR_CODE', 'ERROR_MESSAGE'].flatMap((name) => attributes[name]?.StringValue ?? []);
  return told.length > 0 ? told.join(': ') : null;
};

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** A received message as people are shown it. `retentionSeconds`: the queue's. */
export const deadLetterOf = (queue: string, message: Message, retentionSeconds: number): DeadLetter => {
  const sent = Number(message.Attributes?.SentTimestamp ?? 0);
  return {
    queue,
    messageId: message.MessageId ?? '',
    sentAt: instant(sent),
    keptUntil: instant(sent + retentionSeconds * 1_000),
    ...subjectOf(message.Body ?? ''),
    cause: causeOf(message),
  };
};
