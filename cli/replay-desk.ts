import { randomUUID } from 'node:crypto';
import {
  DescribeArchiveCommand,
  DescribeReplayCommand,
  EventBridgeClient,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import type { Target } from './target.ts';

/** What can be replayed: the events of files, or what subscribers were told. */
export const replayable = ['uploads', 'changes'] as const;
export type Replayable = (typeof replayable)[number];

export interface ArchiveView {
  readonly retentionDays: number;
  /** The ARN of the bus whose events it keeps, and to which alone they can go again. */
  readonly busArn: string;
}

export interface ReplayRequest {
  readonly what: Replayable;
  /** Events from `from` on and before `to`, by their own time. */
  readonly from: Date;
  readonly to: Date;
  readonly busArn: string;
  /** ARNs of the rules that get them. */
  readonly rules: readonly string[];
}

export interface ReplayView {
  /** EventBridge's: STARTING, RUNNING, COMPLETED, CANCELLING, CANCELLED or FAILED. */
  readonly state: string;
  readonly reason: string | null;
  /** The time of the last event that was delivered; null before the first. */
  readonly reached: Date | null;
}

/** Where archived events are replayed. */
export interface ReplayDesk {
  readonly pollMs: number;
  /** How long an event may take into the archive, in milliseconds. */
  readonly archiveDelayMs: number;
  /** ARNs of our own rules, which are for uploads. */
  readonly uploadRules: readonly string[];
  archive(what: Replayable): Promise<ArchiveView>;
  /** Resolves with the replay's name. */
  start(request: ReplayRequest): Promise<string>;
  look(name: string): Promise<ReplayView>;
  close(): void;
}

const nameOf = (arn: string): string => arn.split('/').at(-1) as string;

/** The local stack's, or a stage's in AWS; null where its archives are not known. Its calls throw what the SDK throws. */
export const replayDeskOf = (target: Target, stage: string | undefined): ReplayDesk | null => {
  const { uploadArchiveArn, changeArchiveArn, uploadRuleArns, pollMs } = target;
  if (uploadArchiveArn === null || changeArchiveArn === null || uploadRuleArns === null) return null;
  const archives: Readonly<Record<Replayable, string>> = { uploads: uploadArchiveArn, changes: changeArchiveArn };
  const events = new EventBridgeClient(target.events);
  return {
    pollMs,
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
    archiveDelayMs: stage === undefined ? 0 : 10 * 60_000,
    uploadRules: uploadRuleArns.split(','),
    archive: async (what) => {
      const { RetentionDays = 0, EventSourceArn = '' } = await events.send(
        new DescribeArchiveCommand({ ArchiveName: nameOf(archives[what]) }),
      );
      return { retentionDays: RetentionDays, busArn: EventSourceArn };
    },
    start: async ({ what, from, to, busArn, rules }) => {
      const at = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
      const name = `claimwire-${stage ?? 'dev'}-${at}-${randomUUID().slice(0, 8)}`;
      await events.send(
        new StartReplayCommand({
          ReplayName: name,
          Description: `claimwire replay --what ${what}`,
          EventSourceArn: archives[what],
          EventStartTime: from,
          EventEndTime: to,
          Destination: { Arn: busArn, FilterArns: [...rules] },
        }),
      );
      return name;
    },
    look: async (name) => {
      const { State, StateReason, EventLastReplayedTime } = await events.send(
        new DescribeReplayCommand({ ReplayName: name }),
      );
      return { state: State ?? 'FAILED', reason: StateReason ?? null, reached: EventLastReplayedTime ?? null };
    },
    close: () => events.destroy(),
  };
};

/**
 * The rules that a user means: of uploads by ARN, name or what the template calls them ("ArticleDeleted"), ours alone; of changes by ARN or by name on
 * the bus, which are subscribers'. A string says which is not known.
 */
export const rulesMeant = (
  named: readonly string[],
  { what, uploadRules, busArn }: { what: Replayable; uploadRules: readonly string[]; busArn: string },
): readonly string[] | string => {
  if (what === 'changes')
    return named.map((name) => (name.startsWith('arn:') ? name : `${busArn.replace(':event-bus/', ':rule/')}/${name}`));
  if (named.length === 0) return uploadRules;
  const found: string[] = [];
  for (const name of named) {
    const rule = uploadRules.find(
      (arn) => arn === name || nameOf(arn) === name || nameOf(arn).includes(`-${name}Rule`),
    );
    if (rule === undefined) return `there is no rule ${name}. There are: ${uploadRules.map(nameOf).join(', ')}.`;
    found.push(rule);
  }
  return found;
};
