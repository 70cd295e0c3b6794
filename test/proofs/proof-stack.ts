import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { connect } from '../../client/index.ts';
import { ManualClock } from '../../local/clock.ts';
import type { Interceptor } from '../../local/intercept/interceptor.ts';
import type { Invocation } from '../../local/lambda/function-host.ts';
import { bootLocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { readMetadata } from '../../shared/domain/article.ts';
import type { ChangeEvent } from '../../shared/domain/change-event.ts';
import { documentIdOf, sha256Hex } from '../../shared/domain/identity.ts';
import { extract } from '../../shared/extraction/extract.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { dynamoRunStore } from '../../shared/persistence/dynamo-run-store.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const passing: Interceptor = (_, carryOut) => carryOut();

export type ProofStack = Awaited<ReturnType<typeof bootProofStack>>;

/** The synthesized stack with the real bundles, an interceptor that can be changed, a clock of its own, and all that a proof looks at. */
export const bootProofStack = async ({
  change = (template) => JSON.parse(template) as object,
  ...options
}: {
  readonly concurrency?: number;
  /** What is another than as it is deployed. */
  readonly change?: (template: string) => object;
} = {}) => {
  const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
  const clock = new ManualClock(Date.now());
  const told: ChangeEvent[] = [];
  const log: string[] = [];
  const invocations: Invocation[] = [];
  const step = { intercept: passing };
  const stack = await bootLocalStack({
    template: change(readFileSync(templateFile, 'utf8')),
    assetsDir,
    stackName,
    clock,
    ...options,
    intercept: (call, carryOut) => step.intercept(call, carryOut),
    onEvent: ({ detail }) => told.push(detail as ChangeEvent),
    onInvocation: (invocation) => invocations.push(invocation),
    onLog: ({ source, text }) => log.push(`${source} ${text}`),
  });
  const { region, credentials, endpoints, outputs } = stack;
  const s3 = new S3Client({ region, credentials, endpoint: endpoints.s3, forcePathStyle: true });
  const dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
  const tableName = outputs.TableName!;
  const bucket = outputs.ArticlesBucketName!;
  const docIdOf = (key: string) => documentIdOf({ bucket, key, source: null, articleId: null });

  /** Resolves once all is done, retries too: whenever nothing runs and something waits for its time, the time comes. */
  const finish = async (): Promise<void> => {
    let done = false;
    const idle = stack.idle().then(() => {
      done = true;
    });
    for (;;) {
      await stack.settled();
      // As long as the poll of a stream may take.
      await Promise.race([idle, pause(150)]);
      if (done) return;
      // Past whatever waits, the longest being a message of the queue of extractions; in steps that are shorter than any time limit of what starts then.
      for (let step = 0; step < 12; step++) {
        await clock.advance(30_000);
        await stack.settled();
      }
    }
  };

  return {
    stack,
    clock,
    log,
    invocations,
    /** Events on the bus of changes, as they come. */
    told,
    s3,
    bucket,
    normalizedBucket: outputs.NormalizedBucketName!,
    reader: connect({ tableName, dynamodb }),
    store: dynamoRecordStore(dynamodb, tableName, systemPatience),
    runs: dynamoRunStore(dynamodb, tableName, systemPatience),
    docIdOf,
    /** From now on. */
    intercept: (by: Interceptor) => {
      step.intercept = by;
    },
    passAll: () => {
      step.intercept = passing;
    },
    put: async (key: string, body: string | Uint8Array): Promise<string> =>
      (await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }))).VersionId!,
    remove: async (key: string): Promise<null> => {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
      return null;
    },
    /** Ids of what the library reads of a text in this process: nothing may be added or lost on the way. */
    idsOf: (key: string, source: string): string[] => {
      const { claims, statistics } = extract(source, {
        name: key,
        documentId: docIdOf(key),
        receivedAt: new Date(clock.now()).toISOString(),
        sha256: sha256Hex(new TextEncoder().encode(source)),
        encoding: 'utf-8',
        metadata: readMetadata({}).metadata,
      });
      return [...claims, ...statistics].map(({ id }) => id).sort();
    },
    /** What stands in the dead-letter queues. */
    deadLetterBodies: async (): Promise<string[]> => {
      const bodies: string[] = [];
      for (const queue of Object.keys(stack.deadLetters()))
        for (;;) {
          const messages = await stack.queues.receive(queue, { max: 10, waitSeconds: 0 });
          if (messages.length === 0) break;
          bodies.push(...messages.map(({ body }) => body));
        }
      return bodies;
    },
    /** Sends all dead letters of work queues again, and resolves once they are done. */
    redrive: async (): Promise<void> => {
      // They may have been looked at, and are hidden for a while.
      await clock.advance(360_000);
      for (const [queue, count] of Object.entries(stack.deadLetters()))
        if (count > 0) stack.queues.startMoveTask({ sourceArn: stack.queues.arn(queue) });
      await clock.advance(60_000);
      await finish();
    },
    finish,
    stop: async (): Promise<void> => {
      s3.destroy();
      dynamodb.destroy();
      await stack.stop();
    },
  };
};
