import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/**
 * Where alarms go. Its key is our own, since CloudWatch cannot publish to a topic under the AWS managed key; and both
 * policies name CloudWatch, since a topic with a policy of its own loses the default one.
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
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com');
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    key.addToResourcePolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        principals: [cloudWatch],
        resources: ['*'],
        conditions: ofThisAccount,
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [cloudWatch],
        resources: [this.topicArn],
        conditions: ofThisAccount,
      }),
    );
    if (props.email !== undefined) this.addSubscription(new EmailSubscription(props.email));
  }
}
