import { Stack, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { HardenedBucket } from './hardened-bucket.ts';
import type { RecordTable } from './record-table.ts';

export interface PurgePolicyProps {
  readonly articles: HardenedBucket;
  readonly normalized: HardenedBucket;
  readonly table: RecordTable;
}

/** A managed policy for whoever removes articles for good: read and remove any version of a file and any item, and upload nothing. */
export class PurgePolicy extends ManagedPolicy {
  constructor(scope: Construct, id: string, { articles, normalized, table }: PurgePolicyProps) {
    const buckets = [articles, normalized];
    super(scope, id, {
      description: 'Remove articles and all that was made of them for good (claimwire purge).',
      statements: [
        new PolicyStatement({
          actions: ['s3:ListBucket', 's3:ListBucketVersions'],
          resources: buckets.map(({ bucketArn }) => bucketArn),
        }),
        new PolicyStatement({
          actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:DeleteObject', 's3:DeleteObjectVersion'],
          resources: buckets.map((bucket) => bucket.arnForObjects('*')),
        }),
        new PolicyStatement({
          actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'].map(
            (operation) => `dynamodb:${operation}`,
          ),
          resources: [table.tableArn],
        }),
      ],
    });
    for (const bucket of buckets) {
      const logicalId = Stack.of(this).getLogicalId(bucket.node.defaultChild as CfnBucket);
      Validations.of(this).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/*]`,
        reason: 'Any article may have to be removed, whatever its key.',
      });
    }
  }
}
