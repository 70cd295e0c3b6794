import { expect, it } from 'vitest';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { readDates } from '../../../../shared/extraction/dates/read-dates.ts';
import type { TraceEvent } from '../../../../shared/extraction/rule.ts';
import { readStatistics } from '../../../../shared/extraction/statistics/read-statistics.ts';
import { packs } from '../../../../shared/languages/packs.ts';

it('tells what each statistic was tied to, in the words of the text', () => {
  const analysis = analyse('On comptait 320 loups dans le Jura en 2012, contre 450 en 2008.', packs.fr);
  const { dates } = readDates(analysis, { publishedAt: '2014-03-05', receivedOn: '2014-03-06' });
  const events: TraceEvent[] = [];
  readStatistics(analysis, dates, (event) => void events.push(event));
  expect(events.filter(({ rule }) => rule === 'statistic.links').map(({ reason }) => reason)).toEqual([
    'counts “loups”, holds “dans le Jura”, dated “2012”, compared with “2008”, goes down from “450” to “320”',
    'counts “loups”, dated “2008”, goes down from “450” to “320”',
  ]);
});
