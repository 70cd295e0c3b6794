import type { Span } from '../domain/span.ts';
import type { Token } from './tokens.ts';

export interface Sentence {
  readonly index: number;
  readonly span: Span;
  /** Its tokens are `[first, end)`. */
  readonly first: number;
  readonly end: number;
  /** The line it stands in, counted from 0. */
  readonly paragraph: number;
}

const terminal = new Set(['.', '!', '?', '…']);
const closing = new Set(['»', '”', '"', '’', "'", ')', ']', '›']);
const opening = new Set(['«', '“', '"', '‘', "'", '(', '[', '‹', '—', '–', '-']);

/** The words of a language that tell where its sentences end. */
export interface SentenceWords {
  /** Words whose full stop ends no sentence, as in `norm`, without the stop. */
  readonly abbreviations: ReadonlySet<string>;
  /** Words that begin a sentence and no name: behind "the U.S.", "He" does and "Senate" does not. */
  readonly sentenceOpeners: ReadonlySet<string>;
}

/** One capital letter: "J", the "S" of "U.S.". */
const isInitial = (token: Token | undefined): boolean =>
  token?.kind === 'word' && token.text.length === 1 && token.capital;

/** Does a full stop at `at` end an abbreviation, an initial or a number rather than a sentence? */
const isAbbreviation = (
  tokens: readonly Token[],
  at: number,
  { abbreviations, sentenceOpeners }: SentenceWords,
): boolean => {
  const before = tokens[at - 1];
  if (before === undefined || tokens[at]?.text !== '.' || tokens[at]?.spaced) return false;
  if (before.kind !== 'word') return false;
  if (abbreviations.has(before.norm)) return true;
  // An initial: "J. Smith", "U.S." — one capital letter, not the end of "vitamine C."
  const next = tokens[at + 1];
  if (!isInitial(before) || next?.kind !== 'word') return false;
  const acronym = tokens[at - 2]?.text === '.' && !before.spaced && isInitial(tokens[at - 3]);
  return !(acronym && next.spaced && next.capital && sentenceOpeners.has(next.norm));
};

/**
 * Splits tokens into sentences. A line break always ends one. A closing quote mark or bracket after the stop belongs to the sentence that it closes;
 * a stop before a lower-case word ends none.
 */
export const splitSentences = (tokens: readonly Token[], words: SentenceWords): Sentence[] => {
  const sentences: Sentence[] = [];
  let first = 0;
  let paragraph = 0;
  const close = (end: number) => {
    if (end > first) {
      const span: Span = [(tokens[first] as Token).start, (tokens[end - 1] as Token).end];
      sentences.push({ index: sentences.length, span, first, end, paragraph });
    }
    first = end;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'break') {
      close(i);
      first = i + 1;
      paragraph++;
      continue;
    }
    if (token.kind !== 'punctuation' || !terminal.has(token.text) || isAbbreviation(tokens, i, words)) continue;
    let end = i + 1;
    while (end < tokens.length && terminal.has(tokens[end]?.text ?? '')) end++;
    // A straight quote mark closes here only when nothing stands between it and the stop; one after a space opens what follows.
    while (end < tokens.length) {
      const mark = tokens[end] as Token;
      if (!closing.has(mark.text) || (mark.spaced && mark.text !== '»' && mark.text !== '›')) break;
      end++;
    }
    const next = tokens[end];
    if (next === undefined || next.kind === 'break') {
      close(end);
    } else if (next.spaced) {
      let start = end;
      while (start < tokens.length && opening.has(tokens[start]?.text ?? '')) start++;
      const word = tokens[start];
      if (word !== undefined && (word.capital || word.kind === 'number' || word.kind === 'symbol' || start > end)) {
        if (!(word.kind === 'word' && !word.capital)) close(end);
      }
    }
    i = end - 1;
  }
  close(tokens.length);
  return sentences;
};
