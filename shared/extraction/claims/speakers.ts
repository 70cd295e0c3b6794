import { slugOf } from '../../domain/slug.ts';
import { tag } from '../../languages/lexical-tags.ts';
import { spanOf } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';
import type { ClaimReading } from './claim-reading.ts';
import { phraseReader } from './described.ts';
import { prominence, prominenceOf, startDiscourse } from './discourse.ts';
import { readEntities } from './entities.ts';
import { type Entity, type Naming, type TokenRange, textOf } from './entity.ts';
import type { Mention } from './mention.ts';
import { phraseEnd } from './noun-phrase.ts';
import { pronounReader } from './pronouns.ts';

export type Speaker = NonNullable<ClaimReading['speaker']>;

/** The longest of the roles that the article gives: the fullest description. */
const fullestRole = ({ roles }: Entity): TokenRange | null =>
  roles.reduce<TokenRange | null>(
    (best, role) => (best === null || role[1] - role[0] > best[1] - best[0] ? role : best),
    null,
  );

/**
 * Tells who each mention of a speaker stands for. The article is read once in the order of its text: names, subject pronouns, phrases for people and
 * bodies, and speakers, each of which what follows can take up. What can't be told has no name.
 */
export const resolveSpeakers = (
  analysis: Analysis,
  context: ClaimContext,
  mentions: Iterable<Mention>,
): ReadonlyMap<Mention, Speaker> => {
  const { tokens, tags, entries, masked, sentences, sentenceOf, pack } = analysis;
  const { pronouns, nobody, impersonal, links } = pack.speakers;
  const entities = readEntities(analysis);
  const discourse = startDiscourse(analysis);
  const pronounAt = pronounReader(analysis, discourse);
  const phrases = phraseReader(analysis, entities, discourse);
  const speakers = new Map<Mention, Speaker>();

  /** An inverted pronoun without its hyphens: "-t-il" is "il". */
  const spanOfMention = ({ first, end }: Mention): Speaker['span'] => {
    const [start, stop] = spanOf(tokens, first, end);
    const text = tokens[first]?.text ?? '';
    const hyphen = text.startsWith('-') ? text.lastIndexOf('-') + 1 : 0;
    return [start + hyphen, stop];
  };
  const namingOf = ({ name, first }: Mention) =>
    name === null ? undefined : (entities.at.get(name[0]) ?? entities.at.get(first));
  const entityOf = (mention: Mention): Entity | null => {
    if (mention.pronoun) return pronounAt(mention.first);
    if (mention.name === null) return phrases.resolve([mention.first, mention.end]);
    const naming = namingOf(mention);
    if (naming !== undefined) return naming.entity;
    const name = textOf(analysis, mention.name);
    return { name, words: [], proper: true, gender: null, plural: false, kind: null, roles: [], mentions: 1 };
  };
  const isArticle = (at: number) =>
    ((tags[at] as number) & tag.determiner) !== 0 && pack.speakers.definite.has(tokens[at]?.norm ?? '');
  const speakerOf = (mention: Mention, entity: Entity | null): Speaker => {
    const span = spanOfMention(mention);
    const anonymous = mention.pronoun && nobody.has(tokens[mention.first]?.norm ?? '');
    if (entity === null) return { span, name: null, role: null, id: null, kind: anonymous ? 'anonymous' : null };
    const role = mention.role ?? namingOf(mention)?.role ?? ownRole(mention, entity) ?? fullestRole(entity);
    const isRoled = mention.role !== null || entity.roles.length > 0;
    // "l'Insep", "the Harbourmaster": no person's name takes the article.
    const isBody = mention.name !== null && mention.first < mention.name[0] && isArticle(mention.first);
    const kind = entity.kind ?? (isRoled ? 'person' : isBody ? 'organisation' : null);
    return {
      span,
      name: entity.name,
      role: role === null ? null : textOf(analysis, role),
      id: entity.proper && entity.name !== null ? slugOf(entity.name) : null,
      kind,
    };
  };
  /** A person's phrase is a role of theirs, where it says more than one word: "le ministre de la Santé". */
  const ownRole = ({ first, end, name, pronoun }: Mention, { kind }: Entity): TokenRange | null => {
    if (name !== null || pronoun || kind !== 'person') return null;
    let start = first;
    while (start < end - 1 && ((tags[start] as number) & tag.determiner) !== 0) start++;
    return end - start > 1 && phrases.headOf(start, end)?.kind === 'person' ? [start, end] : null;
  };

  /** "[Climate] scientist Ann Lee": a word of a role that is a name for its capital alone. */
  const isOnlyRole = (at: number, { entity }: Naming) =>
    entities.roleStarts.has(at) && entity.kind === null && entity.mentions === 1 && entity.words.length === 1;

  /** "MILLBROOK — At least 38 people …" */
  const isDateline = (at: number, { end }: Naming) =>
    sentences[sentenceOf[at] as number]?.first === at && tokens[end]?.spaced === true && dashes.has(tokens[end].text);

  /** By token: whether a speaker's mention or a name begins there. */
  const begins = new Uint8Array(tokens.length);
  for (const at of entities.at.keys()) begins[at] = 1;
  const speaking = new Map<number, Mention[]>();
  for (const mention of mentions) {
    begins[mention.first] = 1;
    const known = speaking.get(mention.first);
    if (known === undefined) speaking.set(mention.first, [mention]);
    else known.push(mention);
  }
  let spoken = 0;
  for (let i = 0; i < tokens.length; i++) {
    const here = begins[i] === 0 ? undefined : speaking.get(i);
    if (here !== undefined) {
      for (const mention of here) {
        const entity = entityOf(mention);
        speakers.set(mention, speakerOf(mention, entity));
        if (entity !== null) discourse.note(entity, i, prominence.speaker);
        spoken = Math.max(spoken, mention.end);
      }
      continue;
    }
    if (masked[i] === 1 || i < spoken) continue;
    const naming = begins[i] === 0 ? undefined : entities.at.get(i);
    if (naming !== undefined) {
      if (naming.at !== i || isOnlyRole(i, naming) || isDateline(i, naming)) continue;
      // "[L'entraîneur Luc Morin] part": with the role that stands before it.
      const first = naming.role?.[1] === i ? naming.role[0] : i;
      discourse.note(naming.entity, i, prominenceOf(analysis, context, first, naming.end));
      continue;
    }
    const quoted = (context.quotes.at[i] as number) >= 0;
    if (quoted) continue;
    const bits = tags[i] as number;
    if ((bits & tag.subjectPronoun) !== 0 && pronouns.has(tokens[i]?.norm ?? '')) {
      if (impersonal.has(tokens[i + 1]?.norm ?? '')) continue;
      const entity = pronounAt(i);
      if (entity !== null) discourse.note(entity, i, prominence.resumed);
      continue;
    }
    // A phrase for somebody who doesn't speak here: "La mère a vu le médecin. Elle dit …"
    const determiner = (bits & tag.determiner) !== 0 && !links.has(tokens[i]?.norm ?? '');
    if (!determiner || entities.roleStarts.has(i + 1)) continue;
    // "la [Première] ministre"
    const noun = pack.nouns.prenominal.has(tokens[i + 1]?.norm ?? '') ? i + 2 : i + 1;
    if (entries[noun]?.speaks === undefined) continue;
    const end = phraseEnd(analysis, i, Math.min(tokens.length, i + phraseReach));
    const weight = prominenceOf(analysis, context, i, end);
    if (weight >= prominence.subject && end > i + 1) discourse.note(phrases.resolve([i, end]), i, weight);
  }
  return speakers;
};

const dashes: ReadonlySet<string> = new Set(['—', '–', '-']);

/** How long a phrase for somebody may be, in tokens. */
const phraseReach = 12;
