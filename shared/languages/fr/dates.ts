import { type DateShift, type DateWords, type Feast, shiftOf, type Toward } from '../date-words.ts';
import type { WordList } from '../lexicon.ts';
import { firstWords, type PhraseList, phrasesByFirst, phrasesByLast } from '../phrase-table.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));
const named = (key: 'month' | 'weekday', text: string, from: number) =>
  Object.fromEntries(
    text.split(' ').flatMap((names, i) => names.split('|').map((name) => [name, { [key]: i + from }] as const)),
  );

const relative: PhraseList<DateShift | null> = [
  [
    shiftOf('day+0'),
    "aujourd'hui|aujourd'hui même|ce matin|ce midi|ce soir|cet après-midi|cette nuit|cette après-midi|ce jour|ce jour même|en ce jour|à ce jour",
  ],
  [
    shiftOf('day-1'),
    "hier|hier matin|hier soir|hier après-midi|hier midi|hier en fin de journée|hier en fin d' après-midi|la nuit dernière|hier en soirée|hier dans la soirée",
  ],
  [shiftOf('day-2'), 'avant-hier|avant-hier matin|avant-hier soir'],
  [shiftOf('day+1'), 'demain|demain matin|demain midi|demain soir|demain après-midi'],
  [shiftOf('day+2'), 'après-demain'],
  [
    shiftOf('week+0'),
    'cette semaine|ce week-end|ce weekend|en début de semaine|en milieu de semaine|plus tôt dans la semaine|plus tard dans la semaine|en fin de semaine|en cette fin de semaine',
  ],
  [
    shiftOf('week-1'),
    'la semaine dernière|la semaine passée|le week-end dernier|le week-end passé|week-end dernier|semaine dernière|en début de semaine dernière|en fin de semaine dernière',
  ],
  [
    shiftOf('week+1'),
    'la semaine prochaine|le week-end prochain|semaine prochaine|en début de semaine prochaine|en fin de semaine prochaine',
  ],
  [
    shiftOf('month+0'),
    'ce mois-ci|ce mois|en ce mois|début du mois|fin du mois|le début du mois|la fin du mois|fin de mois',
  ],
  [
    shiftOf('month-1'),
    'le mois dernier|le mois passé|le début du mois dernier|la fin du mois dernier|début du mois dernier|fin du mois dernier',
  ],
  [
    shiftOf('month+1'),
    'le mois prochain|le début du mois prochain|la fin du mois prochain|début du mois prochain|fin du mois prochain',
  ],
  [
    shiftOf('year+0'),
    "cette année|début de l' année|en début d' année|en fin d' année|d' ici la fin de l' année|le début de l' année|fin de l' année|la fin de l' année|cet été|cet hiver|cet automne|ce printemps|l' année en cours",
  ],
  [
    shiftOf('year-1'),
    "l' an dernier|l' année dernière|l' an passé|l' année passée|la fin de l' année dernière|fin de l' année dernière|le début de l' année dernière",
  ],
  [
    shiftOf('year+1'),
    "l' an prochain|l' année prochaine|la fin de l' année prochaine|fin de l' année prochaine|le début de l' année prochaine|début de l' année prochaine",
  ],
  [shiftOf('season4-1'), 'le printemps dernier|au printemps dernier|le printemps passé'],
  [shiftOf('season7-1'), "l' été dernier|l' été passé"],
  [shiftOf('season10-1'), "l' automne dernier|l' automne passé"],
  [shiftOf('season1-1'), "l' hiver dernier|l' hiver passé"],
  [shiftOf('season4+1'), 'le printemps prochain|au printemps prochain'],
  [shiftOf('season7+1'), "l' été prochain"],
  [shiftOf('season10+1'), "l' automne prochain"],
  [shiftOf('season1+1'), "l' hiver prochain"],
  [shiftOf('before day-1'), "la veille|la veille au soir|le jour précédent|le jour d' avant"],
  [
    shiftOf('before day+1'),
    "le lendemain|le jour suivant|le lendemain matin|le lendemain soir|dès le lendemain|le jour d' après",
  ],
  [shiftOf('before day+2'), 'le surlendemain'],
  [
    shiftOf('before day+0'),
    "le même jour|ce jour-là|ce même jour|le soir même|le jour même|ce soir-là|cette nuit-là|ce matin-là|dans la soirée|dans la matinée|dans la nuit|dans l' après-midi",
  ],
  [shiftOf('before month+0'), 'le même mois|ce mois-là'],
  [
    shiftOf('before year+0'),
    "la même année|cette année-là|cette même année|cette année là|plus tôt dans l' année|plus tard dans l' année",
  ],
  [shiftOf('before date+0'), 'cette date|cette date-là'],
  [shiftOf('before week-1'), 'la semaine précédente'],
  [shiftOf('before week+1'), 'la semaine suivante'],
  [shiftOf('before month-1'), "le mois précédent|le mois d' avant"],
  [shiftOf('before month+1'), "le mois suivant|le mois d' après"],
  [shiftOf('before year-1'), "l' année précédente|l' année d' avant|l' an précédent"],
  [shiftOf('before year+1'), "l' année suivante|l' année d' après|l' an suivant"],
  [shiftOf('before month+0'), 'ces jours-là'],
];

const toward: PhraseList<Toward> = [
  ['last', 'dernier|passé|écoulé|dernière|derniers|dernières'],
  ['next', 'prochain|prochaine|prochains'],
  ['this', 'courant'],
  ['following', 'suivant|suivante|suivants'],
  ['preceding', 'précédent|précédente|précédents'],
];
/** "il y a", alone and before a word for about how long. */
const about =
  "environ|près de|près d'|plus de|plus d'|moins de|moins d'|à peine|quelque|tout juste|presque|seulement|exactement|déjà|un peu plus de|un peu plus d'|un peu moins de|un peu moins d'|bientôt";
const agoBefore: PhraseList<-1 | 1> = [
  [-1, ['il y a', ...about.split('|').map((word) => `il y a ${word}`), 'voici', 'voilà'].join('|')],
  [1, "dans|d' ici|d' ici à"],
];
/** "premier trimestre", "2e semestre", "dernier trimestre". */
const partsOfYear: PhraseList<number> = [
  ...['premier|1 er|1er', 'deuxième|second|2 e|2e', 'troisième|3 e|3e', 'quatrième|dernier|4 e|4e'].map(
    (nths, i) => [2 + 3 * i, nths.replace(/[^|]+/gu, '$& trimestre')] as const,
  ),
  ...['premier|1 er|1er', 'deuxième|second|2 e|2e|dernier'].map(
    (nths, i) => [4 + 6 * i, nths.replace(/[^|]+/gu, '$& semestre')] as const,
  ),
];
const months = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre';

const openers: PhraseList<'part'> = [
  [
    'part',
    "début|fin|mi|courant|mi -|début de|fin de|milieu de|le début de|la fin de|mois de|mois d'|l' année|année|l' an|début de l' année|fin de l' année|fin d'|début d'|mi-|été|automne|printemps|hiver|rentrée|été de|printemps de",
  ],
  ['part', ['début', 'fin', 'milieu', 'courant'].map((part) => `${part} du mois de|${part} du mois d'`).join('|')],
];
const shortPartsOfYear: ReadonlyMap<string, number> = new Map([
  ...[1, 2, 3, 4].map((nth) => [`t${nth}`, 3 * nth - 1] as const),
  ...[1, 2].map((nth) => [`s${nth}`, 6 * nth - 2] as const),
]);
const feasts: PhraseList<Feast> = [
  [{ month: 12, day: 25 }, 'noël|jour de noël|le jour de noël'],
  [{ month: 12, day: 24 }, 'veille de noël|la veille de noël|réveillon de noël'],
  [{ month: 12, day: 31 }, "la saint-sylvestre|réveillon du nouvel an|réveillon du jour de l' an"],
  [{ month: 1, day: 1 }, "le jour de l' an|jour de l' an|le nouvel an"],
  [{ month: 11, day: 1 }, 'la toussaint'],
  [{ month: 8, day: 15 }, "l' assomption"],
  [{ month: 2, day: 14 }, 'la saint-valentin'],
];

export const dateLists = (): readonly WordList[] => [
  {
    tags: ['month'],
    words: named(
      'month',
      'janvier|janv février|fevrier|févr|fév mars avril|avr mai juin juillet|juil août|aout|aoüt septembre|sept octobre|oct novembre|nov décembre|decembre|déc',
      1,
    ),
  },
  { tags: ['month'], words: named('month', months.replace(/(?<!\S)/gu, 'mi-'), 1) },
  { tags: ['weekday'], words: named('weekday', 'dimanche lundi mardi mercredi jeudi vendredi samedi', 0) },
  {
    tags: ['relativeDate'],
    words: [...firstWords(relative), ...firstWords(agoBefore).filter((word) => word !== "d'"), 'ici'],
  },
  {
    tags: ['calendarName'],
    words: [...firstWords(partsOfYear), ...shortPartsOfYear.keys(), ...firstWords(feasts)],
  },
];

export const dateWords = (): DateWords => ({
  numericOrder: 'day-first',
  relative: phrasesByFirst(relative),
  towardAfter: phrasesByFirst(toward),
  towardBefore: phrasesByLast([]),
  yearAfter: phrasesByFirst([
    [shiftOf('year+0'), "de cette année|cette année|de l' année en cours"],
    [shiftOf('year+1'), "de l' an prochain|l' an prochain|de l' année prochaine|l' année prochaine"],
    [shiftOf('year-1'), "de l' an dernier|l' an dernier|de l' année dernière|l' année dernière|de l' an passé"],
    [shiftOf('before year+0'), 'de la même année|la même année|de cette même année|de cette année-là'],
    [shiftOf('before year+1'), "de l' année suivante|l' année suivante|de l' année d' après"],
    [shiftOf('before year-1'), "de l' année précédente|l' année précédente|de l' année d' avant"],
  ]),
  yearLinks: new Set(),
  openers: phrasesByLast(openers),
  decadeWords: words('années'),
  decadeEndings: new Set(),
  numberedNames: words('mirage mirages rafale windows office route'),
  ambiguousWeekdays: new Set(),
  yearNouns: new Set(),
  shortYearCues: words('en depuis'),
  monthCues: words("en de d' depuis dès début fin mi avant après jusqu' entre le courant à fin-"),
  ambiguousMonths: words('mars mai sept août avr oct nov déc'),
  habitual: phrasesByLast([['habit', 'chaque|un|tout|quelque']]),
  habitualAlone: words('le'),
  weekdayNames: { before: new Set(), after: words('saint gras noir') },
  lastOf: words('dernier'),
  monthLinks: phrasesByFirst([['of', "de|d'|du mois de|du mois d'|du|de l'"]]),
  feasts: phrasesByFirst(feasts),
  feastCues: words("à avant après depuis d'ici pour jusqu'à dès vers passé"),
  partsOfYear: phrasesByFirst(partsOfYear),
  shortPartsOfYear,
  partsOfYearAlone: true,
  partsOfYearCues: new Set(),
  partLinks: phrasesByFirst([['of', "de|de l' année|de l' exercice"]]),
  fiscalYears: new Map(),
  weeksOn: phrasesByFirst([
    [1, 'en huit'],
    [2, 'en quinze'],
  ]),
  eraAfter: phrasesByFirst([
    [-1, 'av . j . - c|avant j . - c|avant jésus-christ|avant notre ère|av . jc|avant jc'],
    [1, 'ap . j . - c|après j . - c|après jésus-christ|de notre ère'],
  ]),
  eraBefore: phrasesByLast([]),
  namedDays: phrasesByFirst([['2001-09-11', '11 - septembre']]),
  bareDayBefore: phrasesByLast([['day', 'le|dès le|depuis le|avant le|après le|entre le']]),
  bareDayBehind: words('à au aux en dans devant par après avant lors pour chez'),
  bareDayOrdinal: false,
  nowadays: words("aujourd'hui"),
  nowadaysBefore: words('encore toujours'),
  nowadaysAfter: words('encore'),
  nowadaysAside: words(','),
  periodBefore: new Set(),
  dayParts: words('matin soir midi après-midi nuit minuit'),
  dayLinks: words('le ,'),
  dayOrdinals: words('er'),
  dayLists: words('et au à ou , -'),
  publicationLabels: phrasesByLast([
    [
      'published',
      'publié|publiée|publié par|article publié|paru|parue|article paru|mis en ligne|mise en ligne|posté|rédigé|écrit|diffusé|créé|publication|date de publication|première publication',
    ],
    [
      'updated',
      'mis à jour|mise à jour|dernière mise à jour|modifié|modifiée|dernière modification|actualisé|actualisée|maj|màj|édité|corrigé',
    ],
  ]),
  clockWords: words('à h heures min mn'),
  demonstratives: words('ce'),
  todayBefore: phrasesByLast([['today', "aujourd'hui|aujourd'hui ,|ce"]]),
  agoBefore: phrasesByFirst(agoBefore),
  agoAfter: phrasesByFirst([]),
  future: {
    words: words(
      'devrait devraient doit doivent va vont prévu prévue prévus prévues attendu attendue attendus attendues prochain prochaine prochains rendez-vous demain programmé programmée pourrait pourraient aura-t-il',
    ),
    phrases: phrasesByFirst([]),
    endings: [
      'era',
      'eront',
      'dra',
      'dront',
      'ira',
      'iront',
      'ura',
      'uront',
      'tra',
      'tront',
      'vra',
      'vront',
      'rra',
      'rront',
    ],
    notEndings: words('opéra caméra sierra tiara extra ultra contra supra infra'),
  },
  past: {
    words: words("a ont avait avaient était étaient fut furent été eu est sont s'est"),
    endings: ['ait', 'aient', 'èrent'],
    participles: ['é', 'ée', 'és', 'ées', 'u', 'ue', 'ues', 'établi', 'bâti', 'pris', 'inscrit'],
  },
  futureBefore: words("jusqu' d'ici"),
  eventLinks: words('du des de'),
  eventHeads: new Set(),
  relativeNouns: words('veille lendemain'),
  centuries: words('siècle siècles'),
});
