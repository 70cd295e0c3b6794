import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import type { Reading, Ruled } from '../rule.ts';
import { bearApposed } from './apposition.ts';
import { type Draft, linkChange } from './change.ts';
import { linkComparison } from './comparison.ts';
import { bearObject, changed, countedOutside, multiplied, shareCounted, sharePart } from './link-counted.ts';
import { datesOfStatistics, type Periods, periodsOf } from './link-dates.ts';
import { metricBefore, metricBehind } from './metric.ts';
import { placesOf, readPlaces } from './place.ts';
import type { StatisticReading } from './statistic-reading.ts';

const measured = new Set(['percent', 'money', 'measure', 'count', 'multiplier']);
/** Shares and factors, that say how far something rises or falls. */
const compared = new Set(['percent', 'multiplier', 'ratio']);
/** Numbers that say how long, not how much: a change goes on behind them. */
const timed = new Set(['duration', 'age']);

/** How many numbers back an antecedent is looked for. */
const nearby = 6;

/** How far behind an age its date may begin: "44 ans [en] 2012". */
const besideAge = 2;

/** Does a date stand right behind an age, no comma between? */
const isBesideAge = ({ tokens }: Analysis, { end }: Draft, date: DateReading): boolean =>
  Math.abs(date.first - end) <= besideAge && tokens[end]?.text !== ',';

/** 1 at each token of a date, place or duration: what a change goes on behind. */
const framesOf = ({ tokens }: Analysis, drafts: readonly Draft[], frames: readonly Reading[]): Uint8Array => {
  const marks = new Uint8Array(tokens.length);
  for (const { first, end } of frames) marks.fill(1, first, end);
  for (const { type, first, end } of drafts) if (timed.has(type)) marks.fill(1, first, end);
  return marks;
};

/** A date that an earlier figure holds for ("contre 72 % en 2001") is no date of the other numbers of its sentence. */
const leaveToBaselines = (drafts: readonly Draft[]): void => {
  const earlier = new Map<DateReading, Draft>();
  for (const draft of drafts)
    if (draft.change?.from === draft && draft.change.to?.baseline === draft.date && draft.date !== null)
      earlier.set(draft.date, draft);
  for (const draft of drafts) {
    const holder = draft.date === null ? undefined : earlier.get(draft.date);
    if (holder !== undefined && holder !== draft) draft.date = null;
  }
};

/** How far behind a factor "que" may stand: "six fois moins de bruit [que]". */
const thanReach = 8;

/** "six fois moins que les avions d'il y a vingt ans": what a factor compares with stands behind "que", and so does its date. */
const compareFactors = ({ tokens, pack }: Analysis, drafts: readonly Draft[]): void => {
  for (const draft of drafts) {
    const { date, end } = draft;
    if (
      draft.type !== 'multiplier' ||
      date === null ||
      date.first < end ||
      !pack.quantities.comparatives.has(tokens[end]?.norm ?? '')
    )
      continue;
    for (let i = end + 1; i < Math.min(date.first, end + thanReach); i++)
      if (pack.comparisons.thanWords.has(tokens[i]?.norm ?? '')) {
        draft.baseline ??= date;
        draft.date = null;
        break;
      }
  }
};

/** "62 %, 5 points more than in May": what a change is compared with is nothing to the share before it. */
const leaveToChanges = (drafts: readonly Draft[]): void => {
  // "up 14 % to 10 million, but 19 % below 2019": what stands behind a number is compared with it and its change alone.
  const nearest = new Map<DateReading, Draft>();
  for (const draft of drafts)
    if (draft.baseline !== null && draft.first < draft.baseline.first) nearest.set(draft.baseline, draft);
  for (const draft of drafts) {
    const holder = draft.baseline === null ? undefined : nearest.get(draft.baseline);
    if (holder === undefined || holder === draft || draft.first > holder.first) continue;
    if (draft.change === null || draft.change !== holder.change) draft.baseline = null;
  }
  const taken = new Set(
    drafts.flatMap(({ change, baseline }) => (change === null || baseline === null ? [] : [baseline])),
  );
  for (const draft of drafts)
    if (draft.change === null && draft.baseline !== null && taken.has(draft.baseline)) draft.baseline = null;
};

/** What a change is compared with where its date says when it began: "depuis 1900", "entre 2000 et 2020". */
const datePeriod = (draft: Draft, { endOf, startOf }: Periods): void => {
  const { date } = draft;
  if (date === null || draft.change === null || draft.change.from === draft) return;
  const start = startOf.get(date);
  if (start !== undefined) draft.baseline ??= start;
  const end = endOf.get(date);
  if (end === undefined) return;
  // "depuis le début de l'année, 45, contre 32 en 2008": what it is compared with is said.
  if (end === null && draft.baseline !== null && draft.baseline !== date) return;
  draft.baseline ??= date;
  draft.date = end;
};

/** Ties statistics to each other and to their dates: shared nouns, changes, metric, place, governing date, baseline. */
export const linkStatistics = (
  analysis: Analysis,
  read: readonly Ruled<StatisticReading>[],
  ruledDates: readonly Ruled<DateReading>[],
  taken: Uint8Array,
): Ruled<StatisticReading>[] => {
  const { sentenceOf } = analysis;
  const readings = read.map(({ found }) => found);
  const dates = ruledDates.map(({ found }) => found);
  const dated = datesOfStatistics(analysis, readings, dates);
  const periods = periodsOf(analysis, dates);
  const stretches = readPlaces(analysis, taken);
  const places = placesOf(analysis, readings, stretches);
  const drafts = readings.map(
    (found, i): Draft => ({
      ...found,
      date: dated[i]?.date ?? null,
      baseline: dated[i]?.baseline ?? null,
      place: places[i] ?? null,
    }),
  );
  const frames = framesOf(analysis, drafts, [...dates, ...stretches]);
  shareCounted(analysis, drafts);
  let timeless: Draft | null = null;
  drafts.forEach((draft, i) => {
    const earlier = drafts.slice(Math.max(0, i - nearby), i);
    const inSentence = (other: Draft | null | undefined) =>
      other !== null && other !== undefined && sentenceOf[other.first] === sentenceOf[draft.first] ? other : null;
    sharePart(analysis, draft, inSentence(earlier.at(-1)));
    const follows = draft.type === 'duration' ? inSentence(earlier.at(-1)) : inSentence(timeless);
    if (!timed.has(draft.type)) timeless = draft;
    const comparesWith = linkComparison(analysis, drafts, i, dated);
    if (!comparesWith) {
      draft.counted = countedOutside(analysis, draft, earlier);
      if (draft.counted === null && measured.has(draft.type))
        draft.metric =
          (draft.type === 'measure' ? metricBehind(analysis, draft) : null) ?? metricBefore(analysis, draft);
      if (draft.type === 'multiplier' && draft.counted === null && draft.metric === null) bearObject(analysis, draft);
      if (draft.counted === null && draft.metric === null && compared.has(draft.type))
        draft.counted = changed(analysis, draft);
      if (draft.type === 'multiplier' && draft.counted === null && draft.metric === null)
        draft.counted = multiplied(analysis, draft);
      linkChange(analysis, draft, follows, drafts[i + 1] ?? null, frames);
      bearApposed(analysis, draft, follows, frames);
    }
  });
  leaveToBaselines(drafts);
  compareFactors(analysis, drafts);
  // An age holds when it is told, but for "elle avait 44 ans en 2012".
  for (const draft of drafts)
    if (draft.type === 'age' && draft.date !== null && !isBesideAge(analysis, draft, draft.date)) draft.date = null;
  for (const draft of drafts) {
    const compares = draft.change !== null || draft.type === 'percent' || draft.type === 'multiplier';
    if (!compares || draft.change?.from === draft) draft.baseline = null;
    datePeriod(draft, periods);
    const { change } = draft;
    if (change?.to === draft && change.from !== null && change.from.date !== draft.date)
      draft.baseline ??= change.from.date;
  }
  leaveToChanges(drafts);
  return read.map(({ rule }, i) => ({ rule, found: drafts[i] as StatisticReading }));
};
