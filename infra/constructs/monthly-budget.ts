import { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import type { AlarmTopic } from './alarm-topic.ts';

/** The tag on everything of a stage, by which its costs are told from others'. It has to be activated for cost allocation once (README). */
export const stageTag = 'claimwire-stage';

export interface MonthlyBudgetProps {
  readonly stage: string;
  /** In US dollars. */
  readonly monthly: number;
  readonly alarmTopic: AlarmTopic;
}

/** Tells the alarm topic when a stage costs more in a month than it should: when it does, and before, when it is on the way to. */
export class MonthlyBudget extends CfnBudget {
  constructor(scope: Construct, id: string, { stage, monthly, alarmTopic }: MonthlyBudgetProps) {
    const { stackName, region } = Stack.of(scope);
    super(scope, id, {
      budget: {
        budgetName: `${stackName}-${region}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthly, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:${stageTag}$${stage}`] },
      },
      notificationsWithSubscribers: ['FORECASTED', 'ACTUAL'].map((notificationType) => ({
        notification: {
          notificationType,
          comparisonOperator: 'GREATER_THAN',
          threshold: 100,
          thresholdType: 'PERCENTAGE',
        },
        subscribers: [{ subscriptionType: 'SNS', address: alarmTopic.topicArn }],
      })),
    });
    // With its policy, by which a budget may publish to it.
    this.node.addDependency(alarmTopic);
  }
}
