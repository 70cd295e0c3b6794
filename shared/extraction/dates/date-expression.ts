import type { DateShift, Toward } from '../../languages/date-words.ts';
import type { Reading } from '../rule.ts';

/** What the words of a date say, before anything is inferred. */
export type DateMeaning =
  | {
      readonly kind: 'calendar';
      readonly year: number | null;
      /** Years from publication, in place of a year: "l'an prochain". */
      readonly yearShift: number | null;
      /** 1–12. */
      readonly month: number | null;
      readonly day: number | null;
      /** 0 is Sunday. */
      readonly weekday: number | null;
      readonly toward: Toward | null;
    }
  | { readonly kind: 'shift'; readonly shift: DateShift }
  | { readonly kind: 'open' };

/** A date as it is written. */
export interface DateExpression extends Reading {
  readonly meaning: DateMeaning;
}

export const calendar = (
  known: Partial<Extract<DateMeaning, { kind: 'calendar' }>>,
): Extract<DateMeaning, { kind: 'calendar' }> => ({
  kind: 'calendar',
  year: null,
  yearShift: null,
  month: null,
  day: null,
  weekday: null,
  toward: null,
  ...known,
});
