import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { coordinatorIn } from './coordination.ts';
import { nameEnd, pastRole, pastTitle, startsPerson } from './name-end.ts';
import { firstNameAt, isAcronym, isSpeakerNoun } from './names.ts';
import { pastDeterminer } from './noun-phrase.ts';

/** How a speaker is named at one place: the words of the mention `[first, end)`, a proper name in them, a role beside them. */
export interface Mention {
  readonly first: number;
  readonly end: number;
  /** The proper name `[first, end)`, without title, or null. */
  readonly name: readonly [number, number] | null;
  /** The role `[first, end)`, without its determiner, or null. */
  readonly role: readonly [number, number] | null;
  readonly pronoun: boolean;
}

const isRoleAt = ({ tags }: Analysis, at: number) => ((tags[at] as number) & tag.role) !== 0;

/** The last proper name in `[first, end)`, title included, or null. */
const lastName = (analysis: Analysis, first: number, end: number): readonly [number, number] | null => {
  let last: readonly [number, number] | null = null;
  for (let i = first; i < end; ) {
    const stop = nameEnd(analysis, pastTitle(analysis, i), end);
    if (stop > pastTitle(analysis, i)) last = [i, stop];
    i = Math.max(stop, i + 1);
  }
  return last;
};

const holdsLink = ({ tokens, pack }: Analysis, first: number, end: number): boolean => {
  for (let i = first + 1; i < end; i++) {
    const word = tokens[i]?.norm ?? '';
    if (pack.speakers.links.has(word) && !pack.speakers.possessives.has(word)) return true;
  }
  return false;
};

const holdsPreposition = ({ tags }: Analysis, first: number, end: number): boolean => {
  for (let i = first + 1; i < end; i++) if (((tags[i] as number) & tag.preposition) !== 0) return true;
  return false;
};

/** Reads a noun phrase `[first, end)`: which part is a name, and which a role before it. */
export const readMention = (analysis: Analysis, first: number, end: number): Mention => {
  const { tokens, tags, entries, pack } = analysis;
  const { links, namesakes, pronouns, possessives } = pack.speakers;
  const opening = tokens[first]?.norm ?? '';
  const whole: Mention = { first, end, name: null, role: null, pronoun: false };
  const start = pastDeterminer(analysis, first, end);
  const titled = pastTitle(analysis, start);
  const leading = nameEnd(analysis, titled, end);
  if (
    end - first === 1 &&
    leading === titled &&
    (pronouns.has(opening) || ((tags[first] as number) & tag.pronoun) !== 0)
  )
    return { ...whole, pronoun: true };
  if (coordinatorIn(analysis, first, end) >= 0) return whole;
  // "at which [point] Ann Lee said": no role.
  const related = pack.speakers.relatives.has(tokens[first - 1]?.norm ?? '');
  const role = (from: number, to: number): readonly [number, number] | null =>
    to > from && !related ? [pastDeterminer(analysis, from, to), to] : null;
  // The name first, then what belongs to it: "Ann Lee", "M. Morin", "Sami al-Karim de l'Observatoire".
  const holdsRole = (to: number) => {
    for (let i = start; i < to; i++) if (isRoleAt(analysis, i)) return true;
    return false;
  };
  const roled = leading < end ? holdsRole(leading) : pastRole(analysis, titled, leading) > titled;
  if (leading > titled && !isRoleAt(analysis, titled) && !roled) {
    // "[Police] said": a common noun with the capital of its sentence.
    const opens = analysis.sentences[analysis.sentenceOf[titled] as number]?.first === titled;
    if (leading >= end && opens && leading === titled + 1 && entries[titled]?.speaks !== undefined) return whole;
    if (leading >= end) return { ...whole, name: [titled, leading] };
    const behind = tokens[leading]?.norm ?? '';
    const bits = tags[leading] as number;
    // "la [Haute Autorité] de santé", as "l'[Agence] de santé": a body whose complement is part of its name.
    const common =
      (isSpeakerNoun(analysis, titled) && leading === titled + 1) ||
      (leading === titled + 2 && ((tags[leading - 1] as number) & tag.organisation) !== 0);
    if (!possessives.has(behind) && !common) {
      if ((bits & tag.coordinator) !== 0) return whole;
      if (links.has(behind) || (bits & tag.preposition) !== 0)
        return { ...whole, end: leading, name: [titled, leading] };
      if ((bits & tag.determiner) !== 0)
        return { ...whole, end: leading, name: [titled, leading], role: role(leading, end) };
    }
  }
  // "Senator Ann Lee of Ohio": what stands behind the name belongs to the role, which its capital shows.
  const bearer = roled && leading < end ? pastRole(analysis, titled, leading) : titled;
  if (bearer > titled && links.has(tokens[leading]?.norm ?? '') && !possessives.has(tokens[leading]?.norm ?? ''))
    return { first: bearer, end: leading, name: [bearer, leading], role: role(start, bearer), pronoun: false };
  // A role, then the name that bears it: "le quotidien La Brise", "team member Ann Lee".
  const last = lastName(analysis, start, end);
  if (last === null || last[1] !== end) return whole;
  const from = last[0];
  const before = tags[from - 1] as number;
  const linked =
    from > start &&
    (links.has(tokens[from - 1]?.norm ?? '') ||
      (before & (tag.preposition | tag.coordinator | tag.determiner)) !== 0) &&
    !possessives.has(tokens[from - 1]?.norm ?? '');
  // A capitalised role belongs to the role: "Ambassador Ann Lee", "le Professeur Morin", "the party's Shadow Home Secretary Ann Lee".
  let named = pastTitle(analysis, from);
  let split = from;
  for (let i = named; i < end - 1; i++) if (isRoleAt(analysis, i)) split = named = i + 1;
  // Behind a role the person's name begins with the first name: "CEO of the Harbour Council Ann Lee".
  for (let i = end - 2; i > named && holdsRole(from); i--)
    if (!namesakes.has(tokens[i - 1]?.norm ?? '') && (startsPerson(analysis, from, i) || isAcronym(tokens[i - 1])))
      split = named = i;
  if (named > pastTitle(analysis, from))
    return { first: split, end, name: [named, end], role: role(start, split), pronoun: false };
  // "le président du groupe PDR", "la directrice de la société Vexel": the name of a body within the role.
  const ofBody = entries[from - 1]?.speaks === 'organisation' && firstNameAt(analysis, from) === null;
  if (ofBody && pack.nouns.head === 'first' && holdsRole(from) && holdsLink(analysis, start, from)) return whole;
  // "a spokesman for the premier Ann Lee", "un proche du maire Luc Morin": somebody who has no name here.
  if (pack.reporting.singulars.has(opening) && holdsLink(analysis, start, from)) return whole;
  // "le candidat [RN]": a party, and nobody's name.
  const isParty = end - from === 1 && isAcronym(tokens[from]) && pack.nouns.head === 'first';
  if (isParty && holdsRole(from)) return whole;
  // "the leader in the state [House]": a name within a complement.
  if (pack.nouns.head === 'last' && holdsPreposition(analysis, start, from) && firstNameAt(analysis, from) === null)
    return whole;
  if (from === start || linked || possessives.has(tokens[from - 1]?.norm ?? '')) return whole;
  return { first: split, end, name: [named, end], role: role(start, split), pronoun: false };
};

/** Does the phrase that begins here name several: "trois élus", "des experts"? */
export const namesSeveral = ({ tokens, tags, pack }: Analysis, first: number): boolean =>
  pack.speakers.plural.has(tokens[first]?.norm ?? '') ||
  (((tags[first] as number) & (tag.numeral | tag.digits)) !== 0 && ((tags[first] as number) & tag.determiner) === 0);

/** Can the mention speak: a name, a pronoun, a role, a body, a document? */
export const canSpeak = (analysis: Analysis, mention: Mention): boolean => {
  if (mention.pronoun || mention.name !== null) return true;
  const { links, complementLinks, possessives, latter } = analysis.pack.speakers;
  if (mention.end - mention.first <= 2 && latter.has(analysis.tokens[mention.end - 1]?.norm ?? '')) return true;
  for (let i = mention.first; i < Math.min(mention.end, mention.first + 6); i++) {
    const word = analysis.tokens[i]?.norm ?? '';
    if (isSpeakerNoun(analysis, i)) return true;
    // "L'inculpation du président" is no president.
    if (i > mention.first && links.has(word) && !complementLinks.has(word) && !possessives.has(word)) return false;
  }
  return lastName(analysis, mention.first, mention.end) !== null;
};
