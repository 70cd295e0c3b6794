import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { statisticsIn } from './statistics-in.ts';

type Row = [text: string, reads: string, fields: Record<string, unknown>];
const table = (language: Language, rows: readonly Row[]) =>
  it.each(rows)('reads in %j the words %j', (text, reads, fields) => {
    expect(statisticsIn(text, language)).toContainEqual(expect.objectContaining({ text: reads, ...fields }));
  });

describe('quantities said in several units', () => {
  table('en', [
    ['He is 6 feet 2 inches tall.', '6 feet 2 inches', { value: 74, unit: 'in' }],
    ['It costs $20 and 43c today.', '$20 and 43c', { value: 20.43, unit: 'USD' }],
    ['It costs nine dollars and fifty cents.', 'nine dollars and fifty cents', { value: 9.5, unit: 'USD' }],
    ['She ran for 3 hours and 12 minutes.', '3 hours and 12 minutes', { value: 192, unit: 'minute' }],
    ['They paid 20 dollars for 3 rooms.', '20 dollars', { value: 20 }],
  ]);
  table('fr', [
    ['Le billet vaut 12 € 50 ici.', '12 € 50', { value: 12.5, unit: 'EUR' }],
    ['Il mesure un mètre quatre-vingt-cinq.', 'un mètre quatre-vingt-cinq', { value: 1.85, unit: 'm' }],
    ['La pièce vaut 3 euros et 20 centimes.', '3 euros et 20 centimes', { value: 3.2, unit: 'EUR' }],
    ['Il y a 12 euros, 50 billets.', '12 euros', { value: 12 }],
  ]);
});

describe('numbers stuck to other things', () => {
  table('fr', [
    ['Le titre vaut EUR29,50 ce soir.', 'EUR29,50', { value: 29.5, unit: 'EUR' }],
    ['On compte deux-cent-mille foyers.', 'deux-cent-mille', { value: 200000, countedText: 'foyers' }],
    ['Il y en a mille-deux-cent-trente.', 'mille-deux-cent-trente', { value: 1230 }],
    ['La pente moyenne est de ,75 %.', ',75 %', { value: 0.75 }],
    ["La ville a 1,5 M d'habitants.", '1,5 M', { value: 1.5e6, countedText: 'habitants' }],
    ['Un fonds de 40 M€ est créé.', '40 M€', { value: 40e6, unit: 'EUR' }],
    ['Il touche 50 k€ par an.', '50 k€', { value: 50e3, unit: 'EUR' }],
    ['Le budget est de 3 Md€.', '3 Md€', { value: 3e9, unit: 'EUR' }],
  ]);
  table('en', [
    ['They sold USD5 million of bonds.', 'USD5 million', { value: 5e6, unit: 'USD' }],
    ['He hit .77 of them.', '.77', { value: 0.77 }],
    ['The city has fifty - two parks.', 'fifty - two', { value: 52, countedText: 'parks' }],
    ['It serves 1.5m people there.', '1.5m', { value: 1.5e6, countedText: 'people', unit: null }],
    ['The wall is a 1.5m barrier.', '1.5m', { value: 1.5, unit: 'm' }],
    ['The 110m hurdles were won.', '110m', { value: 110, unit: 'm' }],
    ['He paid a $5 million fine.', '$5 million', { value: 5e6, unit: 'USD' }],
    ['It costs A$40 there.', 'A$40', { value: 40, unit: 'AUD' }],
    ['They raised AED 20 million.', 'AED 20 million', { value: 20e6, unit: 'AED' }],
    ['A loaf costs 99p in town.', '99p', { value: 0.99, unit: 'GBP' }],
    ['A deal of £1.2bn was made.', '£1.2bn', { value: 1.2e9, unit: 'GBP' }],
    ['A 10in screen broke.', '10in', { value: 10, unit: 'in' }],
    ['A 50-euro fine was paid.', '50-euro', { value: 50, unit: 'EUR' }],
    ['The state has 12 lakh voters.', '12 lakh', { value: 1.2e6, countedText: 'voters' }],
  ]);

  it('takes no line count of a picture for pence, no model for a currency', () => {
    expect(statisticsIn('A 720p video of the CAD3x.', 'en').map(({ unit }) => unit)).not.toContain('GBP');
    expect(statisticsIn('Une porte-fenêtre et un huit-clos.', 'fr')).toEqual([]);
  });
});

describe('fractions', () => {
  table('fr', [
    ['Trois cinquièmes des élus ont signé.', 'Trois cinquièmes', { value: 3, total: 5, countedText: 'élus' }],
    ['Le stock a perdu un vingt-cinquième.', 'un vingt-cinquième', { value: 1, total: 25 }],
    ['Cela dure trois ans et demi.', 'trois ans et demi', { value: 3.5, unit: 'year' }],
    ['Cela dure une heure et demie.', 'une heure et demie', { value: 1.5, unit: 'hour' }],
    ["Près d'un demi-million de foyers sont touchés.", 'un demi-million', { value: 5e5, countedText: 'foyers' }],
    ['Il en faut cinq et un quart.', 'cinq et un quart', { value: 5.25 }],
  ]);
  table('en', [
    ['Five eighths of the fund is spent.', 'Five eighths', { value: 5, total: 8 }],
    ['About half a million people left.', 'half a million', { value: 5e5, countedText: 'people' }],
    ['It grew by a tenth.', 'a tenth', { value: 1, total: 10 }],
    ['It took a half-hour ride.', 'half-hour', { value: 0.5, unit: 'hour' }],
  ]);

  it('leaves ordinals that rank or number alone', () => {
    expect(statisticsIn('Un cinquième homme est recherché.', 'fr')).toEqual([]);
    expect(statisticsIn('A fifth man is wanted.', 'en')).toEqual([]);
    expect(statisticsIn('Un troisième est arrivé.', 'fr')).toEqual([]);
  });
});

describe('below and at zero', () => {
  table('fr', [
    ['Il fait 10 degrés en dessous de zéro.', '10 degrés en dessous de zéro', { value: -10, unit: '°C' }],
    ['On déplore zéro blessé.', 'zéro', { value: 0, countedText: 'blessé' }],
  ]);
  table('en', [['It was 5 degrees below zero.', '5 degrees below zero', { value: -5 }]]);

  it('reads no slogan', () => {
    expect(statisticsIn('Une tolérance zéro ; il repart de zéro.', 'fr')).toEqual([]);
    expect(statisticsIn('A zero-sum game.', 'en')).toEqual([]);
  });
});

describe('percentages by other names', () => {
  table('fr', [
    ['Le taux recule de 25 points de base.', '25 points de base', { value: 0.25, unit: '%' }],
    ['Il touche 12 p. 100 des foyers.', '12 p. 100', { value: 12, unit: '%' }],
    ['La taxe sera relevée de 2 points.', '2 points', { value: 2, unit: '%' }],
    ['Le taux de chômage gagne 0,3 point.', '0,3 point', { value: 0.3, unit: '%' }],
    ['Lyon compte 12 points de plus que Nice.', '12', { unit: null, countedText: 'points' }],
  ]);
  table('en', [['Its approval rating fell two points.', 'two points', { value: 2, unit: '%' }]]);
});

describe('compound units', () => {
  table('fr', [
    ['Le débit est de 0,8 m³/s ce matin.', '0,8 m³/s', { unit: 'm³/s' }],
    ['On mesure 35 kg/m² sur le toit.', '35 kg/m²', { unit: 'kg/m²' }],
    ['La chute se fait à 3 mètres par seconde.', '3 mètres par seconde', { unit: 'm/s' }],
    ['Le taux est de 40 µg/L.', '40 µg/L', { unit: 'µg/L' }],
  ]);
  table('en', [
    ['It flows at 20 cubic metres per second.', '20 cubic metres per second', { unit: 'm³/s' }],
    ['It emits 95 g/km on average.', '95 g/km', { unit: 'g/km' }],
  ]);
});

describe('a figure for each of something', () => {
  table('fr', [
    ['On travaille 70h/semaine ici.', '70h', { value: 70, unit: 'hour' }],
    ['Cela coûte 2 000 euros/habitant.', '2 000 euros', { value: 2000, unit: 'EUR' }],
    ['La dépense est de 400 euros par habitant.', '400 euros', { unit: 'EUR' }],
    ['Elle produit 300 tonnes par jour.', '300 tonnes', { unit: 't' }],
    ['On y roule à 80 km/heure.', '80 km/heure', { unit: 'km/h' }],
  ]);
  table('en', [
    ['The country spends $400 per capita.', '$400', { unit: 'USD' }],
    ['Oil gained $5 a barrel overnight.', '$5', { unit: 'USD' }],
    ['It costs €10–€15 a head.', '€10–€15', { low: 10, high: 15, unit: 'EUR' }],
    ['A 12-cent-a-share dividend was paid.', '12-cent-a-share', { value: 0.12, unit: 'USD' }],
    ['He was clocked at 10kmph.', '10kmph', { unit: 'km/h' }],
  ]);
});

describe('marks of the press and of cells', () => {
  table('en', [
    ['Inflation rose to 4.2pc in May.', '4.2pc', { value: 4.2, unit: '%' }],
    ['Highs of 30C (86F) are expected.', '86F', { value: 86, unit: '°F' }],
    ['The suspect is 6\'2" tall.', '6\'2"', { value: 74, unit: 'in' }],
    ['The tower fell on c. 347 men.', '347', { modifier: 'approx', countedText: 'men' }],
    ['It lends Rs 500 crore.', 'Rs 500 crore', { value: 5e9, unit: 'INR' }],
    ['A mass of 1.2e14 was given.', '1.2e14', { value: 1.2e14 }],
    ['It costs $20 billion over five years.', 'five years', { modifier: 'exact' }],
    ['The war lasted over five years.', 'five years', { modifier: 'min' }],
  ]);
  table('fr', [
    ['On y a vu ca. 40 femmes.', '40', { modifier: 'approx' }],
    ['On prévoit 38C à Nice.', '38C', { value: 38, unit: '°C' }],
    ['Il en faut vingt et un cinquième.', 'vingt et un cinquième', { value: 20.2 }],
    ['Il a cédé un vingt et unième.', 'un vingt et unième', { value: 1, total: 21 }],
  ]);

  it('share a unit in lists only', () => {
    const units = (text: string) => statisticsIn(text, 'en').map(({ unit }) => unit);
    expect(units('The index fell to 123.40, 2% lower.')).toEqual([null, '%']);
    expect(units('Shares of 10, 20, 30% are held.')).toEqual(['%', '%', '%']);
  });

  it('name flats, telephones and classes too', () => {
    expect(statisticsIn('Flat 3C burned; an iPhone 5C was sold in gate 12C.', 'en')).toEqual([]);
    expect(statisticsIn('La classe de 4e-3e ; les élèves de 4e-5e.', 'fr')).toEqual([]);
  });
});
