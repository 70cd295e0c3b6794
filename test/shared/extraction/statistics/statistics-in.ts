import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { readDates } from '../../../../shared/extraction/dates/read-dates.ts';
import { spanOfReading } from '../../../../shared/extraction/rule.ts';
import { readStatistics } from '../../../../shared/extraction/statistics/read-statistics.ts';
import { packs } from '../../../../shared/languages/packs.ts';

/** Reads the statistics of a text as if published on 5 March 2014, with the words of each and of what it counts. */
export const statisticsIn = (text: string, language: Language) => {
  const analysis = analyse(text, packs[language]);
  const { dates } = readDates(analysis, { publishedAt: '2014-03-05', receivedOn: '2014-03-06' });
  return readStatistics(analysis, dates).map(({ rule, found }) => ({
    ...found,
    rule,
    text: text.slice(...spanOfReading(analysis, found)),
    countedText: found.counted === null ? null : text.slice(...found.counted.span),
  }));
};
