import type { DateShift, Toward } from '../../languages/date-words.ts';
import type { Reading } from '../rule.ts';

export interface CalendarMeaning {
  readonly kind: 'calendar';
  readonly year: number | null;
  /** In place of a year: "l'an prochain", "de la même année". */
  readonly yearShift: DateShift | null;
  /** 1–12. */
  readonly month: number | null;
  readonly day: number | null;
  /** 0 is Sunday. */
  readonly weekday: number | null;
  readonly toward: Toward | null;
}

/** What the words of a date say, before anything is inferred. */
export type DateMeaning =
  | CalendarMeaning
  | {
      /** "le premier dimanche de mai": of the days of a month that fall on a weekday, the nth; -1 is the last. */
      readonly kind: 'nth';
      readonly nth: number;
      readonly weekday: number;
      readonly of: CalendarMeaning;
    }
  | { readonly kind: 'day'; readonly iso: string }
  /** "le deuxième trimestre": the year of such a part of it, by the month in the middle, 1–12. */
  | { readonly kind: 'part'; readonly month: number }
  /** "lundi en huit": so many weeks after the next such day. */
  | { readonly kind: 'weeks-on'; readonly weekday: number; readonly weeks: number }
  | { readonly kind: 'shift'; readonly shift: DateShift }
  | { readonly kind: 'open' };

/** A date as it is written. */
export interface DateExpression extends Reading {
  readonly meaning: DateMeaning;
}

export const calendar = (known: Partial<CalendarMeaning>): CalendarMeaning => ({
  kind: 'calendar',
  year: null,
  yearShift: null,
  month: null,
  day: null,
  weekday: null,
  toward: null,
  ...known,
});
