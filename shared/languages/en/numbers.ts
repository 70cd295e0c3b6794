import type { WordList } from '../lexicon.ts';
import { compoundNumerals, compoundOrdinals, type NumberWords, numerals, numeralsWithUnit } from '../number-words.ts';
import { firstWords, type PhraseList, phrasesByFirst } from '../phrase-table.ts';

const digits = 'one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9';

const fractions: PhraseList<readonly [number, number]> = [
  [[1, 2], 'half|one half|one-half|a half'],
  [[1, 3], 'a third|one third|one-third'],
  [[2, 3], 'two thirds|two-thirds'],
  [[1, 4], 'a quarter|one quarter|one-quarter|quarter of'],
  [[3, 4], 'three quarters|three-quarters'],
  [[1, 5], 'one-fifth'],
  [[2, 5], 'two-fifths'],
  [[3, 5], 'three-fifths'],
  [[4, 5], 'four-fifths'],
  [[1, 10], 'one-tenth'],
  [[9, 10], 'nine-tenths'],
];

/** From "third" on: what also names parts of a whole. */
const thirdAndOn =
  'third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30 fortieth=40 fiftieth=50 sixtieth=60 seventieth=70 eightieth=80 ninetieth=90 hundredth=100 thousandth=1000 millionth=1e6 billionth=1e9 trillionth=1e12';

export const numberLists = (): readonly WordList[] => [
  {
    tags: ['numeral'],
    words: numerals(
      `zero=0 nought=0 naught=0 nil=0 ${digits} ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90`,
    ),
  },
  compoundNumerals({
    tens: Object.entries(numerals('twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90')).map(
      ([word, { value }]) => [word, value, 9],
    ),
    below: Object.entries(numerals(digits)).map(([word, { value }]) => [word, value]),
    joined: null,
  }),
  {
    tags: ['scale'],
    words: numerals(
      'hundred=100 thousand=1000 million=1e6 billion=1e9 trillion=1e12 millions=1e6 billions=1e9 lakh=1e5 lakhs=1e5 lac=1e5 lacs=1e5 crore=1e7 crores=1e7 cr=1e7 lkh=1e5 lkhs=1e5 krore=1e7 krores=1e7',
    ),
  },
  {
    tags: ['collective'],
    words: numerals(
      'dozen=12 dozens=12 doz=12 dozs=12 dz=12 dzs=12 score=20 scores=20 tens=10 hundreds=100 thousands=1000 couple=2 pair=2 millions=1e6 billions=1e9',
    ),
  },
  {
    tags: ['ordinal'],
    words: numerals(`first=1 firsts=1 second=2 quarters=4 ${thirdAndOn} ${thirdAndOn.replaceAll('=', 's=')}`),
  },
  {
    tags: ['ordinal'],
    words: compoundOrdinals({
      tens: numerals('twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100'),
      below: numerals('first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9'),
    }),
  },
  numeralsWithUnit(
    numerals(
      `${digits} ten=10 eleven=11 twelve=12 fifteen=15 sixteen=16 eighteen=18 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 ninety=90`,
    ),
    {
      year: 'year',
      'year-old': 'year',
      'year-olds': 'year',
      month: 'month',
      'month-old': 'month',
      week: 'week',
      day: 'day',
      hour: 'hour',
      minute: 'minute',
      second: 'second',
      mile: 'mile',
      foot: 'foot',
      inch: 'inch',
      metre: 'metre',
      meter: 'meter',
      kilometre: 'kilometre',
      kilometer: 'kilometer',
      acre: 'acre',
      euro: 'euro',
      dollar: 'dollar',
      cent: 'cent',
      yen: 'yen',
    },
  ),
  numeralsWithUnit(numerals('half=0.5 quarter=0.25'), {
    hour: 'hour',
    mile: 'mile',
    inch: 'inch',
    metre: 'metre',
    meter: 'meter',
    litre: 'litre',
    liter: 'liter',
    acre: 'acre',
  }),
  { tags: ['fraction'], words: firstWords(fractions) },
];

export const numberWords = (): NumberWords => ({
  groupMarks: new Set([',', "'", '’']),
  decimalMarks: new Set(['.']),
  decimalWords: new Set(['point']),
  vigesimal: false,
  joiner: 'and',
  joinsAfter: 'hundreds',
  articles: new Set(['a', 'an']),
  ordinalMarks: new Set(['st', 'nd', 'rd', 'th']),
  scaleMarks: new Map([
    ['bn', 1e9],
    ['tn', 1e12],
    ['trn', 1e12],
    ['mn', 1e6],
    ['mln', 1e6],
    ['bln', 1e9],
    ['tln', 1e12],
    ['mil', 1e6],
    ['k', 1e3],
  ]),
  countScaleMarks: new Map([
    ['m', 1e6],
    ['b', 1e9],
  ]),
  distanceNouns: new Set(['hurdles', 'sprints', 'races', 'runners', 'finals', 'waves', 'heats']),
  moneyScaleMarks: new Map([
    ['m', 1e6],
    ['b', 1e9],
    ['t', 1e12],
    ['mm', 1e6],
    ['cr', 1e7],
  ]),
  andHalf: phrasesByFirst([[0.5, 'and a half|and one half|and one-half']]),
  belowZero: phrasesByFirst([[-1, 'below zero|below freezing|under zero']]),
  plainMinusWords: new Set(['minus', 'negative']),
  minusWords: new Set(['minus', 'negative']),
  homonymousCollectives: new Set(['score', 'scores']),
  someWords: new Set(['several', 'many', 'some', 'few']),
  ofWords: new Set(['of']),
  fractions: phrasesByFirst(fractions),
  rangeLinks: new Set(['to', 'or', '-', '–']),
  openedLinks: new Set(['and']),
  rangeOpeners: new Set(['between']),
  alternativeOpeners: new Set(['either']),
  ratioLinks: phrasesByFirst([
    ['of', 'out of|out of a total of|of a total of'],
    ['chance', 'in|in every'],
    ['over', 'over'],
  ]),
  conjunction: 'and',
  roundAdjectives: new Set(['good']),
  unitAdjectives: new Set(['full', 'more', 'long', 'straight', 'consecutive', 'whole', 'working']),
});
