import { type WorthClass, worthClasses } from '../../languages/worth-words.ts';
import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import type { StatisticReading } from '../statistics/statistic-reading.ts';
import { worthOf } from './worth-classes.ts';

/** What a statement holds that bears on its check. */
export interface WorthFeatures {
  /** Words of each class. */
  readonly words: Readonly<Record<WorthClass, number>>;
  /** Statistics of its own, by what they tell. */
  readonly share: number;
  readonly money: number;
  readonly count: number;
  readonly measure: number;
  readonly rank: number;
  /** Statistics of its own that the text compares with an earlier state. */
  readonly trend: number;
  /** The weight of all statistics in its sentence, a telling one 1 and a trifle less. */
  readonly figures: number;
  /** Dates that are years: "en 2010", "since 1958". */
  readonly years: number;
  readonly question: boolean;
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

const isHandful = ({ type, vague, value }: StatisticReading): boolean =>
  type === 'count' && !vague && Math.abs(value ?? handful) < handful;
const isTelling = (statistic: StatisticReading): boolean => {
  const kind = kindOf[statistic.type];
  return kind !== 'trifle' && kind !== 'rank' && !isHandful(statistic);
};

const noWords = Object.fromEntries(worthClasses.map((name) => [name, 0])) as Record<WorthClass, number>;

/** What stands in a stretch of text, and around it. */
export interface WorthFigures {
  readonly statistics: readonly StatisticReading[];
  readonly inSentence: readonly StatisticReading[];
  readonly dates: readonly DateReading[];
}

/** Reads the features of the tokens `[first, end)`, with the statistics and dates that stand in them and in their sentence. */
export const worthFeatures = (
  { tokens, pack }: Analysis,
  first: number,
  end: number,
  { statistics, inSentence, dates }: WorthFigures,
): WorthFeatures => {
  const words = { ...noWords };
  let question = false;
  for (let i = first; i < end; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    if (token.kind !== 'word') {
      if (token.text === '?') question = true;
      continue;
    }
    for (let bits = worthOf(pack, token.norm), at = 0; bits !== 0; bits >>>= 1, at++)
      if ((bits & 1) !== 0) words[worthClasses[at] as WorthClass]++;
  }
  const found = { share: 0, money: 0, count: 0, measure: 0, rank: 0, trifle: 0 };
  let trend = 0;
  for (const statistic of statistics) {
    found[isHandful(statistic) ? 'trifle' : kindOf[statistic.type]]++;
    if (statistic.change !== null || statistic.baseline !== null) trend++;
  }
  let figures = 0;
  for (const statistic of inSentence) figures += isTelling(statistic) ? 1 : trifle;
  const { share, money, count, measure, rank } = found;
  return {
    words,
    share,
    money,
    count,
    measure,
    rank,
    trend,
    figures,
    years: dates.filter(({ value }) => value?.length === 4).length,
    question,
  };
};
