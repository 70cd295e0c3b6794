import { tag } from '../../languages/lexical-tags.ts';
import { type PhraseMatch, type PhraseTable, phraseBefore } from '../../languages/phrase-table.ts';
import { complement } from '../../languages/reporting-words.ts';
import type { Token } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import { datelineKind } from '../dates/dateline.ts';
import { opensClause } from './clause.ts';
import { isBehindAside, isInAside, isOfAnother, isOfAside } from './date-asides.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** The dates of a sentence that a statistic may hold for or be compared with. */
export interface StatisticDates {
  /** The nearest before and behind it that nothing is compared with, each in its sentence. */
  readonly before: DateReading | null;
  readonly behind: DateReading | null;
  /** The nearer of the two. */
  readonly date: DateReading | null;
  /** The nearest that something is compared with: "par rapport à 2011". */
  readonly baseline: DateReading | null;
}

/** Where changes begin and end: "depuis 1900", "entre 2000 et 2020". */
export interface Periods {
  /** By the date that a change begins on, the one that it ends on, or null. */
  readonly endOf: ReadonlyMap<DateReading, DateReading | null>;
  readonly startOf: ReadonlyMap<DateReading, DateReading>;
}

type Neighbours = Pick<StatisticDates, 'before' | 'behind'> & { readonly nearest: DateReading | null };

/** "300 left, and tonight 260 remain": does a date behind a number begin the clause of the next, nearer to it? */
const opensNextClause = (
  { tokens, tags, sentenceOf }: Analysis,
  end: number,
  date: DateReading,
  next: StatisticReading | undefined,
): boolean => {
  if (next === undefined || next.first < date.end || sentenceOf[next.first] !== sentenceOf[date.first]) return false;
  if (next.first - date.end >= date.first - end) return false;
  for (let i = end; i < date.first; i++)
    if (isClauseMark(tokens[i]) || ((tags[i] ?? 0) & (tag.coordinator | tag.subordinator)) !== 0) return true;
  return false;
};

/** A stop within a word parts nothing: "U.S.". */
const isClauseMark = (token: Token | undefined): boolean => token?.kind === 'punctuation' && token.text !== '.';

/** How far into its sentence a date may stand that holds for all of it: "En 2012,", "Au 1er janvier 2012,". */
const leadingReach = 3;

/** "ils se marient en 1962, et ont [deux] enfants": does a conjunction behind a comma part a number from a date before, that leads no sentence? */
const isPartedFrom = ({ tokens, tags, sentences, sentenceOf }: Analysis, date: DateReading, first: number): boolean => {
  if (date.first <= (sentences[sentenceOf[first] as number]?.first ?? 0) + leadingReach) return false;
  for (let i = date.end; i < first; i++)
    if (tokens[i]?.text === ';' || (tokens[i]?.text === ',' && ((tags[i + 1] ?? 0) & tag.coordinator) !== 0))
      return true;
  return false;
};

/** For each statistic its neighbours among `dates`, in one pass over both lists; of two as near, the one behind. */
const neighboursOf = (
  analysis: Analysis,
  statistics: readonly StatisticReading[],
  dates: readonly DateReading[],
): Neighbours[] => {
  const { sentenceOf } = analysis;
  let next = 0;
  /** The last statistic before the date behind the one at hand. */
  let last = 0;
  return statistics.map(({ first, end }, i) => {
    while (next < dates.length && (dates[next] as DateReading).first < first) next++;
    const inSentence = (date: DateReading | undefined) =>
      date !== undefined && sentenceOf[date.first] === sentenceOf[first] ? date : null;
    const [before, behind] = [inSentence(dates[next - 1]), inSentence(dates[next])];
    const isBehind =
      behind !== null &&
      (before === null || behind.first - end <= first - before.end) &&
      !opensNextClause(analysis, end, behind, statistics[i + 1]);
    last = Math.max(last, i);
    while (behind !== null && (statistics[last + 1]?.end ?? behind.first + 1) <= behind.first) last++;
    const other = last > i ? (statistics[last] as StatisticReading) : null;
    const isTaken = isBehind && other !== null && isOfAnother(analysis, other, behind);
    const isParted = isBehind && (isInAside(analysis, end, behind) || isBehindAside(analysis, first, end, behind));
    if (isTaken || isParted) return { before, behind, nearest: null };
    const governs =
      before !== null && !isPartedFrom(analysis, before, first) && !isOfAside(analysis, before, statistics[i - 1]);
    return { before, behind, nearest: isBehind ? behind : governs ? before : null };
  });
};

/** The expression of the table that stands right before a date, an article between; or null. */
const introduction = <Value>(
  { tokens, tags }: Analysis,
  table: PhraseTable<Value>,
  { first }: DateReading,
): PhraseMatch<Value> | null => {
  const determined = ((tags[first - 1] ?? 0) & tag.determiner) !== 0;
  return phraseBefore(table, tokens, first) ?? (determined ? phraseBefore(table, tokens, first - 1) : null);
};
const introduces = (analysis: Analysis, table: PhraseTable<unknown>, date: DateReading): boolean =>
  introduction(analysis, table, date) !== null;

/** "un sondage publié mercredi", "figures released on Tuesday": a date of what tells the figure. */
const isOfPublication = ({ tokens, tags, pack }: Analysis, { first }: DateReading): boolean => {
  let at = first - 1;
  while (at > first - 3 && ((tags[at] ?? 0) & (tag.determiner | tag.preposition)) !== 0) at--;
  return pack.comparisons.publishing.has(tokens[at]?.norm ?? '');
};

/** How far before a verb that tells it the comma of its incise may stand, in tokens. */
const inciseReach = 6;

/** ", a annoncé [dimanche] la préfète", ", police said [Tuesday]": when it was told, and not when it was. */
const isOfTelling = ({ tokens, tags, entries }: Analysis, { first }: DateReading): boolean => {
  const report = entries[first - 1]?.report;
  if (report === undefined || (report.takes & complement.quote) === 0) return false;
  for (let i = first - 2; i > first - 2 - inciseReach; i--) {
    if (tokens[i]?.text === ',') return true;
    if (tokens[i]?.kind !== 'word' || ((tags[i] ?? 0) & tag.digits) !== 0) return false;
  }
  return false;
};

/** Is it known to the day? */
const isDay = ({ value }: DateReading): boolean => value === null || value.length === 'YYYY-MM-DD'.length;

/** The periods that the dates of a text open and close. */
export const periodsOf = (analysis: Analysis, dates: readonly DateReading[]): Periods => {
  const { tokens, tags, pack } = analysis;
  const { since, onYears, periodOpeners, periodLinks } = pack.comparisons;
  const endOf = new Map<DateReading, DateReading | null>();
  const startOf = new Map<DateReading, DateReading>();
  const skipArticle = (at: number, step: 1 | -1) => (((tags[at] ?? 0) & tag.determiner) !== 0 ? at + step : at);
  dates.forEach((date, i) => {
    const next = dates[i + 1];
    const opens =
      periodOpeners.has(tokens[date.first - 1]?.norm ?? '') ||
      periodOpeners.has(tokens[skipArticle(date.first - 1, -1)]?.norm ?? '');
    const links = next !== undefined && periodLinks.has(tokens[date.end]?.norm ?? '');
    if (opens && links && (next.first === date.end + 1 || next.first === skipArticle(date.end + 1, 1))) {
      endOf.set(date, next);
      startOf.set(next, date);
    } else if (introduces(analysis, since, date) || (onYears.has(tokens[date.first - 1]?.norm ?? '') && !isDay(date)))
      endOf.set(date, null);
  });
  return { endOf, startOf };
};

/** How far before "since" a superlative may stand. */
const superlativeReach = 5;

/** "its highest level since 1982": a date that bounds how long nothing was higher. */
const isSuperlativeSince = (analysis: Analysis, date: DateReading): boolean => {
  const { tokens, pack } = analysis;
  const said = introduction(analysis, pack.comparisons.since, date);
  if (said === null) return false;
  for (let i = said.first - 1; i > said.first - superlativeReach; i--) {
    if (pack.comparisons.superlatives.has(tokens[i]?.norm ?? '')) return true;
    if (tokens[i]?.kind !== 'word') return false;
  }
  return false;
};

/** Does a clause begin right behind a date: "in May[, when] 59 % agreed"? */
const goesOnBehind = (analysis: Analysis, { end }: DateReading): boolean =>
  opensClause(analysis, analysis.tokens[end]?.text === ',' ? end + 1 : end);

/** The dates around each statistic in its sentence. */
export const datesOfStatistics = (
  analysis: Analysis,
  statistics: readonly StatisticReading[],
  dates: readonly DateReading[],
): StatisticDates[] => {
  const own = dates.filter(
    (date) =>
      !isSuperlativeSince(analysis, date) &&
      !isOfPublication(analysis, date) &&
      !isOfTelling(analysis, date) &&
      datelineKind(analysis, date) === null,
  );
  const { comparisons, dates: words } = analysis.pack;
  // "10 % of 2000 [levels]"
  const isLevel = ({ end }: DateReading) => words.yearNouns.has(analysis.tokens[end]?.norm ?? '');
  const baselines = own.filter((date) => isLevel(date) || introduces(analysis, comparisons.baseline, date));
  const known = new Set(baselines);
  const governing = neighboursOf(
    analysis,
    statistics,
    own.filter((date) => !known.has(date)),
  );
  const compared = neighboursOf(analysis, statistics, baselines);
  return governing.map(({ before, behind, nearest }, i) => {
    const baseline = compared[i]?.nearest ?? null;
    // "par rapport à mai, lorsque [59 %] y croyaient": a figure of that time, compared with nothing.
    const ofThen =
      baseline !== null && baseline.first < (statistics[i]?.first ?? 0) && goesOnBehind(analysis, baseline);
    return ofThen ? { before, behind, date: baseline, baseline: null } : { before, behind, date: nearest, baseline };
  });
};
