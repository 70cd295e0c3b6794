import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { statisticsIn } from './statistics-in.ts';

const metrics = (language: Language, rows: readonly (readonly [text: string, metrics: readonly (string | null)[]])[]) =>
  it.each(rows)('in %j is %j', (text, expected) => {
    expect(statisticsIn(text, language).map(({ metric }) => metric && text.slice(...metric))).toEqual(expected);
  });

describe('what is measured where nothing is counted', () => {
  metrics('fr', [
    ['Le taux de chômage s’établit à 12 % ici.', ['taux de chômage']],
    ['Le salaire médian est de 2 100 euros.', ['salaire médian']],
    ['Elle relève son taux directeur à 3 %.', ['taux directeur']],
    ['Le prix du gaz a triplé.', ['prix du gaz']],
    ['Le bénéfice net a bondi de 15 %, à 3 milliards de francs.', ['bénéfice net', 'bénéfice net']],
    ['Il dit que la marge compte, mais 12 % partent.', [null]],
    ['Le budget concerne 12 % des foyers.', [null]],
    ['Il a multiplié par trois son bénéfice net.', ['bénéfice net']],
    ['Une conduite de 1,20 m de diamètre pour 70 francs.', ['diamètre', null]],
    ['La croissance sera de 1 % cette année et de 2 % l’an prochain.', ['croissance', 'croissance']],
    ['Le bénéfice net est de 3 francs, en hausse de 4 %.', ['bénéfice net', 'bénéfice net']],
    ['Les montants se montent à 30 euros.', ['montants']],
    ['L’association chiffre à 30 euros la perte.', [null]],
  ]);
  metrics('en', [
    ['The Congressional Budget Office puts the figure at $118bn.', [null]],
    ['The murder rate rose 8% here.', ['murder rate']],
    ['Public debt stands at $30 billion.', ['Public debt']],
    ['The price of wheat has doubled.', ['price of wheat']],
    ['Economists expect growth of 2%.', ['growth']],
    ['The revenue funds meetings and has let us give $30.', [null]],
    ['Sales matter, but 12% left.', [null]],
    ['Schools must pay $30 in fees.', [null]],
    ['A wall 6 feet in height stands.', ['height']],
    ['The bank forecasts growth of 2%.', ['growth']],
    ['In the early 2000s output tripled.', ['output']],
    ['Lake homes cost $30 a night.', ['cost']],
  ]);
});
