import { type DateShift, type DateWords, type Feast, shiftOf, type Toward } from '../date-words.ts';
import type { WordList } from '../lexicon.ts';
import { firstWords, type PhraseList, phrasesByFirst, phrasesByLast } from '../phrase-table.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));
const named = (key: 'month' | 'weekday', text: string, from: number) =>
  Object.fromEntries(
    text.split(' ').flatMap((names, i) => names.split('|').map((name) => [name, { [key]: i + from }] as const)),
  );

/** "first quarter|the first quarter|first - quarter|first-quarter" */
const partNames = (nths: string, part: string): string =>
  nths.replace(/[^|]+/gu, `$& ${part}|the $& ${part}|$& - ${part}|$&-${part}`);

const relative: PhraseList<DateShift | null> = [
  [
    shiftOf('day+0'),
    'today|this morning|this afternoon|this evening|tonight|earlier today|later today|early today|late today',
  ],
  [
    shiftOf('day-1'),
    'yesterday|yesterday morning|yesterday afternoon|yesterday evening|last night|late yesterday|early yesterday',
  ],
  [shiftOf('day-2'), 'the day before yesterday'],
  [shiftOf('day+2'), 'the day after tomorrow'],
  [shiftOf('day+1'), 'tomorrow|tomorrow morning|tomorrow afternoon|tomorrow evening|tomorrow night'],
  [shiftOf('week+0'), 'this week|this weekend|the weekend|earlier this week|later this week'],
  [shiftOf('week-1'), 'last week|last weekend|earlier last week|late last week|early last week'],
  [shiftOf('week+1'), 'next week|next weekend|early next week|late next week|later next week'],
  [shiftOf('month+0'), 'this month|earlier this month|later this month'],
  [shiftOf('month-1'), 'last month|late last month|early last month|earlier last month'],
  [shiftOf('month+1'), 'next month|early next month|late next month|later next month'],
  [
    shiftOf('year+0'),
    "this year|this years|earlier this year|later this year|the end of the year|year end|the year 's end|the start of the year|the beginning of the year|this summer|this winter|this spring|this autumn|this fall|year 's end|end of the year",
  ],
  [shiftOf('year-1'), 'last year|late last year|early last year|earlier last year'],
  [shiftOf('year+1'), 'next year|early next year|late next year|later next year'],
  [shiftOf('season4-1'), 'last spring'],
  [shiftOf('season7-1'), 'last summer'],
  [shiftOf('season10-1'), 'last autumn|last fall'],
  [shiftOf('season1-1'), 'last winter'],
  [shiftOf('season4+1'), 'next spring'],
  [shiftOf('season7+1'), 'next summer'],
  [shiftOf('season10+1'), 'next autumn|next fall'],
  [shiftOf('season1+1'), 'next winter'],
  [
    shiftOf('before day+1'),
    'the next day|the following day|the day after|the next morning|the following morning|the morning after|the following evening|the following night|the next night',
  ],
  [shiftOf('before day-1'), 'the day before|the previous day|the night before|the previous night|the previous evening'],
  [
    shiftOf('before day+0'),
    'the same day|that day|that same day|that night|that morning|that evening|that afternoon|later that day|earlier that day|later the same day',
  ],
  [shiftOf('before date+0'), 'that date'],
  [shiftOf('before week-1'), 'the previous week|the week before'],
  [shiftOf('before week+1'), 'the following week|the week after'],
  [shiftOf('before month-1'), 'the previous month|the month before'],
  [shiftOf('before month+0'), 'the same month|that month|that same month|later that month|earlier that month'],
  [shiftOf('before month+1'), 'the following month|the month after'],
  [shiftOf('before year-1'), 'the previous year|the year before'],
  [
    shiftOf('before year+0'),
    'the same year|that year|that same year|later that year|earlier that year|earlier in the year|later in the year',
  ],
  [shiftOf('before year+1'), 'the following year|the year after'],
];
const before: PhraseList<Toward> = [
  ['last', 'last|the last|this past|past'],
  ['next', 'next|the next|coming|the coming'],
  ['this', 'this'],
  ['following', 'the following|following'],
  ['preceding', 'the previous|the preceding'],
];
const after: PhraseList<Toward> = [
  ['last', 'last'],
  ['next', 'next'],
];
/** "first quarter", "the second half", "third-quarter". */
const partsOfYear: PhraseList<number> = [
  ...['first', 'second', 'third', 'fourth|final|last'].map(
    (nths, i) => [2 + 3 * i, partNames(nths, 'quarter')] as const,
  ),
  ...['first', 'second|latter|last'].map((nths, i) => [4 + 6 * i, partNames(nths, 'half')] as const),
];
const shortPartsOfYear: ReadonlyMap<string, number> = new Map([
  ...[1, 2, 3, 4].map((nth) => [`q${nth}`, 3 * nth - 1] as const),
  ...[1, 2].map((nth) => [`h${nth}`, 6 * nth - 2] as const),
]);
/** "FY2024", "FY24". */
const fiscalYears: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 60 }, (_, i) => 2000 + i).flatMap((year) => [
    [`fy${year}`, year],
    [`fy${String(year).slice(2)}`, year],
  ]),
);
const feasts: PhraseList<Feast> = [
  [{ month: 12, day: 25 }, 'christmas|christmas day'],
  [{ month: 12, day: 24 }, 'christmas eve'],
  [{ month: 12, day: 26 }, 'boxing day'],
  [{ month: 12, day: 31 }, "new year 's eve"],
  [{ month: 1, day: 1 }, "new year 's day"],
  [{ month: 10, day: 31 }, 'halloween'],
  [{ month: 2, day: 14 }, "valentine 's day"],
  [{ month: 3, day: 17 }, "st patrick 's day|st . patrick 's day"],
  [{ month: 7, day: 4 }, 'the fourth of july'],
];
const months = 'january february march april may june july august september october november december';
const agoAfter: PhraseList<-1 | 1> = [
  [-1, 'ago'],
  [1, 'from now'],
];

export const dateLists = (): readonly WordList[] => [
  {
    tags: ['month'],
    words: named(
      'month',
      'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec',
      1,
    ),
  },
  { tags: ['month'], words: named('month', months.replace(/\b(?=[a-z])/gu, 'mid-'), 1) },
  {
    tags: ['weekday'],
    words: named(
      'weekday',
      'sunday|sun monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thurs friday|fri saturday|sat',
      0,
    ),
  },
  { tags: ['relativeDate'], words: [...firstWords(relative), ...firstWords(agoAfter)] },
  {
    tags: ['calendarName'],
    words: [...firstWords(partsOfYear), ...shortPartsOfYear.keys(), ...fiscalYears.keys(), ...firstWords(feasts)],
  },
];

export const dateWords = (): DateWords => ({
  numericOrder: 'month-first',
  relative: phrasesByFirst(relative),
  towardAfter: phrasesByFirst(after),
  towardBefore: phrasesByLast(before),
  yearAfter: phrasesByFirst([
    [shiftOf('year+0'), 'this year|of this year'],
    [shiftOf('year+1'), 'next year|of next year'],
    [shiftOf('year-1'), 'last year|of last year'],
    [shiftOf('before year+0'), 'of that year|that year|of the same year|that same year|of that same year'],
    [shiftOf('before year+1'), 'of the following year|of the next year|the following year|the next year'],
    [shiftOf('before year-1'), 'of the previous year|the previous year'],
  ]),
  yearLinks: words('of'),
  openers: phrasesByLast([
    [
      'part',
      'early|late|mid|mid -|the end of|the start of|the beginning of|the middle of|end of|the year|year|the month of|start of|beginning of|early in|late in|mid-|fiscal year|fiscal|fy|the spring of|the summer of|the fall of|the autumn of|the winter of|spring|summer|autumn|winter|the fall|the spring|the summer|the autumn|the winter',
    ],
  ]),
  decadeWords: new Set(),
  decadeEndings: words('s'),
  numberedNames: words('mirage windows office route highway'),
  ambiguousWeekdays: words('sun mon tue tues wed thu thurs fri sat'),
  yearNouns: words('level levels figures prices standards onwards onward'),
  shortYearCues: words('in since'),
  monthCues: words(
    'in since of by until from to before after between and during early late mid last next this through till end for',
  ),
  ambiguousMonths: words('may march mar jan dec sep sept oct nov jun jul aug apr'),
  habitual: phrasesByLast([['habit', 'any|each|every|some|most|on a|on one|on any']]),
  habitualAlone: words('a an one'),
  weekdayNames: {
    before: words('good black bloody easter palm ash shrove super cyber giving maundy whit blue'),
    after: new Set(),
  },
  lastOf: words('last final'),
  monthLinks: phrasesByFirst([['of', 'of|in|of the|in the']]),
  feasts: phrasesByFirst(feasts),
  feastCues: words('at on by before after since until till for this last next over around past'),
  partsOfYear: phrasesByFirst(partsOfYear),
  shortPartsOfYear,
  partsOfYearAlone: false,
  partsOfYearCues: words(
    'sales profit profits revenue revenues earnings economy gdp inflation output exports imports shipments deliveries bank company turnover dividend growth delivered sold analysts estimates forecast shares',
  ),
  partLinks: phrasesByFirst([['of', 'of|of fiscal|of fiscal year|of the']]),
  fiscalYears,
  weeksOn: phrasesByFirst([[1, 'week']]),
  eraAfter: phrasesByFirst([
    [-1, 'bc|bce|b . c|b . c . e'],
    [1, 'ad|a . d|ce'],
  ]),
  eraBefore: phrasesByLast([[1, 'ad|a . d .']]),
  namedDays: phrasesByFirst([['2001-09-11', '9 / 11']]),
  bareDayBefore: phrasesByLast([['day', 'on the|by the|until the|since the|from the']]),
  bareDayBehind: words('in at before after to with from by'),
  bareDayOrdinal: true,
  nowadays: words('today'),
  nowadaysBefore: words('still even'),
  nowadaysAfter: words('still'),
  nowadaysAside: new Set(),
  periodBefore: words('the'),
  dayParts: words('morning afternoon evening night'),
  dayLinks: words(', the of'),
  dayOrdinals: words('st nd rd th'),
  dayLists: words('and to or , - – through'),
  publicationLabels: phrasesByLast([
    [
      'published',
      'published|first published|originally published|posted|date|date published|publication date|issued|filed',
    ],
    ['updated', 'updated|last updated|modified|last modified|edited|last edited|corrected|revised'],
  ]),
  clockWords: words('at on a p m am pm'),
  demonstratives: words('this'),
  todayBefore: phrasesByLast([['today', 'today|today ,']]),
  agoBefore: phrasesByFirst([]),
  agoAfter: phrasesByFirst(agoAfter),
  future: {
    words: words(
      "will shall 'll expected due scheduled plans planned set going would upcoming must to-be won't should",
    ),
    phrases: phrasesByFirst([
      ['future', 'is to|are to|due to|about to|takes effect|take effect|comes into force|come into force'],
    ]),
    endings: [],
    notEndings: new Set(),
  },
  past: {
    words: words(
      'was were had did said told has have been became began born broke brought bought built came caught chose died drew drove fell felt flew fought found gave got grew held hit kept knew led left lost made meant met paid ran rose saw sent sank shook shot sold spent spoke stood stole struck swore took taught thought threw took went woke won wore wrote',
    ),
    endings: ['ed'],
    participles: [],
  },
  futureBefore: words('until through till'),
  eventLinks: words('of'),
  eventHeads: words('before after'),
  relativeNouns: new Set(),
  centuries: words('century centuries'),
});
