/** A span of days or months, both ends included: `2026-02` or `2026-02-04`. */
export interface DateRange {
  readonly from?: string;
  readonly to?: string;
}
/** Full days, YYYY-MM-DD, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const calendar = /^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/;
const dayMilliseconds = 86_400_000;

const checked = (name: string, value: string): string => {
  if (!calendar.test(value))
    throw new RangeError(`${name} is "${value}"; give a day (2026-02-04) or a month (2026-02).`);
  return value;
};
const monthsFrom = (now: Date, months: number): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 7);

/** The days of a range. Default: the last twelve months, and the next, since an article can be dated ahead. */
export const daysOf = ({ from, to }: DateRange, now: Date): Days => {
  const first = checked('from', from ?? monthsFrom(now, -12));
  const last = checked('to', to ?? monthsFrom(now, 1));
  const days = { from: first.length === 7 ? `${first}-01` : first, to: last.length === 7 ? `${last}-31` : last };
  if (days.from > days.to) throw new RangeError(`The range ends (${last}) before it begins (${first}).`);
  return days;
};

/** Its months, YYYY-MM, latest first. */
export const monthsOf = ({ from, to }: Days): string[] => {
  const months: string[] = [];
  const start = new Date(`${to.slice(0, 7)}-01T00:00:00Z`);
  for (let back = 0; ; back--) {
    const month = monthsFrom(start, back);
    if (month < from.slice(0, 7)) return months;
    months.push(month);
  }
};

/** Its days, latest first. */
export const eachDay = ({ from, to }: Days): string[] => {
  const days: string[] = [];
  const lastOfMonth = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).toISOString().slice(0, 10);
  for (let time = Date.parse(to < lastOfMonth ? to : lastOfMonth); ; time -= dayMilliseconds) {
    const day = new Date(time).toISOString().slice(0, 10);
    if (day < from) return days;
    days.push(day);
  }
};
