import { type WorthClass, worthClasses } from '../../languages/worth-words.ts';
import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import type { Reading } from '../rule.ts';
import type { StatisticReading } from '../statistics/statistic-reading.ts';
import { worthOf } from './worth-classes.ts';

type WordCounts = Readonly<Record<WorthClass, number>>;

/** What the sentence holds in which a statement stands. */
export interface SentenceFeatures {
  /** Words of each class. */
  readonly words: WordCounts;
  /** The weight of all its statistics, a telling one 1 and a trifle less. */
  readonly figures: number;
  /** Its greatest number in thousandfolds: a thousand is 1, a million 2. */
  readonly size: number;
}

/** What a statement holds that bears on its check. */
export interface WorthFeatures {
  /** Words of each class. */
  readonly words: WordCounts;
  readonly sentence: SentenceFeatures;
  /** Statistics of its own: all, and by what they tell. */
  readonly statistics: number;
  readonly share: number;
  readonly money: number;
  readonly count: number;
  readonly rank: number;
  /** Statistics of its own that the text compares with an earlier state. */
  readonly trend: number;
  /** Dates that are years: "en 2010", "since 1958". */
  readonly years: number;
  readonly question: boolean;
}

/** The statistics and dates of a stretch of text, in its order. */
export interface Figures {
  readonly statistics: readonly StatisticReading[];
  readonly dates: readonly DateReading[];
}

const kindOf: Readonly<Record<StatisticReading['type'], 'share' | 'money' | 'count' | 'measure' | 'rank' | 'trifle'>> =
  {
    percent: 'share',
    ratio: 'share',
    multiplier: 'share',
    money: 'money',
    count: 'count',
    measure: 'measure',
    rank: 'rank',
    duration: 'trifle',
    age: 'trifle',
    score: 'trifle',
  };

/** Below it a count is a handful of things: anybody who was there knows. */
const handful = 5;
/** What an age, a duration, a rank, a score or a handful weighs beside a telling figure. */
const trifle = 0.3;
/** Nothing in the news is greater than a million millions. */
const greatestSize = 4;

/** The number, or the upper end of a range: "une ou deux voix" is 2. */
const sizeOf = ({ value, high, low }: StatisticReading): number | null => {
  const size = value ?? high ?? low;
  return size === null ? null : Math.abs(size);
};
const isHandful = (statistic: StatisticReading): boolean =>
  statistic.type === 'count' && !statistic.vague && (sizeOf(statistic) ?? handful) < handful;
const isTelling = (statistic: StatisticReading): boolean => {
  const kind = kindOf[statistic.type];
  return kind !== 'trifle' && kind !== 'rank' && !isHandful(statistic);
};
/** A percentage or a rank says nothing of how much there is. */
const hasSize: ReadonlySet<StatisticReading['type']> = new Set(['count', 'money', 'measure', 'duration', 'age']);

/** A statistic with its bound: "more than 10" compares nothing with anything. */
const bounded = ({ outerFirst, end }: StatisticReading): Reading => ({ first: outerFirst, end });

const noWords = Object.fromEntries(worthClasses.map((name) => [name, 0])) as WordCounts;
const thousandfolds = 3;

/** Counts the words of each class in `[first, end)`; those of a quantity or a date ("last week") are no words of their own. */
const countWords = (
  { tokens, pack }: Analysis,
  first: number,
  end: number,
  quantitiesAndDates: readonly Reading[],
): WordCounts => {
  const words: Record<WorthClass, number> = { ...noWords };
  const readings =
    quantitiesAndDates.length < 2 ? quantitiesAndDates : [...quantitiesAndDates].sort((a, b) => a.first - b.first);
  let next = 0;
  for (let i = first; i < end; i++) {
    for (; next < readings.length && (readings[next] as Reading).first <= i; next++)
      i = Math.max(i, (readings[next] as Reading).end);
    const token = tokens[i];
    if (i >= end || token?.kind !== 'word') continue;
    for (let bits = worthOf(pack, token, tokens[i + 1]), at = 0; bits !== 0; bits >>>= 1, at++)
      if ((bits & 1) !== 0) words[worthClasses[at] as WorthClass]++;
  }
  return words;
};

/** Reads the features of a sentence, the tokens `[first, end)`. */
export const sentenceFeatures = (
  analysis: Analysis,
  first: number,
  end: number,
  figures: Figures,
): SentenceFeatures => {
  let weight = 0;
  let size = 0;
  for (const statistic of figures.statistics) {
    weight += isTelling(statistic) ? 1 : trifle;
    if (hasSize.has(statistic.type)) size = Math.max(size, Math.log10((sizeOf(statistic) ?? 0) + 1) / thousandfolds);
  }
  const words = countWords(analysis, first, end, [...figures.statistics, ...figures.dates]);
  return { words, figures: weight, size: Math.min(greatestSize, size) };
};

/** Reads the features of a statement, the tokens `[first, end)`. */
export const worthFeatures = (
  analysis: Analysis,
  first: number,
  end: number,
  figures: Figures & { readonly sentence: SentenceFeatures },
): WorthFeatures => {
  const { statistics, dates, sentence } = figures;
  let question = false;
  for (let i = first; i < end && !question; i++) question = analysis.tokens[i]?.text === '?';
  const found = { share: 0, money: 0, count: 0, measure: 0, rank: 0, trifle: 0 };
  let trend = 0;
  for (const statistic of statistics) {
    found[isHandful(statistic) ? 'trifle' : kindOf[statistic.type]]++;
    if (statistic.change !== null || statistic.baseline !== null) trend++;
  }
  const { share, money, count, rank } = found;
  return {
    words: countWords(analysis, first, end, [...statistics.map(bounded), ...dates]),
    sentence,
    statistics: statistics.length,
    share,
    money,
    count,
    rank,
    trend,
    years: dates.filter(({ value }) => value?.length === 4).length,
    question,
  };
};
