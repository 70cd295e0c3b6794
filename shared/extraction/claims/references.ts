import type { SpeakerKind } from '../../domain/claim.ts';
import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { Entities, Entity } from './entities.ts';

/** How far back a reference may reach, in tokens and in names. */
export const reach = { tokens: 220, names: 24 };

const lowerBound = (namings: Entities['namings'], at: number): number => {
  let low = 0;
  let high = namings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((namings[middle] as (typeof namings)[number]).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Ways to find whom a pronoun or a role refers to, among the names that an article has given. */
export const referencesTo = (analysis: Analysis, entities: Entities) => {
  const { tokens, tags, sentences, sentenceOf, pack } = analysis;
  const { links } = pack.speakers;

  /** People named shortly before `at`, the nearest first; those that open a sentence before others of it. */
  const namedBefore = (at: number, fits: (entity: Entity) => boolean): Entity | null => {
    const { namings } = entities;
    let i = lowerBound(namings, at) - 1;
    let best: Entity | null = null;
    let bestSentence = -1;
    for (let steps = 0; i >= 0 && steps < reach.names; i--, steps++) {
      const naming = namings[i] as (typeof namings)[number];
      if (at - naming.at > reach.tokens) break;
      if (!fits(naming.entity)) continue;
      const sentence = sentenceOf[naming.at] as number;
      if (best !== null && sentence !== bestSentence) break;
      best = naming.entity;
      bestSentence = sentence;
    }
    return best;
  };

  /** Somebody named as the first of a sentence between two places. */
  const namedSince = (from: number, to: number, fits: (entity: Entity) => boolean): Entity | null => {
    const { namings } = entities;
    for (let i = lowerBound(namings, to) - 1; i >= 0; i--) {
      const naming = namings[i] as (typeof namings)[number];
      if (naming.at <= from) return null;
      const first = sentences[sentenceOf[naming.at] as number]?.first ?? -1;
      if (fits(naming.entity) && naming.at - first < 2) return naming.entity;
    }
    return null;
  };

  /** The last person named before `at`. */
  const namedLast = (at: number): Entity | null => {
    const { namings } = entities;
    for (let i = lowerBound(namings, at) - 1; i >= 0 && at - (namings[i]?.at ?? 0) < reach.tokens; i--) {
      const { entity } = namings[i] as (typeof namings)[number];
      if (entity.kind === 'person') return entity;
    }
    return null;
  };
  /** Who bears the role that a phrase names: of those whose role has its head, the one that shares most of its words; of equals the last one named. */
  const bearer = (
    { at: head, kind }: { readonly at: number; readonly kind: SpeakerKind },
    first: number,
    end: number,
    at: number,
  ): Entity | null => {
    if (kind !== 'person' && kind !== 'organisation' && kind !== 'government') return null;
    const candidates = (entities.byRoleWord.get(tokens[head]?.norm ?? '') ?? []).filter(
      (entity) => (entity.kind === 'person') === (kind === 'person'),
    );
    if (candidates.length === 0) return null;
    const wanted = contentWords(first, end, head);
    let bestScore = -1;
    let best: Entity[] = [];
    for (const entity of candidates) {
      let score = 0;
      for (const [from, to] of entity.roles) {
        const own = contentWords(from, to, -1);
        if (!own.has(tokens[head]?.norm ?? '')) continue;
        let shared = 0;
        for (const word of wanted) if (own.has(word)) shared++;
        score = Math.max(score, shared);
      }
      if (score > bestScore) best = [];
      if (score >= bestScore) best.push(entity);
      bestScore = Math.max(score, bestScore);
    }
    // Words that say more than the role itself must be shared by one of its bearers: "le ministre de la Santé" is no other minister.
    if (wanted.size > 0 && bestScore === 0)
      best = best.filter(({ roles }) => roles.some(([from, to]) => to - from === 1));
    if (best.length === 0) return null;
    if (best.length === 1) return best[0] as Entity;
    return namedBefore(at, (entity) => best.includes(entity));
  };
  const contentWords = (first: number, end: number, except: number): Set<string> => {
    const found = new Set<string>();
    for (let i = first; i < end; i++)
      if (
        i !== except &&
        tokens[i]?.kind === 'word' &&
        ((tags[i] as number) & (tag.determiner | tag.preposition)) === 0 &&
        !links.has(tokens[i]?.norm ?? '')
      )
        found.add(tokens[i]?.norm ?? '');
    return found;
  };

  return { namedBefore, namedSince, namedLast, bearer };
};
