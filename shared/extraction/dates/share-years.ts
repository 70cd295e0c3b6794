import type { Toward } from '../../languages/date-words.ts';
import type { Analysis } from '../analysis.ts';
import type { Ruled } from '../rule.ts';
import type { CalendarMeaning, DateExpression } from './date-expression.ts';
import { tenseAround } from './tense.ts';

type Dated = Ruled<DateExpression>;

/** How many tokens may stand between a date and the one that says its year: "du 24 juillet au 5 août 2006". */
const reach = 3;
/** How many tokens a bracket behind a year may hold for the year to frame it. */
const longestBracket = 60;

/** The meaning of a month or day that says nothing of its year, else null. */
const yearless = ({ found: { meaning } }: Dated): CalendarMeaning | null =>
  meaning.kind === 'calendar' &&
  meaning.month !== null &&
  meaning.year === null &&
  meaning.yearShift === null &&
  meaning.toward === null
    ? meaning
    : null;

const withYear = (one: Dated, meaning: CalendarMeaning, year: number): Dated => ({
  ...one,
  found: { ...one.found, meaning: { ...meaning, year } },
});

const areListed = ({ tokens, pack }: Analysis, one: Dated, next: Dated): boolean =>
  next.found.first - one.found.end <= reach && pack.dates.dayLists.has(tokens[one.found.end]?.norm ?? '');

/** "du 24 juillet au 5 août 2006": the year of the later date of a pair. */
const yearOfNext = (
  analysis: Analysis,
  one: Dated,
  meaning: CalendarMeaning,
  next: Dated | undefined,
): number | null => {
  if (next === undefined || next.found.meaning.kind !== 'calendar' || !areListed(analysis, one, next)) return null;
  const { year, month } = next.found.meaning;
  if (year === null || month === null || meaning.month === null) return null;
  return year - (meaning.month > month ? 1 : 0);
};

/** "en mai et juin derniers": both are. */
const towardOfNext = (analysis: Analysis, one: Dated, next: Dated | undefined): Toward | null =>
  next?.found.meaning.kind === 'calendar' &&
  next.found.meaning.month !== null &&
  next.found.meaning.year === null &&
  areListed(analysis, one, next)
    ? next.found.meaning.toward
    : null;

/** "le 3 décembre 2012 et le 5 janvier": the year goes on. */
const yearOfPrevious = (
  analysis: Analysis,
  one: Dated,
  meaning: CalendarMeaning,
  previous: Dated | undefined,
): number | null => {
  if (previous === undefined || previous.found.meaning.kind !== 'calendar' || !areListed(analysis, previous, one))
    return null;
  const { year, month } = previous.found.meaning;
  if (year === null || month === null || meaning.month === null) return null;
  return year + (meaning.month < month ? 1 : 0);
};

/** The year that frames what follows it, up to the token `until`: "En 2008, il gagne en mars", "en 2008 (en mars puis en mai)". */
const frameOf = (
  { tokens, sentences, sentenceOf }: Analysis,
  { found }: Dated,
): { year: number; until: number } | null => {
  const { meaning, first, end } = found;
  if (meaning.kind !== 'calendar' || meaning.year === null || meaning.month !== null) return null;
  const sentence = sentences[sentenceOf[first] as number];
  if (sentence === undefined) return null;
  if (tokens[end]?.text === '(') {
    let until = end;
    while (until < Math.min(sentence.end, end + longestBracket) && tokens[until]?.text !== ')') until++;
    return { year: meaning.year, until };
  }
  const opens = first <= sentence.first + 1 && tokens[end]?.text === ',';
  return opens || tokens[end]?.text === ':' ? { year: meaning.year, until: sentence.end } : null;
};

/** Gives months and days without a year the one that the dates beside them, or a year that opens their sentence or bracket, say. */
export const shareYears = (analysis: Analysis, read: readonly Dated[]): Dated[] => {
  const shared: Dated[] = [];
  let frame: { year: number; until: number } | null = null;
  for (const [i, one] of read.entries()) {
    const { first } = one.found;
    if (frame !== null && first >= frame.until) frame = null;
    const meaning = yearless(one);
    if (meaning === null) {
      frame = frameOf(analysis, one) ?? frame;
      shared.push(one);
      continue;
    }
    const next = read[i + 1];
    const toward = towardOfNext(analysis, one, next);
    if (toward !== null) {
      shared.push({ ...one, found: { ...one.found, meaning: { ...meaning, toward } } });
      continue;
    }
    const framed = frame !== null && tenseAround(analysis, first) !== 'future' ? frame.year : null;
    const year =
      yearOfNext(analysis, one, meaning, next) ?? yearOfPrevious(analysis, one, meaning, shared[i - 1]) ?? framed;
    shared.push(year === null ? one : withYear(one, meaning, year));
  }
  return shared;
};
