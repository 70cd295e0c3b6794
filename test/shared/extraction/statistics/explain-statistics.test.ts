import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { readDates } from '../../../../shared/extraction/dates/read-dates.ts';
import type { TraceEvent } from '../../../../shared/extraction/rule.ts';
import { readStatistics } from '../../../../shared/extraction/statistics/read-statistics.ts';
import { packs } from '../../../../shared/languages/packs.ts';

/** What is told of the dates and statistics of a text, each event with its words. */
const eventsOf = (text: string, language: Language) => {
  const analysis = analyse(text, packs[language]);
  const events: TraceEvent[] = [];
  const trace = (event: TraceEvent) => void events.push(event);
  const { dates } = readDates(analysis, { publishedAt: '2014-03-05', receivedOn: '2014-03-06' }, trace);
  readStatistics(analysis, dates, trace);
  return events.map((event) => ({ ...event, words: text.slice(...event.span) }));
};

describe('explanations', () => {
  it('tell what each statistic was tied to, in the words of the text', () => {
    const events = eventsOf('On comptait 320 loups dans le Jura en 2012, contre 450 en 2008.', 'fr');
    expect(events.filter(({ rule }) => rule === 'statistic.links').map(({ reason }) => reason)).toEqual([
      'counts “loups”, holds “dans le Jura”, dated “2012”, compared with “2008”, goes down from “450” to “320”',
      'counts “loups”, dated “2008”, goes down from “450” to “320”',
    ]);
  });

  it.each([
    ['fr', 'Le serveur 192.168.1.2 répond.', '192', 'a piece of something longer'],
    ['fr', 'Le standard, 03 20 11 22 33, répond.', '03', 'digits in a row'],
    ['fr', 'On lit l’article 49.3 ici.', '49.3', 'a numbered thing'],
    ['fr', 'On part à 18 h 30 demain.', '18 h', 'a time of day'],
    ['fr', 'Ils viennent des quatre coins du pays.', 'quatre', 'a manner of speaking'],
    ['fr', 'La série 30 Rock plaît.', '30', 'a title'],
    ['en', 'Flight 93 left.', '93', 'it names what stands before it'],
    ['en', 'She called three times.', 'three', 'it counts occasions'],
    ['en', 'Call 0 800 321 654 today.', '0 800 321 654', 'a telephone number'],
  ] as const)('in %s %j say that %j is %s', (language, text, words, reason) => {
    expect(eventsOf(text, language)).toContainEqual(expect.objectContaining({ outcome: 'rejected', words, reason }));
  });

  it('name the rule that reads the words of a reading that gives way', () => {
    const dropped = eventsOf('One in 50 left.', 'en').filter(({ outcome }) => outcome === 'dropped');
    expect(dropped.map(({ words, reason }) => [words, reason])).toEqual([['50', 'statistic.ratio reads it']]);
  });

  it.each([
    ['fr', 'Le vol 447 de 18 h 30, le 3919, la note 1/2/3, 192.168.1.2 et le 06 12 34 56 78 ; 12 élus en 2012, n° 3.'],
    ['en', 'Flight 93 at 7:30, 1/2/3, 10.0.0.1, 12-5, 5 May 2012 and $3.50 for 12 men; see [3, 4] and No. 7.'],
  ] as const)('leave no digits of %s %j unsaid', (language, text) => {
    const events = eventsOf(text, language);
    for (const { index, 0: digits } of text.matchAll(/(?<![\d.,/:-])\d+/gu)) {
      const covers = events.some(({ span }) => span[0] < index + digits.length && index < span[1]);
      expect(covers, `${digits} at ${index}`).toBe(true);
    }
  });
});
