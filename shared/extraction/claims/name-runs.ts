import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { TokenRange } from './entity.ts';
import { nameEnd, pastRole, pastTitle } from './name-end.ts';
import { firstNameAt, isNamePart } from './names.ts';

/** A proper name as it stands in the text. */
export interface NameRun {
  /** Where it begins with its title: "M. Morin". */
  readonly first: number;
  /** Where the name itself begins. */
  readonly titled: number;
  readonly end: number;
  /** Its words, as in `norm`, without particles. */
  readonly words: readonly string[];
}

const wordsOf = ({ tokens, pack }: Analysis, [first, end]: TokenRange): string[] => {
  const words: string[] = [];
  for (let i = first; i < end; i++) {
    const token = tokens[i];
    if (token?.kind === 'word' && !pack.speakers.particles.has(token.norm)) words.push(token.norm);
  }
  return words;
};

/** Every proper name of the article, in the order of the text. */
export const readNameRuns = (analysis: Analysis): NameRun[] => {
  const { tokens, tags, entries, masked, sentences, sentenceOf, pack } = analysis;
  const { links } = pack.speakers;
  const runs: NameRun[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (masked[i] === 1) continue;
    let titled = pastTitle(analysis, i);
    if (!isNamePart(analysis, titled)) continue;
    const sentence = sentences[sentenceOf[titled] as number];
    const limit = sentence?.end ?? titled + 1;
    // "le Président de la République" is no name.
    const isRole = ((tags[titled] as number) & tag.role) !== 0 && firstNameAt(analysis, titled) === null;
    if (isRole && links.has(tokens[titled + 1]?.norm ?? '')) continue;
    const end = nameEnd(analysis, titled, limit);
    if (end <= titled) continue;
    titled = pastRole(analysis, titled, end);
    const words = wordsOf(analysis, [titled, end]);
    // A common noun with the capital of its sentence names nobody.
    const common = titled === i && sentence?.first === titled && entries[titled]?.speaks !== undefined;
    if (words.length > 0 && !(common && words.length === 1)) runs.push({ first: i, titled, end, words });
    i = end - 1;
  }
  return runs;
};
