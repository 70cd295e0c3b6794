import { tag } from '../../languages/lexical-tags.ts';
import type { Token } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import type { TokenRange } from './entity.ts';
import type { NameRun } from './name-runs.ts';
import { isAcronym } from './names.ts';
import { phraseEnd } from './noun-phrase.ts';

/** How many tokens the words of an acronym may take up. */
const reach = 12;

/** The phrase that an acronym in brackets shortens: from the first word with a capital of its first letter on, "Ligue des ports (LDP)". */
const bracketed = ({ tokens, tags }: Analysis, bracket: number, acronym: Token, floor: number): TokenRange | null => {
  let first = -1;
  for (let i = bracket - 1; i >= Math.max(floor, bracket - reach); i--) {
    const token = tokens[i] as Token;
    if ((token.kind === 'punctuation' && token.text !== '-') || ((tags[i] as number) & tag.auxiliary) !== 0) break;
    if (token.capital && token.text[0] === acronym.text[0] && ((tags[i] as number) & tag.determiner) === 0) first = i;
  }
  return first < 0 || first === bracket - 1 ? null : [first, bracket];
};

/** The end of the words from `first` on whose first letters spell the acronym, small words left out; -1 when they don't. */
const spelled = ({ tokens, tags, pack }: Analysis, first: number, letters: string): number => {
  let matched = 0;
  for (let i = first; i < first + reach && matched < letters.length; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || (token.kind === 'punctuation' && token.text !== '-'))
      return -1;
    if (token.text[0]?.toUpperCase() === letters[matched] && (matched > 0 || token.capital)) {
      matched++;
      if (matched === letters.length) return i + 1;
    } else if (((tags[i] as number) & (tag.determiner | tag.preposition)) === 0 && !pack.speakers.links.has(token.norm))
      return -1;
  }
  return -1;
};

const shortest = 2;
const longest = 7;

/** What the acronyms of an article stand for, where it says so: in brackets, or by a body's name with their first letters ("le Parti populaire … le PP"). */
export const readAcronyms = (analysis: Analysis, runs: readonly NameRun[]): Map<string, TokenRange> => {
  const { tokens, tags, sentences, sentenceOf, pack } = analysis;
  const found = new Map<string, TokenRange>();
  const open = new Map<string, string[]>();
  for (const { titled, end, words } of runs) {
    const token = tokens[titled] as Token;
    if (words.length !== 1 || !isAcronym(token) || found.has(token.norm)) continue;
    const sentence = sentences[sentenceOf[titled] as number];
    if (tokens[titled - 1]?.text === '(' && tokens[end]?.text === ')') {
      const long = bracketed(analysis, titled - 1, token, sentence?.first ?? titled);
      if (long !== null) found.set(token.norm, long);
    } else if (tokens[end]?.text === '(') {
      const stop = spelled(analysis, end + 1, token.text);
      if (stop > 0 && tokens[stop]?.text === ')') found.set(token.norm, [end + 1, stop]);
    }
    if (found.has(token.norm) || token.text.length < shortest || token.text.length > longest) continue;
    const letter = token.text[0] as string;
    const known = open.get(letter);
    if (known === undefined) open.set(letter, [token.text]);
    else if (!known.includes(token.text)) known.push(token.text);
  }
  const spelledOut = new Map<string, TokenRange>();
  for (const { titled, end, words } of runs) {
    const candidates = open.get(tokens[titled]?.text[0] ?? '');
    if (
      candidates === undefined ||
      isAcronym(tokens[titled]) ||
      (((tags[titled] as number) & (tag.organisation | tag.spokenDocument)) === 0 && words.length < 2)
    )
      continue;
    for (const acronym of candidates) {
      const key = acronym.toLowerCase();
      if (found.has(key)) continue;
      const stop = spelled(analysis, titled, acronym);
      if (stop < end) continue;
      // "Parti populaire [espagnol]"
      const phrase = phraseEnd(
        analysis,
        titled,
        Math.min(stop + 1, sentences[sentenceOf[titled] as number]?.end ?? stop),
      );
      // "Le Parti populaire [exclut] le député": what an article follows is its verb.
      const isVerb = pack.nouns.head === 'last' || ((tags[phrase] ?? 0) & tag.determiner) !== 0;
      const long: TokenRange = [titled, isVerb ? stop : Math.max(stop, phrase)];
      const known = spelledOut.get(key);
      if (known === undefined || long[1] - long[0] > known[1] - known[0]) spelledOut.set(key, long);
    }
  }
  return new Map([...spelledOut, ...found]);
};
