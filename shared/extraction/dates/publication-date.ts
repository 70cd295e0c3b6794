import { phraseBefore } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import type { Ruled } from '../rule.ts';
import type { DateExpression } from './date-expression.ts';
import type { DateContext, PublishedAt } from './date-reading.ts';
import { resolveDate } from './resolve-date.ts';

/** Lines of a page among which its date of publication is looked for. */
const headLines = 15;
/** Words before a date that make the line a dateline: "Paris, le", "Published:". */
const leadWords = 6;

const isFull = ({ found: { meaning } }: Ruled<DateExpression>) =>
  meaning.kind === 'calendar' && meaning.year !== null && meaning.month !== null && meaning.day !== null;

/** Does a line of furniture begin as one that says when, or by whom, the article was published ("Publié le …")? */
const saysPublication = ({ source, sentences, sentenceOf, pack }: Analysis, first: number): boolean => {
  const [start, end] = sentences[sentenceOf[first] as number]?.span ?? [0, 0];
  const line = source.slice(start, end).toLowerCase();
  return [...pack.page.timestamp, ...pack.page.byline].some((opening) => line.startsWith(opening));
};

/** Is a date the head of its line: alone, before a dash or a stop, or in a line that page furniture says it was published by? */
const isDateline = (analysis: Analysis, { first, end }: DateExpression): boolean => {
  const { tokens, sentences, sentenceOf, masked } = analysis;
  if (masked[first] === 1) return saysPublication(analysis, first);
  const sentence = sentences[sentenceOf[first] as number];
  const before = sentence === undefined ? 0 : first - sentence.first;
  const opensLine = sentence !== undefined && (sentence.first === 0 || tokens[sentence.first - 1]?.kind === 'break');
  if (!opensLine || before > leadWords) return false;
  const next = tokens[end];
  const closes = next === undefined || next.kind === 'break' || /^[-–—.:|,(]$/u.test(next.text);
  if (before === 0) return closes;
  // "Paris, le 4 mars 2024 –": a place and a mark, then a dash or the end of the line.
  const marked = [first - 1, first - 2].some((i) => i > sentence.first && /^[,:(–—]$/u.test(tokens[i]?.text ?? ''));
  return closes && marked && next?.text !== ',' && next?.text !== '.' && tokens[sentence.first]?.capital === true;
};

/** The date of publication: as the upload gives it, else as the page's head says, else by a weekday that the text calls today's. */
export const readPublicationDate = (
  analysis: Analysis,
  read: readonly Ruled<DateExpression>[],
  { publishedAt, receivedOn }: DateContext,
): PublishedAt => {
  if (publishedAt !== null) return { date: publishedAt, from: 'metadata' };
  const { tokens, sentences, sentenceOf, pack } = analysis;
  const anchors = { publishedAt: null, receivedOn, before: null, dayBefore: null, tense: null };
  for (const one of read) {
    const line = sentences[sentenceOf[one.found.first] as number]?.paragraph ?? 0;
    if (!isFull(one)) continue;
    const inFurniture = analysis.masked[one.found.first] === 1;
    if (line > headLines && !inFurniture) continue;
    if (!isDateline(analysis, one.found)) continue;
    const date = resolveDate(one.found.meaning, anchors);
    if (date !== null) return { date, from: 'dateline' };
  }
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
