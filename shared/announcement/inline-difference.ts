import type { ClaimDigest, EventDifference, StatisticDigest } from '../domain/change-event.ts';
import type { RecordDifference, RunDifference } from '../domain/difference.ts';
import type { ClaimRecord, StatisticRecord } from '../domain/record.ts';

type Inline = Extract<EventDifference, { state: 'inline' }>;

const claimDigest = ({ id, key, text, kind, polarity, hedged, speaker }: ClaimRecord): ClaimDigest => ({
  id,
  key,
  text,
  kind,
  polarity,
  hedged,
  speaker: speaker && { id: speaker.id, name: speaker.name },
});

const statisticDigest = (one: StatisticRecord): StatisticDigest => ({
  id: one.id,
  text: one.text,
  type: one.type,
  value: one.value,
  low: one.low,
  high: one.high,
  total: one.total,
  modifier: one.modifier,
  unit: one.unit,
  counted: one.counted?.text ?? null,
  metric: one.metric?.text ?? null,
  place: one.place?.text ?? null,
  sentenceText: one.sentenceText,
});

const digested = <Value, Digest>(
  { added, removed, changed }: RecordDifference<Value, string>,
  digest: (one: Value) => Digest,
) => ({
  added: added.map(digest),
  removed: removed.map(digest),
  changed: changed.map(({ before, after, fields }) => ({ before: digest(before), after: digest(after), fields })),
});

/** A difference as an event carries it: of each record what an alert shows. */
export const inlineDifference = ({ claims, statistics }: RunDifference): Pick<Inline, 'claims' | 'statistics'> => ({
  claims: digested(claims, claimDigest),
  statistics: digested(statistics, statisticDigest),
});
