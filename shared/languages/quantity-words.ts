import type { Modifier } from '../domain/statistic.ts';
import type { PhraseTable } from './phrase-table.ts';

/** A bound or an approximation; `vagueOnly` words mean one only before certain numbers. */
export type BoundModifier = Exclude<Modifier, 'exact'>;

/** The words around a quantity: what bounds it, what it compares with, what it is no quantity after. */
export interface QuantityWords {
  /** "environ", "plus de", "at least": end right before the number (an article may stand between). */
  readonly modifiersBefore: PhraseTable<BoundModifier>;
  /** "environ", "au moins", "or so": right after the quantity. */
  readonly modifiersAfter: PhraseTable<BoundModifier>;
  /** "over": behind another quantity, the time in which rather than a bound ("20 billion over five years"). */
  readonly timeSpanWords: ReadonlySet<string>;
  /** What may stand between a modifier and its number: "près de [la] moitié", "plus de [ces] 300". */
  readonly numberDeterminers: ReadonlySet<string>;
  /** Nouns after which a number names rather than counts: "article 12", "vol 447", "channel 4". */
  readonly namedByNumber: ReadonlySet<string>;
  /** "fois", "times". */
  readonly times: ReadonlySet<string>;
  /** After "fois": what makes it a multiplier rather than a count of occasions. */
  readonly comparatives: ReadonlySet<string>;
  /** "double", "triplé", "twice" and their factor. */
  readonly multiplierWords: ReadonlyMap<string, number>;
  /** Right before a duration in years, that it is an age: "âgé de", "aged". */
  readonly ageCues: PhraseTable<'aged'>;
  /** Subjects whose bare number behind a form of "to be" is an age: "she was 61". */
  readonly personPronouns: ReadonlySet<string>;
  /** "Ann Lee, 19," is an age. */
  readonly bareAges: boolean;
  /** Right after a duration in years, that it is an age: "old". */
  readonly ageAfter: PhraseTable<'age'>;
  /** Ends a unit of age: "year-old". */
  readonly ageUnitEndings: readonly string[];
  /** "homme de 29 ans": a person whom the years are the age of. */
  readonly persons: ReadonlySet<string>;
  /** Endings of nouns for people by what they do: "conducteur", "policière". */
  readonly personEndings: readonly string[];
  /** Right before a number of hours, that it is a time of day: "à 15 heures". */
  readonly clockCues: ReadonlySet<string>;
  /** Bounds that are of a time of day where an hour follows: "à partir de", "jusqu'à". */
  readonly clockBounds: PhraseTable<true>;
  /** Right before hours and minutes, that something lasts so long: "en [2 h 04]". */
  readonly lastingCues: ReadonlySet<string>;
  /** What shows that a number of minutes or hours is a time of day: "UTC", "a.m.". */
  readonly clockMarks: PhraseTable<'sure' | 'cued'>;
  /** Verbs and nouns of games and votes, in whose sentence "3-1" is a score. */
  readonly scoreWords: ReadonlySet<string>;
  /** In whose sentence two higher numbers are a vote: "the [bill] passed 320-217". */
  readonly ballotWords: ReadonlySet<string>;
  /** "voix", "votes": what a score counts. */
  readonly voteWords: ReadonlySet<string>;
  /** "buts", "sets": what the two sides of a game have ("2 [buts] à 1"). */
  readonly scoreUnits: ReadonlySet<string>;
  /** "contre", "against", "to": between the two sides of a vote. */
  readonly againstWords: ReadonlySet<string>;
  /** Phrases of rank before or after an ordinal or number: "numéro", "number", "#". */
  readonly rankBefore: ReadonlySet<string>;
  /** After an ordinal, that it ranks: "place", "meilleur", "plus", "largest". */
  readonly rankAfter: ReadonlySet<string>;
  /** Right before an ordinal, that it is how somebody ends up: "[terminé] 4e". */
  readonly rankVerbs: ReadonlySet<string>;
  /** In the ranked phrase: "mondial", "européen". */
  readonly rankScope: ReadonlySet<string>;
  /** Behind the ranked phrase and a preposition: "du monde", "in the world". */
  readonly rankPlaces: ReadonlySet<string>;
  /** The words before the two ends of a change: "de"/"from", "à"/"to". */
  readonly fromWords: ReadonlySet<string>;
  readonly toWords: ReadonlySet<string>;
  /** Changes whose "de … à" goes from one number to another; with the rest it is a range ("hausse de 3 à 4 %"). Null: all of them. */
  readonly fromToWords: ReadonlySet<string> | null;
  /** "de", "by": before the size of a change. */
  readonly byWords: ReadonlySet<string>;
  /** "point", "points": of percentage, where a rate is spoken of. */
  readonly pointWords: ReadonlySet<string>;
  /** "taux", "croissance", "approval": what is said in percent. */
  readonly rateNouns: ReadonlySet<string>;
  /** Before a small number with no noun, that it names something: "le 6", "le 49-3". */
  readonly singularArticles: ReadonlySet<string>;
  /** Races by their metres, behind "the": "the 100 metres". */
  readonly raceLengths: ReadonlySet<number>;
  /** Before a bound and years, that it names people by age: "[les] moins de 35 ans". */
  readonly groupArticles: ReadonlySet<string>;
  /** Forms of "to have" before years, that they are an age: "il a 55 ans". */
  readonly haveWords: ReadonlySet<string>;
  /** Before a number, that it is a factor: "multiplié par". */
  readonly multiplierBefore: PhraseTable<'times'>;
  /** Where a number counts nothing: "aux [quatre coins] du monde". */
  readonly idioms: PhraseTable<'idiom'>;
  /** "rue", "avenue": behind a number, an address. */
  readonly streets: ReadonlySet<string>;
  /** "Street": behind a number and names, an address. */
  readonly streetsLast: ReadonlySet<string>;
  /** "bis". */
  readonly houseMarks: ReadonlySet<string>;
  /** Before an article and a unit of time, that it lasts so long: "pendant une heure". */
  readonly durationCues: ReadonlySet<string>;
  /** "as" behind "half". */
  readonly equatives: ReadonlySet<string>;
  /** Endings of multiplier words that are verbs. */
  readonly multiplierEndings: readonly string[];
  /** What ordinals number rather than rank: "guerre", "ministre", "fois". */
  readonly numberedNouns: ReadonlySet<string>;
  /** "quart de [finale]", "quart de [tour]". */
  readonly fractionNames: ReadonlySet<string>;
  /** Before a fraction, that it is a quantity: "by half". */
  readonly fractionCues: ReadonlySet<string>;
}
