import { phraseBefore } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import type { Ruled } from '../rule.ts';
import { daysInMonth, isoDate } from './calendar-arithmetic.ts';
import type { DateExpression } from './date-expression.ts';
import type { DateContext, PublishedAt } from './date-reading.ts';
import { type DatelineKind, datelineKind } from './dateline.ts';
import { resolveDate } from './resolve-date.ts';

/** Lines of a page that are its head: datelines are looked for there, and in its furniture anywhere. */
const headLines = 15;

/** The day that a line of publication names. Where it leaves out the year, the last such day that is not after `receivedOn`. */
const dayOf = ({ meaning }: DateExpression, kind: DatelineKind, receivedOn: string): string | null => {
  if (meaning.kind !== 'calendar' || meaning.month === null || meaning.day === null) return null;
  const { year, yearShift, month, day } = meaning;
  if (year !== null) return isoDate(year, month, day);
  if (yearShift !== null || kind === 'alone' || kind === 'updated') return null;
  const last = Number(receivedOn.slice(0, 4));
  const found = isoDate(last, month, day) <= receivedOn ? last : last - 1;
  return day <= daysInMonth(found, month) ? isoDate(found, month, day) : null;
};

/** In this order the dates of datelines are believed: a page's foot may name other pieces, an update is not the publication. */
const ranks = ['head published', 'head', 'foot published', 'foot', 'updated'] as const;

const rankOf = (kind: DatelineKind, inHead: boolean): (typeof ranks)[number] => {
  if (kind === 'updated') return 'updated';
  if (kind === 'published') return inHead ? 'head published' : 'foot published';
  return inHead ? 'head' : 'foot';
};

/** The date that the page's datelines, bylines and notes of publication give; null where there are none. */
export const readDatelines = (
  analysis: Analysis,
  read: readonly Ruled<DateExpression>[],
  receivedOn: string,
): string | null => {
  const { opens, sentences, sentenceOf, masked } = analysis;
  const byRank = new Map<(typeof ranks)[number], string>();
  for (const { found } of read) {
    const inHead = opens && (sentences[sentenceOf[found.first] as number]?.paragraph ?? 0) <= headLines;
    if (!inHead && masked[found.first] !== 1) continue;
    const kind = datelineKind(analysis, found);
    if (kind === null) continue;
    const day = dayOf(found, kind, receivedOn);
    const rank = rankOf(kind, inHead);
    if (day !== null && !byRank.has(rank)) byRank.set(rank, day);
  }
  for (const rank of ranks) {
    const day = byRank.get(rank);
    if (day !== undefined) return day;
  }
  return null;
};

/** The date of publication: as the upload gives it, else as the page's head says, else by a weekday that the text calls today's. */
export const readPublicationDate = (
  analysis: Analysis,
  read: readonly Ruled<DateExpression>[],
  { publishedAt, receivedOn }: DateContext,
): PublishedAt => {
  if (publishedAt !== null) return { date: publishedAt, from: 'metadata' };
  const dateline = readDatelines(analysis, read, receivedOn);
  if (dateline !== null) return { date: dateline, from: 'dateline' };
  const { tokens, pack } = analysis;
  const anchors = { publishedAt: null, receivedOn, before: null, dayBefore: null, tense: null };
  for (const { found } of read) {
    const { meaning } = found;
    if (meaning.kind !== 'calendar' || meaning.weekday === null || meaning.day === null || meaning.month === null)
      continue;
    if (!pack.dates.demonstratives.has(tokens[found.first - 1]?.norm ?? '')) continue;
    const date = resolveDate(meaning, anchors);
    if (date !== null) return { date, from: 'text' };
  }
  // "aujourd'hui, mercredi 4 février 2026": a day that the text calls today.
  for (const { found } of read) {
    if (found.meaning.kind !== 'calendar' || found.meaning.year === null || found.meaning.day === null) continue;
    const said = phraseBefore(pack.dates.todayBefore, tokens, found.first);
    if (said !== null) return { date: resolveDate(found.meaning, anchors) as string, from: 'text' };
  }
  return null;
};
