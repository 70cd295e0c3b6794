import { type AnnouncePorts, announceSwitch } from '../../shared/announcement/announce-change.ts';
import { eventOfVerdict } from '../../shared/announcement/announce-verdict.ts';
import type { ChangeBus } from '../../shared/announcement/change-bus.ts';
import type { ChangeStream } from '../../shared/announcement/change-stream.ts';
import { changeIn, missedOf } from '../../shared/announcement/stream-change.ts';
import { differenceOf } from '../../shared/domain/difference.ts';
import type { DocumentSummary, Head } from '../../shared/domain/head.ts';
import type { MissedChange, MissedSwitch, StreamPlace } from '../../shared/domain/missed-change.ts';
import { verdictEntryKey } from '../../shared/domain/table-keys.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { visibleRun } from '../../shared/domain/visibility.ts';
import { carryVerdicts } from '../../shared/editorial/carry-verdicts.ts';
import { claimPairsOf } from '../../shared/editorial/claim-pairs.ts';
import { contentOf } from '../../shared/editorial/editorial-table.ts';
import type { WorkQueue } from '../../shared/persistence/work-queue.ts';

export interface RecoverPorts extends AnnouncePorts {
  readonly stream: ChangeStream;
  /** The function's own queue: each change becomes a message of its own, that fails and is kept alone. */
  readonly missed: WorkQueue<MissedChange>;
  readonly heads: { readHead(docId: string): Promise<Head | null> };
  readonly bus: ChangeBus;
}

/**
 * Changes that the pipe gave up on: takes down what they are, while the stream still holds them. What has left it is counted as lost. Throws what the
 * ports throw; a repetition sends the same messages again.
 */
export const takeDown = async (place: StreamPlace, { stream, missed, telemetry }: RecoverPorts): Promise<void> => {
  const { records, trimmed } = await stream.read(place);
  const changes = records.flatMap((record) => changeIn(record) ?? []);
  for (const change of changes) {
    const one = missedOf(change);
    if (one !== null) await missed.send(one);
  }
  const fields = { shardId: place.shardId, from: place.startSequenceNumber, to: place.endSequenceNumber };
  const lost = trimmed ? Math.max(0, place.batchSize - changes.length) : 0;
  telemetry.info('Took down what the pipe gave up on', { ...fields, changes: changes.length, lost });
  if (lost === 0) return;
  telemetry.count('ChangesLost', lost);
  telemetry.error(
    'Changes left the stream before they were taken down: subscribers are not told of them',
    null,
    fields,
  );
};

/** A verdict that this switch carried over late may have been due further since: on to what readers read now. */
const carryOn = async (
  { docId, at, after }: MissedSwitch,
  head: Head,
  { runs, editorial, telemetry }: RecoverPorts,
): Promise<void> => {
  const current = visibleRun(head);
  if (after === null || current === null || current.id === after.id) return;
  const [was, is] = await Promise.all([runs.readRun(docId, after), runs.readRun(docId, current)]);
  if (was === null || is === null) return telemetry.warn('The records of a run are gone: no verdict is carried on');
  const carried = await carryVerdicts(editorial, claimPairsOf(differenceOf(was, is)), new Date(at));
  if (carried > 0) telemetry.count('VerdictsCarried', carried);
};

/** What is left to say of a document that was purged: its retraction is told all the same, so that subscribers let go. */
const purged = (at: string): DocumentSummary => ({
  name: '',
  title: null,
  language: null,
  publishedAt: null,
  receivedAt: at,
  source: null,
  url: null,
  status: 'canceled',
  embargoedUntil: null,
});

const tellSwitch = async (missed: MissedSwitch, ports: RecoverPorts): Promise<void> => {
  const { heads, bus, telemetry } = ports;
  const head = await heads.readHead(missed.docId);
  // Title and restrictions are those of now: what was deleted, withheld or purged since must not be shown by a late event.
  if (head === null || (missed.after !== null && visibleRun(head) === null))
    return telemetry.info('Not told: nothing of the document may be read any more', { cause: missed.cause });
  const before = head.document === null && missed.before !== null ? { ...missed.before, key: '' } : missed.before;
  const event = await announceSwitch({ ...missed, before }, head.document ?? purged(missed.at), ports);
  await carryOn(missed, head, ports);
  await bus.put(event);
  telemetry.count('ChangesAnnounced');
  telemetry.info('Announced late', { cause: missed.cause, difference: event.difference.state });
};

/**
 * Tells subscribers of a change that they were not told of, under the id that its event would have had, and carries verdicts over. Any repetition tells the
 * same. Throws what the ports throw.
 */
export const tellMissed = async (missed: MissedChange, ports: RecoverPorts): Promise<void> => {
  if (missed.type === 'claimwire/missed-switch@1') return tellSwitch(missed, ports);
  const [item] = await ports.editorial.get([verdictEntryKey(missed.claimKey, missed.recordedAt)]);
  if (item === undefined)
    return ports.telemetry.warn('Not told: the verdict is not there', { claimKey: missed.claimKey });
  await ports.bus.put(eventOfVerdict(contentOf<Verdict>(item, 'claimwire/verdict@1')));
  ports.telemetry.count('ChangesAnnounced');
};
