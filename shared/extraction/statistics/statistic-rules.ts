import type { Rule } from '../rule.ts';
import { age } from './rules/age.ts';
import { count } from './rules/count.ts';
import { duration } from './rules/duration.ts';
import { measure } from './rules/measure.ts';
import { money } from './rules/money.ts';
import { factorAdverb, factorVerb, multiplier } from './rules/multiplier.ts';
import { percent, percentPoints } from './rules/percent.ts';
import { rankNumber, rankOrdinal } from './rules/rank.ts';
import { fractionRatio, ratio } from './rules/ratio.ts';
import { countedScore, gameScore, voteScore } from './rules/score.ts';
import type { StatisticContext } from './statistic-context.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** Every way to say a quantity; where two read the same words, the first stands. */
export const statisticRules: readonly Rule<StatisticReading, StatisticContext>[] = [
  percent,
  percentPoints,
  money,
  measure,
  age,
  duration,
  multiplier,
  factorVerb,
  factorAdverb,
  ratio,
  fractionRatio,
  gameScore,
  countedScore,
  voteScore,
  rankNumber,
  rankOrdinal,
  count,
];
