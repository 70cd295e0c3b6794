import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A managed policy that editors' roles have beside the read policy: put verdicts and aliases, nothing else. It deletes nothing, and writes no item that is
 * the pipeline's.
 */
export class EditorPolicy extends ManagedPolicy {
  constructor(scope: Construct, id: string, table: TableV2) {
    super(scope, id, {
      description: 'Record verdicts on claims and aliases of speakers in the table of Claimwire.',
      statements: [
        new PolicyStatement({
          actions: ['dynamodb:PutItem'],
          resources: [table.tableArn],
          conditions: {
            'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['VERDICT#*', 'ALIAS#*'] },
            // "For all" also holds of a request that names no key.
            Null: { 'dynamodb:LeadingKeys': 'false' },
          },
        }),
      ],
    });
  }
}
