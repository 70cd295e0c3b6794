import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';

/** How many tokens from a date a verb is looked for. */
const farthest = 25;

/** The participle right before a date, or before its article and preposition: "[annoncées] mercredi", "[tué] le 3", "[conclu] en janvier". */
const participleBefore = ({ tokens, tags, pack }: Analysis, at: number): number | null => {
  const { past, future } = pack.dates;
  let i = at - 1;
  if (((tags[i] ?? 0) & tag.determiner) !== 0) i--;
  if (((tags[i] ?? 0) & tag.preposition) !== 0) i--;
  const norm = tokens[i]?.kind === 'word' ? (tokens[i]?.norm ?? '') : '';
  if (norm.length < 4 || future.words.has(norm) || !past.participles.some((ending) => norm.endsWith(ending)))
    return null;
  // "le marché mardi"
  const isNoun = ((tags[i - 1] ?? 0) & (tag.determiner | tag.preposition | tag.numeral | tag.digits)) !== 0;
  return isNoun || tokens[i]?.capital ? null : i;
};

/** What the verbs nearest to `at` in its sentence say: past or future. */
export const tenseAround = (analysis: Analysis, at: number): 'past' | 'future' | null => {
  const { tokens, sentences, sentenceOf, pack } = analysis;
  const sentence = sentences[sentenceOf[at] as number];
  if (sentence === undefined) return null;
  const { future, past, futureBefore } = pack.dates;
  for (let back = 1; back <= 3; back++) if (futureBefore.has(tokens[at - back]?.norm ?? '')) return 'future';
  const tenseOf = (i: number): 'past' | 'future' | null => {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || i < sentence.first || i >= sentence.end) return null;
    const { norm } = token;
    if (future.words.has(norm) || phraseAt(future.phrases, tokens, i) !== null) return 'future';
    if (past.words.has(norm)) return 'past';
    if (token.capital || norm.length < 4) return null;
    if (!future.notEndings.has(norm) && future.endings.some((ending) => norm.endsWith(ending))) return 'future';
    return past.endings.some((ending) => norm.endsWith(ending)) ? 'past' : null;
  };
  const isFutureGroup = (verb: number): boolean => {
    for (let back = 1; back <= 3; back++) if (tenseOf(verb - back) === 'future') return true;
    return false;
  };
  const participle = participleBefore(analysis, at);
  if (participle !== null) {
    return isFutureGroup(participle) ? 'future' : 'past';
  }
  for (let away = 1; away <= farthest; away++) {
    const before = tenseOf(at - away);
    // "will be tried on the 20th"
    if (before === 'past' && isFutureGroup(at - away)) return 'future';
    const found = before ?? tenseOf(at + away);
    if (found !== null) return found;
  }
  return null;
};
