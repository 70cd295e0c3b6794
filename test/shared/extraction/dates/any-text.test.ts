import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateSchema } from '../../../../shared/domain/date-mention.ts';
import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { readDates } from '../../../../shared/extraction/dates/read-dates.ts';
import { readStatistics } from '../../../../shared/extraction/statistics/read-statistics.ts';
import { packs } from '../../../../shared/languages/packs.ts';

const pieces = fc.oneof(
  fc.constantFrom(
    'lundi',
    'mars',
    '6',
    '31',
    '2012',
    '1er',
    'il y a',
    'ans',
    'jours',
    'hier',
    'la veille',
    'fin',
    'prochain',
    'de',
    'et',
    'au',
    '/',
    '-',
    '.',
    ',',
    '\n',
    'ce',
    'milliard',
    'un',
    'mille',
    'virgule',
    'zéro',
    '%',
    '€',
    'Monday',
    'March',
    'ago',
    'years',
    'days',
    'last',
    'next year',
    'May',
    'the',
    'million',
    'point',
    'half',
    '$',
    '99',
    '9'.repeat(400),
  ),
  fc.integer({ min: 0, max: 99_999_999 }).map(String),
);

describe('dates and statistics of any text', () => {
  it('stand in order without overlap, each date in the calendar and each number finite', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 30 }),
        fc.constantFrom<Language>('fr', 'en'),
        fc.boolean(),
        (words, language, given) => {
          const analysis = analyse(words.join(' '), packs[language]);
          const { dates, publishedAt } = readDates(analysis, {
            publishedAt: given ? '2014-03-05' : null,
            receivedOn: '2014-03-06',
          });
          const statistics = readStatistics(analysis, dates);
          for (const date of [publishedAt?.date, ...dates.map(({ found }) => found.value)])
            if (date != null) expect(calendarDateSchema.safeParse(date).success, date).toBe(true);
          for (const { found } of statistics)
            for (const number of [found.value, found.low, found.high, found.total])
              if (number !== null) expect(Number.isFinite(number)).toBe(true);
          const taken = new Uint8Array(analysis.tokens.length);
          for (const { found } of [...dates, ...statistics]) {
            expect(taken.subarray(found.first, found.end).includes(1)).toBe(false);
            taken.fill(1, found.first, found.end);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('costs no deep recursion in a number that never ends', () => {
    for (const word of ['un virgule ', 'one point ', 'un million de ', '1 - ', '12 000 ', 'et '])
      for (const language of ['fr', 'en'] as const) {
        const analysis = analyse(word.repeat(20_000), packs[language]);
        const { dates } = readDates(analysis, { publishedAt: '2014-03-05', receivedOn: '2014-03-06' });
        expect(() => readStatistics(analysis, dates)).not.toThrow();
      }
  });
});
