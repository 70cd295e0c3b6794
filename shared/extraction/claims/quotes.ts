import { tag } from '../../languages/lexical-tags.ts';
import type { Token } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';

/** A stretch between quote marks: its content is the tokens `[first, end)`. */
export interface Quote {
  readonly open: number;
  readonly first: number;
  readonly end: number;
  /** The closing mark, or -1 when there is none before the paragraph ends. */
  readonly close: number;
  /** It opens a paragraph while the quote before it was left open: the same speech goes on. */
  readonly continues: boolean;
}

export interface Quotes {
  /** The outermost quotes, in the order of the text. */
  readonly list: readonly Quote[];
  /** By token, marks included: the index of the outermost quote that it stands in, or -1. */
  readonly at: Int32Array;
}

type Direction = 'open' | 'close' | 'either';
const opening = new Set(['«', '“', '„', '‹', '‘']);
const closing = new Set(['»', '”', '›']);
const single = new Set(['‘', '’', "'"]);
const partnerOf: Readonly<Record<string, string>> = {
  '«': '»',
  '“': '”',
  '„': '”',
  '‹': '›',
  '‘': '’',
  '"': '"',
  "'": "'",
};
/** How far a quote may run on past its paragraph. */
const longest = { tokens: 900, paragraphs: 8 };
/** No writer opens so many quotes within each other; a mark beyond is noise, and a stack of them would be searched at each. */
const deepest = 32;

/** Which way a mark points: by its shape, and a straight one by the spaces and letters around it. */
const directionOf = (tokens: readonly Token[], at: number): Direction => {
  const mark = tokens[at] as Token;
  if (opening.has(mark.text)) return 'open';
  if (closing.has(mark.text)) return 'close';
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  const freeBefore = mark.spaced || before === undefined || before.kind === 'break' || /['’([–—:]$/.test(before.text);
  const freeAfter =
    next === undefined ||
    next.spaced ||
    next.kind === 'break' ||
    (next.kind === 'punctuation' && !/[[(…"“«]/.test(next.text));
  if (freeBefore === freeAfter) return 'either';
  return freeBefore ? 'open' : 'close';
};

interface Open {
  readonly at: number;
  readonly text: string;
  readonly continues: boolean;
}

/**
 * Reads the outermost quotes: nested marks belong to the quote around them, a quote left open ends with its paragraph unless a closing mark follows
 * in the next ones, and a closing mark without an opening one quotes its sentence from the start.
 */
export const readQuotes = (analysis: Analysis): Quotes => {
  const { tokens, tags, masked, sentences, sentenceOf } = analysis;
  const list: Quote[] = [];
  const at = new Int32Array(tokens.length).fill(-1);
  let stack: Open[] = [];
  /** Where quotes of the stack's bottom begin in `list`. */
  let pending: Quote[] = [];
  let continuing = false;
  const isMark = (i: number) => ((tags[i] as number) & tag.quoteMark) !== 0 && masked[i] === 0;

  /** "interrogé par « La Brise »", "dans le « Port Journal »": a name behind a preposition or a body is no speech. */
  const isName = ({ open, first, end, close }: Quote): boolean => {
    const before = tags[open - 1] ?? 0;
    if (close < 0 || end - first > 4 || single.has(tokens[open]?.text ?? '')) return false;
    if ((before & (tag.preposition | tag.organisation | tag.sourcePreposition)) === 0) return false;
    if (analysis.pack.reporting.namingLinks.has(tokens[open - 1]?.norm ?? '')) return false;
    for (let i = first; i < end; i++) {
      const token = tokens[i] as Token;
      const small = i > first && ((tags[i] as number) & (tag.determiner | tag.preposition)) !== 0;
      if (token.kind === 'word' ? !token.capital && !small : token.text !== '-') return false;
    }
    return tokens[first]?.capital === true;
  };
  const add = (quote: Quote) => {
    if (quote.end > quote.first && !isName(quote)) list.push(quote);
  };
  const wordCount = (first: number, end: number) => {
    let count = 0;
    for (let i = first; i < end && count < 2; i++) if (tokens[i]?.kind === 'word') count++;
    return count;
  };
  /** The quote is left open: does a closing mark follow in the next paragraphs, before any other? */
  const runsOn = (from: number, partner: string): boolean => {
    let paragraphs = 1;
    for (let i = from; i < tokens.length && i < from + longest.tokens; i++) {
      if (tokens[i]?.kind === 'break' && ++paragraphs > longest.paragraphs) return false;
      if (!isMark(i) || single.has(tokens[i]?.text ?? '')) continue;
      return tokens[i]?.text === partner && tokens[i - 1]?.kind !== 'break' && directionOf(tokens, i) === 'close';
    }
    return false;
  };
  const endParagraph = (end: number, next: number) => {
    continuing = false;
    const bottom = stack[0];
    if (bottom === undefined) return;
    if (!single.has(bottom.text) && stack.length === 1 && runsOn(next, partnerOf[bottom.text] as string)) return;
    if (single.has(bottom.text)) pending.forEach(add);
    else if (pending.length === 0) {
      add({ open: bottom.at, first: bottom.at + 1, end, close: -1, continues: bottom.continues });
      continuing = true;
    } else pending.forEach(add);
    stack = [];
    pending = [];
  };

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'break') {
      endParagraph(i, i + 1);
      continue;
    }
    if (!isMark(i)) continue;
    const top = stack.at(-1);
    let direction = directionOf(tokens, i);
    if (single.has(token.text)) {
      const opens = token.text !== '’' && direction === 'open' && tokens[i + 1]?.kind === 'word';
      const closes = top !== undefined && partnerOf[top.text] === token.text && direction !== 'open';
      if (!opens && !closes) continue;
      direction = closes ? 'close' : 'open';
    } else if (direction === 'either') {
      direction = stack.some(({ text }) => partnerOf[text] === token.text) ? 'close' : 'open';
    }
    if (direction === 'open') {
      if (stack.length === deepest) continue;
      const first = tokens[i - 1] === undefined || tokens[i - 1]?.kind === 'break';
      stack.push({ at: i, text: token.text, continues: first && continuing });
      continue;
    }
    const match = stack.findLastIndex(({ text }) => partnerOf[text] === token.text);
    if (match < 0) {
      const sentence = sentences[sentenceOf[i] as number];
      const previous = list.at(-1);
      if (stack.length > 0 || single.has(token.text) || sentence === undefined) continue;
      if (previous !== undefined && (previous.close < 0 ? previous.end : previous.close) >= sentence.first) continue;
      add({ open: sentence.first, first: sentence.first, end: i, close: i, continues: false });
      continue;
    }
    const opened = stack[match] as Open;
    const quote = { open: opened.at, first: opened.at + 1, end: i, close: i, continues: opened.continues };
    if (single.has(opened.text) && wordCount(quote.first, quote.end) < 2) {
      stack = stack.slice(0, match);
      continue;
    }
    stack = stack.slice(0, match);
    if (stack.length === 0) {
      add(quote);
      pending = [];
    } else {
      // Where the bottom is never closed, the outer ones count.
      while ((pending.at(-1)?.open ?? -1) > quote.open) pending.pop();
      pending.push(quote);
    }
  }
  endParagraph(tokens.length, tokens.length);
  list.forEach((quote, index) => {
    at.fill(index, quote.open, quote.close < 0 ? quote.end : quote.close + 1);
  });
  return { list, at };
};
