import { Duration } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Settings } from '../../functions/recover-changes/settings.ts';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { grantCarryVerdicts } from './editor-policy.ts';
import { ImpactAlarm } from './impact-alarm.ts';
import { claimwireMetric } from './operations-dashboard.ts';
import { QueueWorker } from './queue-worker.ts';
import type { RecordTable } from './record-table.ts';
import type { WorkQueue } from './work-queue.ts';

export interface MissedChangesProps {
  readonly stage: string;
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
  readonly table: RecordTable;
  readonly bus: EventBus;
  /** Where the pipe of the feed says what it gave up on. */
  readonly work: WorkQueue;
  readonly errorImpact: string;
}

/** Tells subscribers of the changes that the pipe of the feed gave up on. */
export class MissedChanges extends Construct {
  readonly worker: QueueWorker;

  constructor(scope: Construct, id: string, props: MissedChangesProps) {
    super(scope, id);
    const { stage, settings, alarmTopic, table, bus, work, errorImpact } = props;
    this.worker = new QueueWorker(this, 'RecoverChanges', {
      stage,
      settings,
      alarmTopic,
      service: 'recover-changes',
      description: 'Takes down what the pipe of the change feed gave up on, and tells subscribers of it.',
      work,
      errorImpact,
      environment: {
        TABLE_NAME: table.tableName,
        CHANGE_BUS_NAME: bus.eventBusName,
        CHANGES_QUEUE_URL: work.queue.queueUrl,
      } satisfies Record<keyof Settings, string>,
      memorySize: 1024,
      batchSize: 1,
      maxConcurrency: 2,
    });
    const { role } = this.worker;
    table.grantReadRecords(role);
    grantCarryVerdicts(table, role);
    work.queue.grantSendMessages(role);
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['dynamodb:GetShardIterator', 'dynamodb:GetRecords'],
        resources: [table.tableStreamArn as string],
      }),
    );
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] }));
    new ImpactAlarm(this, 'LostAlarm', {
      metric: claimwireMetric('ChangesLost', this.worker.service, { statistic: 'Sum', period: Duration.minutes(5) }),
      threshold: 1,
      observed: 'Changes left the stream of the table before recover-changes could take them down',
      errorImpact:
        'Services that subscribe to changes will not be told of them, and their verdicts are not carried over.',
      nextStep: 'tell subscribers to compare the `rev` that they know of each document with its head.',
      topic: alarmTopic,
    });
  }
}
