import { CfnOutput } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ObjectEventRule } from './object-event-rule.ts';
import { WorkQueue } from './work-queue.ts';

/**
 * What people on call need to look at dead letters and to send them back: the address of every queue of work, of its dead letters and of what a rule could not
 * deliver, as an output by which `claimwire dead-letters` finds it, and a managed policy for these and for nothing else. Made last, of all that the scope holds by then.
 */
export class OperatorAccess extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const all = scope.node.findAll();
    const works = all.filter((one) => one instanceof WorkQueue);
    const rules = all.filter((one) => one instanceof ObjectEventRule);
    for (const work of works) {
      new CfnOutput(scope, `${work.outputPrefix}QueueUrl`, { value: work.queue.queueUrl });
      new CfnOutput(scope, `${work.outputPrefix}DeadLettersUrl`, { value: work.deadLetters.queueUrl });
    }
    for (const rule of rules)
      new CfnOutput(scope, `${rule.node.id}UndeliverableUrl`, { value: rule.undeliverable.queueUrl });
    const deadLetters = works.map((work) => work.deadLetters.queueArn);
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: 'Look at the dead letters of Claimwire, and send them back to where they are worked off.',
      statements: [
        new PolicyStatement({
          actions: ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
          resources: [...deadLetters, ...rules.map((rule) => rule.undeliverable.queueArn)],
        }),
        new PolicyStatement({
          actions: ['sqs:StartMessageMoveTask', 'sqs:ListMessageMoveTasks', 'sqs:CancelMessageMoveTask'],
          resources: deadLetters,
        }),
        new PolicyStatement({
          actions: ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
          resources: works.map((work) => work.queue.queueArn),
        }),
      ],
    });
    new CfnOutput(scope, 'OperatorPolicyArn', { value: this.policy.managedPolicyArn });
  }
}
