import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { statisticsIn } from './statistics-in.ts';

/** Each statistic as its words, and its change as "up by 3", "down from 8 to 7". */
const changesIn = (text: string, language: Language) =>
  statisticsIn(text, language).map(({ text: words, change }) => {
    if (change === null) return [words, null];
    const parts = (['by', 'from', 'to'] as const).flatMap((part) =>
      change[part] === null ? [] : [part, String(change[part]?.value)],
    );
    return [words, [change.direction, ...parts].join(' ')];
  });

describe('changes', () => {
  it.each([
    [
      'fr',
      'Le taux a reculé de 0,2 point, à 7,1 %.',
      [
        ['0,2 point', 'down by 0.2 to 7.1'],
        ['7,1 %', 'down by 0.2 to 7.1'],
      ],
    ],
    [
      'fr',
      "Le chiffre d'affaires a progressé de 4 % à 3 milliards d'euros.",
      [
        ['4 %', 'up by 4 to 3000000000'],
        ["3 milliards d'euros", 'up by 4 to 3000000000'],
      ],
    ],
    [
      'fr',
      "Le déficit est passé de 3,2 milliards à 4 milliards d'euros.",
      [
        ['3,2 milliards', 'up from 3200000000 to 4000000000'],
        ["4 milliards d'euros", 'up from 3200000000 to 4000000000'],
      ],
    ],
    [
      'fr',
      'Les effectifs sont tombés de 300 salariés à 250.',
      [
        ['300', 'down from 300 to 250'],
        ['250', 'down from 300 to 250'],
      ],
    ],
    [
      'fr',
      'Le nombre de vols a reculé de 3,2 % sur un an, à 2 millions.',
      [
        ['3,2 %', 'down by 3.2 to 2000000'],
        ['2 millions', 'down by 3.2 to 2000000'],
      ],
    ],
    [
      'fr',
      'On comptait 320 loups, contre 450 auparavant.',
      [
        ['320', 'down from 450 to 320'],
        ['450', 'down from 450 to 320'],
      ],
    ],
    [
      'fr',
      'Ce sont 12 hommes contre 30 femmes.',
      [
        ['12', null],
        ['30', null],
      ],
    ],
    ['fr', 'Les loyers ont triplé.', [['triplé', 'up by 3']]],
    ['fr', 'Les délais ont été divisés par deux.', [['deux', 'down by 0.5']]],
    ['fr', 'La tour est deux fois plus haute.', [['deux fois', null]]],
    [
      'fr',
      'Elle mène avec 52 % contre 48 %.',
      [
        ['52 %', null],
        ['48 %', null],
      ],
    ],
    ['fr', 'Le groupe réduit ses émissions de gaz d’un tiers.', [['un tiers', 'down by 1']]],
    ['en', 'The shares closed 6% lower.', [['6%', 'down by 6']]],
    ['en', 'It drew twice as many visitors.', [['twice', null]]],
    ['fr', "C'est 12 % de plus qu'en 2010.", [['12 %', 'up by 12']]],
    ['fr', "C'est 12 % de plus qu'un an avant.", [['12 %', 'up by 12']]],
    ['fr', "C'est 12 % de plus que Lyon.", [['12 %', null]]],
    ['fr', 'Le prix a bondi de 12 % hier.', [['12 %', 'up by 12']]],
    ['fr', 'Elle habite de 12 à 15 %.', [['12 à 15 %', null]]],
    [
      'en',
      'Revenue rose 3 percent to $4 billion.',
      [
        ['3 percent', 'up by 3 to 4000000000'],
        ['$4 billion', 'up by 3 to 4000000000'],
      ],
    ],
    [
      'en',
      'Unemployment fell from 8.1% to 7.9%.',
      [
        ['8.1%', 'down from 8.1 to 7.9'],
        ['7.9%', 'down from 8.1 to 7.9'],
      ],
    ],
    [
      'en',
      'Exports fell 3 percent in the first quarter to $4 billion.',
      [
        ['3 percent', 'down by 3 to 4000000000'],
        ['$4 billion', 'down by 3 to 4000000000'],
      ],
    ],
    [
      'en',
      'Unemployment rose to 5.2%, up from 4.9%.',
      [
        ['5.2%', 'up from 4.9 to 5.2'],
        ['4.9%', 'up from 4.9 to 5.2'],
      ],
    ],
    [
      'fr',
      'Elle gagne 12 points, à 47 %.',
      [
        ['12 points', 'up by 12 to 47'],
        ['47 %', 'up by 12 to 47'],
      ],
    ],
    [
      'fr',
      "Le budget augmentera de 2 millions d'euros en mai pour atteindre 50 millions.",
      [
        ["2 millions d'euros", 'up by 2000000 to 50000000'],
        ['50 millions', 'up by 2000000 to 50000000'],
      ],
    ],
    [
      'fr',
      'Le loyer a grimpé de 6 % à Lyon, à 900 euros.',
      [
        ['6 %', 'up by 6 to 900'],
        ['900 euros', 'up by 6 to 900'],
      ],
    ],
    [
      'fr',
      'Le taux est de 2 % en mai, après 3 % en avril.',
      [
        ['2 %', 'down from 3 to 2'],
        ['3 %', 'down from 3 to 2'],
      ],
    ],
    [
      'fr',
      'Elle réunit 62 % des voix, soit 5 points de plus qu’en mai.',
      [
        ['62 %', 'up by 5 to 62'],
        ['5 points', 'up by 5 to 62'],
      ],
    ],
    [
      'fr',
      "Il a gagné 3 millions d'euros en mai, en hausse de 14 % sur un an.",
      [
        ["3 millions d'euros", 'up by 14 to 3000000'],
        ['14 %', 'up by 14 to 3000000'],
      ],
    ],
    ['fr', 'Les revenus n’ont augmenté que de 40 %.', [['40 %', 'up by 40']]],
    [
      'fr',
      'Elle est à 38 % à 17 heures, 7 points de moins qu’hier.',
      [
        ['38 %', null],
        ['7 points', 'down by 7'],
      ],
    ],
    ['en', 'Fares will rise by between $3 and $5.', [['$3 and $5', 'up by null']]],
    ['en', 'The rate fell below 3 percent.', [['3 percent', 'down to 3']]],
    [
      'en',
      'Its prices soared 23% in a week to 430 euros.',
      [
        ['23%', 'up by 23 to 430'],
        ['430 euros', 'up by 23 to 430'],
      ],
    ],
    [
      'fr',
      'Le prix passera à 1,39 euro, contre 1,29 hier, soit une hausse de 7 %.',
      [
        ['1,39 euro', 'up by 7 from 1.29 to 1.39'],
        ['1,29', 'up by 7 from 1.29 to 1.39'],
        ['7 %', 'up by 7 from 1.29 to 1.39'],
      ],
    ],
    [
      'fr',
      'La cour a ramené la peine de 15 à 12 ans.',
      [
        ['15', 'down from 15 to 12'],
        ['12 ans', 'down from 15 to 12'],
      ],
    ],
    ['fr', 'Le bail a été allongé, en hausse de 3 ans.', [['3 ans', null]]],
    ['en', 'It struck down 32 of the 86 rules.', [['32 of the 86 rules', null]]],
    [
      'fr',
      'Elle passe de 26 litres par an et par habitant à 11 litres.',
      [
        ['26 litres', 'down from 26 to 11'],
        ['11 litres', 'down from 26 to 11'],
      ],
    ],
    ['fr', 'Le lac a perdu un tiers de son eau.', [['un tiers', 'down by 1']]],
    ['en', 'They make up 14% of it.', [['14%', null]]],
    ['fr', 'Le titre gagnait 3 % hier.', [['3 %', 'up by 3']]],
    [
      'en',
      'The gap widened by $4 million to $67 million.',
      [
        ['$4 million', 'up by 4000000 to 67000000'],
        ['$67 million', 'up by 4000000 to 67000000'],
      ],
    ],
    ['en', 'Crude rose $3 on Monday.', [['$3', 'up by 3']]],
    ['en', 'The firm raised $3 million.', [['$3 million', null]]],
    ['en', 'Shares fell as much as 15%.', [['15%', 'down by 15']]],
    ['fr', 'Les pertes se montent à 30 euros.', [['30 euros', null]]],
    [
      'fr',
      'Un tiers des oiseaux dort, contre un quart en 2008.',
      [
        ['Un tiers', 'up from 1 to 1'],
        ['un quart', 'up from 1 to 1'],
      ],
    ],
    ['fr', 'Les pertes montent à 30 euros.', [['30 euros', 'up to 30']]],
    ['en', 'Prices have halved.', [['halved', 'down by 0.5']]],
    ['en', 'It saw a 12 percent drop.', [['12 percent', 'down by 12']]],
    ['en', 'The toll climbed to 45.', [['45', 'up to 45']]],
  ] as const)('in %s %j are %j', (language, text, expected) => {
    expect(changesIn(text, language)).toEqual(expected);
  });

  it('give both ends what the first is of', () => {
    const text = 'Le déficit a progressé de 4 % à 3 milliards de francs.';
    const metrics = statisticsIn(text, 'fr').map(({ metric }) => metric && text.slice(...metric));
    expect(metrics).toEqual(['déficit', 'déficit']);
  });
});
