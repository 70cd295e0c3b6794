import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/**
 * Where alarms go. Its key is our own, since neither CloudWatch nor a budget can publish to a topic under the AWS managed key; and both
 * policies name them, since a topic with a policy of its own loses the default one.
 */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, props: { email?: string }) {
    const key = new Key(scope, `${id}Key`, {
      description: 'Encrypts Claimwire alarms on their way to people.',
      enableKeyRotation: true,
      // Nothing is stored under it: a topic keeps no message.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, { masterKey: key, enforceSSL: true });
    const { account } = Stack.of(this);
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': account } };
    const publishers = [
      { principal: 'cloudwatch.amazonaws.com', conditions: ofThisAccount },
      {
        principal: 'budgets.amazonaws.com',
        conditions: { ...ofThisAccount, ArnLike: { 'aws:SourceArn': `arn:aws:budgets::${account}:*` } },
      },
    ];
    for (const { principal, conditions } of publishers) {
      const principals = [new ServicePrincipal(principal)];
      key.addToResourcePolicy(
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          principals,
          resources: ['*'],
          conditions,
        }),
      );
      this.addToResourcePolicy(
        new PolicyStatement({ actions: ['sns:Publish'], principals, resources: [this.topicArn], conditions }),
      );
    }
    if (props.email !== undefined) this.addSubscription(new EmailSubscription(props.email));
  }
}
