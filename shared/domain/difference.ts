import { normalizedWords } from './identity.ts';
import { type Likeness, likenessOf, pairAlike, pairInOrder, type Unpaired } from './pairing.ts';
import type { ClaimRecord, StatisticRecord } from './record.ts';

/** What can differ in a statistic that is still the same statistic. */
export const statisticFields = [
  'type',
  'value',
  'low',
  'high',
  'total',
  'unit',
  'modifier',
  'vague',
  'counted',
  'metric',
  'direction',
  'date',
  'baselineDate',
  'place',
] as const;
export type StatisticField = (typeof statisticFields)[number];

/** What can differ in a claim that is still the same claim. */
export const claimFields = ['words', 'speaker', 'kind', 'act', 'polarity', 'hedged'] as const;
export type ClaimField = (typeof claimFields)[number];

/** One record as it was and as it is; `fields` says in what the two differ. */
export interface Pair<Value, Field extends string> {
  readonly before: Value;
  readonly after: Value;
  readonly fields: readonly Field[];
}

/** Each record of two runs in exactly one class, in the order of the text. */
export interface RecordDifference<Value, Field extends string> {
  readonly added: readonly Value[];
  readonly removed: readonly Value[];
  readonly changed: readonly Pair<Value, Field>[];
  /** Pairs too, since a record that says the same may have another id: "12 %" and "12%". */
  readonly unchanged: readonly Pair<Value, Field>[];
}
export interface RunDifference {
  readonly claims: RecordDifference<ClaimRecord, ClaimField>;
  readonly statistics: RecordDifference<StatisticRecord, StatisticField>;
}
export interface RunRecords {
  readonly claims: readonly ClaimRecord[];
  readonly statistics: readonly StatisticRecord[];
}

type Compared = string | number | boolean | null;
type Facts<Field extends string> = Readonly<Record<Field, Compared>>;

const wordsOf = (passage: { readonly text: string } | null): string | null => passage && normalizedWords(passage.text);

const factsOfStatistic = (one: StatisticRecord): Facts<StatisticField> => ({
  type: one.type,
  value: one.value,
  low: one.low,
  high: one.high,
  total: one.total,
  unit: one.unit,
  modifier: one.modifier,
  vague: one.vague,
  counted: one.counted?.key ?? null,
  metric: wordsOf(one.metric),
  direction: one.change?.direction ?? null,
  date: one.date,
  baselineDate: one.baselineDate,
  place: wordsOf(one.place),
});

const speakerOf = ({ speaker }: ClaimRecord): string | null =>
  speaker && (speaker.id ?? normalizedWords(speaker.name ?? speaker.text));

const factsOfClaim = (one: ClaimRecord): Facts<ClaimField> => ({
  words: normalizedWords(one.asRead ?? one.text),
  speaker: speakerOf(one),
  kind: one.kind,
  act: one.cue?.act ?? null,
  polarity: one.polarity,
  hedged: one.hedged,
});

const keyOf = (...parts: readonly Compared[]): string => JSON.stringify(parts);

/** What a figure is about, whatever its number: people counted, a rate, a sum in euros. */
const subjectOf = (one: StatisticRecord): string =>
  keyOf(one.type, one.unit, one.counted?.key ?? null, wordsOf(one.metric));

const inTextOrder = <Value extends { readonly id: string; readonly span: readonly [number, number] }>(
  records: readonly Value[],
): Value[] =>
  records.toSorted(
    (a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );

const classify = <Value, Field extends string>(
  { pairs, before, after }: Unpaired<Value>,
  fields: readonly Field[],
  factsOf: (one: Value) => Facts<Field>,
): RecordDifference<Value, Field> => {
  const compared = pairs
    .toSorted((a, b) => a.after.rank - b.after.rank)
    .map(({ before: was, after: is }): Pair<Value, Field> => {
      const [old, now] = [factsOf(was.record), factsOf(is.record)];
      return { before: was.record, after: is.record, fields: fields.filter((field) => old[field] !== now[field]) };
    });
  return {
    added: after.map(({ record }) => record),
    removed: before.map(({ record }) => record),
    changed: compared.filter((pair) => pair.fields.length > 0),
    unchanged: compared.filter((pair) => pair.fields.length === 0),
  };
};

const unpaired = <Value extends { readonly id: string; readonly span: readonly [number, number] }>(
  before: readonly Value[],
  after: readonly Value[],
): Unpaired<Value> => {
  const ranked = (records: readonly Value[]) => inTextOrder(records).map((record, rank) => ({ record, rank }));
  return { pairs: [], before: ranked(before), after: ranked(after) };
};

/** Where most other words of the sentence stand as well, a figure on the same subject is the same figure, corrected. */
const sameSubject = 0.3;
/** On another subject ("700 personnes", "700 manifestants") the sentence must be nearly the same. */
const otherSubject = 0.6;
/** Half of its words, by the same speaker. */
const sameSpeaker = 0.5;
const otherSpeaker = 0.6;

const differenceOfStatistics = (
  before: readonly StatisticRecord[],
  after: readonly StatisticRecord[],
  likeness: Likeness,
): RunDifference['statistics'] => {
  const alike = (a: StatisticRecord, b: StatisticRecord) => likeness(a.sentenceText, b.sentenceText);
  // An unchanged number in a sentence that was rewritten around it goes before its neighbours.
  const withNumber = (a: StatisticRecord, b: StatisticRecord) =>
    alike(a, b) + (a.value !== null && a.value === b.value ? 0.5 : 0);
  let found = pairInOrder(unpaired(before, after), ({ id }) => id);
  found = pairInOrder(found, (one) => keyOf(subjectOf(one), likeness.masked(one.sentenceText)));
  found = pairAlike(found, subjectOf, withNumber, sameSubject);
  found = pairAlike(found, ({ type }) => type, withNumber, otherSubject);
  return classify(found, statisticFields, factsOfStatistic);
};

const differenceOfClaims = (
  before: readonly ClaimRecord[],
  after: readonly ClaimRecord[],
  likeness: Likeness,
): RunDifference['claims'] => {
  const alike = (a: ClaimRecord, b: ClaimRecord) => likeness(a.asRead ?? a.text, b.asRead ?? b.text);
  let found = pairInOrder(unpaired(before, after), ({ id }) => id);
  found = pairInOrder(found, ({ key }) => key);
  found = pairAlike(found, (one) => keyOf(speakerOf(one)), alike, sameSpeaker);
  found = pairAlike(found, () => '', alike, otherSpeaker);
  return classify(found, claimFields, factsOfClaim);
};

/**
 * What becomes of each record of a run in the run that replaces it: equal ids are one record, and what is left is paired by its claim's key, by
 * what a figure is about, by speaker, and by how alike the words around it are. A pair that says the same is unchanged, whatever moved around it.
 * Takes time as n log n: only records of about the same place in the text are compared.
 */
export const differenceOf = (before: RunRecords, after: RunRecords): RunDifference => {
  const likeness = likenessOf();
  return {
    claims: differenceOfClaims(before.claims, after.claims, likeness),
    statistics: differenceOfStatistics(before.statistics, after.statistics, likeness),
  };
};
