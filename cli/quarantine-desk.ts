import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { QuarantineReason } from '../shared/domain/quarantine.ts';
import type { NormalizeRequested } from '../shared/domain/work-request.ts';
import { requestOf } from '../shared/persistence/apply-change.ts';
import type { ArticleStorage } from '../shared/persistence/article-storage.ts';
import { systemPatience } from '../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../shared/persistence/dynamo-record-store.ts';
import { sqsNormalizeQueue } from '../shared/persistence/lane-queue.ts';
import type { QuarantinedDocument, RecordStore } from '../shared/persistence/record-store.ts';
import { s3ArticleStorage } from '../shared/persistence/s3-article-storage.ts';
import { sqsWorkQueue } from '../shared/persistence/sqs-work-queue.ts';
import type { WorkQueue } from '../shared/persistence/work-queue.ts';
import type { Uploaded } from './arrival.ts';
import { type ArrivalSource, eachInParallel } from './delivery.ts';
import { lookUpDocument, whyNotQuarantined } from './document-lookup.ts';
import type { Target } from './target.ts';

/** Where quarantine is looked into, and what is in it asked for again. */
export interface QuarantineDesk {
  readonly store: Pick<RecordStore, 'readFence' | 'readDocument' | 'quarantined'>;
  readonly storage: Pick<ArticleStorage, 'currentVersion'>;
  /** Null where it is not known. */
  readonly normalizeQueue: WorkQueue<NormalizeRequested> | null;
  readonly articlesBucket: string;
  readonly pollMs: number;
  close(): void;
}

/** In the lane of each article; a stage of which the lanes are not known has one for all. */
const normalizeQueueOf = (
  { normalizeQueueUrl: fresh, bulkNormalizeQueueUrl: bulk, bulkPrefix }: Target,
  sqs: SQSClient,
): WorkQueue<NormalizeRequested> | null => {
  if (fresh === null) return null;
  return bulk === null || bulkPrefix === null
    ? sqsWorkQueue(sqs, fresh)
    : sqsNormalizeQueue(sqs, { fresh, bulk }, bulkPrefix);
};

/** The local stack's, or a stage's in AWS. Its calls throw what the SDK throws. */
export const quarantineDeskOf = (target: Target): QuarantineDesk => {
  const { articlesBucket, tableName, pollMs } = target;
  const clients = [new DynamoDBClient(target.dynamodb), new S3Client(target.s3), new SQSClient(target.sqs)] as const;
  const [dynamodb, s3, sqs] = clients;
  return {
    store: dynamoRecordStore(dynamodb, tableName, systemPatience),
    storage: s3ArticleStorage(s3),
    normalizeQueue: normalizeQueueOf(target, sqs),
    articlesBucket,
    pollMs,
    close: () => {
      for (const client of clients) client.destroy();
    },
  };
};

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is in quarantine, for one reason where it is given; what failed last stands first. */
export const listQuarantined = async (
  { store }: Pick<QuarantineDesk, 'store'>,
  reason?: QuarantineReason,
): Promise<QuarantinedDocument[]> =>
  (await store.quarantined())
    .filter((one) => reason === undefined || one.reason === reason)
    .sort((a, b) => before(b.lastAt, a.lastAt) || before(a.docId, b.docId));

/** Documents by what the user calls them, each once; of what is not in quarantine, why. */
export const findQuarantined = async (
  { store, articlesBucket }: Pick<QuarantineDesk, 'store' | 'articlesBucket'>,
  named: readonly string[],
): Promise<{ found: QuarantinedDocument[]; missing: { named: string; why: string }[] }> => {
  const looked = await eachInParallel(named, async (name) => ({
    name,
    state: await store.readDocument(await lookUpDocument(store, articlesBucket, name)),
  }));
  const found = new Map<string, QuarantinedDocument>();
  const missing: { named: string; why: string }[] = [];
  for (const { name, state } of looked) {
    const { docId, head } = state;
    if (head?.quarantine) found.set(docId, { docId, ...head.quarantine });
    else missing.push({ named: name, why: whyNotQuarantined(state) });
  }
  return { found: [...found.values()], missing };
};

/** Asks for each to be read again, as the version that is held. */
export const retryQuarantined = async (
  queue: WorkQueue<NormalizeRequested>,
  documents: readonly QuarantinedDocument[],
): Promise<void> => {
  await eachInParallel(documents, (document) => queue.send(requestOf(document)));
};

/** What was asked for again, as an upload whose arrival can be waited for. */
export const awaitedOf = ({ docId, key, keyHash, versionId }: QuarantinedDocument): Uploaded => ({
  path: key,
  key,
  keyHash,
  versionId,
  documentId: docId,
});

/** Tells how far a retry has come: a quarantine that has counted no further attempt is the one from before it. */
export const arrivalsAfterRetry = (desk: QuarantineDesk, retried: readonly QuarantinedDocument[]): ArrivalSource => {
  const attempts = new Map(retried.map((one) => [one.docId, one.attempts]));
  return {
    articlesBucket: desk.articlesBucket,
    pollMs: desk.pollMs,
    currentVersion: (bucket, key) => desk.storage.currentVersion(bucket, key),
    readDocument: async (docId) => {
      const state = await desk.store.readDocument(docId);
      const held = state.head?.quarantine;
      const asBefore = held != null && held.attempts === attempts.get(docId);
      return state.head && asBefore ? { ...state, head: { ...state.head, quarantine: null } } : state;
    },
  };
};
