import { dayNumberOf, dayOfMonthOf, daysInMonth, isoDate, isoDay, weekdayOf } from './calendar-arithmetic.ts';
import type { CalendarMeaning } from './date-expression.ts';

/** The dates of the text that another may stand beside, as far as they are known: YYYY, YYYY-MM or YYYY-MM-DD, and YYYY-MM-DD. */
interface Neighbours {
  readonly publishedAt: string | null;
  readonly before: string | null;
  readonly dayBefore: string | null;
}

const weekdayBeside = (weekday: number, way: 1 | -1, dayBefore: string): string => {
  const from = dayNumberOf(dayBefore);
  const gap = ((((weekday - weekdayOf(from)) * way) % 7) + 7) % 7;
  return isoDay(from + way * (gap === 0 ? 7 : gap));
};

/** "le 12 décembre suivant", "le lundi précédent", "the following March": the first such date after, or the last before, the one named before. */
export const besideDate = (
  { month, day, weekday, toward }: CalendarMeaning,
  { before, dayBefore }: Neighbours,
): string | null => {
  const way = toward === 'preceding' ? -1 : 1;
  if (month === null) return weekday === null || dayBefore === null ? null : weekdayBeside(weekday, way, dayBefore);
  if (before === null) return null;
  const year = Number(before.slice(0, 4));
  const same = isoDate(year, month, day);
  const known = before.slice(0, same.length);
  const passed = way > 0 ? same <= known : same >= known;
  const found = before.length > 4 && passed ? year + way : year;
  return day !== null && day > daysInMonth(found, month) ? null : isoDate(found, month, day);
};

/** Within this many days of publication a date that leaves something out is near publication, whatever was named before. */
const near = 45;

/**
 * "Le 23 avril 1999 …. Le 26 avril, …": a date without a year that goes on from one of an earlier year, where `value`, near publication, is not near enough.
 * From a year alone it goes on only where `value` is yet to come and the verbs say it is past.
 */
export const narratedDate = (
  { month, day }: CalendarMeaning,
  value: string,
  { publishedAt, before, tense }: Neighbours & { readonly tense: 'past' | 'future' | null },
): string | null => {
  if (before === null || publishedAt === null || month === null || value.length < 7 || tense === 'future') return null;
  if (before.slice(0, 4) >= publishedAt.slice(0, 4)) return null;
  const full = value.length === 7 ? `${value}-15` : value;
  if (Math.abs(dayNumberOf(full) - dayNumberOf(publishedAt)) <= near) return null;
  const year = Number(before.slice(0, 4));
  if (day !== null && day > daysInMonth(year, month)) return null;
  const told = isoDate(year, month, day);
  const goesOn = before.length === 4 ? tense === 'past' && value > publishedAt : told >= before.slice(0, told.length);
  return goesOn ? told : null;
};

/** "le 6", told after a day that is far from publication: the first 6th from then on. */
export const dayAtHand = (
  day: number,
  weekday: number | null,
  { publishedAt, dayBefore }: Neighbours,
): string | null => {
  if (dayBefore === null || publishedAt === null) return null;
  const from = dayNumberOf(dayBefore);
  if (Math.abs(dayNumberOf(publishedAt) - from) <= near) return null;
  for (let away = 0; away <= 31; away++)
    if (dayOfMonthOf(from + away) === day)
      return weekday === null || weekdayOf(from + away) === weekday ? isoDay(from + away) : null;
  return null;
};
