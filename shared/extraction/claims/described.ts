import type { SpeakerKind } from '../../domain/claim.ts';
import type { Analysis } from '../analysis.ts';
import { coordinatorIn } from './coordination.ts';
import type { Discourse } from './discourse.ts';
import { documentReader } from './documents.ts';
import { type Entities, type Entity, type TokenRange, textOf } from './entity.ts';
import { phraseParts } from './phrase-parts.ts';
import { bearerReader } from './roles-borne.ts';

/** Of those described with one noun, how many are remembered: only the last ones can be meant. */
const mostMet = 8;

/** Somebody who has no name, as far as the article tells. */
const unnamed = (kind: SpeakerKind | null, gender: Entity['gender'], plural: boolean): Entity => ({
  name: null,
  words: [],
  proper: false,
  gender,
  plural,
  kind,
  roles: [],
  mentions: 0,
});

/** Reads whom a noun phrase without a name of its own stands for: "le ministre", "the report", "des experts". */
export const phraseReader = (analysis: Analysis, entities: Entities, discourse: Discourse) => {
  const { tokens, entries, pack } = analysis;
  const words = pack.speakers;
  const { isDeterminer, past, pastOwner, headOf, holdsName, genderOf } = phraseParts(analysis);
  const bearers = bearerReader(analysis, entities, discourse);
  const documents = documentReader(analysis, entities);
  /** Those without a name, by their head: "la commission d'enquête" is "la commission" afterwards. */
  const met = new Map<string, { readonly content: ReadonlySet<string>; readonly entity: Entity }[]>();

  /** Those who hold an office without a name: "le président de la République" is "le chef de l'État" afterwards. */
  const metOffices = new Map<string, Entity>();

  /** The complement behind a noun ("de [la fédération]"), or the noun before it where heads stand last ("[company] spokeswoman"). */
  const bodyOf = (start: number, head: number, end: number): Entity | null => {
    for (let i = head + 1; i < end - 1; i++)
      if (words.links.has(tokens[i]?.norm ?? '')) return resolve([isDeterminer(i) ? i : i + 1, end]);
    if (pack.nouns.head === 'last' && head > start) {
      const stop = words.possessives.has(tokens[head - 1]?.norm ?? '') ? head - 1 : head;
      return stop > start ? resolve([start, stop]) : null;
    }
    return null;
  };

  /** A voice of a body speaks in its name: "la porte-parole de la fédération", "a Vexel spokesman". */
  const voice = (first: number, start: number, head: number, end: number): Entity | null => {
    const body = bodyOf(start, head, end);
    if (body === null || body.name === null || body.kind === 'person') return null;
    return {
      ...unnamed(body.kind ?? 'organisation', genderOf(first, head), false),
      name: body.name,
      words: body.words,
      proper: body.proper,
      roles: [[start, end]],
      voiced: true,
    };
  };

  /** Who of those described before has the same head and all of these words. */
  const metBefore = (word: string, content: ReadonlySet<string>): Entity | null => {
    const known = met.get(word) ?? [];
    return known.findLast(({ content: own }) => [...content].every((other) => own.has(other)))?.entity ?? null;
  };
  const remember = (word: string, content: ReadonlySet<string>, entity: Entity): Entity => {
    const known = met.get(word) ?? [];
    known.push({ content, entity });
    if (known.length > mostMet) known.shift();
    met.set(word, known);
    return entity;
  };

  const resolve = ([first, end]: TokenRange): Entity => {
    const opening = tokens[first]?.norm ?? '';
    const definite = words.definite.has(opening);
    const plural = words.plural.has(opening) && isDeterminer(first);
    const bare = !isDeterminer(first);
    const start = past(first, end);
    for (let i = first; i < Math.min(end, first + 2); i++)
      if (words.latter.has(tokens[i]?.norm ?? '') && i + 1 >= end) {
        const gender = genderOf(first, i);
        const latter = discourse.last(first, (entity) =>
          plural
            ? entity.plural || entity.kind === 'group'
            : !entity.plural && entity.kind === 'person' && (entity.gender ?? gender) === gender,
        );
        return latter ?? unnamed(null, null, plural);
      }
    const naming = entities.at.get(start);
    if (naming !== undefined && naming.end >= end && (definite || bare)) return naming.entity;
    const coordinator = coordinatorIn(analysis, first, end);
    if (coordinator >= 0) return several([first, end], coordinator);
    const owned = pastOwner([first, end]);
    const head = headOf(owned, end);
    const text = textOf(analysis, [start, end]);
    if (head === null) {
      // "les informations des autorités": whose they are.
      const owner = ownerIn(first, end);
      if (owner !== null) return owner;
      const named = holdsName(start, end);
      return {
        ...unnamed(plural ? 'group' : null, genderOf(first, start), plural),
        name: named ? text : null,
        proper: named,
      };
    }
    const { kind } = head;
    const word = tokens[head.at]?.norm ?? '';
    const gender = genderOf(first, head.at);
    const plain = end - start === 1;
    const content = bearers.contentWords([start, end], head.at);
    if (kind === 'person') {
      // "A senior official said … The official added …"
      const again = definite && plain && words.vagueRoles.has(word) ? metBefore(word, content) : null;
      if (again !== null) return again;
      if (definite || bare) {
        const bearer = bearers.person([start, end], head.at, gender);
        if (bearer !== null) return bearer;
      }
      if (words.voices.has(word)) {
        const body = voice(first, start, head.at, end);
        if (body !== null) return body;
      }
      const known = definite ? (metOffices.get(bearers.office([start, end]) ?? '') ?? metBefore(word, content)) : null;
      if (known !== null) return known;
      const office = definite && !plain && !words.vagueRoles.has(word) && words.offices !== undefined;
      const holder: Entity = {
        ...unnamed('person', gender, plural),
        name: office ? text : null,
        roles: [[start, end]],
      };
      const held = definite ? bearers.office([start, end]) : null;
      if (held !== null) metOffices.set(held, holder);
      return remember(word, content, holder);
    }
    if (kind === 'document' || kind === 'poll') {
      const name = documents.ownerOf(start, head.at, end) ?? documents.ownerElsewhere(word, definite || bare);
      return { ...unnamed(kind, gender, plural), name, proper: name !== null };
    }
    if (words.links.has(opening) && bare) return unnamed(kind, gender, plural);
    if (kind === 'anonymous') return unnamed(kind, gender, plural);
    // "Police said": those whom everybody knows.
    const known = bare && plain && words.institutions.has(word);
    if (kind !== 'group' && !known && (definite || bare)) {
      const body = bearers.body([start, end], head.at);
      if (body !== null) return body;
    }
    const before = definite ? metBefore(word, content) : null;
    if (before !== null) return before;
    const proper = holdsName(start + (bare ? 1 : 0), end) || (bare && kind === 'group' && holdsName(start, head.at));
    const complemented = kind === 'group' ? hasComplement(head.at, end) : !plain;
    const tells = definite || complemented || proper || words.institutions.has(word) || (bare && kind !== 'group');
    return remember(word, content, {
      ...unnamed(kind, gender, plural || kind === 'group'),
      name: tells ? text : null,
      proper: tells && (proper || !plain),
    });
  };
  /** Two beside each other: bodies of one kind are of that kind, others a group. */
  const several = ([first, end]: TokenRange, coordinator: number): Entity => {
    const kinds = [[first, coordinator] as const, [coordinator + 1, end] as const].map(
      ([from, to]) => entities.at.get(past(from, to))?.entity.kind ?? headOf(past(from, to), to)?.kind ?? null,
    );
    const same = kinds[0] === kinds[1] && (kinds[0] === 'government' || kinds[0] === 'organisation') ? kinds[0] : null;
    const start = past(first, end);
    const named = holdsName(start, end);
    const tells = named || words.definite.has(tokens[first]?.norm ?? '');
    return {
      ...unnamed(same ?? 'group', null, true),
      name: tells ? textOf(analysis, [start, end]) : null,
      proper: named,
    };
  };
  const hasComplement = (head: number, end: number): boolean => {
    for (let i = head + 1; i < end - 1; i++) {
      const link = tokens[i]?.norm ?? '';
      if (words.links.has(link) && !words.complementLinks.has(link) && !words.possessives.has(link)) return true;
    }
    return false;
  };
  const ownerIn = (first: number, end: number): Entity | null => {
    for (let i = first + 1; i < end - 1; i++) {
      const link = tokens[i]?.norm ?? '';
      if (!words.links.has(link) || words.complementLinks.has(link) || words.possessives.has(link)) continue;
      const start = past(i + 1, end);
      return entries[start]?.speaks === undefined ? null : resolve([i + 1 < start ? i + 1 : start, end]);
    }
    return null;
  };

  return {
    /** Whom a phrase stands for; one whom nothing tells apart has no name. */
    resolve,
    /** Reads a phrase that the article uses of somebody who doesn't speak there: whom a pronoun may take up. */
    headOf,
  };
};
