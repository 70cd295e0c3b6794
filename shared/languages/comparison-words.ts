import type { PhraseTable } from './phrase-table.ts';

/** Which way something changes. */
export type Direction = 'up' | 'down';

/** How a language compares a figure with another, or with an earlier time. */
export interface ComparisonWords {
  /** Words of rise and of fall: "hausse", "fell". */
  readonly directions: ReadonlyMap<string, Direction>;
  /** Words of change that name a level behind a reflexive: "se [montent] à". */
  readonly reflexiveLevels: ReadonlySet<string>;
  /** "pour atteindre", "to reach": behind the size of a change, what leads to its end. */
  readonly reaching: PhraseTable<'to'>;
  /** Verbs right behind which a sum is the size of their change: "[rose] $3", but "raised $3 million". */
  readonly sizedVerbs: ReadonlySet<string>;
  /** Bounds that name the level where a change ends: "rose [above] 6 metres". */
  readonly levelBounds: ReadonlySet<string>;
  /** Before a date, that it is when something was told: "publié mercredi". */
  readonly publishing: ReadonlySet<string>;
  /** Before "since", that its date is neither when a figure holds nor what it is compared with: "its [highest] level since 1982". */
  readonly superlatives: ReadonlySet<string>;
  /** Verbs whose particle is no word of change: "[make] up 14 %". */
  readonly particleVerbs: ReadonlySet<string>;
  /** Right behind a share or amount, that it is the size of a rise or fall: "drop", "de hausse". */
  readonly directionsAfter: PhraseTable<Direction>;
  /** Right behind any number that is compared with a date: "de plus qu'[en 2020]", "more than [in 2020]". */
  readonly comparativesAfter: PhraseTable<Direction>;
  /** Right before a date, that a statistic is compared with it: "par rapport à", "compared with". */
  readonly baseline: PhraseTable<'baseline'>;
  /** "que", "than": before what is compared. */
  readonly thanWords: ReadonlySet<string>;
  /** Right before a number, that it is the figure before ("up from"), or is so where the time is said ("contre [450 en 2011]"). */
  readonly before: PhraseTable<'before' | 'perhaps'>;
  /** Behind such a number, that it is of another time: "auparavant", "earlier". */
  readonly earlier: ReadonlySet<string>;
  /** Between the word of a change behind its size and what changes: "a 3 % drop [in] sales". */
  readonly changedLinks: ReadonlySet<string>;
  /** Right before a date, that a change began there: "depuis", "since". */
  readonly since: PhraseTable<'since'>;
  /** Before a year or month, that a change is compared with it: "down 3 % [on] last year". */
  readonly onYears: ReadonlySet<string>;
  /** Before the first of two dates between which something changes ("entre", "from"), and between the two ("et", "to"). */
  readonly periodOpeners: ReadonlySet<string>;
  readonly periodLinks: ReadonlySet<string>;
  /** Words of the time in which a change takes place, as may stand before where it leads to: "3 % [sur un an], à 12". */
  readonly timeFrames: ReadonlySet<string>;
  /** Before a number, that it divides: "divisé par". */
  readonly divisors: PhraseTable<'divisor'>;
  /** Adverbs that say a factor before a comparison: "twice [as many]". */
  readonly factorAdverbs: ReadonlyMap<string, number>;
  /** Verbs that say a factor under one: "halved". */
  readonly shrinking: ReadonlyMap<string, number>;
}
