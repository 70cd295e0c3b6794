import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { connect } from '../client/index.ts';
import { systemPatience } from '../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../shared/persistence/dynamo-record-store.ts';
import { s3ArticleStorage } from '../shared/persistence/s3-article-storage.ts';
import { encodeMetadataValue } from './object-metadata.ts';
import type { Pipeline } from './pipeline.ts';
import type { Target } from './target.ts';

/** A pipeline behind S3 and DynamoDB: the local stack's or a stage's in AWS. Throws what the SDK throws. */
export const awsPipeline = (target: Target): Pipeline => {
  const { label, pollMs, articlesBucket, articleBytes, tableName } = target;
  const s3 = new S3Client(target.s3);
  const dynamodb = new DynamoDBClient(target.dynamodb);
  const { readDocument } = dynamoRecordStore(dynamodb, tableName, systemPatience);
  const { currentVersion } = s3ArticleStorage(s3);
  const reader = connect({ tableName, dynamodb });
  return {
    label,
    pollMs,
    articlesBucket,
    articleBytes,
    readDocument,
    currentVersion,
    put: async ({ key, bytes, metadata }) => {
      const { VersionId: versionId } = await s3.send(
        new PutObjectCommand({
          Bucket: articlesBucket,
          Key: key,
          Body: bytes,
          ContentType: 'text/plain',
          Metadata: Object.fromEntries(
            Object.entries(metadata).map(([name, value]) => [name, encodeMetadataValue(value)]),
          ),
        }),
      );
      if (versionId === undefined)
        throw new Error(`S3 gave no version of ${key}: is the bucket ${articlesBucket} versioned?`);
      return { versionId };
    },
    readRecords: (documentId) => reader.document(documentId, { includeRestricted: true }),
    close: () => {
      s3.destroy();
      dynamodb.destroy();
    },
  };
};
