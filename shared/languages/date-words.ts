import type { PhraseTable } from './phrase-table.ts';

/** "date": that date itself, however much of it is known. */
export type DateUnit = 'date' | 'day' | 'week' | 'month' | 'year';
/** So many units away from the day of publication, or from the date named before in the text. */
export interface DateShift {
  readonly unit: DateUnit;
  readonly by: number;
  readonly from: 'publication' | 'before';
  /** The middle month, 1–12, of the season that is meant: "l'été dernier" is the last one that is over. */
  readonly season?: number;
}
/** Month 1–12 and day. */
export interface Feast {
  readonly month: number;
  readonly day: number;
}
/** "dernier" (before publication), "prochain" (after it), "this" (its own period); "suivant", "précédent": after or before the date named before. */
export type Toward = 'last' | 'next' | 'this' | 'following' | 'preceding';

/** How a language names dates. Months and weekdays stand in its lexicon. */
export interface DateWords {
  /** Of "3/4/2012". */
  readonly numericOrder: 'day-first' | 'month-first';
  /** "hier", "l'an dernier", "last week", "la veille"; null: a date that the text does not settle ("ces jours-ci"). */
  readonly relative: PhraseTable<DateShift | null>;
  /** Right behind a weekday, month or day: "dernier", "prochain", "last". */
  readonly towardAfter: PhraseTable<Toward>;
  /** Right before: "last", "next", "this". */
  readonly towardBefore: PhraseTable<Toward>;
  /** In place of a year: "de cette année", "l'an prochain", "next year", "of the same year". */
  readonly yearAfter: PhraseTable<DateShift>;
  /** Between a month and its year: "of". */
  readonly yearLinks: ReadonlySet<string>;
  /** Words before a month or year that are part of the date: "début", "fin", "mois de", "l'année", "the end of". */
  readonly openers: PhraseTable<'part'>;
  /** "années": before a round year, its decade. */
  readonly decadeWords: ReadonlySet<string>;
  /** Right behind a round year, its decade: the "s" of "the 1990s", "the 1990's". */
  readonly decadeEndings: ReadonlySet<string>;
  /** Words that a number in the form of a year ends as a name: "Mirage 2000". */
  readonly numberedNames: ReadonlySet<string>;
  /** Short weekdays that are also other words: "Sun"; alone they are none. */
  readonly ambiguousWeekdays: ReadonlySet<string>;
  /** Words that a year stands before without counting them: "1990 levels", "1928 onwards". */
  readonly yearNouns: ReadonlySet<string>;
  /** Right before two digits, that they are a year of the last century: "en 97". */
  readonly shortYearCues: ReadonlySet<string>;
  /** Right before a month alone, that it is one: "en", "depuis", "in". */
  readonly monthCues: ReadonlySet<string>;
  /** Months whose name is also another word: "mars", "may"; alone they need a cue, a day or a year. */
  readonly ambiguousMonths: ReadonlySet<string>;
  /** Right before a weekday, that no single day is meant: "chaque", "every", "on a". */
  readonly habitual: PhraseTable<'habit'>;
  /** The same where no number, no "dernier" and, before a head that stands last, no noun follows: "le mercredi", "a Monday". */
  readonly habitualAlone: ReadonlySet<string>;
  /** Beside a weekday, that it is part of a name: "Mardi gras", "Black Friday". */
  readonly weekdayNames: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> };
  /** Before a weekday, the last of its month: "dernier". */
  readonly lastOf: ReadonlySet<string>;
  /** Between such a weekday and its month: "de", "du mois de", "in". */
  readonly monthLinks: PhraseTable<'of'>;
  /** Days known by name: "11-Septembre". */
  readonly namedDays: PhraseTable<string>;
  /** Days that come back each year: "Noël", "New Year's Eve". */
  readonly feasts: PhraseTable<Feast>;
  /** Right before such a day, that it is meant and no name or season: "à Noël", "before Christmas". */
  readonly feastCues: ReadonlySet<string>;
  /** Parts of a year by the month in their middle: "deuxième trimestre", "first half". */
  readonly partsOfYear: PhraseTable<number>;
  /** The same as written short before a year: "T3 2013", "H1 2014". */
  readonly shortPartsOfYear: ReadonlyMap<string, number>;
  /** Are parts of a year so called alone (else a game has quarters and halves, too)? */
  readonly partsOfYearAlone: boolean;
  /** Where they do not: words in whose sentence "the third quarter" is no quarter of a game. */
  readonly partsOfYearCues: ReadonlySet<string>;
  /** Between such a part and its year: "de l'année", "of". */
  readonly partLinks: PhraseTable<'of'>;
  /** Years as written in one word: "FY2024". */
  readonly fiscalYears: ReadonlyMap<string, number>;
  /** Behind a weekday, weeks after the next one: "lundi en huit", "Monday week". */
  readonly weeksOn: PhraseTable<number>;
  /** Behind a year, its era: -1 before Christ, 1 after; before it: "AD 79". */
  readonly eraAfter: PhraseTable<-1 | 1>;
  readonly eraBefore: PhraseTable<-1 | 1>;
  /** Right before a day whose month nothing names: "le 6", "on the 6th". */
  readonly bareDayBefore: PhraseTable<'day'>;
  /** Prepositions that may stand behind such a day: "le 6 [à] Lyon". */
  readonly bareDayBehind: ReadonlySet<string>;
  /** Must such a day have its ending ("6th")? */
  readonly bareDayOrdinal: boolean;
  /** Words for today that may also mean these times. */
  readonly nowadays: ReadonlySet<string>;
  /** Right before them, that they do: "encore aujourd'hui". */
  readonly nowadaysBefore: ReadonlySet<string>;
  /** Right behind them, that they do: "aujourd'hui encore". */
  readonly nowadaysAfter: ReadonlySet<string>;
  /** Right before them, with a noun or adjective behind, that they do: ", aujourd'hui ministre". */
  readonly nowadaysAside: ReadonlySet<string>;
  /** Right before a relative date, that it is a period: "over the last year". */
  readonly periodBefore: ReadonlySet<string>;
  /** "matin", "soir": behind a weekday or "hier". */
  readonly dayParts: ReadonlySet<string>;
  /** Between a weekday and its day, or a day and its month: "le", "of", ",". */
  readonly dayLinks: ReadonlySet<string>;
  readonly dayOrdinals: ReadonlySet<string>;
  /** Between days that share a month: "et", "au", ",". */
  readonly dayLists: ReadonlySet<string>;
  /** Before a date on a page, what it is of: "publié le", "last updated". */
  readonly publicationLabels: PhraseTable<'published' | 'updated'>;
  /** In a time of day, besides numbers and zones: "à", "h", "p", "m". */
  readonly clockWords: ReadonlySet<string>;
  /** Before a weekday with a day, that it is the day of publication: "ce". */
  readonly demonstratives: ReadonlySet<string>;
  /** "aujourd'hui,": what follows is the day of publication. */
  readonly todayBefore: PhraseTable<'today'>;
  /** Before a duration: "il y a"; behind it: "ago". */
  readonly agoBefore: PhraseTable<-1 | 1>;
  readonly agoAfter: PhraseTable<-1 | 1>;
  /** Words and endings that show what is still to come, and what is past. */
  readonly future: {
    readonly words: ReadonlySet<string>;
    /** "are to". */
    readonly phrases: PhraseTable<'future'>;
    readonly endings: readonly string[];
    readonly notEndings: ReadonlySet<string>;
  };
  readonly past: {
    readonly words: ReadonlySet<string>;
    readonly endings: readonly string[];
    /** Endings that show the past right before a date: "tué mardi". */
    readonly participles: readonly string[];
  };
  /** Right before a weekday, that it is still to come: "jusqu'à", "until". */
  readonly futureBefore: ReadonlySet<string>;
  /** Behind "la veille" and its like, that they hang on an event: "du", "of". */
  readonly eventLinks: ReadonlySet<string>;
  /** Last words of relative dates that hang on whatever stands right behind: "the day before [the vote]". */
  readonly eventHeads: ReadonlySet<string>;
  /** Nouns of relative dates that are also other nouns: "veille". */
  readonly relativeNouns: ReadonlySet<string>;
  /** "siècle", "century": a number before it is no date and no statistic. */
  readonly centuries: ReadonlySet<string>;
}

/** Reads "day-1" (a day before publication), "before day+1" (the day after the date named before) or "season7-1" (the July last past). */
export const shiftOf = (text: string): DateShift => {
  const [, before, unit, season, by] = /^(before )?(date|day|week|month|year|season(\d+))([+-]\d+)$/u.exec(text) ?? [];
  if (unit === undefined) throw new Error(`no shift: ${text}`);
  const from = before === undefined ? 'publication' : 'before';
  return season === undefined
    ? { unit: unit as DateUnit, by: Number(by), from }
    : { unit: 'year', by: Number(by), from, season: Number(season) };
};
