import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Puts of items whose keys begin so, and of no other. */
const putUnder = (table: TableV2, leadingKeys: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    actions: ['dynamodb:PutItem'],
    resources: [table.tableArn],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys },
      // "For all" also holds of a request that names no key.
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  });

/** Carry verdicts over from one claim to another: read them, and put them under their keys. */
export const grantCarryVerdicts = (table: TableV2, role: Role): void => {
  role.addToPrincipalPolicy(new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [table.tableArn] }));
  role.addToPrincipalPolicy(putUnder(table, ['VERDICT#*']));
};

/**
 * A managed policy that editors' roles have beside the read policy: put verdicts and aliases, nothing else. It deletes nothing, and writes no item that is
 * the pipeline's.
 */
export class EditorPolicy extends ManagedPolicy {
  constructor(scope: Construct, id: string, table: TableV2) {
    super(scope, id, {
      description: 'Record verdicts on claims and aliases of speakers in the table of Claimwire.',
      statements: [putUnder(table, ['VERDICT#*', 'ALIAS#*'])],
    });
  }
}
