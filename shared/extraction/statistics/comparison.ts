import { phraseBefore } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import { type Draft, replaceChange, saysEarlier } from './change.ts';
import type { StatisticDates } from './link-dates.ts';

/** How many numbers back the figure that is compared may stand. */
const reach = 3;

/** Types whose unit a bare number behind "contre" shares: "29 millions de tonnes, contre 36 millions". */
const shared = new Set(['percent', 'money', 'measure', 'duration']);

const sizeOf = ({ type, value, total, high, low }: Draft): number =>
  (value ?? high ?? low ?? 0) / (type === 'ratio' ? (total ?? 1) : 1);

const million = 1e6;
/** Is it of a size at which the unit is often said once: "3 000 milliards, contre 2 100 milliards de dollars"? */
const isScaled = (draft: Draft): boolean => sizeOf(draft) >= million;

/** Can the two be figures for the same thing at two times? */
const isSameKind = (now: Draft, before: Draft): boolean => {
  if (now.change?.by === now) return false;
  if (before.counted !== null && now.counted !== null && before.counted.key !== now.counted.key) return false;
  if (now.type === before.type && now.unit === before.unit) return now.type !== 'score' && now.type !== 'rank';
  if (now.type === 'count') return now.counted === null && before.type === 'money' && isScaled(now) && isScaled(before);
  return before.type === 'count' && before.counted === null && shared.has(now.type);
};

/** The date behind a number, where no other number stands between. */
const behindWithin = (dates: StatisticDates | undefined, next: Draft | undefined): DateReading | null => {
  const own = dates?.behind ?? null;
  return own !== null && (next === undefined || own.first < next.first) ? own : null;
};

/**
 * Ties "contre 450 en 2011", "up from 450 in 2011" to the figure that stands before it: what it is of, the change between the two, and the
 * date behind it as what the first is compared with. Whether it did.
 */
export const linkComparison = (
  analysis: Analysis,
  drafts: readonly Draft[],
  index: number,
  dates: readonly StatisticDates[],
): boolean => {
  const { tokens, sentenceOf, pack } = analysis;
  const before = drafts[index] as Draft;
  const cue =
    phraseBefore(pack.comparisons.before, tokens, before.outerFirst) ??
    phraseBefore(pack.comparisons.before, tokens, before.first);
  if (cue === null) return false;
  let now: Draft | null = null;
  let at = index - 1;
  for (; at >= 0 && at >= index - reach && sentenceOf[drafts[at]?.first ?? 0] === sentenceOf[before.first]; at--) {
    if (!isSameKind(drafts[at] as Draft, before)) continue;
    now = drafts[at] as Draft;
    break;
  }
  if (now === null) return false;
  if (before.type === 'count') {
    before.type = now.type;
    before.unit = now.unit;
  } else if (now.type === 'count') {
    now.type = before.type;
    now.unit = before.unit;
  }
  if (before.counted === null && before.metric === null) {
    before.counted = now.counted;
    before.metric = now.metric;
  }
  const own = behindWithin(dates[index], drafts[index + 1]);
  const isEarlier = cue.value === 'before' || own !== null || saysEarlier(analysis, before.end);
  // "52 % contre 48 %", "12 % in Spain, against 5 % in Italy": two sides of the same time.
  if (!isEarlier || sizeOf(now) === sizeOf(before)) return true;
  const direction = sizeOf(now) > sizeOf(before) ? 'up' : 'down';
  const change = { by: now.change?.by ?? null, direction, from: before, to: now } as const;
  replaceChange(drafts.slice(at, index), now.change, change);
  now.change = change;
  before.change = change;
  before.date = own;
  const between = dates[at]?.behind ?? null;
  now.date = between !== null && between.first < before.first ? between : (dates[at]?.before ?? null);
  now.baseline = before.date ?? now.baseline;
  return true;
};
