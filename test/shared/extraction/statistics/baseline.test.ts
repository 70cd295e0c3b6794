import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { statisticsIn } from './statistics-in.ts';

/** Each statistic as its words, the date that it holds for and the one that it is compared with. */
const datesIn = (text: string, language: Language) =>
  statisticsIn(text, language).map(({ text: words, date, baseline }) => [
    words,
    date?.value ?? null,
    baseline?.value ?? null,
  ]);

describe('the date that a statistic holds for, and the one that it is compared with', () => {
  it.each([
    [
      'fr',
      'On comptait 320 loups en 2012, contre 450 en 2008.',
      [
        ['320', '2012', '2008'],
        ['450', '2008', null],
      ],
    ],
    ['fr', 'Un sondage publié mercredi donne 12 % au maire.', [['12 %', null, null]]],
    ['en', 'The union, which has 190,000 members, sued last year.', [['190,000', null, null]]],
    ['en', 'The survey, released Tuesday, gives 12 % to the mayor.', [['12 %', null, null]]],
    ['en', 'Some 300 mm of rain fell, the most since records began in 1931.', [['300 mm', null, null]]],
    [
      'fr',
      'En 2012, le taux était de 12 %, contre 10 % en 2008.',
      [
        ['12 %', '2012', '2008'],
        ['10 %', '2008', null],
      ],
    ],
    [
      'fr',
      'Le nombre de loups est passé de 140 en 2008 à 152 en 2012.',
      [
        ['140', '2008', null],
        ['152', '2012', '2008'],
      ],
    ],
    ['fr', 'Le soutien monte par rapport à mai 2008, lorsque 59 % le disaient.', [['59 %', '2008-05', null]]],
    [
      'fr',
      'Le coût atteindra 30 milliards en 2012, contre 21 milliards de francs en 2008.',
      [
        ['30 milliards', '2012', '2008'],
        ['21 milliards de francs', '2008', null],
      ],
    ],
    [
      'fr',
      'La ville a 900 élus, deux fois plus qu’en 2008, et le lac monte à 6 mètres, loin du record de 8 m établi en 1910.',
      [
        ['900', null, null],
        ['deux fois', null, '2008'],
        ['6 mètres', null, null],
        ['8 m', '1910', null],
      ],
    ],
    ['fr', 'Il fait six fois moins de bruit que les moteurs de 2008.', [['six fois', null, '2008']]],
    ['fr', 'Il mène 12 équipes ; la neuve date de 2008.', [['12', null, null]]],
    ['fr', 'Le lac monte à 6 mètres, son plus haut niveau depuis 2008.', [['6 mètres', null, null]]],
    ['en', 'The rate fell to 3%, its lowest since 2008.', [['3%', null, null]]],
    ['en', 'Output exceeded 10% of 2008 levels.', [['10%', null, '2008']]],
    [
      'fr',
      'Depuis janvier 2012, 45 loups sont morts, contre 32 en 2008.',
      [
        ['45', '2012-01', '2008'],
        ['32', '2008', null],
      ],
    ],
    [
      'fr',
      'La vente a bondi de 14 % à 10 millions, mais reste 19 % sous son niveau de 2008.',
      [
        ['14 %', null, null],
        ['10 millions', null, null],
        ['19 %', null, '2008'],
      ],
    ],
    ['fr', 'La sonde, lancée en 2008, est à 510 km.', [['510 km', null, null]]],
    ['fr', 'La sonde, en 2008, était à 510 km.', [['510 km', '2008', null]]],
    ['fr', 'Il mène 12 équipes, qui ont joué en 2008 ici.', [['12', null, null]]],
    [
      'fr',
      'Il mène 12 équipes, dont 3 neuves, en 2008.',
      [
        ['12', '2008', null],
        ['3', '2008', null],
      ],
    ],
    [
      'en',
      'It hit 40C, beating the 38C set in 2008.',
      [
        ['40C', null, null],
        ['38C', '2008', null],
      ],
    ],
    [
      'en',
      'The town has twice as many shops as 900, more than in 2008.',
      [
        ['twice', null, '2008'],
        ['900', null, null],
      ],
    ],
    ['fr', 'La surface a diminué de 20 % entre 2008 et 2012.', [['20 %', '2012', '2008']]],
    ['fr', 'Les loyers ont doublé depuis 2008.', [['doublé', null, '2008']]],
    ['fr', 'On a compté 30 cas depuis 2008.', [['30', '2008', null]]],
    [
      'fr',
      'La marge est de 6 %, et 87 % ont voté, contre 72 % en 2008.',
      [
        ['6 %', null, null],
        ['87 %', null, '2008'],
        ['72 %', '2008', null],
      ],
    ],
    ['fr', 'Elle fut élue en avril 2008, et 12 maires partirent.', [['12', null, null]]],
    ['fr', 'En 2008, elle fut élue, et 12 maires partirent.', [['12', '2008', null]]],
    ['fr', 'Âgée de 90 ans, elle est née à Brest en 1924.', [['90 ans', null, null]]],
    ['fr', 'Le taux a gagné par rapport à celui de 2008 3 %.', [['3 %', null, '2008']]],
    ['fr', 'Le taux a gagné 3 % par rapport à 2008.', [['3 %', null, '2008']]],
    [
      'en',
      'It had 320 wolves in 2012, down from 450 in 2008.',
      [
        ['320', '2012', '2008'],
        ['450', '2008', null],
      ],
    ],
    ['en', 'Prices fell by 20 percent from 2008 to 2012.', [['20 percent', '2012', '2008']]],
    ['en', 'Prices have halved since 2008.', [['halved', null, '2008']]],
    ['en', 'Output was 12 percent lower than in 2008.', [['12 percent', null, '2008']]],
  ] as const)('in %s %j are %j', (language, text, expected) => {
    expect(datesIn(text, language)).toEqual(expected);
  });
});
