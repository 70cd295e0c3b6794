import type { Language } from '../domain/language.ts';
import type { Span } from '../domain/span.ts';
import { packs } from '../languages/packs.ts';
import { normalizeWord } from '../text/word-forms.ts';
import type { Analysis } from './analysis.ts';

/** Enough of an article to tell its language. */
const sampleLength = 20_000;
/** In running text of either language a fifth to a third of the words are telling ones; in their neighbours (Spanish, Italian, German) under a tenth. */
const leastShare = 0.12;
const margin = 1.5;
/** A shorter paragraph goes with the one before it: a name, a headline or a figure has no language of its own. */
const fewestWords = 8;

interface Telling {
  readonly language: Language;
  readonly telling: ReadonlySet<string>;
  readonly tellingElsewhere: ReadonlySet<string>;
  readonly tellingAgainst: ReadonlySet<string>;
}

/** Of some words, the language whose most frequent words they hold clearly most of; null when it is neither, or too close to call. */
const languageOf = (words: readonly string[], among: readonly Telling[]): Language | null => {
  let best: Language | null = null;
  let most = 0;
  let second = 0;
  for (const { language, telling, tellingElsewhere, tellingAgainst } of among) {
    let hits = 0;
    let own = 0;
    let against = 0;
    for (const word of words) {
      if (tellingAgainst.has(word)) against++;
      if (!telling.has(word)) continue;
      hits++;
      if (!tellingElsewhere.has(word)) own++;
    }
    if (against > own) continue;
    if (hits > most) [best, most, second] = [language, hits, most];
    else second = Math.max(second, hits);
  }
  return most < leastShare * words.length || most < margin * second ? null : best;
};

const wordsIn = (text: string): string[] => normalizeWord(text).match(/\p{L}+'?s?/gu) ?? [];

/**
 * The language of a text, told by its most frequent words; of a text in several, the one that most of its words are in. Null when it is none
 * that there is a pack for, or when no paragraph of it makes up its mind.
 */
export const detectLanguage = (text: string): Language | null => {
  const sample = text.slice(0, sampleLength);
  const whole = languageOf(wordsIn(sample), Object.values(packs));
  if (whole !== null) return whole;
  const paragraphs = sample.split(/[\r\n]+/u).map(wordsIn);
  const sizes = new Map<Language, number>();
  let undecided = 0;
  for (const words of paragraphs) {
    const language = words.length < fewestWords ? null : languageOf(words, Object.values(packs));
    if (language === null) undecided += words.length;
    else sizes.set(language, (sizes.get(language) ?? 0) + words.length);
  }
  const [largest] = [...sizes].sort((a, b) => b[1] - a[1]);
  return largest !== undefined && largest[1] > undecided ? largest[0] : null;
};

/** A stretch of an article in another language than the article. */
export interface ForeignPassage {
  readonly language: Language;
  readonly span: Span;
}

/** The paragraphs of an article that are in another language that there is a pack for; neighbours in one language are one stretch. */
export const foreignPassages = ({ pack, tokens, sentences }: Analysis): ForeignPassage[] => {
  const all: readonly Telling[] = Object.values(packs);
  const found: { language: Language; span: [number, number] }[] = [];
  let last: Language = pack.language;
  for (let first = 0, end = 0; first < sentences.length; first = end) {
    const opening = sentences[first];
    while (end < sentences.length && sentences[end]?.paragraph === opening?.paragraph) end++;
    const closing = sentences[end - 1];
    if (opening === undefined || closing === undefined) break;
    const words: string[] = [];
    for (let i = opening.first; i < closing.end; i++) {
      const token = tokens[i];
      if (token?.kind === 'word') words.push(token.norm);
    }
    const language = words.length < fewestWords ? last : (languageOf(words, all) ?? pack.language);
    if (language !== pack.language) {
      const before = found.at(-1);
      if (last === language && before !== undefined) before.span[1] = closing.span[1];
      else found.push({ language, span: [opening.span[0], closing.span[1]] });
    }
    last = language;
  }
  return found;
};
