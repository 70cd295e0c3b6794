import { type DateShift, type DateWords, shiftOf, type Toward } from '../date-words.ts';
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
  [shiftOf('day-2'), 'avant-hier'],
  [shiftOf('day+1'), 'demain|demain matin|demain soir|demain après-midi'],
  [shiftOf('day+2'), 'après-demain'],
  [
    shiftOf('week+0'),
    'cette semaine|ce week-end|ce weekend|en début de semaine|en fin de semaine|en cette fin de semaine',
  ],
  [
    shiftOf('week-1'),
    'la semaine dernière|la semaine passée|le week-end dernier|le week-end passé|week-end dernier|semaine dernière',
  ],
  [shiftOf('week+1'), 'la semaine prochaine|le week-end prochain|semaine prochaine'],
  [shiftOf('month+0'), 'ce mois-ci|ce mois|en ce mois|début du mois|fin du mois|le début du mois|la fin du mois'],
  [shiftOf('month-1'), 'le mois dernier|le mois passé'],
  [shiftOf('month+1'), 'le mois prochain'],
  [
    shiftOf('year+0'),
    "cette année|début de l' année|en début d' année|en fin d' année|d' ici la fin de l' année|le début de l' année|fin de l' année|la fin de l' année|cet été|cet hiver|cet automne|ce printemps|l' année en cours",
  ],
  [
    shiftOf('year-1'),
    "l' an dernier|l' année dernière|l' an passé|l' année passée|l' été dernier|l' hiver dernier|l' automne dernier|le printemps dernier|la fin de l' année dernière|fin de l' année dernière|le début de l' année dernière|l' année précédente|la saison dernière|l' été passé",
  ],
  [
    shiftOf('year+1'),
    "l' an prochain|l' année prochaine|l' été prochain|l' hiver prochain|la saison prochaine|l' automne prochain|le printemps prochain",
  ],
  [shiftOf('before day-1'), 'la veille|la veille au soir'],
  [shiftOf('before day+1'), 'le lendemain|le jour suivant|le lendemain matin|dès le lendemain'],
  [shiftOf('before day+2'), 'le surlendemain'],
  [shiftOf('before day+0'), 'le même jour|ce jour-là|ce même jour|cette date|le soir même|le jour même'],
  [shiftOf('before month+0'), 'le même mois|ce mois-là'],
  [shiftOf('before year+0'), 'la même année|cette année-là|cette même année|cette année là'],
  [shiftOf('before year+1'), "l' année suivante"],
  [shiftOf('before month+0'), 'ces jours-là'],
];

const openers: PhraseList<'part'> = [
  [
    'part',
    "début|fin|mi|courant|mi -|début de|fin de|milieu de|le début de|la fin de|mois de|mois d'|début du mois de|fin du mois de|début du mois d'|l' année|année|l' an|début de l' année|fin de l' année|fin d'|début d'|mi-",
  ],
];
const toward: PhraseList<Toward> = [
  ['last', 'dernier|passé|écoulé|dernière|derniers|dernières'],
  ['next', 'prochain|prochaine|prochains'],
  ['this', 'courant'],
];
const agoBefore: PhraseList<-1 | 1> = [
  [
    -1,
    'il y a|voici|voilà|il y a environ|il y a près de|il y a plus de|il y a à peine|il y a quelque|il y a tout juste',
  ],
];

export const dateLists: readonly WordList[] = [
  {
    tags: ['month'],
    words: named(
      'month',
      'janvier|janv février|fevrier|févr|fév mars avril|avr mai juin juillet|juil août|aout|aoüt septembre|sept octobre|oct novembre|nov décembre|decembre|déc',
      1,
    ),
  },
  { tags: ['weekday'], words: named('weekday', 'dimanche lundi mardi mercredi jeudi vendredi samedi', 0) },
  { tags: ['relativeDate'], words: [...firstWords(relative), ...firstWords(agoBefore), 'mi-janvier'] },
];

export const dateWords: DateWords = {
  numericOrder: 'day-first',
  relative: phrasesByFirst(relative),
  towardAfter: phrasesByFirst(toward),
  towardBefore: phrasesByLast([]),
  yearAfter: phrasesByFirst([
    [0, "de cette année|cette année|de l' année en cours"],
    [1, "de l' an prochain|l' an prochain|de l' année prochaine|l' année prochaine"],
    [-1, "de l' an dernier|l' an dernier|de l' année dernière|l' année dernière|de l' an passé"],
  ]),
  openers: phrasesByLast(openers),
  decadeWords: words('années'),
  shortYearCues: words('en depuis'),
  monthCues: words("en de d' depuis dès début fin mi avant après jusqu' entre le courant à fin-"),
  ambiguousMonths: words('mars mai sept août avr oct nov déc'),
  dayParts: words('matin soir midi après-midi nuit minuit'),
  dayLinks: words('le ,'),
  dayOrdinals: words('er'),
  dayLists: words('et au à ou , -'),
  demonstratives: words('ce'),
  todayBefore: phrasesByLast([['today', "aujourd'hui|aujourd'hui ,|ce"]]),
  agoBefore: phrasesByFirst(agoBefore),
  agoAfter: phrasesByFirst([]),
  future: {
    words: words(
      'devrait devraient doit doivent va vont prévu prévue prévus prévues attendu attendue attendus attendues prochain prochaine prochains rendez-vous demain programmé programmée pourrait pourraient aura-t-il',
    ),
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
  },
  futureBefore: words("jusqu' d'ici"),
  eventLinks: words('du des de'),
  relativeNouns: words('veille lendemain'),
  centuries: words('siècle siècles'),
};
