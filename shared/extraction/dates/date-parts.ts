import type { DateShift } from '../../languages/date-words.ts';
import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt, phraseBefore } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import { isContentWord } from '../content-word.ts';

/** A piece of a date and the token behind it. */
export interface DatePart {
  readonly value: number;
  readonly end: number;
}

const isDigits = (analysis: Analysis, at: number) => ((analysis.tags[at] ?? 0) & tag.digits) !== 0;

/** Do digits at `at` go on without a space ("1,5", "12/3"), before or behind? */
export const isPieceOfNumber = ({ tokens }: Analysis, at: number): boolean => {
  const before = tokens[at - 1];
  const here = tokens[at];
  const next = tokens[at + 1];
  const glued = /^[.,/:’']$/u;
  if (before && here && !here.spaced && glued.test(before.text) && !before.spaced && tokens[at - 2]?.kind === 'number')
    return true;
  return Boolean(
    next && !next.spaced && glued.test(next.text) && tokens[at + 2]?.kind === 'number' && !tokens[at + 2]?.spaced,
  );
};

/** Four digits from 1000 to 2199. */
export const yearAt = (analysis: Analysis, at: number): DatePart | null => {
  const token = analysis.tokens[at];
  if (token === undefined || token.text.length !== 4 || !isDigits(analysis, at)) return null;
  const value = Number(token.text);
  return value >= 1000 && value < 2200 ? { value, end: at + 1 } : null;
};

/** Two digits behind a month that no day can be: "novembre 93". */
export const shortYearAt = (analysis: Analysis, at: number): DatePart | null => {
  const token = analysis.tokens[at];
  if (token === undefined || token.text.length !== 2 || !isDigits(analysis, at) || isPieceOfNumber(analysis, at))
    return null;
  const value = Number(token.text);
  const countsWhat = isContentWord(analysis, at + 1);
  return value > 31 && !countsWhat ? { value: 1900 + value, end: at + 1 } : null;
};

/** "6", "1er", "20th". */
export const dayAt = (analysis: Analysis, at: number): DatePart | null => {
  const { tokens, pack } = analysis;
  const token = tokens[at];
  if (token === undefined || token.text.length > 2 || !isDigits(analysis, at)) return null;
  const value = Number(token.text);
  if (value < 1 || value > 31) return null;
  const mark = tokens[at + 1];
  // "mardi [1 200] emplois"
  if (mark?.kind === 'number' && mark.text.length === 3) return null;
  const ordinal = mark !== undefined && !mark.spaced && pack.dates.dayOrdinals.has(mark.norm);
  return { value, end: ordinal ? at + 2 : at + 1 };
};

/** The day whose last token is the one before `end`: its first token. */
export const dayBefore = (analysis: Analysis, end: number): { value: number; first: number } | null => {
  for (const first of [end - 2, end - 1]) {
    const day = first < 0 ? null : dayAt(analysis, first);
    if (day !== null && day.end === end && !isPieceOfNumber(analysis, first)) return { value: day.value, first };
  }
  return null;
};

/** 1–12 of the month named at `at`, else null. */
export const monthAt = ({ entries }: Analysis, at: number): number | null => entries[at]?.month ?? null;

/** A year behind a day or month, in digits ("2012", ", 2012", "of 2012") or by reference ("l'an prochain"). */
export const yearBehind = (
  analysis: Analysis,
  at: number,
): { readonly year: number | null; readonly yearShift: DateShift | null; readonly end: number } => {
  const { tokens, pack } = analysis;
  const link = tokens[at];
  const skip = link?.text === ',' || link?.text === '.' || pack.dates.yearLinks.has(link?.norm ?? '') ? at + 1 : at;
  const year = yearAt(analysis, at) ?? (skip > at ? yearAt(analysis, skip) : shortYearAt(analysis, at));
  if (year !== null && !isPieceOfNumber(analysis, year.end - 1))
    return { year: year.value, yearShift: null, end: year.end };
  const said = phraseAt(pack.dates.yearAfter, tokens, at);
  return said === null
    ? { year: null, yearShift: null, end: at }
    : { year: null, yearShift: said.value, end: said.end };
};

/** The weekday that leads to the day or month at `first` ("mercredi 4", "Sunday, January"), and where it begins. */
export const weekdayLeading = (analysis: Analysis, first: number): { weekday: number; first: number } | null => {
  const { tokens, entries, pack } = analysis;
  for (let i = first - 1, links = 0; i >= 0 && links <= 2; i--, links++) {
    const weekday = entries[i]?.weekday;
    if (weekday !== undefined) return { weekday, first: i };
    if (!pack.dates.dayLinks.has(tokens[i]?.norm ?? '')) return null;
  }
  return null;
};

/** Where the words begin that make a part of a month or year of what stands at `first`: "fin [2014]", "au mois de [mai]". */
export const openedFrom = (analysis: Analysis, first: number): number => {
  let at = first;
  for (let turn = 0; turn < 2; turn++) {
    const opener = phraseBefore(analysis.pack.dates.openers, analysis.tokens, at);
    if (opener === null) return at;
    at = opener.first;
  }
  return at;
};
