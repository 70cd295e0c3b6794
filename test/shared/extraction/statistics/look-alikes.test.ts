import { describe, expect, it } from 'vitest';
import { statisticsIn } from './statistics-in.ts';

describe('numbers that count nothing', () => {
  it.each([
    ['fr', 'Il y voit 3 x 5 = 15.', ['15']],
    ['fr', 'Le chef-d’œuvre Les Deux Tours est sorti.', []],
    ['fr', 'Rendez-vous à 20 heures, soit 15 heures à Québec.', []],
    ['fr', 'La série 30 Rock et le magazine 60 Millions plaisent à 12 Français.', ['12']],
    ['fr', 'On a revu Les 400 Coups hier.', []],
    ['fr', 'Ils viennent des quatre coins du pays et de quatre villes.', ['quatre']],
    ['fr', 'ISBN 2234052785, chez Plume.', []],
    ['en', 'She plays in Larmes (Three Tears, 1950) and in three films.', ['three']],
    ['en', 'She backed H. R. 1280 and sent a score of her symphony, with scores of dancers.', ['scores']],
    ['en', 'It sold 8 percent less than a year earlier.', ['8 percent']],
    ['en', 'In 348 Pachomius left 12 monks.', ['12']],
    ['fr', 'Les 12 Espagnols ont gagné.', ['12']],
    ['fr', 'On passe le film 127 heures ce soir.', []],
    ['fr', 'Selon l’étude [12], les essais [3, 4] sont clairs.', []],
    ['fr', 'Elle a couru le 100 mètres devant un 38 tonnes.', []],
    ['fr', 'Elle a couru 100 mètres devant un mur de 38 tonnes.', ['100 mètres', '38 tonnes']],
    ['fr', 'Le navire croise par 48° 51′ N.', []],
    ['fr', 'Composez le 3919.', []],
    ['fr', 'Le Boeing 737, l’A320, un F-16 et la Peugeot 208 sont là.', []],
    ['fr', 'La Ligue 1, la Formule 1, le G7 et la COP 28 ouvrent.', []],
    ['fr', 'Le 11-Septembre, la Covid-19, les U-21 et la version 2.4.1.', []],
    ['en', 'She watched the sitcom 30 Rock and the film Apollo 13.', []],
    ['en', 'She plays in 20 Brook and met 12 British and 40 Chinese pupils.', ['12', '40']],
    ['en', 'The band 900 Lions played for 12 Lions fans.', ['12']],
    ['en', 'The singer ran in 80 and 84, and one in 50 liked it.', ['one in 50']],
    ['en', 'He saw the Fantastic Four and a Group of Seven painting.', []],
    ['en', 'He saw four heroes and a group of seven paintings.', ['four', 'seven']],
    ['en', 'According to the trials [3, 4] it holds.', []],
    ['en', 'It lies at 51.5° N near Route 66.', []],
    ['en', 'The Boeing 737, an F-16, Area 51 and COP 28.', []],
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
    [
      'fr',
      "Le bénéfice est de 3 milliards d'euros, la dette de 14 milliards.",
      '14 milliards',
      { type: 'money', unit: 'EUR' },
    ],
    [
      'fr',
      "Il a 3 millions d'euros et 14 millions d'abonnés.",
      '14 millions',
      { type: 'count', countedText: 'abonnés' },
    ],
    ['fr', '[Trente] ans plus tard, il part.', '[Trente] ans', { type: 'duration', value: 30, unit: 'year' }],
    ['fr', 'Il est condamné à 30 mois, dont 6 fermes.', '6', { type: 'duration', unit: 'month', counted: null }],
    ['fr', 'La durée est approximativement de trente ans.', 'trente ans', { modifier: 'approx' }],
    ['fr', 'On a vu 700 jeunes venus de loin.', '700', { countedText: 'jeunes' }],
    [
      'fr',
      'Elle a douze arrière-petits-enfants.',
      'douze',
      { counted: expect.objectContaining({ key: 'arrière-petit-enfant' }) },
    ],
    ['fr', 'Elle court en 50 s 68.', '50 s 68', { value: 50.68, unit: 'second' }],
    ['en', 'The rate fell by a quarter point.', 'a quarter point', { value: 0.25, unit: '%' }],
    ['en', 'They dug a 57.5-km tunnel.', '57.5-km', { value: 57.5, unit: 'km' }],
    ['en', 'It got more than 2 million 155mm shells.', '2 million', { value: 2e6, modifier: 'min' }],
    ['fr', 'Le trajet dure deux heures au lieu de quatre.', 'quatre', { type: 'duration', unit: 'hour' }],
    ['en', 'It dropped to minus 15 degrees Celsius.', 'minus 15 degrees Celsius', { value: -15 }],
    ['en', 'The margin is plus or minus 3 percent.', '3 percent', { value: 3, modifier: 'approx' }],
    ['fr', 'Elle a 830 euros, dont 600 partent ici.', '600', { type: 'money', unit: 'EUR' }],
    ['en', 'She leads 6-4, 3-2 against him.', '6-4', { type: 'score' }],
    ['fr', 'Nice a dominé Metz 3 à 1 hier.', '3 à 1', { type: 'score', value: 3, total: 1 }],
    ['fr', 'Elle nage en 1 min 51 s 21.', '1 min 51 s 21', { value: 111.21, unit: 'second' }],
    ['fr', 'Ils ne sont plus que 12 élus.', '12', { modifier: 'exact' }],
    ['fr', 'Ils sont plus que 12 élus.', '12', { modifier: 'min' }],
    ['fr', "Le coût passe de 3,3 à 13,2 milliards d'euros.", '3,3', { value: 3.3e9, unit: 'EUR' }],
    ['fr', "Le coût passe de 300 à 13,2 millions d'euros.", '300', { value: 300, unit: 'EUR' }],
    ['en', 'It went from 3.3 to 13.2 billion euros.', '3.3', { value: 3.3e9, unit: 'EUR' }],
    ['fr', 'La vie de dizaines de familles change.', 'dizaines', { value: 10, vague: true }],
    ['fr', 'La part est de 19, voire 21 %.', '19', { type: 'percent' }],
    ['en', 'It rose from 18 to 19 and maybe even 21 percent.', '18', { type: 'percent' }],
    ['en', 'It lasted a quarter of a century.', 'a quarter of a century', { value: 25, unit: 'year' }],
    ['en', 'You get 20 + versions of it.', '20', { modifier: 'min', countedText: 'versions' }],
    ['en', 'Two Men Die as Three Homes Burn', 'Three', { countedText: 'Homes' }],
  ] as const)('in %s %j reads %j', (language, text, reads, fields) => {
    expect(statisticsIn(text, language)).toContainEqual(expect.objectContaining({ text: reads, ...fields }));
  });
});
