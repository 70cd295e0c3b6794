import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import type { TokenRange } from './entity.ts';

/** What the words of a role tell: the office, its content words, and whether they make it another than its head alone. */
export const roleWords = (analysis: Analysis) => {
  const { tokens, tags, pack } = analysis;
  const { links, offices, distinguishing } = pack.speakers;
  const officesIn = ([first, end]: TokenRange): { readonly name: string; readonly at: number }[] => {
    const found = [];
    for (let i = first; i < end; i++) {
      const match = phraseAt(offices, tokens, i);
      if (match !== null && match.end <= end) found.push({ name: match.value, at: i });
    }
    return found;
  };
  const contentWords = ([first, end]: TokenRange, except: number): Set<string> => {
    const found = new Set<string>();
    for (let i = first; i < end; i++) {
      const token = tokens[i];
      const small = ((tags[i] as number) & (tag.determiner | tag.preposition | tag.coordinator)) !== 0;
      if (i !== except && token?.kind === 'word' && token.text.length > 1 && !small && !links.has(token.norm))
        found.add(token.norm);
    }
    return found;
  };
  /** Does a word stand before the head of a role that makes it another: "le ministre" is no "[premier] ministre"? */
  const isDistinguished = ([first, end]: TokenRange, word: string, wanted: ReadonlySet<string>): boolean => {
    for (let i = first + 1; i < end; i++) {
      const before = tokens[i - 1]?.norm ?? '';
      if (tokens[i]?.norm === word && distinguishing.has(before) && !wanted.has(before)) return true;
    }
    return false;
  };
  return { officesIn, contentWords, isDistinguished };
};
