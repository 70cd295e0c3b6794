import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface ImpactAlarmProps {
  readonly metric: IMetric;
  /** The alarm sounds at this value and above, or where `sounds` says so, below it. */
  readonly threshold: number;
  readonly sounds?: 'below';
  /** How many of the metric's periods in a row must be at the threshold. */
  readonly periods?: number;
  /** What it means that nothing is measured: by default that all is well; `alarming` where it should be measured all the time. */
  readonly silence?: 'well' | 'alarming';
  /** What was seen, as a sentence without its full stop. */
  readonly observed: string;
  /** What people lose while this lasts, as a sentence. */
  readonly errorImpact: string;
  /** What to do first, as a sentence. */
  readonly nextStep: string;
  readonly topic: ITopic;
  /** False where it is only to be seen. */
  readonly told?: boolean;
}

/** "NormalizeArticle/BulkDeadLettersAlarm" as its section in docs/runbook.md is called: "normalize-article-bulk-dead-letters". */
const anchorOf = (scope: Construct, id: string): string =>
  [...scope.node.path.split('/').slice(1), id.replace(/Alarm$/, '')]
    .join('')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();

/** An alarm that says what it saw, what people lose and what to do, and where more of it is written. */
export class ImpactAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: ImpactAlarmProps) {
    super(scope, id, {
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator:
        props.sounds === 'below'
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      actionsEnabled: props.told ?? true,
      treatMissingData: props.silence === 'alarming' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${props.observed}. Impact: ${props.errorImpact} Next: ${props.nextStep} Runbook: docs/runbook.md#${anchorOf(scope, id)}`,
    });
    this.addAlarmAction(new SnsAction(props.topic));
  }
}
