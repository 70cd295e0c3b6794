import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type ArchiveDefinition, EventArchive } from './event-archive.ts';
import type { BusEvent, EventBus } from './event-bus.ts';
import { EventsError } from './events-error.ts';

/** A replay, times in milliseconds since the epoch. */
export interface Replay {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly archive: ArchiveDefinition;
  /** ARNs of the rules that it is delivered to; all rules of the bus where there are none. */
  readonly rules: readonly string[];
  readonly eventStart: number;
  readonly eventEnd: number;
  readonly startedAt: number;
  state: 'STARTING' | 'RUNNING' | 'CANCELLING' | 'COMPLETED' | 'CANCELLED';
  endedAt?: number;
  /** Of the last event that was replayed. */
  lastReplayed?: number;
}

export interface EventReplaysOptions {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  bus(name: string): EventBus | undefined;
}

/** A minute's events come in no order; which one is the same whenever the same replay runs. */
const shuffled = (events: readonly BusEvent[], name: string): BusEvent[] =>
  events
    .map((event) => ({ event, by: createHash('sha256').update(`${name}|${event.id}`).digest('hex') }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .map(({ event }) => event);

/** The archives of a stack's buses, and the replays of what they keep. */
export class EventReplays {
  readonly archives = new Map<string, EventArchive>();
  readonly replays = new Map<string, Replay>();
  readonly #options: EventReplaysOptions;
  #running = 0;

  constructor(options: EventReplaysOptions) {
    this.#options = options;
  }

  /** Replays that are under way. */
  get running(): number {
    return this.#running;
  }

  /** Makes an archive, which keeps what comes from now on. */
  addArchive(definition: ArchiveDefinition, bus: EventBus): void {
    const archive = new EventArchive(definition, this.#options.clock);
    this.archives.set(definition.name, archive);
    bus.keepIn(archive);
  }

  /**
   * Starts a replay; what it delivers comes minute by minute of the events' own times, in any order within one, as `replay-name` says.
   * @throws EventsError as EventBridge refuses: no such archive, another bus than the archive's, a name that was used.
   */
  start(
    request: Pick<Replay, 'name' | 'description' | 'rules' | 'eventStart' | 'eventEnd'> & {
      readonly archiveArn: string;
      readonly busArn: string;
    },
  ): Replay {
    const { archiveArn, busArn, ...rest } = request;
    const { clock, region, accountId } = this.#options;
    const archive = [...this.archives.values()].find(({ definition }) => definition.arn === archiveArn);
    if (archive === undefined)
      throw new EventsError('ResourceNotFoundException', `Archive ${archiveArn} does not exist.`);
    if (busArn !== archive.definition.busArn)
      throw new EventsError(
        'ValidationException',
        'Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.',
      );
    if (request.eventStart >= request.eventEnd)
      throw new EventsError(
        'ValidationException',
        'Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
      );
    if (this.replays.has(request.name))
      throw new EventsError('ResourceAlreadyExistsException', `Replay ${request.name} already exists.`);
    const replay: Replay = {
      ...rest,
      arn: `arn:aws:events:${region}:${accountId}:replay/${request.name}`,
      archive: archive.definition,
      startedAt: clock.now(),
      state: 'STARTING',
    };
    this.replays.set(replay.name, replay);
    void this.#run(replay, archive);
    return replay;
  }

  /** @throws EventsError where there is none of this name. */
  find(name: string): Replay {
    const replay = this.replays.get(name);
    if (replay === undefined) throw new EventsError('ResourceNotFoundException', `Replay ${name} does not exist.`);
    return replay;
  }

  /** @throws EventsError where there is none of this name, or it has ended. */
  cancel(name: string): Replay {
    const replay = this.find(name);
    if (replay.state !== 'STARTING' && replay.state !== 'RUNNING')
      throw new EventsError('IllegalStatusException', `Replay ${name} is not in a valid state for this operation.`);
    replay.state = 'CANCELLING';
    return replay;
  }

  async #run(replay: Replay, archive: EventArchive): Promise<void> {
    this.#running += 1;
    const bus = this.#options.bus(replay.archive.bus);
    const minutes = Map.groupBy(archive.between(replay.eventStart, replay.eventEnd), ({ time }) => time.slice(0, 16));
    // StartReplay is answered before the first event comes, and what is delivered is worked off between two minutes.
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    await turn();
    if (replay.state === 'STARTING') replay.state = 'RUNNING';
    for (const minute of [...minutes.keys()].sort()) {
      if (replay.state !== 'RUNNING') break;
      for (const event of shuffled(minutes.get(minute) ?? [], replay.name)) {
        bus?.put({ ...event, 'replay-name': replay.name }, new Set(replay.rules));
        replay.lastReplayed = Math.max(replay.lastReplayed ?? 0, Date.parse(event.time));
      }
      await turn();
    }
    replay.state = replay.state === 'RUNNING' ? 'COMPLETED' : 'CANCELLED';
    replay.endedAt = this.#options.clock.now();
    this.#running -= 1;
  }
}
