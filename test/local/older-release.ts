import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ulid } from 'ulid';
import type { LocalStack } from '../../local/stack.ts';
import { defaultLimits } from '../../shared/domain/quarantine.ts';
import { MemoryTelemetry } from '../../shared/observability/memory-telemetry.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { s3ArticleStorage } from '../../shared/persistence/s3-article-storage.ts';
import { type Extractor, standardExtractor } from '../../shared/publication/extractor.ts';
import { publishArticle } from '../../shared/publication/publish-article.ts';
import { documentIdOfArticle } from '../../shared/publication/publish-intent.ts';
import { normalizedArticleOf, readVersion } from '../../shared/publication/read-version.ts';

/** A template whose stack does not hear of uploads: what is uploaded there is read by whom a test says. */
export const deafToUploads = (template: string): object => {
  const { Resources, ...rest } = JSON.parse(template);
  const [rule = ''] = Object.keys(Resources).filter((id) => id.startsWith('ArticleCreatedRule'));
  const { Properties, ...others } = Resources[rule];
  return {
    ...rest,
    Resources: { ...Resources, [rule]: { ...others, Properties: { ...Properties, State: 'DISABLED' } } },
  };
};

/** A template whose state machine gives its function ten documents at a time, instead of a hundred. */
export const inSmallBatches = (template: object): object => {
  const text = JSON.stringify(template);
  const small = text.replace('MaxItemsPerBatch\\":100', 'MaxItemsPerBatch\\":10');
  if (small === text) throw new Error('The definition of the state machine says nothing of batches of a hundred.');
  return JSON.parse(small);
};

/** What an older release read: all but the first statistic. */
const overlooking: Extractor['extract'] = (source, options) => {
  const extraction = standardExtractor.extract(source, options);
  return { ...extraction, extractor: { version: '0.9.0' }, statistics: extraction.statistics.slice(1) };
};
/** An older release that read the same. */
const likeMinded: Extractor['extract'] = (source, options) => ({
  ...standardExtractor.extract(source, options),
  extractor: { version: '0.9.0' },
});

/** One that read so little that no limit was in its way. */
const sparse: Extractor['extract'] = (source, options) => {
  const extraction = standardExtractor.extract(source, { ...options, mostRecords: Number.MAX_SAFE_INTEGER });
  const { claims, statistics } = extraction;
  return {
    ...extraction,
    extractor: { version: '0.9.0' },
    claims: claims.slice(0, 1),
    statistics: statistics.slice(0, 1),
  };
};
const readings = { otherwise: overlooking, alike: likeMinded, little: sparse } as const;

/** Uploads files to a stack, and publishes them as release 0.9.0 would have. */
export const olderRelease = ({ region, credentials, endpoints, outputs }: LocalStack) => {
  const s3 = new S3Client({ region, credentials, endpoint: endpoints.s3, forcePathStyle: true });
  const dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
  const storage = s3ArticleStorage(s3);
  const ports = {
    storage,
    store: dynamoRecordStore(dynamodb, outputs.TableName ?? '', systemPatience),
    normalizeQueue: { send: async () => {} },
    clock: () => new Date(),
    patience: systemPatience,
    newRunId: () => ulid(),
    limits: defaultLimits,
    telemetry: new MemoryTelemetry(),
  };
  return {
    /** Resolves with the document's id. */
    publish: async (key: string, text: string, read: keyof typeof readings = 'otherwise'): Promise<string> => {
      const bucket = outputs.ArticlesBucketName ?? '';
      const { VersionId: versionId = '' } = await s3.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: text }),
      );
      const found = await readVersion(storage, { bucket, key, versionId }, defaultLimits.articleBytes);
      if (!found?.decoded.ok) throw new Error(`${key} can't be read.`);
      const origin = { bucket, key, versionId, sequencer: null, lastModified: found.read.lastModified };
      const article = normalizedArticleOf(found, found.decoded, origin);
      const extractor = { version: '0.9.0', extract: readings[read] };
      const delivery = { messageId: '', receiveCount: 1 };
      const { outcome } = await publishArticle({ article, replayed: false, delivery }, { ...ports, extractor });
      if (outcome !== 'published') throw new Error(`${key} is ${outcome}.`);
      return documentIdOfArticle(article);
    },
    close: () => {
      s3.destroy();
      dynamodb.destroy();
    },
  };
};
