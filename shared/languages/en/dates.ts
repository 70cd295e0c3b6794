import { type DateShift, type DateWords, shiftOf, type Toward } from '../date-words.ts';
import type { WordList } from '../lexicon.ts';
import { firstWords, type PhraseList, phrasesByFirst, phrasesByLast } from '../phrase-table.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));
const named = (key: 'month' | 'weekday', text: string, from: number) =>
  Object.fromEntries(
    text.split(' ').flatMap((names, i) => names.split('|').map((name) => [name, { [key]: i + from }] as const)),
  );

const relative: PhraseList<DateShift | null> = [
  [shiftOf('day+0'), 'today|this morning|this afternoon|this evening|tonight'],
  [shiftOf('day-1'), 'yesterday|yesterday morning|yesterday afternoon|yesterday evening|last night'],
  [shiftOf('day+1'), 'tomorrow|tomorrow morning|tomorrow night'],
  [shiftOf('week+0'), 'this week|this weekend|the weekend|earlier this week|later this week'],
  [shiftOf('week-1'), 'last week|last weekend|the past week'],
  [shiftOf('week+1'), 'next week|next weekend'],
  [shiftOf('month+0'), 'this month|earlier this month|later this month'],
  [shiftOf('month-1'), 'last month'],
  [shiftOf('month+1'), 'next month'],
  [
    shiftOf('year+0'),
    "this year|this years|earlier this year|later this year|the end of the year|year end|the year 's end|the start of the year|the beginning of the year|this summer|this winter|this spring|this autumn|this fall|year 's end|end of the year",
  ],
  [
    shiftOf('year-1'),
    'last year|last summer|last winter|last spring|last autumn|last fall|the previous year|late last year|early last year',
  ],
  [shiftOf('year+1'), 'next year|next summer|next winter|next spring|next autumn|early next year|late next year'],
  [shiftOf('before day+1'), 'the next day|the following day|the day after'],
  [shiftOf('before day-1'), 'the day before|the previous day'],
  [shiftOf('before day+0'), 'the same day|that day|that night|that date'],
  [shiftOf('before year+0'), 'the same year|that year'],
  [shiftOf('before year+1'), 'the following year|the next year'],
];
const before: PhraseList<Toward> = [
  ['last', 'last|the last|this past|past'],
  ['next', 'next|the next|coming|the coming'],
  ['this', 'this'],
];
const after: PhraseList<Toward> = [
  ['last', 'last'],
  ['next', 'next'],
];
const agoAfter: PhraseList<-1 | 1> = [[-1, 'ago']];

export const dateLists: readonly WordList[] = [
  {
    tags: ['month'],
    words: named(
      'month',
      'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec',
      1,
    ),
  },
  {
    tags: ['weekday'],
    words: named(
      'weekday',
      'sunday|sun monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thurs friday|fri saturday|sat',
      0,
    ),
  },
  { tags: ['relativeDate'], words: [...firstWords(relative), ...firstWords(agoAfter)] },
];

export const dateWords: DateWords = {
  numericOrder: 'month-first',
  relative: phrasesByFirst(relative),
  towardAfter: phrasesByFirst(after),
  towardBefore: phrasesByLast(before),
  yearAfter: phrasesByFirst([
    [0, 'this year|of this year'],
    [1, 'next year|of next year'],
    [-1, 'last year|of last year'],
  ]),
  openers: phrasesByLast([
    [
      'part',
      'early|late|mid|mid -|the end of|the start of|the beginning of|the middle of|end of|the year|year|the month of|start of|beginning of|early in|late in|mid-|fiscal year|fiscal|the spring of|the summer of|the fall of|the autumn of|the winter of|spring|summer|autumn|winter',
    ],
  ]),
  decadeWords: new Set(),
  shortYearCues: new Set(),
  monthCues: words(
    'in since of by until from to before after between and during early late mid last next this through till end for',
  ),
  ambiguousMonths: words('may march mar jan dec sep sept oct nov jun jul aug apr'),
  dayParts: words('morning afternoon evening night'),
  dayLinks: words(', the of'),
  dayOrdinals: words('st nd rd th'),
  dayLists: words('and to or , - – through'),
  demonstratives: words('this'),
  todayBefore: phrasesByLast([['today', 'today|today ,']]),
  agoBefore: phrasesByFirst([]),
  agoAfter: phrasesByFirst(agoAfter),
  future: {
    words: words(
      "will shall 'll expected due scheduled plans planned set going would upcoming must to-be won't should",
    ),
    endings: [],
    notEndings: new Set(),
  },
  past: {
    words: words('was were had did said told has have been'),
    endings: ['ed'],
  },
  futureBefore: words('until through till'),
  eventLinks: words('of'),
  relativeNouns: new Set(),
  centuries: words('century centuries'),
};
