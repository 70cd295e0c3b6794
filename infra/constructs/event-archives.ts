import { ArnFormat, CfnOutput, Fn, Stack, Validations } from 'aws-cdk-lib';
import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

export interface EventArchivesProps {
  readonly stage: string;
  readonly settings: StageSettings;
  /** Whose object events are kept. */
  readonly buckets: readonly Bucket[];
  /** The bus of the change feed. */
  readonly changes: EventBus;
  /** ARNs of the rules that take replayed object events: what a replay of uploads is for. */
  readonly uploadRules: readonly string[];
}

/**
 * What came over both buses, kept for a while so that it can be delivered again (`claimwire replay`): the events of our buckets, and what subscribers
 * were told.
 */
export class EventArchives extends Construct {
  constructor(scope: Construct, id: string, { stage, settings, buckets, changes, uploadRules }: EventArchivesProps) {
    super(scope, id);
    const { archiveRetention } = settings;
    const uploads = new Archive(this, 'Uploads', {
      description: 'Files that were uploaded, normalized and deleted: keys and versions, no text.',
      sourceEventBus: EventBus.fromEventBusName(this, 'Default', 'default'),
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created', 'Object Deleted'],
        detail: { bucket: { name: buckets.map(({ bucketName }) => bucketName) } },
      },
      retention: archiveRetention.uploads,
    });
    const told = new Archive(this, 'Changes', {
      description: 'What subscribers were told, changed records with it.',
      sourceEventBus: changes,
      eventPattern: { source: ['claimwire'] },
      retention: archiveRetention.changes,
    });
    const outputs: Record<string, string> = {
      UploadArchiveArn: uploads.archiveArn,
      ChangeArchiveArn: told.archiveArn,
      UploadRuleArns: Fn.join(',', [...uploadRules]),
      ReplayPolicyArn: this.#policyOfPeople(stage, [uploads.archiveArn, told.archiveArn]).managedPolicyArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(Stack.of(this), name, { value });
  }

  /** Replay what the two archives keep, under names that begin with the stack's. */
  #policyOfPeople(stage: string, archives: string[]): ManagedPolicy {
    const name = `claimwire-${stage}-*`;
    const replays = Stack.of(this).formatArn({
      service: 'events',
      resource: 'replay',
      resourceName: name,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    const policy = new ManagedPolicy(this, 'Replay', {
      description: 'Deliver archived events again, and follow that (claimwire replay).',
      statements: [
        new PolicyStatement({ actions: ['events:StartReplay'], resources: [...archives, replays] }),
        new PolicyStatement({ actions: ['events:DescribeArchive'], resources: archives }),
        new PolicyStatement({ actions: ['events:DescribeReplay', 'events:CancelReplay'], resources: [replays] }),
      ],
    });
    Validations.of(policy).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:replay/${name}]`,
      reason: 'Replays are named as they start; all of these are of this stage.',
    });
    return policy;
  }
}
