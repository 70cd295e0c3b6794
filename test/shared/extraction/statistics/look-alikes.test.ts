import { describe, expect, it } from 'vitest';
import { statisticsIn } from './statistics-in.ts';

describe('numbers that count nothing', () => {
  it.each([
    ['fr', 'Il y voit 3 x 5 = 15.', ['15']],
    ['fr', 'Le chef-d’œuvre Les Deux Tours est sorti.', []],
    ['fr', 'Rendez-vous à 20 heures, soit 15 heures à Québec.', []],
    ['en', 'The king (reigned 1715 - 1774) left.', []],
    ['en', 'The comet 81P was seen.', []],
    ['fr', 'Le numéro vert 0 800 321 654 est ouvert à 12 familles.', ['12']],
    ['fr', 'Le standard, 03 20 11 22 33, répond.', []],
    ['fr', 'Il a plu 0,8 mm.', ['0,8 mm']],
    ['en', 'One, that we pay, and, two, that we stay.', []],
    ['en', 'She starred in Seven Days Later that spring.', []],
  ] as const)('in %s %j reads only %j', (language, text, expected) => {
    expect(statisticsIn(text, language).map((found) => found.text)).toEqual(expected);
  });
});

describe('numbers beside them that count', () => {
  it.each([
    [
      'fr',
      'Ils ont 52 sièges sur un total de 120 élus.',
      '52 sièges sur un total de 120 élus',
      { value: 52, total: 120 },
    ],
    ['en', 'It lasted a quarter of a century.', 'a quarter of a century', { value: 25, unit: 'year' }],
    ['en', 'You get 20 + versions of it.', '20', { modifier: 'min', countedText: 'versions' }],
    ['en', 'Two Men Die as Three Homes Burn', 'Three', { countedText: 'Homes' }],
  ] as const)('in %s %j reads %j', (language, text, reads, fields) => {
    expect(statisticsIn(text, language)).toContainEqual(expect.objectContaining({ text: reads, ...fields }));
  });
});
