import { type Days, daysOf, eachDay } from '../client/date-range.ts';
import type { DocumentListOptions, Head, Reader } from '../client/index.ts';

/** Days that a listing of documents goes back without other word. */
export const recentDays = 7;
/** Where these hold none: how many steps back of how many days. */
const furtherSteps = 12;
const daysOfStep = 30;
/** Each day is eight queries, one after another. */
const parallelDays = 30;

const dayFrom = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** An article can be dated ahead. */
const daysAhead = 7;

/** The days that are listed where the user names none, or one end only. */
export const listedDays = (range: { from?: string; to?: string }, now: Date): Days => {
  const today = now.toISOString().slice(0, 10);
  const ahead = dayFrom(today, daysAhead);
  const { from = dayFrom(range.to !== undefined && range.to < today ? range.to : today, 1 - recentDays) } = range;
  return daysOf(range.to === undefined && from <= ahead ? { from, to: ahead } : { ...range, from }, now);
};

const collect = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** Documents by day, latest day first; several days are asked for at once. */
export async function* documentsOf(
  reader: Pick<Reader, 'documentsByDay'>,
  days: Days,
  options: DocumentListOptions,
): AsyncGenerator<Head> {
  const each = eachDay(days);
  for (let i = 0; i < each.length; i += parallelDays) {
    const asked = each.slice(i, i + parallelDays);
    for (const heads of await Promise.all(asked.map((day) => collect(reader.documentsByDay(day, options)))))
      yield* heads;
  }
}

/** The first day that `newestDocuments` looks at. */
export const oldestListed = (now: Date): string => dayFrom(listedDays({}, now).from, -furtherSteps * daysOfStep);

/**
 * The documents of the last days; where there are none, those of the latest thirty days of the year before that hold any. A document's day is
 * that of its publication, so what was uploaded a moment ago may well be an older one.
 * @param onWiden is told where it went back.
 */
export async function* newestDocuments(
  reader: Pick<Reader, 'documentsByDay'>,
  now: Date,
  options: DocumentListOptions,
  onWiden: (days: Days) => void,
): AsyncGenerator<Head> {
  const recent = listedDays({}, now);
  let found = false;
  for await (const head of documentsOf(reader, recent, options)) {
    found = true;
    yield head;
  }
  for (let step = 0, to = dayFrom(recent.from, -1); !found && step < furtherSteps; step++) {
    const days = { from: dayFrom(to, 1 - daysOfStep), to };
    for await (const head of documentsOf(reader, days, options)) {
      if (!found) onWiden(days);
      found = true;
      yield head;
    }
    to = dayFrom(days.from, -1);
  }
}
