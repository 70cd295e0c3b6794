import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { readAcronyms } from './acronyms.ts';
import { type Entities, type Entity, type Naming, type TokenRange, textOf } from './entity.ts';
import { evidenceOf, kindByEvidence } from './entity-kind.ts';
import { pastRole } from './name-end.ts';
import { type NameRun, readNameRuns } from './name-runs.ts';
import { firstNameAt } from './names.ts';
import { roleBefore, roleBehind } from './roles.ts';

/** Of one who is named with a role each time, the first ones tell enough. */
const mostRoles = 16;
/** Of a word that more than these share, the rest is left out: the time stays linear. */
const mostSharing = 64;
/** How many words of a role are looked at for a gender and a kind. */
const roleHead = 4;

const initials = (words: readonly string[]) =>
  (words[0] as string).length <= 2 || /^\p{L}-\p{L}$/u.test(words[0] as string);

/** Whom one word of a name stands for: the only bearer of it as a last name; a first or middle one does only for people. */
const alias = (word: string, known: ReadonlySet<Entity> | undefined): Entity | undefined => {
  if (known === undefined) return undefined;
  // "le Parti" is the "Parti populaire".
  const bodies = [...known].filter(({ words, kind }) => words[0] === word && kind === 'organisation');
  if (bodies.length > 0) return bodies.length === 1 ? bodies[0] : undefined;
  const last = [...known].filter(({ words, kind }) => words.at(-1) === word && kind !== 'organisation');
  if (last.length > 0) return last.length === 1 ? last[0] : undefined;
  const within = [...known].filter(({ kind, words }) => kind === 'person' && words.length > 1);
  return within.length === 1 && known.size === 1 ? within[0] : undefined;
};

const onlyOne = (known: ReadonlySet<Entity> | undefined): Entity | undefined =>
  known?.size === 1 ? [...known][0] : undefined;

/** One entity for each bearer of names: by the words of each way to name it. */
const gather = (analysis: Analysis, runs: readonly NameRun[]): Map<string, Entity> => {
  const { tokens, tags, pack } = analysis;
  const byName = new Map<string, Entity>();
  const byWord = new Map<string, Set<Entity>>();
  const remember = (entity: Entity) => {
    for (const word of entity.words) byWord.set(word, (byWord.get(word) ?? new Set()).add(entity));
  };
  const create = (range: TokenRange, words: readonly string[], kind: Entity['kind'], plural = false): Entity => {
    const first = firstNameAt(analysis, range[0]);
    return {
      name: textOf(analysis, range),
      words,
      proper: true,
      gender: first === 'either' || kind === 'organisation' ? null : first,
      plural,
      kind,
      roles: [],
      mentions: 0,
    };
  };
  const acronyms = readAcronyms(analysis, runs);
  for (const [acronym, long] of acronyms) {
    const words = tokens
      .slice(...long)
      .flatMap(({ kind, norm }) => (kind === 'word' && !pack.speakers.particles.has(norm) ? [norm] : []));
    const entity = byName.get(words.join(' ')) ?? create(long, words, 'organisation');
    byName.set(acronym, entity);
    byName.set(words.join(' '), entity);
    remember(entity);
  }
  const order = (words: readonly string[]) => (words.length === 1 ? 2 : initials(words) ? 1 : 0);
  const longestFirst = [...runs].sort((a, b) => order(a.words) - order(b.words) || b.words.length - a.words.length);
  for (const { titled, end, words } of longestFirst) {
    const key = words.join(' ');
    if (byName.has(key)) continue;
    let entity: Entity | undefined;
    if (words.length === 1) entity = alias(words[0] as string, byWord.get(words[0] as string));
    else if (initials(words)) {
      // "L. Morin", "J-M Leroy"
      const sameEnd = onlyOne(byWord.get(words.at(-1) as string));
      if (sameEnd?.words[0]?.[0] === words[0]?.[0]) entity = sameEnd;
    } else {
      // "Ana Torres" or "Torres Vega" within "Ana Torres Vega"
      const longer = onlyOne(byWord.get(words[1] as string));
      const edge = longer?.words[0] === words[0] || longer?.words.at(-1) === words.at(-1);
      if (edge && words.every((word) => longer?.words.includes(word))) entity = longer;
    }
    if (entity === undefined) {
      const before = tokens[titled - 1]?.norm ?? '';
      const plural = pack.speakers.plural.has(before) && ((tags[titled - 1] ?? 0) & tag.determiner) !== 0;
      entity = create([titled, end], words, null, plural && words.length === 1);
      entity.kind = kindByEvidence(analysis, entity, [titled, end]);
    }
    byName.set(key, entity);
    remember(entity);
  }
  return byName;
};

/** Takes up a role that stands beside a name, and what it tells of its bearer. */
const addRole = ({ tokens, entries, pack }: Analysis, entity: Entity, role: TokenRange) => {
  if (entity.roles.length < mostRoles) entity.roles.push(role);
  let head = -1;
  for (let i = role[0]; i < Math.min(role[1], role[0] + roleHead); i++) {
    if (pack.speakers.links.has(tokens[i]?.norm ?? '') && head >= 0) break;
    if (entries[i]?.speaks === undefined) continue;
    head = i;
    if (pack.nouns.head === 'first') break;
  }
  const speaks = entries[head]?.speaks;
  if (speaks === undefined) return;
  entity.kind ??= speaks;
  if (speaks === 'person') entity.gender ??= entries[head]?.gender ?? null;
};

/** Adds an entity under each of its words that `words` gives. */
const indexBy = (entities: Iterable<Entity>, words: (entity: Entity) => Iterable<string>): Map<string, Entity[]> => {
  const index = new Map<string, Entity[]>();
  for (const entity of entities)
    for (const word of new Set(words(entity))) {
      const known = index.get(word);
      if (known === undefined) index.set(word, [entity]);
      else if (known.length < mostSharing) known.push(entity);
    }
  return index;
};

/** Reads every name of the article and gathers those of one bearer: "Ann Lee", "Lee", "A. Lee", "the mayor, Ann Lee". */
export const readEntities = (analysis: Analysis): Entities => {
  const { tokens, entries, sentences, sentenceOf, pack } = analysis;
  const runs = readNameRuns(analysis);
  const byName = gather(analysis, runs);
  const namings: Naming[] = [];
  const at = new Map<number, Naming>();
  const roleStarts = new Set<number>();
  const evidence = new Map<Entity, ReturnType<typeof evidenceOf>>();
  for (const { first, titled, end, words } of runs) {
    const entity = byName.get(words.join(' '));
    if (entity === undefined) continue;
    entity.mentions++;
    if (first !== titled) {
      entity.kind ??= 'person';
      entity.gender ??= pack.speakers.titles.get(tokens[first]?.norm ?? '') ?? null;
      if (pastRole(analysis, first, titled + 1) > first) addRole(analysis, entity, [first, titled]);
    }
    const sentence = sentences[sentenceOf[titled] as number];
    const floor = sentence?.first ?? first;
    const likePerson = entity.kind === 'person';
    const before = roleBefore(analysis, first, end, floor, likePerson);
    const behind = roleBehind(analysis, end, sentence?.end ?? end);
    // "the Unite [union]"
    const noun: TokenRange | null =
      entity.kind === null &&
      pack.nouns.head === 'last' &&
      pack.speakers.vagueBodies.has(tokens[end]?.norm ?? '') &&
      !words.some((word) => pack.speakers.nationalities.has(word))
        ? [end, end + 1]
        : null;
    for (const role of [before, behind, noun])
      if (role !== null) {
        addRole(analysis, entity, role);
        for (let i = role[0]; i < role[1]; i++) roleStarts.add(i);
      }
    if (entity.kind === null) {
      const known = evidence.get(entity) ?? evidenceOf(analysis);
      known.read(first);
      evidence.set(entity, known);
    }
    const naming = { at: first, end, entity, role: before ?? behind };
    namings.push(naming);
    at.set(first, naming);
    at.set(titled, naming);
  }
  for (const [entity, known] of evidence) entity.kind ??= known.kind(entity);
  const all = new Set(namings.map(({ entity }) => entity));
  return {
    namings,
    at,
    roleStarts,
    byRoleWord: indexBy(all, ({ roles }) =>
      roles.flatMap(([from, to]) =>
        tokens.slice(from, to).flatMap(({ norm, index }) => (entries[index]?.speaks === undefined ? [] : [norm])),
      ),
    ),
    byRoleOpening: indexBy(all, ({ roles }) => roles.map(([from]) => tokens[from]?.norm ?? '')),
    byNameWord: indexBy(all, ({ words }) => words),
  };
};
