import type { SpeakerKind } from '../../domain/claim.ts';
import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { TokenRange } from './entity.ts';
import { isNamePart } from './names.ts';

/** How far into a phrase its head may stand, in tokens. */
const headReach = 8;

/** What a phrase for a speaker is made of: determiners, an owner, a head, a name, a gender. */
export const phraseParts = (analysis: Analysis) => {
  const { tokens, tags, entries, pack } = analysis;
  const words = pack.speakers;
  const isDeterminer = (at: number) => ((tags[at] ?? 0) & tag.determiner) !== 0;
  const past = (first: number, end: number) => {
    let start = first;
    while (start < end - 1 && isDeterminer(start)) start++;
    return start;
  };
  /** The token behind an owner: "the report's [authors]". */
  const pastOwner = ([first, end]: TokenRange): number => {
    let owned = first;
    for (let i = first + 1; i < end - 1; i++) {
      const word = tokens[i]?.norm ?? '';
      if (words.possessives.has(word)) owned = i + 1;
      // "officers from the mayor's office" are officers.
      else if (words.links.has(word)) break;
    }
    return owned;
  };
  /** The noun that says what kind of speaker a phrase names: the first, or where heads stand last, the last one. */
  const headOf = (first: number, end: number): { at: number; kind: SpeakerKind } | null => {
    let head: { at: number; kind: SpeakerKind } | null = null;
    for (let i = first; i < Math.min(end, first + headReach); i++) {
      const kind = entries[i]?.speaks;
      if (kind !== undefined) head = { at: i, kind };
      if (head !== null && pack.nouns.head === 'first') break;
      if (i > first && words.links.has(tokens[i]?.norm ?? '')) break;
    }
    return head;
  };
  const holdsName = (first: number, end: number) => {
    for (let i = first; i < end; i++) if (isNamePart(analysis, i)) return true;
    return false;
  };
  const genderOf = (first: number, head: number): 'm' | 'f' | null => {
    const own = entries[head]?.gender;
    const opening = tokens[first]?.norm ?? '';
    // "la ministre": the article tells more than the noun.
    if (words.feminine.has(opening)) return 'f';
    return own ?? (words.masculine.has(opening) ? 'm' : null);
  };
  return { isDeterminer, past, pastOwner, headOf, holdsName, genderOf };
};
