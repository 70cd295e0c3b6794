import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { statisticsIn } from './statistics-in.ts';

type Row = [text: string, reads: string, fields: Record<string, unknown>];
const table = (language: Language, rows: readonly Row[]) =>
  it.each(rows)('reads in %j the words %j', (text, reads, fields) => {
    expect(statisticsIn(text, language)).toContainEqual(expect.objectContaining({ text: reads, ...fields }));
  });

describe('pounds', () => {
  table('en', [
    ['The boxer stands 6 feet and 180 pounds.', '180 pounds', { type: 'measure', unit: 'lb' }],
    ['The calf weighed 80 pounds at birth.', '80 pounds', { unit: 'lb' }],
    ['Officers found 50 pounds of cocaine.', '50 pounds', { unit: 'lb' }],
    ['Its bag, 40 pounds (18 kg), tore.', '40 pounds', { unit: 'lb' }],
    ['The fine rose to 300 pounds a day.', '300 pounds', { type: 'money', unit: 'GBP' }],
    ['It weighs little; it costs 30 pounds.', '30 pounds', { type: 'money', unit: 'GBP' }],
  ]);
});

describe('units of medicine', () => {
  table('fr', [
    ['Elle reçoit 800 à 1 200 UI par jour.', '800 à 1 200 UI', { low: 800, high: 1200, unit: 'IU' }],
    ['Le débit est de 0,25 mg/kg/h.', '0,25 mg/kg/h', { unit: 'mg/kg/h' }],
    ['Le taux tombe sous 1,87 mmol/l ce jour-là.', '1,87 mmol/l', { unit: 'mmol/L' }],
  ]);
});

describe('hours', () => {
  it.each([
    ['Le guichet ouvre de 10 h à 12 h et entre 14 h et 16 h.', 'fr'],
    ["They open at ten o'clock.", 'en'],
  ] as const)('%j tells times of day', (text, language) => {
    expect(statisticsIn(text, language)).toEqual([]);
  });

  table('fr', [['Le trajet prend de 2 à 3 heures.', '2 à 3 heures', { low: 2, high: 3, unit: 'hour' }]]);
});

describe('people and parts', () => {
  table('fr', [['Ce Belfortain de 27 ans est libre.', '27 ans', { type: 'age' }]]);

  it('names paragraphs and tables by their numbers', () => {
    expect(statisticsIn("L'article 105, paragraphe 6, et les tables 7 et 8.", 'fr')).toEqual([]);
  });

  it('gives a percentage to both of two that an adverb parts', () => {
    const read = statisticsIn('A share of 18 and even 21 percent is claimed.', 'en');
    expect(read.map(({ unit }) => unit)).toEqual(['%', '%']);
  });
});
