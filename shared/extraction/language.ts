import type { Language } from '../domain/language.ts';
import { packs } from '../languages/packs.ts';
import { normalizeWord } from '../text/word-forms.ts';

/** Enough of an article to tell its language. */
const sampleLength = 20_000;
/** In running text of either language a fifth to a third of the words are telling ones; in their neighbours (Spanish, Italian, German) under a tenth. */
const leastShare = 0.12;
const margin = 1.5;

/** The language of a text, told by its most frequent words; null when it is neither, or too close to call. */
export const detectLanguage = (source: string): Language | null => {
  const words = source.slice(0, sampleLength).match(/\p{L}+['’]?s?/gu) ?? [];
  const counts = Object.values(packs).map(({ language, telling }) => {
    const hits = words.filter((word) => telling.has(normalizeWord(word))).length;
    return { language, hits };
  });
  const [best, second] = counts.sort((a, b) => b.hits - a.hits);
  if (best === undefined || best.hits < leastShare * words.length || best.hits === 0) return null;
  return second !== undefined && best.hits < margin * second.hits ? null : best.language;
};
