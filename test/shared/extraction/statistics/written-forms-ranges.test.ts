import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { statisticsIn } from './statistics-in.ts';

type Row = [text: string, reads: string, fields: Record<string, unknown>];
const table = (language: Language, rows: readonly Row[]) =>
  it.each(rows)('reads in %j the words %j', (text, reads, fields) => {
    expect(statisticsIn(text, language)).toContainEqual(expect.objectContaining({ text: reads, ...fields }));
  });

describe('ranges', () => {
  table('en', [
    ['It will cost $30-40 billion.', '$30-40 billion', { low: 30e9, high: 40e9, unit: 'USD', value: null }],
    ['Growth of 3%-4% is expected.', '3%-4%', { low: 3, high: 4, unit: '%' }],
    ['A deal of £1bn-£1.5bn was made.', '£1bn-£1.5bn', { low: 1e9, high: 1.5e9, unit: 'GBP' }],
    ['Prices range from $10 to $20 each.', '$10 to $20', { low: 10, high: 20 }],
    ['It will be between -5C and 3C tonight.', '-5C and 3C', { low: -5, high: 3, unit: '°C' }],
    ['They lost 20-30 homes there.', '20-30', { low: 20, high: 30, countedText: 'homes' }],
    ['They need 30-40 million doses.', '30-40 million', { low: 30e6, high: 40e6, countedText: 'doses' }],
  ]);
  table('fr', [
    ['Il fera de -3 °C à 12 °C mardi.', '-3 °C à 12 °C', { low: -3, high: 12, unit: '°C' }],
    ['Il fera entre moins 5 et 3 degrés.', 'moins 5 et 3 degrés', { low: -5, high: 3 }],
    ['Il fera de moins 5 à moins 2 degrés.', 'moins 5 à moins 2 degrés', { low: -5, high: -2 }],
    ["Le coût est de 30-40 milliards d'euros.", "30-40 milliards d'euros", { low: 30e9, high: 40e9 }],
    ['Entre 1,5 Md€ et 2 Md€ iront aux ports.', '1,5 Md€ et 2 Md€', { low: 1.5e9, high: 2e9 }],
    ['De 10 % à 12 % des élèves sont absents.', '10 % à 12 %', { low: 10, high: 12, countedText: 'élèves' }],
    ['Un loyer de 800 € à 1 000 € suffit.', '800 € à 1 000 €', { low: 800, high: 1000 }],
  ]);

  it.each([
    ['Le taux passe de 10 % à 12 %.', 'fr', ['10 %', '12 %']],
    ['Le titre recule de 3 € à 12 €.', 'fr', ['3 €', '12 €']],
    ['The rate rose from 10% to 12%.', 'en', ['10%', '12%']],
    ['It needs either 10 or 30 trucks.', 'en', ['10', '30']],
  ] as const)('%j is from one to another, or one of two, and no range', (text, language, words) => {
    expect(statisticsIn(text, language).map((found) => found.text)).toEqual(words);
  });
});

describe('scores in words', () => {
  table('fr', [
    ['Lens a battu Metz 3 à 1 samedi.', '3 à 1', { type: 'score', value: 3, total: 1 }],
    ['Metz a perdu sur le score de 0 à 2.', '0 à 2', { type: 'score', value: 0, total: 2 }],
  ]);
  table('en', [
    ['They won 3 to 1 in Leeds.', '3 to 1', { type: 'score', value: 3, total: 1 }],
    ['She won 3-nil on Sunday.', '3-nil', { type: 'score', value: 3, total: 0 }],
  ]);

  it('are no changes', () => {
    expect(statisticsIn('Les buts encaissés passent de 10 à 3.', 'fr').map(({ type }) => type)).toEqual([
      'count',
      'count',
    ]);
    expect(statisticsIn('Il a gagné 2 à 3 matchs.', 'fr')).toMatchObject([{ type: 'count', low: 2, high: 3 }]);
  });
});
