import type { SpeakerKind } from '../../domain/claim.ts';
import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { Entity, TokenRange } from './entity.ts';
import { isTerritory } from './name-end.ts';
import { firstNameAt, isAcronym } from './names.ts';

/** What a name itself tells of its bearer: a first name a person, "Conseil des ports" a body, a country its government. */
export const kindByEvidence = (
  analysis: Analysis,
  { words }: Pick<Entity, 'words'>,
  [first, end]: TokenRange,
): SpeakerKind | null => {
  const { tokens, entries, pack } = analysis;
  if (isTerritory(analysis, first, end)) return 'government';
  if (words.length === 1 && isAcronym(tokens[first])) return 'organisation';
  // "Irving School District": heads stand last, and the head is a body.
  const head = pack.nouns.head === 'last' ? entries[end - 1]?.speaks : undefined;
  if (words.length > 1 && (head === 'organisation' || head === 'government')) return head;
  // A first name alone may be a town's as well: "à Nancy".
  if (firstNameAt(analysis, first) !== null) return words.length > 1 ? 'person' : null;
  let kind: SpeakerKind | null = null;
  for (let i = first; i < end; i++) {
    const speaks = entries[i]?.speaks;
    if (speaks === undefined || speaks === 'group' || speaks === 'person') continue;
    kind = speaks;
    if (pack.nouns.head === 'first') break;
  }
  if (kind !== null) return kind;
  if (beginsWithInitial(analysis, first, end)) return 'person';
  // "la MJC Horizon"
  return isAcronym(tokens[first]) && !isAcronym(tokens[end - 1]) ? 'organisation' : null;
};

/** "W. R. Ball", but not "U.S. …". */
const beginsWithInitial = ({ tokens }: Analysis, first: number, end: number): boolean =>
  first + 2 < end &&
  tokens[first]?.text.length === 1 &&
  tokens[first + 1]?.text === '.' &&
  tokens[first + 2]?.spaced === true;

/** Gathers from the places where a name stands whether its bearer is a place, a body or a person. */
export const evidenceOf = ({ tokens, tags, pack }: Analysis) => {
  let places = 0;
  let bodies = 0;
  let determined = 0;
  let articles = 0;
  return {
    read(first: number) {
      // "selon Le Phare": mostly a newspaper.
      if (((tags[first] as number) & tag.determiner) !== 0) articles++;
      const before = tokens[first - 1];
      if (before === undefined || before.kind !== 'word') return;
      if (pack.speakers.premises.has(before.norm)) bodies++;
      else if (pack.speakers.locatives.has(before.norm)) places++;
      else if (((tags[first - 1] as number) & tag.determiner) !== 0 && !pack.speakers.links.has(before.norm))
        determined++;
    },
    kind({ words }: Entity): SpeakerKind | null {
      if (bodies > 0) return 'organisation';
      if (places > 0 && words.length === 1 && determined === 0) return 'government';
      if (articles > 0) return 'organisation';
      return pack.speakers.firstNames.has(words[0] ?? '') ? 'person' : null;
    },
  };
};
