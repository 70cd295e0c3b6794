import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { numberFrom } from '../../../../shared/extraction/statistics/quantities/number-from.ts';
import { packs } from '../../../../shared/languages/packs.ts';
import { writtenNumber, writtenOrdinal } from '../../languages/written-numbers.ts';
import { statisticsIn } from './statistics-in.ts';

/** How each language groups thousands and marks decimals, and what else it needs to say a sum of money. */
const written = {
  fr: {
    groups: ['', ' ', '.', "'", '’'],
    decimal: ',',
    scales: { millions: 1e6, milliards: 1e9 },
    of: "d'euros",
    between: ['entre', 'et'],
    from: ['de', 'à'],
    say: (sum: string) => `Le total est estimé à ${sum} ce jour-là.`,
    rank: (ordinal: string) => `Elle occupe la ${ordinal} place.`,
  },
  en: {
    groups: ['', ',', "'"],
    decimal: '.',
    scales: { million: 1e6, billion: 1e9, trillion: 1e12 },
    of: 'euros',
    between: ['between', 'and'],
    from: ['from', 'to'],
    say: (sum: string) => `The total was put at ${sum} that time.`,
    rank: (ordinal: string) => `She took the ${ordinal} place.`,
  },
} as const;

const spaces = fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009');
const whole = fc.integer({ min: 0, max: 999_999_999_999 });
const decimals = fc.stringMatching(/^(?:|\d{1,4})$/u);

/** "thirty-second": more often how long something lasts than a rank or part. */
const isInSeconds = (n: number) => n > 20 && n % 10 === 2;
const grouped = (value: number, mark: string) => String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, mark);
/** The only statistic of a sentence, each of whose spaces is `space`. */
const readIn = (sentence: string, language: Language, space: string) => {
  const found = statisticsIn(sentence.replaceAll(' ', space), language);
  expect(found.map(({ text }) => text)).toHaveLength(1);
  return found[0];
};

describe.each(['fr', 'en'] as const)('quantities written out and read back (%s)', (language) => {
  const { groups, decimal, scales, of, between, from, say, rank } = written[language];

  it('digits, however grouped and spaced', () => {
    fc.assert(
      fc.property(whole, decimals, fc.constantFrom<string>(...groups), spaces, (n, digits, mark, space) => {
        const number = grouped(n, mark) + (digits === '' ? '' : decimal + digits);
        const read = readIn(say(`${number} euros`), language, space);
        expect(read).toMatchObject({ unit: 'EUR', type: 'money' });
        // Fifteen figures are kept.
        expect(read?.value).toBeCloseTo(Number(`${n}.${digits === '' ? 0 : digits}`), 2);
      }),
    );
  });

  it('words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999_999_999 }), spaces, (n, space) => {
        const sum = `${writtenNumber[language](n)} ${n % 1e6 === 0 ? of : 'euros'}`;
        expect(readIn(say(sum), language, space)).toMatchObject({ value: n, unit: 'EUR' });
      }),
    );
  });

  it('digits with a scale', () => {
    const scale = fc.constantFrom<[string, number]>(...Object.entries<number>(scales));
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999 }), decimals, scale, spaces, (n, digits, [word, times], space) => {
        const number = digits === '' ? String(n) : `${n}${decimal}${digits}`;
        const read = readIn(say(`${number} ${word} ${of}`), language, space);
        expect((read?.value ?? 0) / times).toBeCloseTo(Number(`${n}.${digits === '' ? 0 : digits}`), 6);
      }),
    );
  });

  it('ranges, in digits and in words', () => {
    const pair = fc.uniqueArray(fc.integer({ min: 2, max: 999_999 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(pair, fc.boolean(), fc.boolean(), spaces, (numbers, inWords, opened, space) => {
        const [low, high] = [...numbers].sort((a, b) => a - b) as [number, number];
        // "between one hundred and five" is one number or two; only a reader who knows the matter can tell.
        // "two to five hundred thousand" may begin at two thousand.
        fc.pre(!inWords || high % 1000 > 0 || low > high / 1000);
        const [opener, link] = opened && !inWords ? between : from;
        const write = (n: number) => (inWords ? writtenNumber[language](n) : grouped(n, groups[1]));
        const range = `${opener} ${write(low)} ${link} ${write(high)} euros`;
        const sentence = say('X').replace(/(?:à|at) X/u, range);
        expect(readIn(sentence, language, space)).toMatchObject({ low, high, value: null, unit: 'EUR' });
      }),
    );
  });

  it('ordinals that rank, in words', () => {
    for (let n = 2; n < 100; n++) {
      if (language === 'en' && isInSeconds(n)) continue;
      const read = readIn(rank(writtenOrdinal[language](n)), language, ' ');
      expect(read, String(n)).toMatchObject({ type: 'rank', value: n });
    }
  });

  it('fractions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 100 }), fc.integer({ min: 1, max: 99 }), spaces, (below, above, space) => {
        // Spaced, "quatre vingt et unièmes" is as well of eighty; "a fifty-second" lasts that long.
        fc.pre(above < below && !(language === 'fr' ? above === 4 && below === 21 : isInSeconds(below)));
        const text = `${writtenNumber[language](above)} ${writtenOrdinal[language](below)}${above > 1 ? 's' : ''}`;
        const analysis = analyse(text.replaceAll(' ', space), packs[language]);
        const read = numberFrom(analysis, 0, new Uint8Array(analysis.tokens.length));
        expect(read).toMatchObject({ value: above, whole: below, end: analysis.tokens.length });
      }),
    );
  });
});
