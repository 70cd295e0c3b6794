import { CfnOutput, DefaultStackSynthesizer, Duration, type IStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings as AnnounceChangesSettings } from '../../functions/announce-changes/settings.ts';
import type { Settings as CollectRunsSettings } from '../../functions/collect-runs/settings.ts';
import type { Settings as ExtractArticleSettings } from '../../functions/extract-article/settings.ts';
import type { Settings as NormalizeArticleSettings } from '../../functions/normalize-article/settings.ts';
import type { Settings as RetractArticleSettings } from '../../functions/retract-article/settings.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { ChangeFeed } from '../constructs/change-feed.ts';
import { changeFeedRow, costRow } from '../constructs/dashboard-rows.ts';
import { EditorPolicy, grantCarryVerdicts } from '../constructs/editor-policy.ts';
import { EventArchives } from '../constructs/event-archives.ts';
import { AccessLogBucket, HardenedBucket } from '../constructs/hardened-bucket.ts';
import { ImpactAlarm } from '../constructs/impact-alarm.ts';
import { addLaneQueues, grantSendToLanes } from '../constructs/lanes.ts';
import { MissedChanges } from '../constructs/missed-changes.ts';
import { MonthlyBudget, stageTag } from '../constructs/monthly-budget.ts';
import { addObjectEventRules } from '../constructs/object-event-rules.ts';
import { claimwireMetric, OperationsDashboard } from '../constructs/operations-dashboard.ts';
import { OperatorAccess } from '../constructs/operator-access.ts';
import { PurgePolicy } from '../constructs/purge-policy.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { RecordTable } from '../constructs/record-table.ts';
import { Reprocessing } from '../constructs/reprocessing.ts';
import { ScheduledWorker } from '../constructs/scheduled-worker.ts';
import { SilenceAlarm } from '../constructs/silence-alarm.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import { type StageName, settingsOf } from '../stages.ts';

/** What people lose when each part of the pipeline fails; alarms quote it. */
const errorImpact = {
  normalizeArticle: 'Articles dropped in the bucket are not read at all: none of their claims and statistics appear.',
  extractArticle:
    'Articles were read but their claims and statistics do not appear, or stay those of the former version.',
  announceChanges:
    'Services that subscribe to changes are not told of them: no alert of a correction, no withdrawal of a deleted article. Verdicts are not carried over to corrected claims.',
  retractArticle: 'Articles deleted from the bucket stay readable in the table.',
  collectRuns:
    'Records of deleted articles and of former versions are kept longer than promised, and paid for; no reader is shown them.',
};

export interface ClaimwireStackProps {
  readonly stage: StageName;
  /** Who is told of alarms, in place of the stage's own setting. */
  readonly alarmEmail?: string;
}

/** The whole of a stage: from the bucket that articles are dropped in to the table that their claims are read from. */
export class ClaimwireStack extends Stack {
  constructor(scope: Construct, id: string, { stage, alarmEmail }: ClaimwireStackProps) {
    const settings = settingsOf(stage);
    super(scope, id, {
      description: `Claimwire (${stage}): claims and statistics of news articles, structured.`,
      terminationProtection: settings.deletionProtection,
      // CloudFormation puts it on every resource that can bear one.
      tags: { [stageTag]: stage },
      // The CDK command line checks the bootstrap version itself; the template stays free of a parameter and a rule for it.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
    });

    const accessLogs = new AccessLogBucket(this, 'AccessLogs', settings);
    const articles = new HardenedBucket(this, 'Articles', { accessLogs, settings });
    const normalized = new HardenedBucket(this, 'Normalized', {
      accessLogs,
      settings,
      expiration: settings.normalizedRetention,
    });
    const table = new RecordTable(this, 'Records', settings);
    const email = alarmEmail ?? settings.alarmEmail;
    const alarmTopic = new AlarmTopic(this, 'Alarms', email === undefined ? {} : { email });

    const normalizeWork = addLaneQueues(this, 'NormalizeWork', { workerTimeout: Duration.seconds(30) });
    const extractWork = addLaneQueues(this, 'ExtractWork', { workerTimeout: Duration.seconds(60) });
    const retractWork = new WorkQueue(this, 'RetractWork', { workerTimeout: Duration.seconds(30) });
    const changesWork = new WorkQueue(this, 'ChangesWork', { workerTimeout: Duration.minutes(2) });

    const shared = { stage, settings, alarmTopic };
    const { bulk } = settings;
    const normalizeQueues = {
      NORMALIZE_QUEUE_URL: normalizeWork.fresh.queue.queueUrl,
      BULK_NORMALIZE_QUEUE_URL: normalizeWork.bulk.queue.queueUrl,
      BULK_PREFIX: bulk.prefix,
    };
    const normalizeArticle = new QueueWorker(this, 'NormalizeArticle', {
      ...shared,
      service: 'normalize-article',
      description: 'Decodes an uploaded article and writes it as a normalized object.',
      work: normalizeWork.fresh,
      errorImpact: errorImpact.normalizeArticle,
      environment: {
        TABLE_NAME: table.tableName,
        NORMALIZED_BUCKET: normalized.bucketName,
        EXTRACT_QUEUE_URL: extractWork.fresh.queue.queueUrl,
        BULK_EXTRACT_QUEUE_URL: extractWork.bulk.queue.queueUrl,
        BULK_PREFIX: bulk.prefix,
        MAX_ARTICLE_BYTES: String(settings.limits.articleBytes),
      } satisfies Record<keyof NormalizeArticleSettings, string>,
      memorySize: 1024,
      batchSize: 10,
      maxConcurrency: settings.maxConcurrency.normalizeArticle,
      bulk: { ...bulk, work: normalizeWork.bulk, maxConcurrency: bulk.maxConcurrency.normalizeArticle },
    });
    articles.grantReadVersions(normalizeArticle.role);
    normalized.grantWriteObjects(normalizeArticle.role);
    table.grantSwitch(normalizeArticle.role);
    grantSendToLanes(extractWork, normalizeArticle.role);

    const extractArticle = new QueueWorker(this, 'ExtractArticle', {
      ...shared,
      service: 'extract-article',
      description: 'Extracts the claims and statistics of a normalized article and publishes them.',
      work: extractWork.fresh,
      errorImpact: errorImpact.extractArticle,
      environment: {
        TABLE_NAME: table.tableName,
        ...normalizeQueues,
        MAX_RECORDS: String(settings.limits.records),
      } satisfies Record<keyof ExtractArticleSettings, string>,
      memorySize: 1769,
      batchSize: 1,
      maxConcurrency: settings.maxConcurrency.extractArticle,
      bulk: { ...bulk, work: extractWork.bulk, maxConcurrency: bulk.maxConcurrency.extractArticle },
    });
    normalized.grantReadVersions(extractArticle.role);
    articles.grantHead(extractArticle.role);
    table.grantPublish(extractArticle.role);
    grantSendToLanes(normalizeWork, extractArticle.role);

    const retractArticle = new QueueWorker(this, 'RetractArticle', {
      ...shared,
      service: 'retract-article',
      description: 'Takes the records of a deleted article out of sight.',
      work: retractWork,
      errorImpact: errorImpact.retractArticle,
      environment: {
        TABLE_NAME: table.tableName,
        ...normalizeQueues,
      } satisfies Record<keyof RetractArticleSettings, string>,
      memorySize: 512,
      batchSize: 10,
      maxConcurrency: settings.maxConcurrency.retractArticle,
    });
    articles.grantHead(retractArticle.role);
    table.grantSwitch(retractArticle.role);
    grantSendToLanes(normalizeWork, retractArticle.role);

    const collectRuns = new ScheduledWorker(this, 'CollectRuns', {
      ...shared,
      service: 'collect-runs',
      description: 'Deletes the records that no reader is shown any more, and gives up runs that were never published.',
      schedule: 'rate(1 hour)',
      errorImpact: errorImpact.collectRuns,
      environment: {
        TABLE_NAME: table.tableName,
        GRACE_SECONDS: String(settings.supersededRetention.toSeconds()),
        WRITER_TIMEOUT_SECONDS: String(
          Math.max(extractWork.fresh.workerTimeout.toSeconds(), Reprocessing.writerTimeout.toSeconds()),
        ),
      } satisfies Record<keyof CollectRunsSettings, string>,
      memorySize: 512,
      timeout: Duration.minutes(15),
    });
    table.grantCollect(collectRuns.role);

    const reprocessing = new Reprocessing(this, 'Reprocessing', {
      ...shared,
      accessLogs,
      articles,
      table,
      normalizeWork,
      bulkPrefix: bulk.prefix,
    });

    const changeFeed = new ChangeFeed(this, 'ChangeFeed', {
      stage,
      settings,
      alarmTopic,
      table,
      missed: changesWork,
      service: 'announce-changes',
      description: 'Makes an event of each change of what readers read.',
      errorImpact: errorImpact.announceChanges,
      environment: { TABLE_NAME: table.tableName } satisfies Record<keyof AnnounceChangesSettings, string>,
      memorySize: 1024,
      timeout: Duration.minutes(2),
    });
    table.grantReadRecords(changeFeed.role);
    grantCarryVerdicts(table, changeFeed.role);
    const missedChanges = new MissedChanges(this, 'MissedChanges', {
      ...shared,
      table,
      bus: changeFeed.bus,
      work: changesWork,
      errorImpact: errorImpact.announceChanges,
    });

    const objectRules = addObjectEventRules(this, {
      stage,
      alarmTopic,
      articles,
      normalized,
      bulkPrefix: bulk.prefix,
      normalizeWork,
      extractWork,
      retractWork,
      errorImpact,
    });
    new EventArchives(this, 'Archives', {
      stage,
      settings,
      buckets: [articles, normalized],
      changes: changeFeed.bus,
      uploadRules: objectRules.filter(({ takesReplays }) => takesReplays).map(({ events }) => events.rule.ruleArn),
    });

    const workers = [normalizeArticle, extractArticle, retractArticle, missedChanges.worker];
    for (const worker of [normalizeArticle, extractArticle]) {
      new ImpactAlarm(worker, 'QuarantinedAlarm', {
        metric: claimwireMetric('Quarantined', worker.service, { statistic: 'Sum', period: Duration.minutes(5) }),
        threshold: 1,
        observed: `${worker.service} set an article aside that it cannot read`,
        errorImpact: 'That article has no claims and statistics, or stale ones of its former version.',
        nextStep:
          `claimwire quarantine list --stage ${stage} names the file, the reason and what to do; once the cause is gone, upload it again ` +
          `or claimwire quarantine retry --stage ${stage} DOCUMENT.`,
        topic: alarmTopic,
      });
    }
    for (const worker of workers) {
      new ImpactAlarm(worker, 'FailedAlarm', {
        metric: claimwireMetric('Failed', worker.service, { statistic: 'Sum', period: Duration.minutes(15) }),
        // What passes at the next attempt is no news.
        threshold: 3,
        observed: `${worker.service} failed on messages three times or more in 15 minutes`,
        errorImpact: worker.errorImpact,
        nextStep: "read the lines of level ERROR in the function's log: they name the file; the messages come back.",
        topic: alarmTopic,
      });
      new ImpactAlarm(worker, 'UnknownEventsAlarm', {
        metric: claimwireMetric('UnknownEvents', worker.service, { statistic: 'Sum', period: Duration.minutes(5) }),
        threshold: 1,
        observed: `${worker.service} received and dropped messages of a shape that it does not know`,
        errorImpact: 'If they announced articles, what they announced was not done.',
        nextStep: "read the messages' shape in the function's log; find out who sends them.",
        topic: alarmTopic,
      });
    }
    new ImpactAlarm(extractArticle, 'UploadToReadableAlarm', {
      metric: claimwireMetric('UploadToReadable', extractArticle.service, {
        statistic: 'p95',
        period: Duration.minutes(5),
      }),
      threshold: settings.longestUploadToReadable.toMilliseconds(),
      periods: 3,
      observed: `One upload in twenty took ${settings.longestUploadToReadable.toMinutes()} minutes or more to become readable`,
      errorImpact: 'Readers work with claims and statistics that are late, or of a former version.',
      nextStep: 'look on the dashboard which queue they waited in, and for failures that made them come back.',
      topic: alarmTopic,
    });
    new SilenceAlarm(this, 'SilenceAlarm', { stage, silence: settings.silence, topic: alarmTopic });
    new MonthlyBudget(this, 'Budget', { stage, monthly: settings.monthlyBudget, alarmTopic });
    new ImpactAlarm(table, 'WriteThrottlesAlarm', {
      metric: table.metric('WriteThrottleEvents', { statistic: 'Sum', period: Duration.minutes(5) }),
      threshold: 1,
      periods: 3,
      observed: 'The table has refused writes for 15 minutes running, because they came too fast',
      errorImpact: 'Articles become readable late; those that are refused too often end with the dead letters.',
      nextStep:
        "look for a flood of uploads, lower maxConcurrency in infra/stages.ts, or raise the table's and the account's write limits.",
      topic: alarmTopic,
    });
    new ImpactAlarm(collectRuns, 'BehindAlarm', {
      metric: claimwireMetric('CollectorBehind', collectRuns.service, {
        statistic: 'Maximum',
        period: Duration.hours(3),
      }),
      threshold: Duration.days(1).toMilliseconds(),
      periods: 2,
      silence: 'alarming',
      observed: 'collect-runs has been a day or more behind for six hours, or has not run',
      errorImpact: errorImpact.collectRuns,
      nextStep:
        "read the function's log: it names the runs that it cannot end; after a great reprocessing it may only need more hours.",
      topic: alarmTopic,
    });
    new OperationsDashboard(this, 'Operations', {
      workers,
      undeliverable: objectRules.map(({ label, events }) => ({ label, queue: events.undeliverable })),
      table,
      rows: [changeFeedRow(changeFeed), costRow(table)],
    });

    const outputs: Record<string, string> = {
      ArticlesBucketName: articles.bucketName,
      NormalizedBucketName: normalized.bucketName,
      TableName: table.tableName,
      ReadPolicyArn: table.createReadPolicy(this, 'ReadRecords').managedPolicyArn,
      EditorPolicyArn: new EditorPolicy(this, 'EditVerdicts', table).managedPolicyArn,
      PurgePolicyArn: new PurgePolicy(this, 'PurgeArticles', { articles, normalized, table }).managedPolicyArn,
      BulkPrefix: bulk.prefix,
      ReprocessingArn: reprocessing.stateMachineArn,
      ReprocessPolicyArn: reprocessing.policy.managedPolicyArn,
      JobsBucketName: reprocessing.jobs.bucketName,
      ChangeBusName: changeFeed.bus.eventBusName,
      AlarmTopicArn: alarmTopic.topicArn,
      MaxArticleBytes: String(settings.limits.articleBytes),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
    new OperatorAccess(this, 'Operate');
  }
}
