import type { DateShift } from '../../languages/date-words.ts';
import { besideDate, dayAtHand } from './beside-date.ts';
import {
  dayNumber,
  dayNumberOf,
  dayOfMonthOf,
  daysInMonth,
  isoDate,
  isoDay,
  weekdayOf,
} from './calendar-arithmetic.ts';
import { type CalendarMeaning as Calendar, calendar, type DateMeaning } from './date-expression.ts';

/** What a date is resolved against; days are YYYY-MM-DD. */
export interface Anchors {
  readonly publishedAt: string | null;
  readonly receivedOn: string;
  /** The date named before in the text, as far as it was resolved, and the last that was known to the day. */
  readonly before: string | null;
  readonly dayBefore: string | null;
  /** What the verbs around say. */
  readonly tense: 'past' | 'future' | null;
}

/** Days, weeks, months and years beyond this lead out of the calendar. */
const furthest = 1_000_000;

const shifted = (shift: DateShift, anchors: Anchors): string | null => {
  const { unit, by, from } = shift;
  if (unit === 'date') return anchors.before;
  const anchor =
    from === 'publication'
      ? anchors.publishedAt
      : unit === 'year'
        ? (anchors.before ?? (by < 0 ? anchors.publishedAt : null))
        : unit === 'month' && anchors.before?.length === 7
          ? anchors.before
          : anchors.dayBefore;
  if (anchor === null || Math.abs(by) > furthest) return null;
  const year = Number(anchor.slice(0, 4));
  if (unit === 'year') return isoDate(year + by + seasonsOff(shift, anchor), null, null);
  if (anchor.length < 7) return null;
  const month = Number(anchor.slice(5, 7));
  if (unit === 'month') {
    const months = year * 12 + month - 1 + by;
    return isoDate(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, null);
  }
  if (anchor.length < 10) return null;
  const days = dayNumberOf(anchor) + by * (unit === 'week' ? 7 : 1);
  return unit === 'week' ? isoDay(days).slice(0, 7) : isoDay(days);
};

/** Said in November, "l'été dernier" is this year's; said in March, "l'été prochain" is too. */
const seasonsOff = ({ by, season }: DateShift, publishedAt: string): number => {
  if (season === undefined) return 0;
  const month = Number(publishedAt.slice(5, 7));
  if (by < 0) return month > season + 1 ? 1 : 0;
  return month < season - 1 ? -1 : 0;
};

/** The latest year not after `receivedOn` in which that day falls on that weekday. */
const yearOfWeekday = (month: number, day: number, weekday: number, receivedOn: string): number | null => {
  const last = Number(receivedOn.slice(0, 4));
  for (let year = last; year > last - 12; year--)
    if (
      day <= daysInMonth(year, month) &&
      isoDate(year, month, day) <= receivedOn &&
      weekdayOf(dayNumber(year, month, day)) === weekday
    )
      return year;
  return null;
};

const weekdayNear = (weekday: number, toward: Calendar['toward'], { publishedAt, tense }: Anchors): string | null => {
  if (publishedAt === null) return null;
  const today = dayNumberOf(publishedAt);
  const back = (weekdayOf(today) - weekday + 7) % 7;
  const ahead = toward === 'this' ? tense !== 'past' : toward === null && tense === 'future';
  if (toward === 'next' || ahead) return isoDay(today + (back === 0 ? (toward === 'next' ? 7 : 0) : 7 - back));
  return isoDay(today - (back === 0 && toward === 'last' ? 7 : back));
};

/** A day of some month ("lundi 6", "le 6"): the nearest to publication that fits. */
const dayNear = (day: number, weekday: number | null, { publishedAt, tense }: Anchors): string | null => {
  if (publishedAt === null) return null;
  const today = dayNumberOf(publishedAt);
  for (let away = 0; away <= 200; away++) {
    for (const days of away === 0
      ? [today]
      : tense === 'future'
        ? [today + away]
        : tense === 'past'
          ? [today - away]
          : [today - away, today + away]) {
      if (dayOfMonthOf(days) === day && (weekday === null || weekdayOf(days) === weekday)) return isoDay(days);
    }
    if (weekday === null && away > 31) return null;
  }
  return null;
};

/** Years within which a 29 February comes, even past 1900 or 2100. */
const leapReach = 8;
/** How many days nearer the year must be that the verbs speak against: they may be those of another event, which is past more often. */
const againstTense = { past: 200, future: 300 };
/** The same where the verbs are decisive: "le bénéfice du deuxième trimestre a doublé". */
const againstTenseOfPart = 400;

const inYear = (
  month: number,
  day: number | null,
  { toward, weekday }: Calendar,
  anchors: Anchors,
  against: { readonly past: number; readonly future: number } = againstTense,
): string | null => {
  const { publishedAt, receivedOn } = anchors;
  if (publishedAt === null) {
    const year = weekday === null || day === null ? null : yearOfWeekday(month, day, weekday, receivedOn);
    return year === null ? null : isoDate(year, month, day);
  }
  const today = dayNumberOf(publishedAt);
  const year = Number(publishedAt.slice(0, 4));
  let best: { away: number; year: number } | null = null;
  const reach = month === 2 && day === 29 ? leapReach : 1;
  for (let candidate = year - reach; candidate <= year + reach; candidate++) {
    if (day !== null && day > daysInMonth(candidate, month)) continue;
    const days = dayNumber(candidate, month, day ?? 15);
    if (weekday !== null && day !== null && weekdayOf(days) !== weekday) continue;
    const sameMonth = day === null && isoDate(candidate, month, null) === publishedAt.slice(0, 7);
    if (toward === 'last' && (days > today || (sameMonth && toward === 'last'))) continue;
    if (toward === 'next' && days < today) continue;
    if (toward === 'this' && candidate !== year) continue;
    // Months away from publication both ways: verbs decide only what is far.
    let away = sameMonth ? 0 : Math.abs(days - today);
    if (anchors.tense === 'past' && days > today + 3 && !sameMonth) away += against.past;
    if (anchors.tense === 'future' && days < today - 3 && !sameMonth) away += against.future;
    if (best === null || away < best.away) best = { away, year: candidate };
  }
  if (best === null) return weekday === null ? null : inYear(month, day, calendar({ toward }), anchors);
  return isoDate(best.year, month, day);
};

const nthWeekday = ({ nth, weekday, of }: Extract<DateMeaning, { kind: 'nth' }>, anchors: Anchors): string | null => {
  const month = dateOf(of, anchors);
  if (month?.length !== 7) return null;
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const length = daysInMonth(year, number);
  const firstOne = 1 + ((weekday - weekdayOf(dayNumber(year, number, 1)) + 7) % 7);
  const day = nth < 0 ? firstOne + 7 * Math.floor((length - firstOne) / 7) : firstOne + 7 * (nth - 1);
  return day <= length ? isoDate(year, number, day) : null;
};

/** The date that an expression means, as far as it can be told: YYYY, YYYY-MM or YYYY-MM-DD; else null. */
export const resolveDate = (meaning: DateMeaning, anchors: Anchors): string | null => {
  const date = dateOf(meaning, anchors);
  return date !== null && inCalendar.test(date) ? date : null;
};

const inCalendar = /^\d{4}(?:-\d{2}){0,2}$/;

const dateOf = (meaning: DateMeaning, anchors: Anchors): string | null => {
  if (meaning.kind === 'open') return null;
  if (meaning.kind === 'shift') return shifted(meaning.shift, anchors);
  if (meaning.kind === 'day') return meaning.iso;
  if (meaning.kind === 'part') {
    const against = { past: againstTenseOfPart, future: againstTenseOfPart };
    return inYear(meaning.month, null, calendar({}), anchors, against)?.slice(0, 4) ?? null;
  }
  if (meaning.kind === 'weeks-on') {
    const next = weekdayNear(meaning.weekday, 'next', anchors);
    return next === null ? null : isoDay(dayNumberOf(next) + 7 * meaning.weeks);
  }
  if (meaning.kind === 'nth') return nthWeekday(meaning, anchors);
  const { year, yearShift, month, day, weekday, toward } = meaning;
  if (year !== null) return isoDate(year, month, day);
  if (yearShift !== null) {
    const shiftedYear = shifted(yearShift, anchors);
    return shiftedYear === null ? null : isoDate(Number(shiftedYear), month, day);
  }
  const anchored = toward === 'following' || toward === 'preceding' ? besideDate(meaning, anchors) : null;
  if (anchored !== null) return anchored;
  if (month !== null) return inYear(month, day, meaning, anchors);
  if (day !== null) return dayAtHand(day, weekday, anchors) ?? dayNear(day, weekday, anchors);
  return weekday === null ? null : weekdayNear(weekday, toward, anchors);
};
