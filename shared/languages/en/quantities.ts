import type { WordList } from '../lexicon.ts';
import { firstWords, type PhraseList, phrasesByFirst, phrasesByLast } from '../phrase-table.ts';
import type { BoundModifier, QuantityWords } from '../quantity-words.ts';

const before: PhraseList<BoundModifier> = [
  [
    'approx',
    'about|around|approximately|roughly|nearly|almost|some|close to|an estimated|estimated|circa|c .|ca|ca .|in the region of|in the order of|nearly a|approx .|approx|just under|virtually|as many as about|an average of about|more or less|plus or minus|plus-or-minus|give or take|±',
  ],
  [
    'min',
    'more than|at least|over|no fewer than|no less than|not less than|above|exceeding|exceed|exceeds|exceeded|upwards of|a minimum of|minimum of|in excess of|just over|well over|greater than|as many as at least|topped|surpassed',
  ],
  [
    'max',
    'less than|fewer than|up to|at most|no more than|not more than|as many as|as much as|under|below|a maximum of|maximum of|within|barely|hardly|lower than|not exceeding|up to about',
  ],
];
const after: PhraseList<BoundModifier> = [
  ['approx', 'or so|approximately|or thereabouts'],
  ['min', 'or more|or higher|or older|and over|and above|at least|plus|+|minimum'],
  ['max', 'or less|or fewer|or under|at most|maximum|tops'],
];

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));

const either = 'went go goes moved change changed revised from';
const multipliers: Readonly<Record<string, number>> = {
  doubled: 2,
  doubling: 2,
  double: 2,
  doubles: 2,
  tripled: 3,
  triple: 3,
  trebled: 3,
  quadrupled: 4,
  twofold: 2,
  threefold: 3,
  fourfold: 4,
  fivefold: 5,
  tenfold: 10,
};

export const quantityLists = (): readonly WordList[] => [
  { tags: ['modifier'], words: firstWords(before) },
  { tags: ['change'], words: [...words(either)] },
  { tags: ['times'], words: ['times', 'fold', 'twice', 'thrice', ...Object.keys(multipliers)] },
];

export const quantityWords = (): QuantityWords => ({
  modifiersBefore: phrasesByLast(before),
  modifiersAfter: phrasesByFirst(after),
  timeSpanWords: words('over'),
  numberDeterminers: words('a an these those its their his her our some'),
  namedByNumber: words(
    'article articles section sections chapter chapters flight flights no op nr district number route routes highway interstate channel page pages episode season volume vol part phase type level category group grade stage step row line lines room gate platform terminal unit apartment flat suite exit resolution bill proposition title amendment explorer windows iphone ipad falcon apollo version formula week day game round figure table fig radio area catch q quarter ie ps mach',
  ),
  times: words('times'),
  comparatives: words(
    'more less as the higher lower larger bigger greater smaller faster slower longer that its their his her worse better cheaper likelier what',
  ),
  multiplierWords: new Map(Object.entries(multipliers)),
  ageCues: phrasesByLast([
    ['aged', 'aged|age|age of|died at|dies at|dead at|aged between|ages|aged from|at the age of'],
  ]),
  ageUnitEndings: ['-old', '-olds'],
  ageAfter: phrasesByFirst([['age', 'old|- old|-old|olds|of age|- olds']]),
  persons: words(
    'children people adults women men girls boys those pupils man woman boy girl child teenager teen defendant accused resident migrant patient nurse pilot judge coach chef husband wife brother sister uncle aunt cousin widow grandmother grandfather mother father son daughter student driver victim suspect player soldier officer',
  ),
  personEndings: ['er', 'or', 'ist', 'man', 'woman', 'ian'],
  clockCues: words('at by before after until from'),
  lastingCues: new Set(),
  clockBounds: phrasesByLast([]),
  clockMarks: phrasesByFirst([['sure', "o'clock|am|pm|a.m|p.m|a . m|p . m|utc|gmt|est|edt|cet|bst"]]),
  scoreWords: words(
    'match game goal goals win wins won beat beaten defeat defeated defeats victory draw drew lost lose loss score scored scoreboard lead leads led leading trail trails trailed half kick final semifinal half-time halftime voted vote passed rejected approved tie set sets ended finished end minute penalty',
  ),
  ballotWords: words('vote voted votes passed rejected approved bill motion ballot'),
  voteWords: words('votes vote'),
  scoreUnits: words('goal goals set sets try tries point points run runs game games frame frames'),
  againstWords: words('to against -'),
  rankBefore: words('number no # no.'),
  rankAfter: words(
    'largest biggest highest most best worst fastest longest oldest smallest place position rank-and-file leading youngest richest deadliest busiest tallest deepest strongest warmest hottest coldest',
  ),
  rankVerbs: words('finished finishes finish finishing came comes ranked ranks placed placing qualified'),
  rankScope: new Set(),
  rankPlaces: words('world country europe history nation'),
  fromWords: words('from'),
  toWords: words('to'),
  fromToWords: null,
  byWords: words('by of'),
  personPronouns: words('i he she who'),
  bareAges: true,
  durationCues: words('for in within lasting during'),
  pointWords: words('point points pts'),
  rateNouns: words(
    'rate rates tax taxes vat growth unemployment inflation approval popularity share turnout poll polls support margin gdp',
  ),
  singularArticles: new Set(),
  raceLengths: new Set([60, 100, 200, 400, 800, 1500, 3000, 5000, 10_000]),
  groupArticles: new Set(),
  haveWords: new Set(),
  multiplierBefore: phrasesByLast([['times', 'factor of|multiplied by']]),
  idioms: phrasesByFirst([
    [
      'idiom',
      'four corners|cloud nine|seven seas|nine lives|ten commandments|five senses|two cents|sixes and sevens|eleventh hour|thousand apologies',
    ],
  ]),
  streets: new Set(),
  streetsLast: words('street avenue road st ave rd boulevard lane drive square'),
  houseMarks: new Set(),
  equatives: words('as'),
  multiplierEndings: ['ed', 'ing', 'fold'],
  numberedNouns: words('war minister time half quarter lady place-name century district floor amendment'),
  fractionNames: words('final finals'),
  fractionCues: words('by in than with against from to'),
});
