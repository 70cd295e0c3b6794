import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Grant, ManagedPolicy, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

const indexNames = ['GSI1', 'GSI2'] as const;

/** The one table of records, with its two overloaded, sparse indexes. */
export class RecordTable extends TableV2 {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'PK', type: AttributeType.STRING },
      sortKey: { name: 'SK', type: AttributeType.STRING },
      globalSecondaryIndexes: indexNames.map((indexName) => ({
        indexName,
        partitionKey: { name: `${indexName}PK`, type: AttributeType.STRING },
        sortKey: { name: `${indexName}SK`, type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      })),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      deletionProtection: settings.deletionProtection,
      removalPolicy: settings.removalPolicy,
    });
  }

  /**
   * Move a document's head: read keys and documents, and switch them in a transaction, which needs the right to each of its writes. It deletes
   * the entry of a document that leaves quarantine, and the key of a file that names another document now.
   */
  grantSwitch(role: Role): void {
    this.#grant(role, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
  }

  /** And write the records that a switch makes readable. */
  grantPublish(role: Role): void {
    this.grantSwitch(role);
    this.#grant(role, ['BatchWriteItem']);
  }

  /** Find runs that ended, give up those that were never published, and delete their records. */
  grantCollect(role: Role): void {
    this.#grant(role, ['GetItem', 'Query', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
    Grant.addToPrincipal({
      grantee: role,
      actions: ['dynamodb:Query'],
      resourceArns: [`${this.tableArn}/index/GSI1`],
    });
  }

  /** Find the documents of an extractor, and those in quarantine. */
  grantListStale(role: Role): void {
    this.#grant(role, ['Query']);
    Grant.addToPrincipal({
      grantee: role,
      actions: ['dynamodb:Query'],
      resourceArns: [`${this.tableArn}/index/GSI2`],
    });
  }

  /** Read the records of a run. */
  grantReadRecords(role: Role): void {
    this.#grant(role, ['Query']);
  }

  #grant(role: Role, operations: readonly string[]): void {
    const actions = operations.map((operation) => `dynamodb:${operation}`);
    Grant.addToPrincipal({ grantee: role, actions, resourceArns: [this.tableArn] });
  }

  /** A managed policy that other services attach to their own roles: read items and indexes, nothing else. */
  createReadPolicy(scope: Construct, id: string): ManagedPolicy {
    return new ManagedPolicy(scope, id, {
      description: 'Read the claims and statistics that Claimwire publishes.',
      statements: [
        new PolicyStatement({
          actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
          resources: [this.tableArn, ...indexNames.map((name) => `${this.tableArn}/index/${name}`)],
        }),
      ],
    });
  }
}
