import type { SpeakerKind } from '../../domain/claim.ts';
import type { Span } from '../../domain/span.ts';
import { tag } from '../../languages/lexical-tags.ts';
import { spanOf, type Token } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import { isFiniteVerb } from './clause.ts';
import { readMention } from './mention.ts';
import { firstNameAt, isAcronym, isNamePart, isSpeakerNoun, nameEnd, pastTitle } from './names.ts';
import { describesRole, phraseEnd } from './noun-phrase.ts';

/** Somebody or something that the article names, under its fullest name. */
export interface Entity {
  name: string;
  /** The name's words, as in `norm`. */
  readonly words: readonly string[];
  gender: 'm' | 'f' | null;
  kind: SpeakerKind | null;
  /** What it is called beside its name, in tokens: "directeur par intérim de l'agence". */
  readonly roles: (readonly [number, number])[];
}

interface Naming {
  readonly at: number;
  readonly end: number;
  readonly entity: Entity;
}

/** The names of an article, in the order of the text, each with whom it names. */
export interface Entities {
  readonly namings: readonly Naming[];
  /** By token: the name that begins there. */
  readonly at: ReadonlyMap<number, Naming>;
  /** Entities by a word of a role: whom "le président" may stand for. */
  readonly byRoleWord: ReadonlyMap<string, readonly Entity[]>;
}

const roleReach = 12;
/** Of one who is named with a role each time, the first ones tell enough. */
const mostRoles = 16;

/** What an acronym in brackets shortens: the phrase before them, from the first word with a capital of its first letter on. */
const expansion = (
  { tokens, tags }: Analysis,
  bracket: number,
  acronym: number,
  floor: number,
): readonly [number, number] | null => {
  const initial = tokens[acronym]?.text[0];
  let first = -1;
  for (let i = bracket - 1; i >= Math.max(floor, bracket - roleReach); i--) {
    const token = tokens[i] as Token;
    if ((token.kind !== 'word' && token.text !== '-') || ((tags[i] as number) & tag.auxiliary) !== 0) break;
    if (token.capital && token.text[0] === initial && ((tags[i] as number) & tag.determiner) === 0) first = i;
  }
  return first < 0 || first === bracket - 1 ? null : [first, bracket];
};

const wordsOf = ({ tokens, pack }: Analysis, first: number, end: number): string[] => {
  const words: string[] = [];
  for (let i = first; i < end; i++) {
    const token = tokens[i];
    if (token?.kind === 'word' && !pack.speakers.particles.has(token.norm)) words.push(token.norm);
  }
  return words;
};

/** The role right before a name: "le ministre Luc Morin", "team captain Ann Lee", "la directrice de l'école, Ann Lee". */
const roleBefore = ({ tokens, tags, pack }: Analysis, at: number, floor: number): readonly [number, number] | null => {
  let end = at;
  const comma = tokens[end - 1]?.text === ',';
  if (comma) end--;
  // "la députée (PDR) Ann Lee"
  if (tokens[end - 1]?.text === ')')
    for (let i = end - 2; i >= Math.max(floor, end - 7); i--)
      if (tokens[i]?.text === '(') {
        end = i;
        break;
      }
  let start = -1;
  let spoken = false;
  for (let i = end - 1; i >= Math.max(floor, end - roleReach); i--) {
    const token = tokens[i] as (typeof tokens)[number];
    const bits = tags[i] as number;
    if (token.kind !== 'word' && token.text !== '-') break;
    const closed = (bits & (tag.determiner | tag.preposition)) !== 0 || pack.speakers.links.has(token.norm);
    if (i === end - 1 && closed && !pack.speakers.possessives.has(token.norm)) return null;
    if ((bits & tag.determiner) !== 0) {
      const linked = pack.speakers.links.has(tokens[i - 1]?.norm ?? '');
      const link =
        pack.speakers.links.has(token.norm) &&
        i - 1 >= floor &&
        tokens[i - 1]?.kind === 'word' &&
        !((tags[i - 1] ?? 0) & tag.reportingVerb);
      if (!linked && !link) return spoken ? [i + 1, end] : null;
    } else if ((bits & (tag.role | tag.organisation | tag.spokenDocument)) !== 0) {
      spoken = true;
      start = i;
    } else if (
      (bits & (tag.auxiliary | tag.subordinator)) !== 0 ||
      ((bits & tag.reportingVerb) !== 0 && (bits & tag.role) === 0)
    )
      break;
  }
  return spoken && start >= 0 && !comma ? [start, end] : null;
};

/** The role behind a name, between commas: "Ann Lee, maire de Lyon,". */
const roleBehind = (analysis: Analysis, end: number, limit: number): readonly [number, number] | null => {
  const { tokens, tags } = analysis;
  if (tokens[end]?.text !== ',' || !describesRole(analysis, end + 1, limit)) return null;
  let start = end + 1;
  // "Ann Lee, le ministre Luc Morin et …": somebody else.
  const phrase = phraseEnd(analysis, start, limit);
  if (isNamePart(analysis, start) || readMention(analysis, start, phrase).name !== null) return null;
  while (((tags[start] ?? 0) & tag.determiner) !== 0) start++;
  let stop = start;
  while (stop < limit && stop < start + 20) {
    const token = tokens[stop] as (typeof tokens)[number];
    if (token.text === ',' || token.text === ';' || token.text === ':' || token.kind === 'break') break;
    // A clause of its own: "Demain, la maire annoncera …".
    if (isFiniteVerb(analysis, stop)) return null;
    if (((tags[stop] as number) & (tag.auxiliary | tag.quoteMark)) !== 0) break;
    if (token.text === '.' && (tokens[stop + 1]?.spaced ?? true)) break;
    stop++;
  }
  return stop > start ? [start, stop] : null;
};

/** Reads every name of the article and gathers those of one bearer: "Ann Lee", "Lee", "A. Lee", "the mayor, Ann Lee". */
export const readEntities = (analysis: Analysis): Entities => {
  const { tokens, tags, entries, masked, source, sentences, sentenceOf, pack } = analysis;
  const runs: { first: number; end: number; titled: number; words: string[] }[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (masked[i] === 1) continue;
    const titled = pastTitle(analysis, i);
    if (!isNamePart(analysis, titled)) continue;
    const limit = sentences[sentenceOf[titled] as number]?.end ?? titled + 1;
    let first = titled;
    // Capitalised roles belong to no name: "Ambassador Lee", "Président Morin".
    while (first < limit - 1 && isNamePart(analysis, first + 1) && ((tags[first] as number) & tag.role) !== 0) first++;
    const end = nameEnd(analysis, first, limit);
    if (end <= first) continue;
    const words = wordsOf(analysis, first, end);
    // A common noun with the capital of its sentence names nobody.
    const common =
      first === i && sentences[sentenceOf[first] as number]?.first === first && entries[first]?.speaks !== undefined;
    if (words.length > 0 && !(common && words.length === 1)) runs.push({ first: i, end, titled: first, words });
    i = end - 1;
  }
  const byName = new Map<string, Entity>();
  const byWord = new Map<string, Set<Entity>>();
  const expansions: Naming[] = [];
  const initials = (words: readonly string[]) =>
    (words[0] as string).length <= 2 || /^\p{L}-\p{L}$/u.test(words[0] as string);
  const order = (words: readonly string[]) => (words.length === 1 ? 2 : initials(words) ? 1 : 0);
  const longestFirst = [...runs].sort((a, b) => order(a.words) - order(b.words) || b.words.length - a.words.length);
  for (const { titled, end, words } of longestFirst) {
    const key = words.join(' ');
    if (byName.has(key) || words.length === 0) continue;
    let entity: Entity | undefined;
    if (words.length === 1) entity = alias(words[0] as string, byWord.get(words[0] as string));
    else if (initials(words)) {
      // "L. Morin", "J-M Leroy"
      const sameEnd = onlyOne(byWord.get(words.at(-1) as string));
      if (sameEnd?.words[0]?.[0] === words[0]?.[0]) entity = sameEnd;
    } else {
      // "Ana Torres" within "Ana Torres Vega"
      const longer = onlyOne(byWord.get(words[1] as string));
      if (longer?.words[0] === words[0] && words.every((word) => longer?.words.includes(word))) entity = longer;
    }
    if (entity === undefined) {
      const first = firstNameAt(analysis, titled);
      const gender = first === 'either' ? null : first;
      const text = source.slice(...spanOf(tokens, titled, end));
      entity = { name: text, words, gender, kind: gender !== null && words.length > 1 ? 'person' : null, roles: [] };
      if (isAcronym(tokens[titled]) && words.length === 1) entity.kind = 'organisation';
      else if (entity.kind === null && isSpeakerNoun(analysis, titled)) entity.kind = entries[titled]?.speaks ?? null;
    }
    byName.set(key, entity);
    for (const word of entity.words) {
      const known = byWord.get(word) ?? new Set();
      byWord.set(word, known.add(entity));
    }
  }
  const namings: Naming[] = [];
  const at = new Map<number, Naming>();
  for (const { first, titled, end, words } of runs) {
    const entity = byName.get(words.join(' '));
    if (entity === undefined) continue;
    const sentence = sentences[sentenceOf[titled] as number];
    if (first !== titled) {
      entity.kind ??= 'person';
      entity.gender ??= pack.speakers.titles.get(tokens[first]?.norm ?? '') ?? null;
      if (((tags[first] as number) & tag.role) !== 0)
        if (entity.roles.length < mostRoles) entity.roles.push([first, titled]);
    }
    const floor = sentence?.first ?? first;
    const limit = sentence?.end ?? end;
    const roles = [roleBefore(analysis, first, floor), roleBehind(analysis, end, limit)];
    for (const role of roles) {
      if (role === null) continue;
      if (entity.roles.length < mostRoles) entity.roles.push(role);
      for (let i = role[0]; i < Math.min(role[1], role[0] + 4); i++) {
        const speaks = entries[i]?.speaks;
        if (speaks === undefined) continue;
        entity.kind ??= speaks;
        if (speaks === 'person') entity.gender ??= entries[i]?.gender ?? null;
        break;
      }
    }
    if (tokens[first - 1]?.text === '(' && tokens[end]?.text === ')' && isAcronym(tokens[titled])) {
      const long = expansion(analysis, first - 1, titled, floor);
      if (long !== null && entity.kind !== 'person') {
        entity.name = textOf(analysis, long);
        expansions.push({ at: long[0], end: long[1], entity });
      }
    }
    const naming = { at: first, end, entity };
    namings.push(naming);
    at.set(first, naming);
    at.set(titled, naming);
  }
  for (const naming of expansions) at.set(naming.at, naming);
  const byRoleWord = new Map<string, Entity[]>();
  for (const entity of new Set(namings.map((naming) => naming.entity))) {
    const seen = new Set<string>();
    for (const [from, to] of entity.roles)
      for (let i = from; i < to; i++) {
        const word = tokens[i]?.norm ?? '';
        if (entries[i]?.speaks === undefined || seen.has(word)) continue;
        seen.add(word);
        byRoleWord.set(word, [...(byRoleWord.get(word) ?? []), entity]);
      }
  }
  return { namings, at, byRoleWord };
};

/** Whom one word of a name stands for: the only bearer of it as a last name; a first or middle one does only for people. */
const alias = (word: string, known: ReadonlySet<Entity> | undefined): Entity | undefined => {
  if (known === undefined) return undefined;
  const last = [...known].filter(({ words, kind }) => words.at(-1) === word && kind !== 'organisation');
  if (last.length > 0) return last.length === 1 ? last[0] : undefined;
  const within = [...known].filter(({ kind, words }) => kind === 'person' && words.length > 1);
  return within.length === 1 && known.size === 1 ? within[0] : undefined;
};

const onlyOne = (known: ReadonlySet<Entity> | undefined): Entity | undefined => {
  if (known === undefined) return undefined;
  const [first, second] = known;
  return second === undefined ? first : undefined;
};

/** A slug of a name: one speaker is one in a query, whatever the accents and capitals. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

export const textOf = ({ source, tokens }: Analysis, [first, end]: readonly [number, number]): string => {
  const span: Span = spanOf(tokens, first, end);
  return source.slice(...span);
};
