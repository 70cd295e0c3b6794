import type { WordList } from '../lexicon.ts';
import { compoundNumerals, compoundOrdinals, type NumberWords, numerals } from '../number-words.ts';
import { firstWords, type PhraseList, phrasesByFirst } from '../phrase-table.ts';

const small =
  'un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19';
const pairs = Object.entries(numerals(small)).map(([word, { value }]) => [word, value] as const);

const fractions: PhraseList<readonly [number, number]> = [
  [[1, 2], 'moitié|un demi|une demi|la demie|demi'],
  [[1, 3], 'un tiers|le tiers'],
  [[2, 3], 'deux tiers|deux-tiers'],
  [[1, 4], 'un quart|le quart|quart'],
  [[3, 4], 'trois quarts|trois-quarts'],
];

/** From "troisième" on: what also names parts of a whole. Without accents as some type them. */
const thirdAndOn =
  'troisième=3 quatrième=4 cinquième=5 sixième=6 septième=7 huitième=8 neuvième=9 dixième=10 onzième=11 douzième=12 treizième=13 quatorzième=14 quinzième=15 seizième=16 dix-septième=17 dix-huitième=18 dix-neuvième=19 vingtième=20 trentième=30 quarantième=40 cinquantième=50 soixantième=60 quatre-vingtième=80 centième=100 millième=1000 dix-millième=10000 cent-millième=100000 millionième=1e6 milliardième=1e9 billionième=1e12';
const plurals = thirdAndOn.replaceAll('=', 's=');
const bare = (text: string) => text.replaceAll('è', 'e');

export const numberLists = (): readonly WordList[] => [
  { tags: ['numeral'], words: numerals(`zéro=0 zero=0 ${small} neufs=9`) },
  {
    tags: ['numeral'],
    words: numerals(
      'vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 soixante-dix=70 huitante=80 octante=80 quatre-vingt=80 quatre-vingts=80 nonante=90 quatre-vingt-dix=90',
    ),
  },
  compoundNumerals({
    tens: [
      ['vingt', 20, 9],
      ['trente', 30, 9],
      ['quarante', 40, 9],
      ['cinquante', 50, 9],
      ['soixante', 60, 19],
      ['septante', 70, 9],
      ['quatre-vingt', 80, 19],
      ['huitante', 80, 9],
      ['octante', 80, 9],
      ['nonante', 90, 9],
    ],
    below: pairs,
    joined: { joiner: 'et', words: new Set(['un', 'une', 'onze']) },
  }),
  compoundNumerals({
    tens: pairs.filter(([, value]) => value > 1 && value < 10).map(([word, value]) => [word, value * 100 - 100, 100]),
    below: [
      ['cent', 100],
      ['cents', 100],
    ],
    joined: null,
  }),
  { tags: ['numeral', 'scale'], words: numerals('cent=100 cents=100 mille=1000 mil=1000') },
  {
    tags: ['scale'],
    words: numerals(
      'million=1e6 millions=1e6 demi-million=5e5 demi-milliard=5e8 milliard=1e9 milliards=1e9 billion=1e12 billions=1e12 trillion=1e18',
    ),
  },
  {
    tags: ['collective'],
    words: numerals(
      'demi-douzaine=6 huitaine=8 dizaine=10 dizaines=10 douzaine=12 douzaines=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60 centaine=100 centaines=100 millier=1000 milliers=1000',
    ),
  },
  {
    tags: ['ordinal'],
    words: numerals(
      `unième=1 unieme=1 unièmes=1 premier=1 première=1 premiers=1 premières=1 second=2 seconde=2 deuxième=2 ${thirdAndOn} ${plurals} ${bare(thirdAndOn)} ${bare(plurals)}`,
    ),
  },
  {
    tags: ['ordinal'],
    words: compoundOrdinals({
      tens: numerals('vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 quatre-vingt=80'),
      below: numerals(
        'deuxième=2 troisième=3 quatrième=4 cinquième=5 sixième=6 septième=7 huitième=8 neuvième=9 cinquieme=5 unième=1',
      ),
      joined: numerals('et-unième=1'),
    }),
  },
  {
    tags: ['ordinal'],
    words: compoundOrdinals({
      tens: numerals('soixante=60 quatre-vingt=80'),
      below: numerals(
        'dixième=10 onzième=11 douzième=12 treizième=13 quatorzième=14 quinzième=15 seizième=16 dix-septième=17 dix-huitième=18 dix-neuvième=19',
      ),
      joined: numerals('et-onzième=11'),
    }),
  },
  { tags: ['fraction'], words: firstWords(fractions) },
];

export const numberWords = (): NumberWords => ({
  groupMarks: new Set(['.', "'", '’']),
  decimalMarks: new Set([',', '.']),
  decimalWords: new Set(['virgule']),
  vigesimal: true,
  joiner: 'et',
  joinsAfter: 'tens',
  articles: new Set(['un', 'une']),
  ordinalMarks: new Set(['e', 'è', 'ème', 'eme', 'ième', 'ieme', 'er', 'ère', 're', 'nd', 'nde', 'ers', 'èmes']),
  scaleMarks: new Map([
    ['md', 1e9],
    ['mds', 1e9],
    ['mrd', 1e9],
    ['mrds', 1e9],
    ['k', 1e3],
  ]),
  countScaleMarks: new Map([['m', 1e6]]),
  distanceNouns: new Set(['haies']),
  moneyScaleMarks: new Map([['m', 1e6]]),
  andHalf: phrasesByFirst([
    [0.5, 'et demi|et demie'],
    [0.25, 'et quart|et un quart'],
    [0.75, 'et trois quarts'],
  ]),
  belowZero: phrasesByFirst([
    [-1, 'en dessous de zéro|en dessous de zero|en dessous de 0|au-dessous de zéro|sous zéro|sous 0'],
  ]),
  plainMinusWords: new Set(),
  minusWords: new Set(['moins']),
  homonymousCollectives: new Set(),
  someWords: new Set(['plusieurs', 'quelques', 'certaines', 'des']),
  ofWords: new Set(['de', "d'"]),
  fractions: phrasesByFirst(fractions),
  rangeLinks: new Set(['à', 'ou', '-', '–', 'jusqu’à']),
  openedLinks: new Set(['et']),
  rangeOpeners: new Set(['entre']),
  alternativeOpeners: new Set(['soit']),
  ratioLinks: phrasesByFirst([
    ['of', "sur|parmi|sur un total de|sur un total d'|sur les quelque"],
    ['chance', 'pour'],
  ]),
  conjunction: 'et',
  roundAdjectives: new Set(['bon', 'bonne', 'petit', 'petite', 'gros', 'grosse']),
  unitAdjectives: new Set([
    'dernières',
    'derniers',
    'premières',
    'premiers',
    'prochaines',
    'prochains',
    'longues',
    'longs',
    'petites',
    'bonnes',
    'pleines',
    'autres',
  ]),
});
