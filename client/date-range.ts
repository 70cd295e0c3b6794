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
const monthsFrom = (now: Date, months: number): string => {
  const date = new Date(now);
  date.setUTCMonth(now.getUTCMonth() + months, 1);
  return date.toISOString().slice(0, 7);
};

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * The days of a range. Default: the last twelve months, and the next, since an article can be dated ahead; an end that is given moves the
 * other one, so that a default never makes a range end before it begins.
 * @throws RangeError for what is no day or month, or a range that ends before it begins.
 */
export const daysOf = ({ from, to }: DateRange, now: Date): Days => {
  const thisMonth = monthsFrom(now, 0);
  const last = checked('to', to ?? later(monthsFrom(now, 1), checked('from', from ?? thisMonth).slice(0, 7)));
  const anchor = new Date(earlier(last.slice(0, 7), thisMonth));
  const first = checked('from', from ?? monthsFrom(anchor, -12));
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
