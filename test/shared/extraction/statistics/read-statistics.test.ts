import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { statisticsIn } from './statistics-in.ts';

/** text, words read, and the fields that matter. */
type Row = [text: string, reads: string, fields: Record<string, unknown>];
const table = (language: Language, rows: readonly Row[]) =>
  it.each(rows)('reads in %j the words %j', (text, reads, fields) => {
    expect(statisticsIn(text, language)).toContainEqual(expect.objectContaining({ text: reads, ...fields }));
  });

describe('numbers in French', () => {
  table('fr', [
    ['On compte 12\u00a0500 foyers.', '12\u00a0500', { value: 12500 }],
    ['On compte 12\u202f500 foyers.', '12\u202f500', { value: 12500 }],
    ['On compte 12\u2009500 foyers.', '12\u2009500', { value: 12500 }],
    ['On compte 17.300 foyers.', '17.300', { value: 17300 }],
    ["On compte 1'250 foyers.", "1'250", { value: 1250 }],
    ['En 2012 500 personnes sont parties.', '500', { value: 500 }],
    ['Il y a mille deux cents élus.', 'mille deux cents', { value: 1200, countedText: 'élus' }],
    ['Il y a quatre-vingt-dix-sept élus.', 'quatre-vingt-dix-sept', { value: 97 }],
    ['Il y a soixante et onze élus.', 'soixante et onze', { value: 71 }],
    ['Il y a deux cent mille élus.', 'deux cent mille', { value: 200000 }],
    [
      'Plus de 2,5 millions de Kurdes ont fui.',
      '2,5 millions',
      { value: 2.5e6, modifier: 'min', countedText: 'Kurdes' },
    ],
    ["Un million et demi d'arbres ont brûlé.", 'Un million et demi', { value: 1.5e6, countedText: 'arbres' }],
    ['Une centaine de maires ont signé.', 'Une centaine', { value: 100, modifier: 'approx', vague: false }],
    ['Des milliers de maires ont signé.', 'Des milliers', { value: 1000, modifier: 'approx', vague: true }],
    ['Le déficit est de trois mille milliards de yens.', 'trois mille milliards de yens', { value: 3e12, unit: 'JPY' }],
    ['Il tomba à −5 °C hier.', '−5 °C', { value: -5, unit: '°C' }],
    ['Il faisait au moins 38 °C hier.', '38 °C', { value: 38, modifier: 'min' }],
    ['La hausse sera d’au moins 12 %.', '12 %', { value: 12, modifier: 'min' }],
    ['Cela ne coûte pas plus de 40 euros.', '40 euros', { value: 40, modifier: 'max' }],
    ['Neuf malades sur dix admis à l’hôpital vont mieux.', 'Neuf malades sur dix', { value: 9, total: 10 }],
    ['Au bas mot 40 élus sont venus.', '40', { value: 40, modifier: 'min' }],
  ]);
});

describe('numbers in English', () => {
  table('en', [
    ['They counted 1,500 homes.', '1,500', { value: 1500, countedText: 'homes' }],
    ['It grew by 1.5 percent.', '1.5 percent', { value: 1.5, unit: '%' }],
    ['Two hundred and five people came.', 'Two hundred and five', { value: 205 }],
    ['Three and a half years passed.', 'Three and a half years', { value: 3.5, unit: 'year' }],
    ['The debt reached 1,952 trillion won.', '1,952 trillion won', { value: 1.952e15, unit: 'KRW' }],
    ['More or less 300 homes burned.', '300', { value: 300, modifier: 'approx' }],
    ['A plan of $1.5m was agreed.', '$1.5m', { value: 1.5e6, unit: 'USD' }],
    ['Dozens of homes burned.', 'Dozens', { value: 12, modifier: 'approx', vague: true }],
    ['A five-year plan was agreed.', 'five-year', { value: 5, unit: 'year', type: 'duration' }],
    ['They lost 2 1/2 million votes.', '2 1/2 million', { value: 2.5e6 }],
  ]);
});

describe('what stands around a number', () => {
  table('fr', [
    ['Pas moins de neuf ouvriers sont morts.', 'neuf', { modifier: 'min', countedText: 'ouvriers' }],
    ["Le lac est à 450 km environ d'ici.", '450 km', { modifier: 'approx' }],
    ["On l'admet jusqu'à 14 semaines.", '14 semaines', { modifier: 'max' }],
    ['Il y a eu 12 morts et 30 blessés.', '30', { countedText: 'blessés' }],
    ['Six joueurs et une joueuse ont été vus.', 'une', { value: 1, countedText: 'joueuse' }],
    ['81 % des Bretons sont contre.', '81 %', { type: 'percent', countedText: 'Bretons' }],
    ["Le nombre d'arbres abattus atteint 62 000 selon eux.", '62 000', { countedText: 'arbres abattus' }],
    ['Entre 1,5 et 2 millions de Turcs votent.', '1,5 et 2 millions', { low: 1.5e6, high: 2e6, value: null }],
    ['Il faut de 7 000 à 9 000 postes.', '7 000 à 9 000', { low: 7000, high: 9000, countedText: 'postes' }],
    ["Le vol dure deux heures et demie d'ordinaire.", 'deux heures et demie', { value: 2.5, unit: 'hour' }],
    ["L'âge moyen des 12 chevaux fédéraux monte.", '12', { countedText: 'chevaux fédéraux' }],
  ]);

  it('keys what is counted by the lemma of its head, so that plural and singular meet', () => {
    const keys = ['12 agents fédéraux.', '3 journaux locaux.', '2 bateaux neufs.', '4 pays voisins.', '5 voix.'].map(
      (text) => statisticsIn(`On y voit ${text}`, 'fr')[0]?.counted?.key,
    );
    expect(keys).toEqual(['agent', 'journal', 'bateau', 'pays', 'voix']);
    expect(statisticsIn('They met 12 other cities.', 'en')[0]?.counted?.key).toBe('city');
  });

  it('ties the two ends of a change to each other', () => {
    const [from, to] = statisticsIn('Le taux passe de 12 à 15 % cet été.', 'fr');
    expect(from).toMatchObject({ text: '12', value: 12, unit: '%' });
    expect(to).toMatchObject({ text: '15 %', value: 15 });
    expect(to?.change).toMatchObject({ direction: 'up', from: { value: 12 }, to: { value: 15 } });
  });

  it('says by how much something rises or falls', () => {
    expect(statisticsIn('Les ventes sont en hausse de 3 % ici.', 'fr')[0]?.change).toMatchObject({
      direction: 'up',
      by: { value: 3 },
    });
    expect(statisticsIn('Un retrait, ramenant leur nombre à 2 000 hier.', 'fr')[0]?.change).toMatchObject({
      direction: 'down',
      to: { value: 2000 },
    });
  });

  it('says what is measured where nothing is counted, and what it is compared with', () => {
    const text = 'Le taux de chômage recule de 3 % par rapport à 2011.';
    const [found] = statisticsIn(text, 'fr');
    expect(text.slice(...(found?.metric ?? [0, 0]))).toBe('taux de chômage');
    expect(found?.baseline?.value).toBe('2011');
    expect(found?.change).toMatchObject({ direction: 'down', by: { value: 3 } });
    expect(statisticsIn('Elle gagne, dit-on, 3 %.', 'fr')[0]?.metric).toBeNull();
  });

  it('takes no object of a verb for a change', () => {
    expect(statisticsIn('La capsule doit ramener 660 kg de fret.', 'fr')[0]?.change).toBeNull();
    expect(statisticsIn('On abaisse les notes de 28 banques.', 'fr')[0]?.change).toBeNull();
  });

  it('ties a statistic to the nearest date of its sentence, and to none of another', () => {
    const [first, second, third] = statisticsIn(
      'La marge fut de 15 euros, de 24 euros en 2010. Elle vaut 4 euros.',
      'fr',
    );
    expect([first?.date?.value, second?.date?.value, third?.date]).toEqual(['2010', '2010', null]);
  });

  it.each([
    ['Luc Morin, qui avait perdu de 85 voix en 2020, promet quinze agents.', ['85', 'quinze'], ['2020', undefined]],
    [
      'Il est tombé 312 mm, selon l’observatoire, qui maintient l’alerte en vigueur dans toute la région jusqu’en 2027.',
      ['312 mm'],
      [undefined],
    ],
    ['Sept personnes ont péri le 4 mai 2026 dans un car, a annoncé mercredi la préfète.', ['Sept'], ['2026-05-04']],
    ['BRIEUX, 12 juil 2026 (Agence) - On compte 40 blessés.', ['40'], [undefined]],
  ])('ties no number to a date in a relative beside it, or of who tells it: %s', (text, words, dates) => {
    const found = statisticsIn(text, 'fr');
    expect(found.map((one) => one.text)).toEqual(words);
    expect(found.map(({ date }) => date?.value)).toEqual(dates);
  });
});

describe('any text', () => {
  it('gives the same readings with a no-break space in place of a space', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 999_999 }),
        fc.constantFrom('\u00a0', '\u202f', '\u2009'),
        fc.constantFrom('agents fédéraux', 'euros', '%', 'km', 'ans'),
        (value, space, noun) => {
          const digits = value.toLocaleString('fr').replace(/\s/gu, ' ');
          const text = `On en annonce ${digits} ${noun} ici.`;
          const strip = (found: ReturnType<typeof statisticsIn>) =>
            found.map(({ text: words, countedText, ...rest }) => ({
              value: rest.value,
              type: rest.type,
              unit: rest.unit,
            }));
          expect(strip(statisticsIn(text.replaceAll(' ', space), 'fr'))).toEqual(strip(statisticsIn(text, 'fr')));
          expect(statisticsIn(text, 'fr')[0]?.value).toBe(value);
        },
      ),
    );
  });

  it('never gives a span twice, and each number as a number', () => {
    const pieces = fc.constantFrom(
      '12',
      '2 000',
      'sept',
      'vingt et un',
      'million',
      'de',
      "d'",
      'euros',
      '%',
      'à',
      'et',
      'sur',
      'les',
      'ans',
      '-',
      ',',
      '.',
      '(',
      ')',
      'Paris',
      'agents',
      'fois',
      'plus',
      'un',
      'demi',
      'h',
      '/',
      '\n',
      'mars',
      '2012',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), fc.constantFrom<Language>('fr', 'en'), (words, language) => {
        let end = 0;
        for (const found of statisticsIn(words.join(' '), language)) {
          expect(found.first).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.first);
          for (const number of [found.value, found.low, found.high, found.total]) expect(number).not.toBeNaN();
          end = found.end;
        }
      }),
    );
  });
});
