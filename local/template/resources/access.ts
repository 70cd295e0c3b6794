import { inertType } from '../resource-type.ts';

const reason = 'IAM is not enforced on loopback; least privilege is asserted on the template';

export const iamRole = inertType({
  type: 'AWS::IAM::Role',
  reason,
  properties: [
    'AssumeRolePolicyDocument',
    'Description',
    'ManagedPolicyArns',
    'MaxSessionDuration',
    'Path',
    'PermissionsBoundary',
    'Policies',
    'RoleName',
    'Tags',
  ],
  values({ services, physicalName }) {
    const name = physicalName(64);
    return { ref: name, attributes: { Arn: `arn:aws:iam::${services.accountId}:role/${name}`, RoleId: name } };
  },
});

export const iamPolicy = inertType({
  type: 'AWS::IAM::Policy',
  reason,
  properties: ['PolicyDocument', 'PolicyName', 'Roles', 'Users', 'Groups'],
});

export const iamManagedPolicy = inertType({
  type: 'AWS::IAM::ManagedPolicy',
  reason,
  properties: ['Description', 'ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles', 'Users', 'Groups'],
  values({ services, physicalName }) {
    const arn = `arn:aws:iam::${services.accountId}:policy/${physicalName(128)}`;
    return { ref: arn, attributes: { PolicyArn: arn } };
  },
});

export const s3BucketPolicy = inertType({
  type: 'AWS::S3::BucketPolicy',
  reason,
  properties: ['Bucket', 'PolicyDocument'],
});

export const sqsQueuePolicy = inertType({
  type: 'AWS::SQS::QueuePolicy',
  reason,
  properties: ['PolicyDocument', 'Queues'],
});

export const snsTopicPolicy = inertType({
  type: 'AWS::SNS::TopicPolicy',
  reason,
  properties: ['PolicyDocument', 'Topics'],
});

export const kmsKey = inertType({
  type: 'AWS::KMS::Key',
  reason: 'only alarms are encrypted under a key of our own, and no alarm sounds here',
  properties: ['Description', 'EnableKeyRotation', 'KeyPolicy', 'KeySpec', 'KeyUsage', 'PendingWindowInDays', 'Tags'],
  values({ services, physicalName }) {
    const id = physicalName(64);
    return {
      ref: id,
      attributes: { KeyId: id, Arn: `arn:aws:kms:${services.region}:${services.accountId}:key/${id}` },
    };
  },
});
