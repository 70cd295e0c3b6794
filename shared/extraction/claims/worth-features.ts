import { tag } from '../../languages/lexical-tags.ts';
import type { WorthClass } from '../../languages/worth-words.ts';
import type { Analysis } from '../analysis.ts';
import type { StatisticReading } from '../statistics/statistic-reading.ts';
import { worthBit, worthOf } from './worth-classes.ts';

/** What a stretch of text holds that bears on its check: counts, each capped. */
export interface WorthFeatures {
  readonly words: Readonly<Record<WorthClass, number>>;
  /** Statistics: shares and changes, money, counts, the rest. */
  readonly share: number;
  readonly money: number;
  readonly count: number;
  readonly measure: number;
  readonly rank: number;
  /** A handful of things, or the score of a match: seldom worth a look. */
  readonly few: number;
  readonly date: number;
  readonly change: number;
  readonly question: number;
  /** Its length in words. */
  readonly length: number;
}

const most = 3;
/** Below it a count is a handful. */
const few = 5;
const kindOf: Readonly<Record<StatisticReading['type'], 'share' | 'money' | 'count' | 'measure' | 'rank' | 'few'>> = {
  percent: 'share',
  ratio: 'share',
  multiplier: 'share',
  money: 'money',
  count: 'count',
  score: 'few',
  rank: 'rank',
  age: 'measure',
  duration: 'measure',
  measure: 'measure',
};

/** Reads the features of the tokens `[first, end)`, with the statistics and dates that stand in them. */
export const worthFeatures = (
  { tokens, tags, pack }: Analysis,
  first: number,
  end: number,
  statistics: readonly StatisticReading[],
  dates: number,
): WorthFeatures => {
  const words = Object.fromEntries(Object.keys(worthBit).map((name) => [name, 0])) as Record<WorthClass, number>;
  let change = 0;
  let question = 0;
  let length = 0;
  for (let i = first; i < end; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    if (token.text === '?') question = 1;
    if (token.kind !== 'word') continue;
    length++;
    if (((tags[i] as number) & tag.change) !== 0) change++;
    const bits = worthOf(pack.worth, token.norm);
    if (bits !== 0)
      for (const name in worthBit) if ((bits & worthBit[name as WorthClass]) !== 0) words[name as WorthClass]++;
  }
  const found = { share: 0, money: 0, count: 0, measure: 0, rank: 0, few: 0 };
  for (const { type, value, vague } of statistics)
    found[type === 'count' && !vague && Math.abs(value ?? few) < few ? 'few' : kindOf[type]]++;
  for (const name in found) found[name as keyof typeof found] = Math.min(most, found[name as keyof typeof found]);
  for (const name in words) words[name as WorthClass] = Math.min(most, words[name as WorthClass]);
  return { words, ...found, date: Math.min(most, dates), change: Math.min(most, change), question, length };
};
