import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { nameEnd, pastTitle } from './name-end.ts';
import { isSpeakerNoun } from './names.ts';
import { pastDeterminer } from './noun-phrase.ts';

/** How far behind its determiner the noun of a phrase is looked for, in tokens. */
const nounReach = 3;

const speaks = (analysis: Analysis, first: number, end: number): boolean => {
  for (let i = first; i < Math.min(end, first + nounReach); i++) if (isSpeakerNoun(analysis, i)) return true;
  return false;
};

/**
 * The coordinator between two who are named one beside the other in `[first, end)`, or -1: "le maire [et] la préfète", "Bari [et] d'autres villes",
 * "Lee [and] Morin"; but not "ministre de la Santé et des Sports".
 */
export const coordinatorIn = (analysis: Analysis, first: number, end: number): number => {
  const { tokens, tags, pack } = analysis;
  const { links } = pack.speakers;
  for (let i = first + 1; i < end - 1; i++) {
    if (((tags[i] as number) & tag.coordinator) === 0) continue;
    const second = i + 1;
    const named = nameEnd(analysis, pastTitle(analysis, first), i) === i;
    const determined = ((tags[second] as number) & tag.determiner) !== 0;
    if (!determined) {
      const name = pastTitle(analysis, second);
      if (named && nameEnd(analysis, name, end) > name) return i;
      continue;
    }
    // "Bari et d'autres villes", "Lee and her colleagues"
    if (named) return i;
    if (links.has(tokens[second]?.norm ?? '')) continue;
    const noun = pastDeterminer(analysis, second, end);
    // "la France et le Brésil"
    const start = pastDeterminer(analysis, first, i);
    if (nameEnd(analysis, start, i) === i && nameEnd(analysis, noun, end) === end) return i;
    if (speaks(analysis, noun, end) && (named || speaks(analysis, start, i))) return i;
  }
  return -1;
};
