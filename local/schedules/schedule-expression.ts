import { Cron } from 'croner';

/** When a schedule falls due: at a time of milliseconds since the epoch, the next one after another; undefined when there is none. */
export type NextRun = (afterMs: number) => number | undefined;

/** Why an expression of a schedule can't be used; the message is for whoever wrote it. */
export class ScheduleExpressionError extends Error {
  override readonly name = 'ScheduleExpressionError';
}

/** Units of `rate(N unit)`, in milliseconds. */
const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `rate(N unit)` or `cron(minutes hours day-of-month month day-of-week year)`, as EventBridge Scheduler takes them.
 * @param timeZone of a cron expression; an IANA name
 * @throws ScheduleExpressionError for what is neither
 */
export function readScheduleExpression(expression: string, timeZone = 'UTC'): NextRun {
  const [, count = '', unit = ''] = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const rate = units[unit];
  if (rate !== undefined) return (afterMs) => afterMs + Number(count) * rate;
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields === undefined)
    throw new ScheduleExpressionError(
      `${expression} is neither rate(N minutes|hours|days) nor cron(…); others are not known`,
    );
  return readCron(expression, fields, timeZone);
}

function readCron(expression: string, fields: readonly string[], timezone: string): NextRun {
  if (fields.length !== 6)
    throw new ScheduleExpressionError(`${expression} has ${fields.length} fields; AWS takes six, the year included`);
  const [, , dayOfMonth, , dayOfWeek] = fields;
  if ((dayOfMonth === '?') === (dayOfWeek === '?'))
    throw new ScheduleExpressionError(`${expression}: day-of-month or day-of-week is ?, one of them`);
  try {
    // AWS counts the days of the week from Sunday as 1, and steps may begin at a number: 0/15.
    const cron = new Cron(`0 ${fields.join(' ')}`, {
      timezone,
      mode: '7-part',
      alternativeWeekdays: true,
      sloppyRanges: true,
      paused: true,
    });
    cron.nextRun(new Date(0));
    return (afterMs) => cron.nextRun(new Date(afterMs))?.getTime();
  } catch (error) {
    throw new ScheduleExpressionError(`${expression}: ${(error as Error).message}`);
  }
}
