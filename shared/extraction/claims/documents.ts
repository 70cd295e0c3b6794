import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { type Entities, type Entity, type TokenRange, textOf } from './entity.ts';
import { isNamePart } from './names.ts';
import { phraseEnd } from './noun-phrase.ts';

/** How far behind a document its owner may begin, in tokens. */
const reach = 4;

/** A document with a title of its own: "National Nutrition Study". */
const isTitled = (entity: Entity): entity is Entity & { readonly name: string } =>
  entity.kind === 'document' && entity.words.length > 1 && entity.name !== null;

/** Tells whose documents are: "le rapport de la commission", "the Home Office letter", "Vexel's analysis". */
export const documentReader = (analysis: Analysis, entities: Entities) => {
  const { tokens, tags, entries, masked, sentences, sentenceOf, pack } = analysis;
  const { links, complementLinks, possessives, sameDocument } = pack.speakers;
  const isDocument = (at: number) => entries[at]?.speaks === 'document' || entries[at]?.speaks === 'poll';

  const nameIn = ([first, end]: TokenRange): string => {
    const naming = entities.at.get(first);
    return naming !== undefined && naming.end === end && naming.entity.name !== null
      ? naming.entity.name
      : textOf(analysis, [first, end]);
  };
  /** What follows "de" or "of" behind the document's noun, within the phrase. */
  const behind = (head: number, end: number): string | null => {
    for (let i = head + 1; i < Math.min(end - 1, head + reach); i++) {
      const link = tokens[i]?.norm ?? '';
      if (!links.has(link) || complementLinks.has(link) || possessives.has(link)) continue;
      let start = i + 1;
      while (start < end - 1 && ((tags[start] as number) & tag.determiner) !== 0) start++;
      // "the results of NCLAN studies": those of the studies' owner.
      if (pack.nouns.head === 'last' && isDocument(end - 1) && isNamePart(analysis, start)) {
        let stop = end - 1;
        while (stop > start && !isNamePart(analysis, stop - 1)) stop--;
        return nameIn([start, isNamePart(analysis, end - 1) ? end : stop]);
      }
      return nameIn([start, end]);
    }
    return null;
  };
  /** A proper name before the noun, where heads stand last. */
  const before = (first: number, head: number): string | null => {
    if (pack.nouns.head !== 'last') return null;
    let end = head;
    while (end > first && !isNamePart(analysis, end - 1)) end--;
    let start = end;
    while (start > first && isNamePart(analysis, start - 1)) start--;
    return end > start ? nameIn([start, end]) : null;
  };
  const isPossessed = (first: number, head: number) => {
    for (let i = first; i < head; i++) if (possessives.has(tokens[i]?.norm ?? '')) return true;
    return false;
  };
  const ownerOf = (first: number, head: number, end: number): string | null =>
    entries[head]?.speaks === 'poll'
      ? // "an Ipsos poll of 1,000 adults": whom it asked is not who made it.
        (before(first, head) ?? properBehind(head, end))
      : ((isPossessed(first, head) ? before(first, head) : null) ?? behind(head, end) ?? before(first, head));

  // Whose each kind of document is, over the whole article.
  const owners = new Map<string, Set<string>>();
  for (let i = 0; i < tokens.length; i++) {
    if (masked[i] === 1 || !isDocument(i) || isNamePart(analysis, i)) continue;
    const sentence = sentences[sentenceOf[i] as number];
    if (sentence === undefined) continue;
    let first = i;
    while (
      first > sentence.first &&
      i - first < reach + 2 &&
      tokens[first - 1]?.kind === 'word' &&
      ((tags[first - 1] as number) & (tag.determiner | tag.preposition | tag.auxiliary)) === 0
    )
      first--;
    const owner = before(first, i) ?? properBehind(i, phraseEnd(analysis, i, sentence.end));
    if (owner === null) continue;
    const noun = tokens[i]?.norm ?? '';
    owners.set(noun, (owners.get(noun) ?? new Set()).add(owner));
  }
  function properBehind(head: number, end: number): string | null {
    for (let i = head + 1; i < Math.min(end, head + reach); i++)
      if (isNamePart(analysis, i) || entries[i]?.speaks === 'organisation' || entries[i]?.speaks === 'government')
        return behind(head, end);
    return null;
  }
  const titled = new Set<Entity & { readonly name: string }>();
  for (const { entity } of entities.namings) if (isTitled(entity)) titled.add(entity);

  const only = (names: Iterable<string>): string | null => {
    const all = new Set(names);
    return all.size === 1 ? ([...all][0] as string) : null;
  };

  return {
    /** Whose the document is by its own phrase. */
    ownerOf,
    /** Whose it is by the rest of the article: that of the same noun, or the only one of those that mean the same, unless it is "a report". */
    ownerElsewhere(noun: string, definite: boolean): string | null {
      const namedSo = only([...titled].flatMap(({ name, words }) => (words.includes(noun) ? [name] : [])));
      if (namedSo !== null) return namedSo;
      const same = owners.get(noun);
      if (same !== undefined) return only(same);
      if (!definite || !sameDocument.has(noun)) return null;
      const named = only([...titled].map(({ name }) => name));
      return named ?? only([...sameDocument].flatMap((other) => [...(owners.get(other) ?? [])]));
    },
  };
};
