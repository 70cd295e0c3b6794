import { createInterface } from 'node:readline/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { PurgePlan, PurgePorts, PurgeReport } from '../../shared/persistence/purge-document.ts';
import { lookUpDocument } from '../document-lookup.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { plural } from '../formats/text.ts';
import { inert } from '../inert.ts';
import { serviceFailure } from '../service-failure.ts';
import { findTarget, type Target } from '../target.ts';
import { complain, note, say } from '../terminal.ts';

interface PurgeOptions {
  readonly yes?: boolean;
  readonly settle: number;
  readonly stage?: string;
}

/** Longer than any function lives that may hold an article's text. */
const settleSeconds = 125;

/** Of a file, to see which article it names; no stage takes greater ones. */
const mostBytes = 64 * 1024 * 1024;

const portsOf = async (
  target: Target,
  normalizedBucket: string,
): Promise<{ readonly ports: PurgePorts; close(): void }> => {
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const { S3Client } = await import('@aws-sdk/client-s3');
  const { systemPatience } = await import('../../shared/persistence/backoff.ts');
  const { dynamoRecordStore } = await import('../../shared/persistence/dynamo-record-store.ts');
  const { dynamoRunStore } = await import('../../shared/persistence/dynamo-run-store.ts');
  const { s3ArticleStorage } = await import('../../shared/persistence/s3-article-storage.ts');
  const { s3FileVersions } = await import('../../shared/persistence/s3-file-versions.ts');
  const dynamodb = new DynamoDBClient(target.dynamodb);
  const { readVersion } = await import('../../shared/publication/read-version.ts');
  const s3 = new S3Client(target.s3);
  const storage = s3ArticleStorage(s3);
  return {
    ports: {
      store: dynamoRecordStore(dynamodb, target.tableName, systemPatience),
      runs: dynamoRunStore(dynamodb, target.tableName, systemPatience),
      storage,
      files: s3FileVersions(s3),
      normalizedBucket,
      documentOf: async (version) => (await readVersion(storage, version, mostBytes))?.docId ?? null,
      clock: () => new Date(),
      patience: systemPatience,
    },
    close: () => {
      dynamodb.destroy();
      s3.destroy();
    },
  };
};

const amounts = ({ versions, copies, runs }: Pick<PurgePlan, 'versions' | 'copies' | 'runs'>): string =>
  [plural(versions, 'version'), `${copies} normalized ${copies === 1 ? 'copy' : 'copies'}`, plural(runs, 'run')].join(
    ', ',
  );

const tellPlan = (plan: PurgePlan, label: string): void => {
  note(`To be removed from ${label} for good: document ${plan.docId}${plan.title ? `, “${inert(plan.title)}”` : ''}`);
  for (const { bucket, key, own } of plan.files)
    if (key !== '') note(`  ${own ? 'all versions' : 'former versions'} of ${inert(key)} in ${bucket}`);
  note(`  ${amounts(plan)}, and the entry in quarantine if there is one`);
  note(
    '  What stays is a tombstone of ids. Until they end by themselves, the backups of the table (35 days) and the archive of what subscribers were',
  );
  note('  told (30 days at most) hold its text: nothing brings it back, unless somebody restores or replays them.');
};

/** Anything but "yes" is no, the end of the input (Ctrl-D) and Ctrl-C too. */
const agreed = async (): Promise<boolean> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  try {
    const answer = await Promise.race([terminal.question('Remove it? Type "yes": '), ended]);
    return answer.trim().toLowerCase() === 'yes';
  } finally {
    terminal.close();
  }
};

const tell = (named: string, docId: string, report: PurgeReport): void => {
  say(`purged      ${inert(named)}  ${amounts(report)}, ${plural(report.records, 'record')}  document ${docId}`);
  for (const key of report.uploadedAgain)
    note(`${inert(key)} was uploaded again in the meantime: that is a new article, and stays.`);
};

const purge = async (named: string, { yes, settle, stage }: PurgeOptions): Promise<ExitCode> => {
  const target = await findTarget(stage);
  if (typeof target === 'string') {
    complain(target);
    return exitCode.unavailable;
  }
  const { label, normalizedBucket, articlesBucket } = target;
  if (normalizedBucket === null) {
    complain(
      `the bucket of normalized copies of ${label} is not known: set CLAIMWIRE_NORMALIZED_BUCKET to the stack's output NormalizedBucketName.`,
    );
    return exitCode.unavailable;
  }
  const { planPurge, purgeDocument } = await import('../../shared/persistence/purge-document.ts');
  const { ports, close } = await portsOf(target, normalizedBucket);
  try {
    const docId = await lookUpDocument(ports.store, articlesBucket, named);
    const plan = await planPurge(ports, docId);
    if (plan === null) {
      complain(`nothing is known of document "${named}": give the key of its file, or its id, 32 hexadecimal digits.`);
      return exitCode.noInput;
    }
    tellPlan(plan, label);
    if (!yes && !(await agreed())) {
      note('Nothing was removed.');
      return exitCode.interrupted;
    }
    const report = await purgeDocument(ports, docId, async () => {
      if (settle === 0) return;
      note(`It can't be read any more. Waiting ${settle} s for functions that may still hold its text…`);
      await pause(settle * 1_000);
    });
    tell(named, docId, report);
    return exitCode.ok;
  } catch (error) {
    const failure = serviceFailure(error, label);
    if (failure === null) throw error;
    complain(`${failure} The purge is not complete: call it again.`);
    return exitCode.unavailable;
  } finally {
    close();
  }
};

const parseSeconds = (value: string): number => {
  if (!/^\d{1,4}$/.test(value)) throw new InvalidArgumentError('Give a number of seconds, 0 or more.');
  return Number(value);
};

/** `claimwire purge`: removes an article for good. */
export const purgeCommand = (): Command => {
  const command = new Command('purge')
    .summary('remove an article for good: every version, copy and record of it')
    .description(
      'Removes every version of the files of a document from S3, their normalized copies, the records of all its runs and its entry in ' +
        'quarantine. A tombstone of ids stays, so that a replay of old events does not bring it back. What it does not reach (backups, what ' +
        'subscribers were told) is listed in docs/retention.md. It can be called again where it was interrupted.',
    )
    .argument('<DOCUMENT>', 'by id, or by the key of its file')
    .option('--yes', 'do not ask')
    .addOption(
      new Option('--settle <seconds>', 'how long to wait for functions that may still hold the text')
        .argParser(parseSeconds)
        .default(settleSeconds),
    )
    .addOption(new Option('--stage <name>', 'a deployed stage; by default the local stack that runs'))
    .addHelpText(
      'after',
      `
With --stage, the buckets and the table are those in CLAIMWIRE_ARTICLES_BUCKET, CLAIMWIRE_NORMALIZED_BUCKET and CLAIMWIRE_TABLE where they
are set, else those that "cdk deploy -c stage=NAME --outputs-file .claimwire/outputs-NAME.json" wrote; attach the policy in the output
PurgePolicyArn to whoever purges.

Examples:
  claimwire purge article.txt
  claimwire purge --stage prod --yes cc1710578ef7d12ba29f6b49ee188827`,
    );
  return command.action(async (named: string, options: PurgeOptions) => {
    if (!options.yes && !(process.stdin.isTTY && process.stderr.isTTY))
      command.error('error: nobody is at a terminal to confirm it: give --yes.', { exitCode: exitCode.usage });
    process.exitCode = await purge(named, options);
  });
};
