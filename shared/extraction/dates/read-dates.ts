import type { Analysis } from '../analysis.ts';
import { applyRules, dropOverlaps, type Ruled, spanOfReading, type Trace } from '../rule.ts';
import { narratedDate } from './beside-date.ts';
import { dayNumberOf, weekdayOf } from './calendar-arithmetic.ts';
import type { DateExpression } from './date-expression.ts';
import type { DateContext, DateReading, PublishedAt } from './date-reading.ts';
import { dateRules } from './date-rules.ts';
import { readDatelines, readPublicationDate } from './publication-date.ts';
import { type Anchors, resolveDate } from './resolve-date.ts';
import { shareYears } from './share-years.ts';
import { tenseAround } from './tense.ts';

const needsTense = ({ meaning }: DateExpression) =>
  meaning.kind === 'part' ||
  (meaning.kind === 'calendar' &&
    meaning.year === null &&
    meaning.yearShift === null &&
    (meaning.toward === null || meaning.toward === 'this'));

/** How many sentences on a date without a year goes on from the one before it. */
const storySentences = 2;

const sentencesBetween = ({ sentenceOf }: Analysis, from: number, to: number): number =>
  (sentenceOf[to] as number) - (sentenceOf[from] as number);

/** Years before publication from which on "aujourd'hui", told right after, means these times. */
const longAgo = 3;

/** Does a word for today stand against a past told just before: "Fondé en 1980. Aujourd'hui, le club …"? */
const isAgainstPast = (
  analysis: Analysis,
  { first }: DateExpression,
  before: DateReading | null,
  publishedAt: string | null,
): boolean =>
  before?.value != null &&
  publishedAt !== null &&
  analysis.pack.dates.nowadays.has(analysis.tokens[first]?.norm ?? '') &&
  sentencesBetween(analysis, before.first, first) <= 1 &&
  Number(publishedAt.slice(0, 4)) - Number(before.value.slice(0, 4)) >= longAgo;

/** By weekday, the days of the week around publication that the article names in full: what a bare weekday in a title means. */
const fullWeekdays = (read: readonly Ruled<DateExpression>[], anchors: Anchors): ReadonlyMap<number, string> => {
  const days = new Map<number, string>();
  if (anchors.publishedAt === null) return days;
  const today = dayNumberOf(anchors.publishedAt);
  for (const { found } of read) {
    const { meaning } = found;
    if (meaning.kind !== 'calendar' || meaning.weekday === null || meaning.day === null) continue;
    const day = resolveDate(meaning, anchors);
    if (day !== null && Math.abs(dayNumberOf(day) - today) <= 7 && weekdayOf(dayNumberOf(day)) === meaning.weekday)
      days.set(meaning.weekday, day);
  }
  return days;
};

/**
 * The dates of an article in the order of the text, and its date of publication. Furniture ("Publié le …") is read for the latter only.
 */
export const readDates = (
  analysis: Analysis,
  context: DateContext,
  trace?: Trace,
): { dates: Ruled<DateReading>[]; publishedAt: PublishedAt; dateline: string | null } => {
  const { masked } = analysis;
  const whole = { ...analysis, masked: new Uint8Array(masked.length) };
  const read = shareYears(analysis, dropOverlaps(applyRules(dateRules, whole, undefined, trace), whole, trace));
  const publishedAt = readPublicationDate(analysis, read, context);
  const dateline =
    publishedAt?.from === 'dateline' ? publishedAt.date : readDatelines(analysis, read, context.receivedOn);
  const dates: Ruled<DateReading>[] = [];
  const still = { publishedAt: publishedAt?.date ?? null, receivedOn: context.receivedOn };
  const named = fullWeekdays(read, { ...still, before: null, dayBefore: null, tense: null });
  let before: DateReading | null = null as DateReading | null;
  let dayBefore: string | null = null;
  for (const { rule, found } of read) {
    const { first, end, meaning } = found;
    if (masked[first] === 1) continue;
    if (isAgainstPast(analysis, found, before, still.publishedAt)) {
      const span = spanOfReading(analysis, found);
      trace?.({ rule, span, outcome: 'dropped', reason: 'these times, told against a past' });
      continue;
    }
    const tense = needsTense(found) ? tenseAround(analysis, first) : null;
    const isBareWeekday =
      meaning.kind === 'calendar' && meaning.weekday !== null && meaning.day === null && meaning.toward === null;
    const known = isBareWeekday && tense === null ? named.get(meaning.weekday) : undefined;
    const anchors: Anchors = { ...still, before: before?.value ?? null, dayBefore, tense };
    const resolved = known ?? resolveDate(meaning, anchors);
    const goesOn = before !== null && sentencesBetween(analysis, before.first, first) <= storySentences;
    const isOpen = goesOn && resolved !== null && meaning.kind === 'calendar' && needsTense(found);
    const value = isOpen ? (narratedDate(meaning, resolved, anchors) ?? resolved) : resolved;
    dates.push({ rule, found: { first, end, value } });
    if (value !== null) before = { first, end, value };
    if (value?.length === 10) dayBefore = value;
  }
  return { dates, publishedAt, dateline };
};
