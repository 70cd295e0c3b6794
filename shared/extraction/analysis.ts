import type { Span } from '../domain/span.ts';
import type { LanguagePack } from '../languages/language-pack.ts';
import { tag } from '../languages/lexical-tags.ts';
import type { LexicalEntry } from '../languages/lexicon.ts';
import { type Sentence, splitSentences } from '../text/sentences.ts';
import { type Token, tokenize } from '../text/tokens.ts';

/** A text, or a stretch of it, read once: every rule looks at this and at nothing else. */
export interface Analysis {
  /** All of the text: what offsets count in. */
  readonly source: string;
  /** The article begins here. */
  readonly opens: boolean;
  readonly pack: LanguagePack;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** By token: its lexical tags, as bits of `tag`. */
  readonly tags: Int32Array;
  /** By token: what the lexicon knows of it. */
  readonly entries: readonly (LexicalEntry | undefined)[];
  /** By token: the index of its sentence, or -1 for a line break. */
  readonly sentenceOf: Int32Array;
  /** By token: 1 where it is not part of the article, so that no rule fires on it. */
  readonly masked: Uint8Array;
  /** What was asked of a token before, so that it is found out once. */
  readonly answers: Answers;
}

/** By token, the answer to a question that many rules ask: 0 not asked yet, 1 no, 2 yes. */
export interface Answers {
  readonly namePart: Uint8Array;
  readonly finiteVerb: Uint8Array;
  readonly hedge: Uint8Array;
}

export const noAnswers = (tokens: number): Answers => ({
  namePart: new Uint8Array(tokens),
  finiteVerb: new Uint8Array(tokens),
  hedge: new Uint8Array(tokens),
});

/** A question of a token whose answer is kept. */
export const askedOnce =
  (question: keyof Answers, find: (analysis: Analysis, at: number) => boolean) =>
  (analysis: Analysis, at: number): boolean => {
    const answers = analysis.answers[question];
    const known = answers[at];
    if (known === 1) return false;
    if (known === 2) return true;
    const found = find(analysis, at);
    if (known === 0) answers[at] = found ? 2 : 1;
    return found;
  };

const quoteMarks = new Set(['"', '«', '»', '“', '”', '„', '‹', '›', '‘', '’', "'"]);

/** Tokens, sentences and lexical tags of a text, or of a stretch of it, in time linear in its length. */
export const analyse = (source: string, pack: LanguagePack, stretch: Span = [0, source.length]): Analysis => {
  const tokens = tokenize(source, pack.edges, stretch);
  const sentences = splitSentences(tokens, pack);
  const tags = new Int32Array(tokens.length);
  const entries = tokens.map((token, i) => {
    if (token.kind === 'number') tags[i] = tag.digits;
    else if (token.kind === 'punctuation' && quoteMarks.has(token.text)) tags[i] = tag.quoteMark;
    else if (token.kind !== 'break') {
      const entry = pack.lexicon.get(token.norm);
      if (entry !== undefined) tags[i] = entry.tags;
      return entry;
    }
    return undefined;
  });
  const sentenceOf = new Int32Array(tokens.length).fill(-1);
  for (const { index, first, end } of sentences) sentenceOf.fill(index, first, end);
  const masked = new Uint8Array(tokens.length);
  const opens = stretch[0] === 0;
  return {
    source,
    opens,
    pack,
    tokens,
    sentences,
    tags,
    entries,
    sentenceOf,
    masked,
    answers: noAnswers(tokens.length),
  };
};
