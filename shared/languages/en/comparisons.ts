import type { ComparisonWords, Direction } from '../comparison-words.ts';
import type { WordList } from '../lexicon.ts';
import { phrasesByFirst, phrasesByLast } from '../phrase-table.ts';

const words = (text: string): readonly string[] => text.split(/\s+/u);

const up = words(
  'increase increased increases increasing rise rose rises risen rising grow grew grown grows growing growth gain gained gains climb climbed climbs jump jumped surge surged soar soared up raised raise climbing accelerated rebounded expanded boosted surging increasing hiked advanced jumps jumping soaring gaining upped widened widening broadened swelled swollen multiplied',
);
const down = words(
  'decrease decreased decreases fall fell falls fallen falling drop dropped drops decline declined declines lose lost cut cuts slid slide slip slipped shrink shrank reduce reduced reducing down plunge plunged tumbled lowered slowed eased contracted plummeted narrowed narrowing sank sunk dipped tumbles dropping falling declining sliding shed weakened lowering shrinking shrunk cutting plunging slashed slash slashing halved',
);
const directions = new Map<string, Direction>([
  ...up.map((word) => [word, 'up'] as const),
  ...down.map((word) => [word, 'down'] as const),
]);
const shrinking = new Map([
  ['halved', 1 / 2],
  ['halving', 1 / 2],
  ['halves', 1 / 2],
]);

export const comparisonLists = (): readonly WordList[] => [
  { tags: ['change'], words: [...directions.keys()] },
  { tags: ['times'], words: [...shrinking.keys()] },
];

export const comparisonWords = (): ComparisonWords => ({
  directions,
  reaching: phrasesByLast([
    [
      'to',
      'to reach|to hit|to stand at|to close at|to end at|to settle at|to trade at|reaching|hitting|to a record|to an average of|to a total of',
    ],
  ]),
  sizedVerbs: new Set(
    words(
      'rose rise rises rising risen fell fall falls falling fallen climbed climb climbs jumped jumps dropped drop drops slid slipped surged soared plunged tumbled declined decline grew grow grows grown dipped eased',
    ),
  ),
  particleVerbs: new Set(
    words(
      'make makes made making set sets sign signed pick picked take took turn turned strike struck shut break broke give gave',
    ),
  ),
  levelBounds: new Set(['above', 'below', 'under', 'past']),
  publishing: new Set(words('published released issued unveiled')),
  superlatives: new Set(
    words(
      'highest lowest worst best biggest largest smallest most fewest record first sharpest steepest fastest slowest strongest weakest',
    ),
  ),
  reflexiveLevels: new Set(),
  directionsAfter: phrasesByFirst([
    ['up', 'higher|increase|rise|jump|surge|gain|hike|growth'],
    ['down', 'lower|decrease|drop|fall|decline|cut|slump|reduction|loss'],
  ]),
  comparativesAfter: phrasesByFirst([
    ['up', 'more than in|higher than in|more than|higher than|more|higher|up on'],
    ['down', 'less than|fewer than|lower than|less|fewer|lower|down on'],
  ]),
  baseline: phrasesByLast([
    [
      'baseline',
      'compared with|compared to|than in|than|as many as|as much as|as high as|relative to|up from|down from',
    ],
  ]),
  thanWords: new Set(['than', 'as']),
  before: phrasesByLast([
    ['before', 'up from|down from|from'],
    ['perhaps', 'compared with|compared to|against|after|versus|vs|rather than|instead of|higher than|lower than'],
  ]),
  earlier: new Set(words('earlier before previously ago then')),
  changedLinks: new Set(['in']),
  since: phrasesByLast([
    ['since', 'since|from|since records began in|since record - keeping began in|since record-keeping began in'],
  ]),
  onYears: new Set(['on', 'over']),
  periodOpeners: new Set(['between', 'from']),
  periodLinks: new Set(['and', 'to', '-', '–', 'through']),
  timeFrames: new Set(
    words('year years week weeks day days on over a quarter month months first second third fourth the same period'),
  ),
  divisors: phrasesByLast([['divisor', 'divided by|cut by a factor of|fell by a factor of']]),
  factorAdverbs: new Map([
    ['twice', 2],
    ['thrice', 3],
  ]),
  shrinking,
});
