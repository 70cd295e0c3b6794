import { describe, expect, it } from 'vitest';
import { type Analysis, analyse } from '../../../shared/extraction/analysis.ts';
import { dateRules } from '../../../shared/extraction/dates/date-rules.ts';
import { readDates } from '../../../shared/extraction/dates/read-dates.ts';
import { type Example, type Reading, type Ruled, spanOfReading } from '../../../shared/extraction/rule.ts';
import { readStatistics } from '../../../shared/extraction/statistics/read-statistics.ts';
import { statisticRules } from '../../../shared/extraction/statistics/statistic-rules.ts';
import { packs } from '../../../shared/languages/packs.ts';

const context = { publishedAt: '2014-03-05', receivedOn: '2014-03-06' };
const datesIn = (analysis: Analysis) => readDates(analysis, context).dates;
const statisticsIn = (analysis: Analysis) => readStatistics(analysis, datesIn(analysis));

const registries = [
  { rules: dateRules, readAll: datesIn as (analysis: Analysis) => Ruled<Reading>[] },
  { rules: statisticRules, readAll: statisticsIn as (analysis: Analysis) => Ruled<Reading>[] },
];

const wordsReadBy = (
  rule: string,
  readAll: (analysis: Analysis) => Ruled<Reading>[],
  text: string,
  language: Example['language'],
) => {
  const analysis = analyse(text, packs[language]);
  return readAll(analysis)
    .filter((read) => read.rule === rule)
    .map(({ found }) => text.slice(...spanOfReading(analysis, found)));
};

describe.each(registries)('each rule of a registry', ({ rules, readAll }) => {
  it('has a name of its own, examples and look-alikes', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { name, examples, lookAlikes } of rules) {
      expect(examples.length, name).toBeGreaterThan(0);
      expect(lookAlikes.length, name).toBeGreaterThan(0);
    }
  });

  it.each(
    rules.flatMap(({ name, examples }) =>
      examples.map(({ text, reads, language }) => ({ name, text, reads, language })),
    ),
  )('$name reads $reads in $text', ({ name, text, reads, language }) => {
    expect(wordsReadBy(name, readAll, text, language)).toContain(reads);
  });

  it.each(rules.flatMap(({ name, lookAlikes }) => lookAlikes.map(({ text, language }) => ({ name, text, language }))))(
    '$name reads nothing in $text',
    ({ name, text, language }) => {
      expect(wordsReadBy(name, readAll, text, language)).toEqual([]);
    },
  );
});
