import type { PhraseTable } from './phrase-table.ts';

/** How a language's noun phrases are built, as far as endings and short lists tell it. */
export interface NounWords {
  /** Adjectives that stand before their noun. */
  readonly prenominal: ReadonlySet<string>;
  /** Those of them that are nouns too, as where a participle with its complement follows: "700 [jeunes] venus de loin". */
  readonly nounAdjectives: ReadonlySet<string>;
  /** The head stands last ("federal agents") or first with its adjectives behind ("agents fédéraux"). */
  readonly head: 'first' | 'last';
  /** Does a word show by its ending that it is plural? */
  readonly pluralEndings: readonly string[];
  readonly notPluralEndings: readonly string[];
  /** Endings of names of peoples that show no plural: "Chinese", "British". */
  readonly invariableEndings: readonly string[];
  /** Plurals without the ending: "people", "children". */
  readonly irregularPlurals: ReadonlyMap<string, string>;
  /** From plural to lemma: the first ending that fits is replaced. */
  readonly lemmaEndings: readonly (readonly [ending: string, lemma: string])[];
  /** Endings of adjectives in the singular, after a singular head. */
  readonly adjectiveEndings: readonly string[];
  /** Endings of participles: with a complement behind them they belong to a clause, not to the phrase. */
  readonly participleEndings: readonly string[];
  /** Words that are never part of a counted phrase: "fois", "ago", weekdays' and months' names by tag. */
  readonly stops: ReadonlySet<string>;
  /** Links a counted noun to its number: "de", "of". */
  readonly of: ReadonlySet<string>;
  /** Determiners in a partitive: "12 % [des] ménages", "10 % of [the] salt". */
  readonly partitive: ReadonlySet<string>;
  /** Nouns that are forms of auxiliaries elsewhere: "douze [avions]". */
  readonly auxiliaryNouns: ReadonlySet<string>;
  /** Numerals that are also adjectives: "neuf". */
  readonly numeralAdjectives: ReadonlySet<string>;
  /** "d'entre eux", "of them": behind a number, that it counts what was named before. */
  readonly sharedPronouns: PhraseTable<'them'>;
  /** "nombre", "number": what a number without a noun of its own is the number of. */
  readonly numberNouns: ReadonlySet<string>;
  /** "ensemble", "totality": what a share is a share of stands behind it: "10 % de l'ensemble [des ménages]". */
  readonly wholes: ReadonlySet<string>;
  /** "seul": behind an article, that it counts one. */
  readonly only: ReadonlySet<string>;
  /** Nouns of what is measured: "taux", "déficit", "turnover". */
  readonly metricNouns: ReadonlySet<string>;
  /** "de", "in": between a measure and what it measures ("1,20 m [de] diamètre"). */
  readonly metricLinks: ReadonlySet<string>;
  /** Those of them that are verbs behind "to" or an auxiliary: "to [pay] 300 euros". */
  readonly metricVerbs: ReadonlySet<string>;
  /** "s'": before a verb no conjunction, though it may be one. */
  readonly reflexives: ReadonlySet<string>;
  /** How verbs end that may stand right behind a number which is their subject ("[300] restent"), and words without the ending that end a phrase:
   * verbs, "dead" behind "people". */
  readonly verbEndings: readonly string[];
  readonly verbs: ReadonlySet<string>;
  /** Adjectives in the singular without a telling ending: "net", "médian". */
  readonly adjectives: ReadonlySet<string>;
  /** What numbers join with a hyphen and do not count: "two-[way]", "three-[time] winner". */
  readonly uncountedInCompounds: ReadonlySet<string>;
  /** Verbs of what befalls people, whose bare number counts those of the number before: "killed 28 people and [injured] 600". */
  readonly harmVerbs: ReadonlySet<string>;
  /** "more", "fewer": may stand between a number and what it counts. */
  readonly moreWords: ReadonlySet<string>;
  /** "âge": whose number is an age. */
  readonly ageNouns: ReadonlySet<string>;
  /** "série", "film", "magazine": right before a number, that it is a title. */
  readonly works: ReadonlySet<string>;
  /** Adjectives that stand for what a number is a part of: "120 blessés, dont 15 [graves]". */
  readonly partAdjectives: ReadonlySet<string>;
  /** "ferme": behind a part of a term of prison, no noun that it counts. */
  readonly sentenceAdjectives: ReadonlySet<string>;
  /** "dont", "including": what follows is a part of what was said. */
  readonly partOpeners: ReadonlySet<string>;
}
