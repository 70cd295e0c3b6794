/**
 * What a word can be, as bits, so that a rule's trigger is one `&`. A word may be several things at once ("sept" is a numeral and short for
 * septembre): rules decide by context.
 */
export const tag = {
  determiner: 1 << 0,
  pronoun: 1 << 1,
  /** "il", "elle", "she", and the clitics of inversion "-t-il". */
  subjectPronoun: 1 << 2,
  preposition: 1 << 3,
  coordinator: 1 << 4,
  /** Opens a clause: "que", "qui", "si", "that", "which". */
  subordinator: 1 << 5,
  auxiliary: 1 << 6,
  negation: 1 << 7,
  adverb: 1 << 8,
  /** A number word: "sept", "twenty". */
  numeral: 1 << 9,
  /** "million", "milliards", "bn". */
  scale: 1 << 10,
  /** "dizaine", "centaines", "dozen". */
  collective: 1 << 11,
  ordinal: 1 << 12,
  fraction: 1 << 13,
  /** "environ", "plus", "at least", each alone or as the first word of a longer expression. */
  modifier: 1 << 14,
  month: 1 << 15,
  weekday: 1 << 16,
  /** "hier", "la veille", "last": a word that can begin or be a relative date. */
  relativeDate: 1 << 17,
  unit: 1 << 18,
  currency: 1 << 19,
  /** A form of a verb that reports speech. */
  reportingVerb: 1 << 20,
  /** "selon", "d'après", "according": what follows is a source. */
  sourcePreposition: 1 << 21,
  /** "M.", "président", "spokesman": a person's title or role. */
  role: 1 << 22,
  organisation: 1 << 23,
  /** "rapport", "sondage", "communiqué": a noun that speaks for its authors. */
  spokenDocument: 1 << 24,
  /** A run of digits. */
  digits: 1 << 25,
  quoteMark: 1 << 26,
  adjective: 1 << 27,
  /** "fois", "times", "-fold". */
  times: 1 << 28,
  /** "hausse", "baisse", "passe", "rose", "fell". */
  change: 1 << 29,
  /** "Noël", "premier", "New", "Q3": begins the name of a feast or of a part of a year, and mostly means something else. */
  calendarName: 1 << 30,
  /** "dans", "près", "in", "worldwide": begins what says where, each alone or as the first word of a longer expression. */
  placeCue: 1 << 31,
} as const;
export type TagName = keyof typeof tag;

/** The names of the tags in a mask, for explanations. */
export const tagNames = (mask: number): TagName[] =>
  (Object.keys(tag) as TagName[]).filter((name) => (mask & tag[name]) !== 0);
