import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { statisticsIn } from './statistics-in.ts';

const counts = (
  language: Language,
  rows: readonly (readonly [text: string, reads: string, counted: string | null])[],
) =>
  it.each(rows)('in %j, %j counts %j', (text, reads, counted) => {
    expect(statisticsIn(text, language).find((found) => found.text === reads)?.countedText).toBe(counted);
  });

describe('what a number counts that is not behind it', () => {
  counts('fr', [
    ["Le nombre d'incendies a reculé de 4 % ici.", '4 %', 'incendies'],
    ['La surface boisée a diminué de 4 % ici.', '4 %', 'surface boisée'],
    ['La gare emploie 80 agents ; 12 sont absents.', '12', 'agents'],
    ['Sur les 80 agents, 60 restent sur place.', '60', 'agents'],
    ['Elle a compté 80 phoques, dont la moitié dormaient.', 'moitié', 'phoques'],
    ['Elle a compté 80 phoques, dont 12 à Brest.', '12', 'phoques'],
    ['Elle a compté 80 phoques. On annonce 12 demain.', '12', null],
    ["L'action de la société était en baisse de 6 % hier.", '6 %', 'action de la société'],
    ['Les effectifs du groupe ont reculé de 12 % en un an.', '12 %', 'effectifs du groupe'],
    ['On note une baisse des naissances de 4 % ici.', '4 %', 'naissances'],
    ["L'usine réduit ses effectifs de 5 % cet été.", '5 %', 'effectifs'],
    ['Les élèves sont venus ; trois sur dix, soit 30 %, ont voté.', '30 %', null],
    ['Les skieuses, elles, tombent pour 59 % d’entre elles.', '59 %', 'skieuses'],
    ['Il a invité 80 maires. Trois d’entre eux sont venus.', 'Trois', 'maires'],
    ['On a libéré les oiseaux (238, dit-on) hier.', '238', 'oiseaux'],
    ['Il retire 700 agents, ramenant leur nombre à 2 000.', '2 000', 'agents'],
    ['Le parc est deux fois plus grand que la forêt.', 'deux fois', null],
    ['Le lac est à six fois la distance prévue.', 'six fois', 'distance'],
    ['Elle enregistre une hausse record de 3 % hier.', '3 %', null],
    ['Sur les 90 élus, 30 se sont levés.', '30', 'élus'],
    ['Il y a 30 sans-abri ici.', '30', 'sans-abri'],
    ['Il y a 120 blessés, dont 15 graves.', '15', 'blessés'],
    ['On vend 30 timbres à 12 aujourd’hui.', '12', null],
    ['La Bourse de Paris a fini en baisse de 3 %.', '3 %', 'Bourse de Paris'],
    ['Un tiers des élus dort, il reste deux tiers.', 'deux tiers', 'élus'],
    ['Elle règle une partie (30 %) des salaires.', '30 %', 'salaires'],
    ['Ils sont deux fois moins que l’an passé.', 'deux fois', null],
    ["Une douzaine d'avions volent.", 'Une douzaine', 'avions'],
    ['Il y a 12 élus à Rouen selon la police, 30 selon elle.', '30', 'élus'],
    ['Un élu sur deux (48 %) dort.', '48 %', 'élu'],
    ['Le tiers des 1,2 million de noyers a gelé.', 'Le tiers', 'noyers'],
    ['Le tiers des 18-24 ans dort.', 'Le tiers', null],
    ["Il couvre 35 % de l'ensemble des foyers ruraux.", '35 %', 'foyers ruraux'],
    ['Sept ponts sur quatorze, soit la moitié, ont fermé.', 'moitié', 'ponts'],
    ['Il gagne trois sets à deux ici.', 'trois sets à deux', 'sets'],
  ]);
  counts('en', [
    ['The port employs 80 men; 12 are away.', '12', 'men'],
    ['The war drove unpaid fees over 150,000 again.', '150,000', 'unpaid fees'],
    ['They reported a 12 percent drop in late payments.', '12 percent', 'late payments'],
    ['The storm left 300 people dead.', '300', 'people'],
    ['There were 300 more voters.', '300', 'voters'],
    ['A 12-nation bloc met.', '12', 'nation'],
    ['One patient in ten waits.', 'One patient in ten', 'patient'],
    ['Some 80 men met in Leeds and 12 in York.', '12', 'men'],
    ['One in five Swedes skips lunch.', 'One in five', 'Swedes'],
    ['It counted 80 seals, of whom 12 slept.', '12', 'seals'],
    ['Bookings had already increased 18-fold by May.', '18-fold', 'Bookings'],
    ['They cut prices by 3 percent in June.', '3 percent', null],
    ['They cut train crews by 3 percent in June.', '3 percent', 'train crews'],
    ['There were pending visa claims over 150,000 again.', '150,000', 'pending visa claims'],
    ['Some 40 percent of them left.', '40 percent', null],
    ['It freed 12 whales. Three of them died.', 'Three', 'whales'],
    ['It caused 46 percent of previously noted damage.', '46 percent', 'noted damage'],
    ['Half of the staff left.', 'Half', 'staff'],
    ['It killed 12 bakers and wounded 30.', '30', 'bakers'],
    ['It was 62 percent, five points more than in January.', 'five points', null],
    ['A third of the 1.2 million maples froze.', 'A third', 'maples'],
    ['He hit 12 balls in Leeds and .432 in York.', '.432', null],
    ['It hit 1 in 10 of the 8,000 nurses.', '1 in 10', 'nurses'],
    ['It has 12 plants in six towns and employs 900, a third of them in York.', 'a third', null],
    ['The yield on 10-year notes fell 5 basis points.', '5 basis points', 'yield'],
    ["About two-thirds of the firm's 900 drivers left.", 'two-thirds', 'drivers'],
    ['Ann Lee doubled the lead for York.', 'doubled', 'lead'],
    ['A seven-judge court met.', 'seven', 'judge'],
    ["Some 12 of the firm's 30 drivers left.", "12 of the firm's 30 drivers", 'drivers'],
  ]);
});
