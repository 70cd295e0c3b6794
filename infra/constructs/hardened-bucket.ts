import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Grant, type Role } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import type { StageSettings } from '../stages.ts';

const hardening = {
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
} as const;

/** Where the other buckets' access logs go; they expire after the stage's retention. */
export class AccessLogBucket extends Bucket {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      ...hardening,
      removalPolicy: settings.removalPolicy,
      lifecycleRules: [{ expiration: settings.accessLogRetention }],
    });
  }
}

/** A private, encrypted, versioned bucket whose object events reach EventBridge. */
export class HardenedBucket extends Bucket {
  /** `expiration`: how long an object that nobody deletes is kept; for ever without it. */
  constructor(
    scope: Construct,
    id: string,
    props: { accessLogs: AccessLogBucket; settings: StageSettings; expiration?: Duration },
  ) {
    super(scope, id, {
      ...hardening,
      versioned: true,
      // The library's classes fail their own interfaces under exactOptionalPropertyTypes.
      serverAccessLogsBucket: props.accessLogs as IBucket,
      serverAccessLogsPrefix: `${id}/`,
      removalPolicy: props.settings.removalPolicy,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: props.expiration ?? props.settings.noncurrentVersionRetention,
          ...(props.expiration && { expiration: props.expiration }),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
    // The L2's eventBridgeEnabled would deploy a Lambda-backed custom resource for this one property.
    (this.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }

  /** Read any version of any object. The two List permissions make S3 answer "not there" instead of "forbidden" for one that is gone. */
  grantReadVersions(role: Role): void {
    this.#grantOnObjects(role, ['s3:GetObject', 's3:GetObjectVersion']);
    this.#grantOnBucket(role, ['s3:ListBucket', 's3:ListBucketVersions']);
  }

  /** Ask which version of an object is current (HeadObject), and be told when there is none. */
  grantHead(role: Role): void {
    this.#grantOnObjects(role, ['s3:GetObject']);
    this.#grantOnBucket(role, ['s3:ListBucket']);
  }

  /** Write objects. */
  grantWriteObjects(role: Role): void {
    this.#grantOnObjects(role, ['s3:PutObject']);
  }

  /** List objects. */
  grantList(role: Role): void {
    this.#grantOnBucket(role, ['s3:ListBucket']);
  }

  /** Do this with the objects whose keys fit a pattern such as `lists/*`. */
  grantUnder(role: Role, pattern: string, actions: string[]): void {
    Grant.addToPrincipal({ grantee: role, actions, resourceArns: [this.arnForObjects(pattern)] });
    this.acknowledgeObjects(role, [pattern], 'The objects of this one bucket are named as they are made.');
  }

  /** Says to the security checks why a policy names objects by patterns. */
  acknowledgeObjects(policy: IConstruct, patterns: readonly string[], reason: string): void {
    const logicalId = Stack.of(this).getLogicalId(this.node.defaultChild as CfnBucket);
    for (const pattern of patterns)
      Validations.of(policy).acknowledge({ id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/${pattern}]`, reason });
  }

  #grantOnBucket(role: Role, actions: string[]): void {
    Grant.addToPrincipal({ grantee: role, actions, resourceArns: [this.bucketArn] });
  }

  #grantOnObjects(role: Role, actions: string[]): void {
    Grant.addToPrincipal({ grantee: role, actions, resourceArns: [this.arnForObjects('*')] });
    this.acknowledgeObjects(
      role,
      ['*'],
      'Object keys are chosen by those who upload, so the objects of this one bucket cannot be listed beforehand.',
    );
  }
}
