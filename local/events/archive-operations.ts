import * as z from 'zod';
import type { EventArchive } from './event-archive.ts';
import type { Replay } from './event-replays.ts';
import { EventsError } from './events-error.ts';
import { type EventsOperation, eventsOperation } from './events-operation.ts';

/** Seconds since the epoch, as AWS JSON writes a time. */
const seconds = (milliseconds: number): number => milliseconds / 1_000;
const replayName = z.string().regex(/^[.\-_A-Za-z0-9]{1,64}$/);

const startSchema = z.strictObject({
  ReplayName: replayName,
  Description: z.string().max(512).optional(),
  EventSourceArn: z.string(),
  EventStartTime: z.number(),
  EventEndTime: z.number(),
  Destination: z.strictObject({ Arn: z.string(), FilterArns: z.array(z.string()).default([]) }),
});

const stateOf = (replay: Replay) => ({ ReplayArn: replay.arn, State: replay.state });

const describeReplay = (replay: Replay) => ({
  ...stateOf(replay),
  ReplayName: replay.name,
  ...(replay.description === undefined ? {} : { Description: replay.description }),
  EventSourceArn: replay.archive.arn,
  Destination: { Arn: replay.archive.busArn, FilterArns: replay.rules },
  EventStartTime: seconds(replay.eventStart),
  EventEndTime: seconds(replay.eventEnd),
  ReplayStartTime: seconds(replay.startedAt),
  ...(replay.endedAt === undefined ? {} : { ReplayEndTime: seconds(replay.endedAt) }),
  ...(replay.lastReplayed === undefined ? {} : { EventLastReplayedTime: seconds(replay.lastReplayed) }),
});

const describeArchive = ({ definition, size }: EventArchive) => ({
  ArchiveName: definition.name,
  EventSourceArn: definition.busArn,
  State: 'ENABLED',
  RetentionDays: definition.retentionDays,
  EventCount: size.events,
  SizeBytes: size.bytes,
});

/** The operations on archives and replays. Archives are made by the template alone. */
export const archiveOperations: Readonly<Record<string, EventsOperation>> = {
  StartReplay: eventsOperation(startSchema, (input, { replays }) => {
    const replay = replays.start({
      name: input.ReplayName,
      description: input.Description,
      archiveArn: input.EventSourceArn,
      busArn: input.Destination.Arn,
      rules: input.Destination.FilterArns,
      eventStart: input.EventStartTime * 1_000,
      eventEnd: input.EventEndTime * 1_000,
    });
    return { ...stateOf(replay), ReplayStartTime: seconds(replay.startedAt) };
  }),
  DescribeReplay: eventsOperation(z.strictObject({ ReplayName: replayName }), ({ ReplayName: name }, { replays }) =>
    describeReplay(replays.find(name)),
  ),
  CancelReplay: eventsOperation(z.strictObject({ ReplayName: replayName }), ({ ReplayName: name }, { replays }) =>
    stateOf(replays.cancel(name)),
  ),
  DescribeArchive: eventsOperation(
    z.strictObject({ ArchiveName: z.string() }),
    ({ ArchiveName: name }, { replays }) => {
      const archive = replays.archives.get(name);
      if (archive === undefined) throw new EventsError('ResourceNotFoundException', `Archive ${name} does not exist.`);
      return { ...describeArchive(archive), ArchiveArn: archive.definition.arn };
    },
  ),
  ListArchives: eventsOperation(
    z.strictObject({ NamePrefix: z.string().default('') }),
    ({ NamePrefix }, { replays }) => ({
      Archives: [...replays.archives.values()]
        .filter(({ definition }) => definition.name.startsWith(NamePrefix))
        .map(describeArchive),
    }),
  ),
};
