import type { Analysis } from '../analysis.ts';
import { applyRules, dropOverlaps, type Ruled, type Trace } from '../rule.ts';
import type { DateExpression } from './date-expression.ts';
import { tenseAround } from './date-parts.ts';
import type { DateContext, DateReading, PublishedAt } from './date-reading.ts';
import { dateRules } from './date-rules.ts';
import { readPublicationDate } from './publication-date.ts';
import { resolveDate } from './resolve-date.ts';

const needsTense = ({ meaning }: DateExpression) =>
  meaning.kind === 'calendar' && meaning.year === null && meaning.yearShift === null && meaning.toward === null;

/** How many tokens may stand between a date and the one that says its year: "du 24 juillet au 5 août 2006". */
const reach = 3;

/** Gives a month or day without a year the year that the next date of its pair says. */
const shareYears = ({ tokens, pack }: Analysis, read: readonly Ruled<DateExpression>[]): Ruled<DateExpression>[] =>
  read.map((one, i) => {
    const next = read[i + 1]?.found;
    const { meaning, end } = one.found;
    if (next === undefined || meaning.kind !== 'calendar' || next.meaning.kind !== 'calendar') return one;
    if (meaning.month === null || meaning.year !== null || meaning.yearShift !== null || meaning.toward !== null)
      return one;
    if (next.meaning.year === null || next.meaning.month === null || next.first - end > reach) return one;
    if (!pack.dates.dayLists.has(tokens[end]?.norm ?? '')) return one;
    const year = next.meaning.year - (meaning.month > next.meaning.month ? 1 : 0);
    return { ...one, found: { ...one.found, meaning: { ...meaning, year } } };
  });

/**
 * The dates of an article in the order of the text, and its date of publication. Furniture ("Publié le …") is read for the latter only.
 */
export const readDates = (
  analysis: Analysis,
  context: DateContext,
  trace?: Trace,
): { dates: Ruled<DateReading>[]; publishedAt: PublishedAt } => {
  const { masked } = analysis;
  const whole = { ...analysis, masked: new Uint8Array(masked.length) };
  const read = shareYears(analysis, dropOverlaps(applyRules(dateRules, whole, undefined, trace), whole, trace));
  const publishedAt = readPublicationDate(analysis, read, context);
  const dates: Ruled<DateReading>[] = [];
  let before: string | null = null;
  let dayBefore: string | null = null;
  for (const { rule, found } of read) {
    if (masked[found.first] === 1) continue;
    const { first, end } = found;
    const tense = needsTense(found) ? tenseAround(analysis, first) : null;
    const anchors = {
      publishedAt: publishedAt?.date ?? null,
      receivedOn: context.receivedOn,
      before,
      dayBefore,
      tense,
    };
    const value = resolveDate(found.meaning, anchors);
    dates.push({ rule, found: { first, end, value } });
    if (value !== null) before = value;
    if (value?.length === 10) dayBefore = value;
  }
  return { dates, publishedAt };
};
