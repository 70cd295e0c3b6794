import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** What differs between one deployment of Claimwire and another; everything else is the same in all of them. */
export interface StageSettings {
  /** What happens to articles, records and logs when the stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
  /** Refuse to delete the table and the stack until this is lifted. */
  readonly deletionProtection: boolean;
  readonly logRetention: RetentionDays;
  /** How long S3 access logs are kept. */
  readonly accessLogRetention: Duration;
  /** How long an overwritten or deleted version can still be read; must outlast a message's stay in a dead-letter queue and its retry. */
  readonly noncurrentVersionRetention: Duration;
  /**
   * How long the normalized copy of an article is kept, and then its former version: it is made of the article anew where it is needed, so it has
   * to outlast its own messages alone. Text of deleted articles stays in it for twice as long at most.
   */
  readonly normalizedRetention: Duration;
  /**
   * How long records that no reader is shown any more (of a former run, of a deleted file) are kept; must outlast the day for which the table's
   * stream holds its changes.
   */
  readonly supersededRetention: Duration;
  /**
   * How long events can be delivered again. What happened to files must not outlast the versions that it names; what subscribers were told holds
   * text, which a purge cannot reach there.
   */
  readonly archiveRetention: { readonly uploads: Duration; readonly changes: Duration };
  /** Most executions at a time that each queue may keep busy: between 2 and 1000, and within the account's Lambda quota. */
  readonly maxConcurrency: {
    readonly normalizeArticle: number;
    readonly extractArticle: number;
    readonly retractArticle: number;
  };
  /**
   * The upload of an archive, which may wait: whatever stands under the prefix goes through queues of its own. Its caps leave fresh articles their
   * room: in a new account, whose Lambda quota is 10, both lanes together are within it; in prod four extractions at a time publish some
   * 30 articles a second, 100,000 an hour, which a new table takes beside what is fresh (4,000 write units a second, of which 100 an article).
   */
  readonly bulk: {
    /** What the keys of bulk uploads begin with. Whoever changes it leaves what stands under the former one to the fresh lane. */
    readonly prefix: string;
    readonly maxConcurrency: { readonly normalizeArticle: number; readonly extractArticle: number };
    /** How long the oldest message of a bulk upload may wait before the alarm sounds; well within the queues' 14 days. */
    readonly longestWait: Duration;
  };
  readonly reprocessing: {
    /** When documents of an older extractor are brought up, as EventBridge Scheduler writes it, in UTC. */
    readonly schedule: string;
    /** Whether that is every night, so that a night without an execution is an alarm. */
    readonly nightly: boolean;
    /**
     * Batches at a time. They work beside fresh articles, which must find room in the account's Lambda quota and in what the table takes: a batch
     * publishes about ten documents a second, of some 100 write units each, where all their records have changed.
     */
    readonly maxConcurrency: number;
    /** How long lists, results and reports are kept. */
    readonly reportRetention: Duration;
  };
  /** How long the oldest message may wait in a queue before the alarm sounds. */
  readonly longestWait: Duration;
  /** How long 95 uploads of 100 may take until they are readable before the alarm sounds. */
  readonly longestUploadToReadable: Duration;
  /** How long it may be that no fresh upload becomes readable, in whole hours up to 24, and whether somebody is told then. */
  readonly silence: { readonly after: Duration; readonly told: boolean };
  /**
   * What the stage may cost in a month, in US dollars: some 20 stand still (alarms, metrics, dashboard, key), and a million articles are some 50.
   */
  readonly monthlyBudget: number;
  /** What is quarantined instead of read: a file of more bytes, checked before its body is read, and a text with more records. */
  readonly limits: { readonly articleBytes: number; readonly records: number };
  /** Who is told of alarms; without it the alarm topic has no subscriber of its own. Context `alarmEmail` overrides it. */
  readonly alarmEmail?: string;
}

const megabyte = 1024 * 1024;

const stages = {
  dev: {
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    logRetention: RetentionDays.ONE_WEEK,
    accessLogRetention: Duration.days(7),
    noncurrentVersionRetention: Duration.days(30),
    normalizedRetention: Duration.days(30),
    supersededRetention: Duration.days(2),
    archiveRetention: { uploads: Duration.days(14), changes: Duration.days(7) },
    maxConcurrency: { normalizeArticle: 2, extractArticle: 4, retractArticle: 2 },
    bulk: {
      prefix: 'bulk/',
      maxConcurrency: { normalizeArticle: 2, extractArticle: 2 },
      longestWait: Duration.days(2),
    },
    reprocessing: {
      schedule: 'rate(7 days)',
      nightly: false,
      maxConcurrency: 2,
      reportRetention: Duration.days(90),
    },
    longestWait: Duration.minutes(30),
    longestUploadToReadable: Duration.minutes(15),
    silence: { after: Duration.hours(24), told: false },
    monthlyBudget: 40,
    limits: { articleBytes: 10 * megabyte, records: 5_000 },
  },
  prod: {
    removalPolicy: RemovalPolicy.RETAIN,
    deletionProtection: true,
    logRetention: RetentionDays.THREE_MONTHS,
    accessLogRetention: Duration.days(90),
    noncurrentVersionRetention: Duration.days(365),
    normalizedRetention: Duration.days(30),
    supersededRetention: Duration.days(2),
    archiveRetention: { uploads: Duration.days(90), changes: Duration.days(30) },
    maxConcurrency: { normalizeArticle: 20, extractArticle: 50, retractArticle: 10 },
    bulk: {
      prefix: 'bulk/',
      maxConcurrency: { normalizeArticle: 2, extractArticle: 4 },
      longestWait: Duration.days(2),
    },
    reprocessing: {
      schedule: 'cron(30 1 * * ? *)',
      nightly: true,
      maxConcurrency: 4,
      reportRetention: Duration.days(90),
    },
    longestWait: Duration.minutes(10),
    longestUploadToReadable: Duration.minutes(5),
    // Longer than the quietest night.
    silence: { after: Duration.hours(8), told: true },
    monthlyBudget: 150,
    limits: { articleBytes: 10 * megabyte, records: 5_000 },
  },
} satisfies Record<string, StageSettings>;

export type StageName = keyof typeof stages;
export const stageNames = Object.keys(stages) as StageName[];
export const defaultStage: StageName = 'dev';

/** A stage was asked for that infra/stages.ts does not define. */
export class UnknownStageError extends Error {
  readonly reason = 'unknown-stage';
  constructor(stage: string) {
    super(
      `There is no stage "${stage}". infra/stages.ts defines: ${stageNames.join(', ')}. ` +
        `Choose one with -c stage=${defaultStage}, or add "${stage}" to that file.`,
    );
    this.name = 'UnknownStageError';
  }
}

/** The name as one that infra/stages.ts defines; throws UnknownStageError otherwise. */
export function parseStage(name: string): StageName {
  const stage = stageNames.find((known) => known === name);
  if (stage === undefined) throw new UnknownStageError(name);
  return stage;
}

/** The settings of a stage. */
export function settingsOf(stage: StageName): StageSettings {
  return stages[stage];
}
