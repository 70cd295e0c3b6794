import { Duration, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Settings as ListStaleSettings } from '../../functions/list-stale/settings.ts';
import type { Settings as ReportReprocessingSettings } from '../../functions/report-reprocessing/settings.ts';
import type { Settings as ReprocessArticlesSettings } from '../../functions/reprocess-articles/settings.ts';
import type { StageSettings } from '../stages.ts';
import { type AccessLogBucket, HardenedBucket } from './hardened-bucket.ts';
import { grantSendToLanes, type LaneQueues } from './lanes.ts';
import type { RecordTable } from './record-table.ts';
import { addReprocessingAlarms } from './reprocessing-alarms.ts';
import { ReprocessingMachine } from './reprocessing-machine.ts';
import { addServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export interface ReprocessingProps {
  readonly stage: string;
  readonly settings: StageSettings;
  readonly alarmTopic: ITopic;
  readonly accessLogs: AccessLogBucket;
  readonly articles: HardenedBucket;
  readonly table: RecordTable;
  readonly normalizeWork: LaneQueues;
  /** What the keys of bulk uploads begin with. */
  readonly bulkPrefix: string;
}

/** Brings what older extractors read up to the current one, by a schedule and whenever somebody asks for it. */
export class Reprocessing extends Construct {
  /** How long a function that writes records lives at most. */
  static readonly writerTimeout = Duration.seconds(120);

  /** Lists, results and reports: ids and numbers, no text of an article. */
  readonly jobs: HardenedBucket;
  readonly reprocessing: ReprocessingMachine;
  /** For whoever starts executions and reads what they did. */
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, props: ReprocessingProps) {
    super(scope, id);
    const { stage, settings, table, articles, normalizeWork } = props;
    this.jobs = new HardenedBucket(this, 'Jobs', {
      accessLogs: props.accessLogs,
      settings,
      expiration: settings.reprocessing.reportRetention,
    });
    const add = (service: string, own: Omit<ServiceFunctionProps, 'service' | 'stage' | 'settings'>) =>
      addServiceFunction(new Construct(this, pascalCase(service)), { service, stage, settings, ...own });

    const listStale = add('list-stale', {
      description: 'Lists the documents that an older extractor read last.',
      environment: {
        TABLE_NAME: table.tableName,
        JOBS_BUCKET: this.jobs.bucketName,
      } satisfies Record<keyof ListStaleSettings, string>,
      memorySize: 1024,
      timeout: Duration.minutes(15),
    });
    table.grantListStale(listStale.role);
    this.jobs.grantUnder(listStale.role, 'lists/*', ['s3:PutObject', 's3:AbortMultipartUpload']);

    const reprocessArticles = add('reprocess-articles', {
      description:
        'Extracts documents of an older extractor again and publishes them, or tells what that would change.',
      environment: {
        TABLE_NAME: table.tableName,
        NORMALIZE_QUEUE_URL: normalizeWork.fresh.queue.queueUrl,
        BULK_NORMALIZE_QUEUE_URL: normalizeWork.bulk.queue.queueUrl,
        BULK_PREFIX: props.bulkPrefix,
        MAX_ARTICLE_BYTES: String(settings.limits.articleBytes),
        MAX_RECORDS: String(settings.limits.records),
      } satisfies Record<keyof ReprocessArticlesSettings, string>,
      memorySize: 1769,
      timeout: Reprocessing.writerTimeout,
    });
    articles.grantReadVersions(reprocessArticles.role);
    table.grantPublish(reprocessArticles.role);
    grantSendToLanes(normalizeWork, reprocessArticles.role);

    const reportReprocessing = add('report-reprocessing', {
      description: 'Adds up what an execution of the reprocessing did.',
      environment: { JOBS_BUCKET: this.jobs.bucketName } satisfies Record<keyof ReportReprocessingSettings, string>,
      memorySize: 512,
      timeout: Duration.minutes(5),
    });
    this.jobs.grantUnder(reportReprocessing.role, 'results/*', ['s3:GetObject']);
    this.jobs.grantUnder(reportReprocessing.role, 'reports/*', ['s3:PutObject']);
    this.jobs.grantList(reportReprocessing.role);

    this.reprocessing = new ReprocessingMachine(this, 'Executions', {
      stage,
      settings,
      jobs: this.jobs,
      listStale: listStale.function,
      reprocessArticles: reprocessArticles.function,
      reportReprocessing: reportReprocessing.function,
    });
    this.#schedule(settings);
    this.policy = this.#policyOfPeople(props);
    const { jobs, stateMachineArn } = this;
    addReprocessingAlarms(this, { ...props, jobs, stateMachineArn, worker: reprocessArticles.function });
  }

  get stateMachineArn(): string {
    return this.reprocessing.machine.ref;
  }

  #schedule({ reprocessing }: StageSettings): void {
    const starter = new Role(this, 'Starter', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        Start: new PolicyDocument({
          statements: [new PolicyStatement({ actions: ['states:StartExecution'], resources: [this.stateMachineArn] })],
        }),
      },
    });
    new CfnSchedule(this, 'Schedule', {
      description: 'Brings documents that an older extractor read up to the current one.',
      scheduleExpression: reprocessing.schedule,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.stateMachineArn,
        roleArn: starter.roleArn,
        input: JSON.stringify({ dryRun: false, since: null }),
        retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3_600 },
      },
    });
  }

  #policyOfPeople({ articles, table }: ReprocessingProps): ManagedPolicy {
    const { machine, executionsArn, mapRunsArn } = this.reprocessing;
    const policy = new ManagedPolicy(this, 'Reprocess', {
      description:
        'Start the reprocessing of documents, read its reports, and preview what it would change (claimwire reprocess).',
      statements: [
        new PolicyStatement({ actions: ['states:StartExecution', 'states:ListExecutions'], resources: [machine.ref] }),
        new PolicyStatement({
          actions: ['states:DescribeExecution', 'states:ListMapRuns'],
          resources: [executionsArn],
        }),
        new PolicyStatement({ actions: ['states:DescribeMapRun'], resources: [mapRunsArn] }),
        new PolicyStatement({ actions: ['s3:GetObject'], resources: [this.jobs.arnForObjects('reports/*')] }),
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.jobs.bucketArn] }),
        // The differences in words are made where they are shown, of the articles themselves.
        new PolicyStatement({
          actions: ['s3:GetObject', 's3:GetObjectVersion'],
          resources: [articles.arnForObjects('*')],
        }),
        new PolicyStatement({ actions: ['dynamodb:GetItem', 'dynamodb:Query'], resources: [table.tableArn] }),
      ],
    });
    this.jobs.acknowledgeObjects(policy, ['reports/*'], 'Reports are named after executions.');
    articles.acknowledgeObjects(policy, ['*'], 'Any article may have to be previewed, whatever its key.');
    this.reprocessing.acknowledgeExecutions(policy);
    return policy;
  }
}

const pascalCase = (service: string): string =>
  service.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
