import type { SpeakerKind } from '../../domain/claim.ts';
import { tag } from '../../languages/lexical-tags.ts';
import { spanOf } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimReading } from './claim-reading.ts';
import { type Entities, type Entity, readEntities, slugOf, textOf } from './entities.ts';
import type { Mention } from './mention.ts';
import { isNamePart } from './names.ts';
import { reach, referencesTo } from './references.ts';

export type Speaker = NonNullable<ClaimReading['speaker']>;

/** Whom a speaker's mention stood for, kept so that what follows can refer to it. */
interface Known {
  readonly speaker: Speaker;
  readonly at: number;
  readonly gender: 'm' | 'f' | null;
  readonly plural: boolean;
}

/** Resolves mentions in the order of the text, each against the names of the whole article and the speakers before it. */
export const speakerResolver = (analysis: Analysis) => {
  const { tokens, tags, entries, pack } = analysis;
  const { speakers: words } = pack;
  const entities: Entities = readEntities(analysis);
  const { namedBefore, namedSince, namedLast, bearer } = referencesTo(analysis, entities);
  let last: Known | null = null;
  /** Whose a kind of document is, by its noun: "rapport" → "BEA". */
  const documents = new Map<string, string>();

  const roleText = (role: Mention['role']) => (role === null ? null : textOf(analysis, role));
  const ofEntity = (entity: Entity, mention: Mention): Speaker => {
    const known = mention.role ?? fullestRole(entity);
    const person = entity.kind === 'person' || (entity.kind === null && known !== null);
    return {
      span: mentionSpan(mention),
      name: entity.name,
      role: roleText(known),
      id: slugOf(entity.name),
      kind: person ? 'person' : entity.kind,
    };
  };
  /** The longest of the roles that the article gives: the fullest description. */
  const fullestRole = (entity: Entity) =>
    entity.roles.reduce<readonly [number, number] | null>(
      (best, role) => (best === null || role[1] - role[0] > best[1] - best[0] ? role : best),
      null,
    );
  /** An inverted pronoun without its hyphens: "-t-il" is "il". */
  const mentionSpan = ({ first, end }: Mention): Speaker['span'] => {
    const [start, stop] = spanOf(tokens, first, end);
    const text = tokens[first]?.text ?? '';
    const hyphen = text.startsWith('-') ? text.lastIndexOf('-') + 1 : 0;
    return [start + hyphen, stop];
  };

  const pronoun = (mention: Mention): Speaker => {
    const norm = tokens[mention.first]?.norm ?? '';
    const span = mentionSpan(mention);
    const unknown: Speaker = { span, name: null, role: null, id: null, kind: null };
    if (words.nobody.has(norm)) return { ...unknown, kind: 'anonymous' };
    const known = words.pronouns.get(norm);
    if (known === undefined) return unknown;
    const { gender, plural } = known;
    const near = last !== null && mention.first - last.at < reach.tokens ? last : null;
    if (plural)
      return near?.plural || (near !== null && near.speaker.kind === 'group') ? { ...near.speaker, span } : unknown;
    const agrees = (of: 'm' | 'f' | null) => gender === null || of === null || of === gender;
    if (known.thing)
      return near !== null && !near.plural && near.speaker.kind !== 'person' ? { ...near.speaker, span } : unknown;
    const isPerson = (entity: Entity) => entity.kind === 'person' && agrees(entity.gender);
    const named = namedBefore(mention.first, isPerson);
    // Whoever spoke last, unless somebody else has been named since, in a sentence of their own.
    const animate = near?.speaker.kind === 'person' || named === null;
    if (near !== null && animate && !near.plural && agrees(near.gender) && near.speaker.name !== null) {
      const since = namedSince(near.at, mention.first, isPerson);
      if (since === null || since.name === near.speaker.name) return { ...near.speaker, span };
    }
    if (named !== null) return ofEntity(named, mention);
    return near !== null && !near.plural && agrees(near.gender) ? { ...near.speaker, span } : unknown;
  };
  /** The noun that says what kind of speaker a phrase names, and where it stands: the first, or where heads stand last, the last one. */
  const headOf = (first: number, end: number): { at: number; kind: SpeakerKind } | null => {
    let head: { at: number; kind: SpeakerKind } | null = null;
    for (let i = first; i < Math.min(end, first + 8); i++) {
      const kind = entries[i]?.speaks;
      if (kind !== undefined) head = { at: i, kind };
      if (head !== null && pack.nouns.head === 'first') break;
      if (i > first && words.links.has(tokens[i]?.norm ?? '')) break;
    }
    return head;
  };
  /** The token behind an owner: "the report's [authors]"; the start of the phrase when it has none. */
  const pastOwner = (first: number, end: number): number => {
    for (let i = end - 2; i > first; i--) if (words.possessives.has(tokens[i]?.norm ?? '')) return i + 1;
    return first;
  };

  const phrase = (mention: Mention): Speaker => {
    const { first, end } = mention;
    const span = mentionSpan(mention);
    const opening = tokens[first]?.norm ?? '';
    const definite = words.definite.has(opening);
    for (let i = first; i < end; i++)
      if (words.latter.has(tokens[i]?.norm ?? '') && i <= first + 1) {
        const entity = namedLast(first);
        return entity === null ? { span, name: null, role: null, id: null, kind: null } : ofEntity(entity, mention);
      }
    const owned = pastOwner(first, end);
    const head = headOf(owned, end);
    let start = first;
    while (start < end - 1 && ((tags[start] as number) & tag.determiner) !== 0) start++;
    const text = textOf(analysis, [start, end]);
    if (head === null) {
      // "les informations des autorités": whose they are.
      const owner = ownerIn(mention);
      if (owner !== null) return owner;
      const naming = entities.at.get(start);
      if (naming !== undefined && naming.end >= end) return ofEntity(naming.entity, mention);
      const kind = words.plural.has(opening) ? 'group' : null;
      const named = isProper(start, end, 0);
      return { span, name: named ? text : null, role: null, id: named ? slugOf(text) : null, kind };
    }
    const bare = ((tags[first] as number) & tag.determiner) === 0;
    const plain = end - start === 1;
    if (definite || bare) {
      const naming = entities.at.get(start);
      const entity = naming !== undefined && naming.end >= end ? naming.entity : bearer(head, start, end, first);
      if (entity !== null)
        return ofEntity(entity, {
          ...mention,
          role: naming === undefined && head.kind === 'person' && !plain ? [start, end] : null,
        });
    }
    const { kind } = head;
    if (kind === 'person') {
      return definite && !plain
        ? { span, name: text, role: text, id: slugOf(text), kind }
        : { span, name: null, role: text, id: null, kind };
    }
    if (kind === 'document' || kind === 'poll') {
      const noun = tokens[head.at]?.norm ?? '';
      // "le rapport": that of whom it was said before.
      const owner = owned > first ? ownerText(start, owned - 1) : ownerText(start, head.at);
      const name = complementOf(head.at, end) ?? owner ?? (definite ? (documents.get(noun) ?? null) : null);
      if (name !== null) documents.set(noun, name);
      return { span, name, role: null, id: name && slugOf(name), kind };
    }
    if (words.links.has(opening) && ((tags[first] as number) & tag.determiner) === 0)
      return { span, name: null, role: null, id: null, kind };
    const complemented = kind === 'group' ? complementOf(head.at, end) !== null : !plain;
    const known = definite || complemented || isProper(start, end, bare ? 1 : 0) || (bare && kind !== 'group');
    return { span, name: known ? text : null, role: null, id: known ? slugOf(text) : null, kind };
  };
  const ownerIn = ({ first, end }: Mention): Speaker | null => {
    for (let i = first; i < end - 1; i++) {
      const link = tokens[i]?.norm ?? '';
      if (i === first || !words.links.has(link) || words.complementLinks.has(link) || words.possessives.has(link))
        continue;
      let start = i + 1;
      while (start < end - 1 && ((tags[start] as number) & tag.determiner) !== 0) start++;
      return entries[start]?.speaks === undefined
        ? null
        : phrase({ first: i + 1 < start ? i + 1 : start, end, name: null, role: null, pronoun: false });
    }
    return null;
  };
  const isProper = (first: number, end: number, past: number) => {
    for (let i = first + past; i < end; i++) if (isNamePart(analysis, i)) return true;
    return false;
  };
  /** A proper name before the head: "the [Home Office] letter", "[PC World]'s analysis". */
  const ownerText = (first: number, end: number): string | null =>
    end > first && isNamePart(analysis, end - 1) && pack.nouns.head === 'last' ? textOf(analysis, [first, end]) : null;
  /** What follows "de" or "of" in a phrase: whose report it is. */
  const complementOf = (head: number, end: number): string | null => {
    for (let i = head + 1; i < Math.min(end - 1, head + 4); i++) {
      const link = tokens[i]?.norm ?? '';
      if (!words.links.has(link) || words.complementLinks.has(link) || words.possessives.has(link)) continue;
      let start = i + 1;
      while (start < end - 1 && ((tags[start] as number) & tag.determiner) !== 0) start++;
      if (start < end) return textOf(analysis, [start, end]);
    }
    return null;
  };
  const genderOf = (mention: Mention, entity: Entity | undefined): 'm' | 'f' | null => {
    if (entity?.gender) return entity.gender;
    const opening = tokens[mention.first]?.norm ?? '';
    if (words.masculine.has(opening)) return 'm';
    if (words.feminine.has(opening)) return 'f';
    return words.pronouns.get(opening)?.gender ?? entries[mention.first]?.gender ?? null;
  };

  return {
    /** Who a mention stands for. Mentions come in the order of the text. */
    resolve(mention: Mention): Speaker {
      let entity: Entity | undefined;
      let speaker: Speaker;
      if (mention.pronoun) speaker = pronoun(mention);
      else if (mention.name !== null) {
        entity = (entities.at.get(mention.name[0]) ?? entities.at.get(mention.first))?.entity;
        const text = textOf(analysis, mention.name);
        speaker =
          entity === undefined
            ? {
                span: mentionSpan(mention),
                name: text,
                role: roleText(mention.role),
                id: slugOf(text),
                kind: mention.role === null ? null : 'person',
              }
            : ofEntity(entity, mention);
      } else speaker = phrase(mention);
      const opening = tokens[mention.first]?.norm ?? '';
      const plural = words.pronouns.get(opening)?.plural ?? (mention.name === null && words.plural.has(opening));
      last = { speaker, at: mention.first, gender: genderOf(mention, entity), plural };
      return speaker;
    },
  };
};
