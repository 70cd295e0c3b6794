import { tag } from '../../languages/lexical-tags.ts';
import { phraseBefore } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';
import { isFiniteVerb } from './clause.ts';
import type { Entity } from './entity.ts';

/** How far back a reference may reach: in tokens, and in places where somebody was named or meant. */
const reach = { tokens: 400, references: 40 };

/** In sentences: how far from his words one who spoke may be called by his trade. */
const nextTo = 2;

/** How much each sentence in between takes from the standing of one who was named before it. */
const fade = 0.75;
/** How much the article's being about somebody adds, for each mention and at most. */
const topic = { each: 0.03, most: 0.25 };

/** How prominent one is where one is named or meant. Those who speak go on speaking; next come the subjects of clauses. */
export const prominence = { speaker: 1.3, subject: 1, resumed: 0.9, object: 0.7, oblique: 0.5, quoted: 0.3 } as const;

interface Reference {
  readonly at: number;
  readonly entity: Entity;
  readonly weight: number;
}

/** Whom the article has named or meant so far, in the order of the text, and who of them a word is likeliest to take up. */
export const startDiscourse = ({ sentenceOf }: Analysis) => {
  const references: Reference[] = [];
  /** Visits those before `at`, the last first, until one is the answer. */
  const visit = (at: number, isIt: (reference: Reference) => boolean): Reference | null => {
    const floor = Math.max(0, references.length - reach.references);
    for (let i = references.length - 1; i >= floor; i--) {
      const reference = references[i] as Reference;
      if (at - reference.at > reach.tokens) break;
      if (reference.at < at && isIt(reference)) return reference;
    }
    return null;
  };
  return {
    note(entity: Entity, at: number, weight: number) {
      references.push({ at, entity, weight });
    },
    /** The most prominent before `at` of those that fit; `fits` says how well, 0 to 1. */
    mostProminent(at: number, fits: (entity: Entity) => number): Entity | null {
      const sentence = sentenceOf[at] as number;
      let best: Entity | null = null;
      let highest = 0;
      visit(at, ({ entity, at: place, weight }) => {
        const fit = fits(entity);
        if (fit === 0) return false;
        const distance = Math.max(0, sentence - (sentenceOf[place] as number));
        const score = fit * (weight * fade ** distance + Math.min(topic.most, topic.each * entity.mentions));
        if (score > highest) [best, highest] = [entity, score];
        return false;
      });
      return best;
    },
    /** The last before `at` who spoke, in this sentence or the two before it, if he fits. */
    lastSpeaker(at: number, fits: (entity: Entity) => boolean): Entity | null {
      const spoke = visit(at, ({ weight }) => weight === prominence.speaker);
      if (spoke === null || (sentenceOf[at] as number) - (sentenceOf[spoke.at] as number) > nextTo) return null;
      return fits(spoke.entity) ? spoke.entity : null;
    },
    /** The last before `at` of those that fit. */
    last(at: number, fits: (entity: Entity) => boolean): Entity | null {
      return visit(at, ({ entity }) => fits(entity))?.entity ?? null;
    },
  };
};
export type Discourse = ReturnType<typeof startDiscourse>;

/** How prominent the phrase `[first, end)` is by its place in the sentence. */
export const prominenceOf = (analysis: Analysis, { quotes }: ClaimContext, first: number, end: number): number => {
  const { tokens, tags, sentences, sentenceOf, pack } = analysis;
  if ((quotes.at[first] as number) >= 0) return prominence.quoted;
  let before = first - 1;
  while (
    before >= 0 &&
    ((tags[before] as number) & tag.determiner) !== 0 &&
    !pack.speakers.links.has(tokens[before]?.norm ?? '')
  )
    before--;
  // "Quant au préfet, il …", "As for the mayor, she …": what the sentence is about.
  if (phraseBefore(pack.speakers.topics, tokens, before + 1) !== null) return prominence.speaker;
  const opens = before < (sentences[sentenceOf[first] as number]?.first ?? 0);
  const bits = opens ? 0 : (tags[before] as number);
  if (!opens && ((bits & tag.preposition) !== 0 || pack.speakers.links.has(tokens[before]?.norm ?? '')))
    return prominence.oblique;
  const { objectClitics, reflexives, restricting } = pack.reporting;
  let next = end;
  const isClitic = (word: string) => objectClitics.has(word) || reflexives.has(word) || restricting.has(word);
  while (next < end + 3 && isClitic(tokens[next]?.norm ?? '')) next++;
  const verb = isFiniteVerb(analysis, next) || ((tags[next] ?? 0) & tag.auxiliary) !== 0;
  return opens || verb ? prominence.subject : prominence.object;
};
