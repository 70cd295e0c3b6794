/** Days since 1970-01-01 of a day of the calendar. */
export const dayNumber = (year: number, month: number, day: number): number =>
  Math.round(Date.UTC(year, month - 1, day) / 86_400_000);

export const dayNumberOf = (iso: string): number =>
  dayNumber(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));

/** YYYY-MM-DD of days since 1970-01-01. */
export const isoDay = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** 1–31. */
export const dayOfMonthOf = (days: number): number => new Date(days * 86_400_000).getUTCDate();

/** 0 is Sunday. */
export const weekdayOf = (days: number): number => (((days + 4) % 7) + 7) % 7;

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const two = (n: number) => String(n).padStart(2, '0');
/** YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known. */
export const isoDate = (year: number, month: number | null, day: number | null): string => {
  const head = String(year).padStart(4, '0');
  if (month === null) return head;
  return day === null ? `${head}-${two(month)}` : `${head}-${two(month)}-${two(day)}`;
};
