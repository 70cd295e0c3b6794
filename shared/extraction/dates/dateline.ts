import { type PhraseMatch, phraseBefore } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import type { Reading } from '../rule.ts';
import { isPieceOfNumber } from './date-parts.ts';

/** How a date stands where pages say when they were published. */
export type DatelineKind =
  /** "Publié le [3 février 2026]" */
  | 'published'
  /** "Updated [4 February 2026]" */
  | 'updated'
  /** "PARIS, [3 février] (Agence) —", "Paris, le [4 mars 2024] –" */
  | 'place'
  /** Alone on its line or between marks, with or without a time: "Jane Roe | [February 3, 2026] 6:15 PM" */
  | 'alone';

/** Words that may stand before a date at the head of its line: "Paris (Île-de-France), le". */
const leadWords = 8;
/** Tokens of a time of day: "at 6:15 p.m. EST". */
const longestClock = 14;
/** Tokens between the brackets of a dateline: "(Agence France Info)". */
const longestBracket = 8;
/** Tokens that may follow a date in a note of publication: ", modified February 5, 2026 at 6 p.m.". */
const longestNote = 20;
/** Words of a place's name: "New South Wales". */
const longestPlace = 4;

const segmentMark = /^[|•·–—;()-]$/u;
const isZone = (text: string) => text.length <= 4 && /^\p{Lu}+$/u.test(text);

const isBreak = ({ tokens }: Analysis, at: number) => tokens[at] === undefined || tokens[at].kind === 'break';

/** A number, mark, word or time zone of a time of day. */
const isClockPiece = ({ tokens, pack }: Analysis, at: number): boolean => {
  const token = tokens[at];
  if (token === undefined || token.kind === 'break') return false;
  if (token.kind === 'number') return token.text.length <= 2;
  return /^[:.,+-]$/u.test(token.text) || pack.dates.clockWords.has(token.norm) || isZone(token.text);
};

/** Behind "à 18 h 12", ", 06:15 GMT", "T18:12:00", its end; `at` where no time of day stands. */
const clockEnd = (analysis: Analysis, at: number): number => {
  const { tokens } = analysis;
  let end = at;
  let hasNumber = /^t\d{2}$/u.test(tokens[at]?.norm ?? '');
  if (hasNumber) end++;
  while (end < at + longestClock && isClockPiece(analysis, end)) {
    // A dash with a space closes the dateline, and is no sign of a zone.
    if (tokens[end]?.text === '-' && tokens[end + 1]?.spaced !== false) break;
    hasNumber ||= tokens[end]?.kind === 'number' || /^h\d{2}$/u.test(tokens[end]?.norm ?? '');
    end++;
  }
  return hasNumber ? end : at;
};

/** The words before a date that tell what it is of, past a time of day: "Updated [8:04 AM EST, Wed] February 4, 2026". */
const labelBefore = (analysis: Analysis, first: number): PhraseMatch<'published' | 'updated'> | null => {
  const { tokens, pack } = analysis;
  const { publicationLabels, clockWords, dayLinks } = pack.dates;
  for (let at = first, turn = 0; turn <= longestClock && !isBreak(analysis, at - 1); at--, turn++) {
    const label = phraseBefore(publicationLabels, tokens, at);
    if (label !== null) return opensSegment(analysis, label.first) ? label : null;
    const filler = tokens[at - 1]?.norm ?? '';
    if (!isClockPiece(analysis, at - 1) && !dayLinks.has(filler) && !clockWords.has(filler)) return null;
  }
  return null;
};

/** Does a line, or a part of it that a mark or a time sets off, begin at `at`? */
const opensSegment = (analysis: Analysis, at: number): boolean => {
  const before = analysis.tokens[at - 1];
  // "Par Luc Morin, publié le …": a line of furniture is no sentence.
  if (before?.text === ',' && analysis.masked[at] === 1) return true;
  if (before === undefined || before.kind === 'break' || segmentMark.test(before.text) || /^[.:]$/u.test(before.text))
    return true;
  return before.kind === 'number' || isZone(before.text) || analysis.pack.dates.clockWords.has(before.norm);
};

/** Behind a date: the end of the line, a dash, or brackets before either: "(Agence) —". */
const closesPlace = (analysis: Analysis, at: number): boolean => {
  const { tokens } = analysis;
  let end = at;
  if (tokens[end]?.text === '(') {
    while (end < at + longestBracket && tokens[end]?.text !== ')') end++;
    if (tokens[end]?.text !== ')') return false;
    end++;
  }
  return isBreak(analysis, end) || /^[-–—:|]$/u.test(tokens[end]?.text ?? '');
};

/** Does the line end soon, and as no sentence does? */
const isShortNote = (analysis: Analysis, at: number): boolean => {
  const { tokens } = analysis;
  let end = at;
  while (end < at + longestNote && !isBreak(analysis, end)) end++;
  return end < at + longestNote && !/^[.!?…]$/u.test(tokens[end - 1]?.text ?? '');
};

/** A name up to a dash, brackets or the end of the line: "[22 mai 2012,] Espagne. –". */
const isPlaceAt = (analysis: Analysis, at: number): boolean => {
  const { tokens } = analysis;
  if (!tokens[at]?.capital) return false;
  let end = at;
  while (end < at + longestPlace && tokens[end]?.kind === 'word') end++;
  if (tokens[end]?.text === '.' && !isBreak(analysis, end + 1)) end++;
  return isBreak(analysis, end) || /^[-–—:(]$/u.test(tokens[end]?.text ?? '');
};

const standsAfterPlace = ({ tokens, pack }: Analysis, line: number, first: number): boolean => {
  const article = pack.dates.dayLinks.has(tokens[first - 1]?.norm ?? '') && tokens[first - 1]?.kind === 'word' ? 1 : 0;
  const mark = first - 1 - article;
  if (mark <= line || first - line > leadWords) return false;
  return tokens[line]?.capital === true && /^[,:()|–—-]$/u.test(tokens[mark]?.text ?? '');
};

/** How the date stands in a dateline, a byline or a note of publication; null where it is part of what the article tells. */
export const datelineKind = (analysis: Analysis, { first, end }: Reading): DatelineKind | null => {
  const { tokens, masked, pack } = analysis;
  const label = labelBefore(analysis, first);
  const behindClock = clockEnd(analysis, end);
  const next = tokens[behindClock];
  const closes = isBreak(analysis, behindClock) || segmentMark.test(next?.text ?? '') || next?.text === '.';
  const leadsToLabel = next !== undefined && !closes && behindClock > end;
  const isNote = masked[first] === 1 || (next?.text === ',' && isShortNote(analysis, behindClock));
  if (label !== null && (closes || leadsToLabel || isNote)) return label.value;
  let line = first;
  while (first - line <= leadWords && !isBreak(analysis, line - 1)) line--;
  const opensLine = isBreak(analysis, line - 1);
  if (line === first) {
    if (closes || next?.text === ':' || (next?.text === ',' && isPlaceAt(analysis, behindClock + 1))) return 'alone';
    return leadsToLabel && !isPieceOfNumber(analysis, behindClock - 1) ? 'alone' : null;
  }
  const article = line === first - 1 && pack.dates.dayLinks.has(tokens[line]?.norm ?? '');
  if (article) return isBreak(analysis, behindClock) ? 'alone' : null;
  // "REDMOND, Ore. ([Sept. 4, 2026]) —"
  const bracketed = tokens[first - 1]?.text === '(' && tokens[end]?.text === ')' ? 1 : 0;
  if (opensLine && closesPlace(analysis, end + bracketed) && standsAfterPlace(analysis, line, first)) return 'place';
  const marked = segmentMark.test(tokens[first - 1]?.text ?? '');
  return masked[first] === 1 && marked && closes ? 'alone' : null;
};
