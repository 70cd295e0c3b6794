import type { PhraseTable } from './phrase-table.ts';

export type DateUnit = 'day' | 'week' | 'month' | 'year';
/** So many units away from the day of publication, or from the date named before in the text. */
export interface DateShift {
  readonly unit: DateUnit;
  readonly by: number;
  readonly from: 'publication' | 'before';
}
/** "dernier" (before publication), "prochain" (after it), "this" (its own period). */
export type Toward = 'last' | 'next' | 'this';

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
  /** In place of a year: "de cette année", "l'an prochain", "next year": years from publication. */
  readonly yearAfter: PhraseTable<number>;
  /** Words before a month or year that are part of the date: "début", "fin", "mois de", "l'année", "the end of". */
  readonly openers: PhraseTable<'part'>;
  /** "années": before a round year, its decade. */
  readonly decadeWords: ReadonlySet<string>;
  /** Right before two digits, that they are a year of the last century: "en 97". */
  readonly shortYearCues: ReadonlySet<string>;
  /** Right before a month alone, that it is one: "en", "depuis", "in". */
  readonly monthCues: ReadonlySet<string>;
  /** Months whose name is also another word: "mars", "may"; alone they need a cue, a day or a year. */
  readonly ambiguousMonths: ReadonlySet<string>;
  /** "matin", "soir": behind a weekday or "hier". */
  readonly dayParts: ReadonlySet<string>;
  /** Between a weekday and its day, or a day and its month: "le", "of", ",". */
  readonly dayLinks: ReadonlySet<string>;
  readonly dayOrdinals: ReadonlySet<string>;
  /** Between days that share a month: "et", "au", ",". */
  readonly dayLists: ReadonlySet<string>;
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
    readonly endings: readonly string[];
    readonly notEndings: ReadonlySet<string>;
  };
  readonly past: { readonly words: ReadonlySet<string>; readonly endings: readonly string[] };
  /** Right before a weekday, that it is still to come: "jusqu'à", "until". */
  readonly futureBefore: ReadonlySet<string>;
  /** Behind "la veille" and its like, that they hang on an event: "du", "of". */
  readonly eventLinks: ReadonlySet<string>;
  /** Nouns of relative dates that are also other nouns: "veille". */
  readonly relativeNouns: ReadonlySet<string>;
  /** "siècle", "century": a number before it is no date and no statistic. */
  readonly centuries: ReadonlySet<string>;
}

/** Reads "day-1" (a day before publication) or "before day+1" (the day after the date named before). */
export const shiftOf = (text: string): DateShift => {
  const [, before, unit, by] = /^(before )?(day|week|month|year)([+-]\d+)$/u.exec(text) ?? [];
  if (unit === undefined) throw new Error(`no shift: ${text}`);
  return { unit: unit as DateUnit, by: Number(by), from: before === undefined ? 'publication' : 'before' };
};
