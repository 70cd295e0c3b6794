import { describe, expect, test } from 'vitest';
import { readScheduleExpression, ScheduleExpressionError } from '../../../local/schedules/schedule-expression.ts';

const from = '2026-03-01T00:00:00Z';

/** The first runs after a time, as ISO 8601 to the minute. */
function runs(expression: string, count: number, after = from, timeZone?: string): string[] {
  const next = readScheduleExpression(expression, timeZone);
  const found: string[] = [];
  for (let at = next(Date.parse(after)); at !== undefined && found.length < count; at = next(at))
    found.push(new Date(at).toISOString().slice(0, 16));
  return found;
}

describe('a schedule expression', () => {
  test.each([
    ['rate(5 minutes)', ['2026-03-01T00:05', '2026-03-01T00:10']],
    ['rate(1 hour)', ['2026-03-01T01:00', '2026-03-01T02:00']],
    ['rate(7 days)', ['2026-03-08T00:00', '2026-03-15T00:00']],
    ['cron(30 1 * * ? *)', ['2026-03-01T01:30', '2026-03-02T01:30']],
    ['cron(0 18 ? * MON-FRI *)', ['2026-03-02T18:00', '2026-03-03T18:00']],
    ['cron(0/15 * * * ? *)', ['2026-03-01T00:15', '2026-03-01T00:30']],
    ['cron(5,35 14 * * ? *)', ['2026-03-01T14:05', '2026-03-01T14:35']],
    ['cron(0 10 ? * 1 *)', ['2026-03-01T10:00', '2026-03-08T10:00']],
    ['cron(0 9 ? * 2#1 *)', ['2026-03-02T09:00', '2026-04-06T09:00']],
    ['cron(15 10 ? * 6L 2026-2027)', ['2026-03-27T10:15', '2026-04-24T10:15']],
    ['cron(0 8 L * ? *)', ['2026-03-31T08:00', '2026-04-30T08:00']],
    ['cron(0 8 15W * ? *)', ['2026-03-16T08:00', '2026-04-15T08:00']],
    ['cron(0 8 1 JAN,JUL ? *)', ['2026-07-01T08:00', '2027-01-01T08:00']],
    ['cron(0 3 * * ? 2020)', []],
    ['cron(0 3 30 2 ? *)', []],
  ])('%s falls due at %j', (expression, expected) => {
    expect(runs(expression, 2)).toEqual(expected);
  });

  test('is read in its time zone, summer and winter, and runs once where an hour comes twice', () => {
    expect(runs('cron(30 2 * * ? *)', 3, '2026-10-24T00:00:00Z', 'Europe/Paris')).toEqual([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });

  test.each([
    ['rate(0 hours)'],
    ['rate(1.5 hours)'],
    ['rate(1 week)'],
    ['at(2026-03-01T00:00:00)'],
    ['cron(0 3 * * ?)'],
    ['cron(0 3 * * * *)'],
    ['cron(0 3 ? * ? *)'],
    ['cron(61 3 * * ? *)'],
  ])('%s is refused', (expression) => {
    expect(() => readScheduleExpression(expression)).toThrow(ScheduleExpressionError);
  });

  test('an unknown time zone is refused', () => {
    expect(() => readScheduleExpression('cron(0 3 * * ? *)', 'Mars/Base')).toThrow(ScheduleExpressionError);
  });
});
