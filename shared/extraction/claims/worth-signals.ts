import type { Claim } from '../../domain/claim.ts';
import type { WorthClass } from '../../languages/worth-words.ts';
import type { ClaimReading } from './claim-reading.ts';
import type { WorthFeatures } from './worth-features.ts';

/** What is judged: a claim or assertion, or a sentence of one, and what its words hold. */
export interface WorthSubject {
  readonly claim: Pick<ClaimReading, 'kind' | 'cue' | 'polarity'>;
  readonly features: WorthFeatures;
  /** It stands among the first sentences of the article, which tell its news. */
  readonly leads: boolean;
}

/** One reason to check a statement, or not to: how strongly it holds, times its weight, is its share of the judgement. */
interface WorthSignal {
  readonly name: string;
  readonly weight: number;
  of(subject: WorthSubject): number;
}

export type About = NonNullable<Claim['about']>[number];

/** What a word of the class weighs; the second of a statement adds less than the first. */
const words = (name: WorthClass, weight: number): WorthSignal => ({
  name: `worth.${name}`,
  weight,
  of: ({ features }) => Math.log2(1 + features.words[name]),
});
/** The same, of all words of the sentence: who is told to have said it, and of what, counts as well. */
const wordsAround = (name: WorthClass, weight: number): WorthSignal => ({
  name: `worth.${name}`,
  weight,
  of: ({ features }) => Math.log2(1 + features.sentence.words[name]),
});
const when = (name: string, weight: number, holds: (subject: WorthSubject) => boolean): WorthSignal => ({
  name: `worth.${name}`,
  weight,
  of: (subject) => (holds(subject) ? 1 : 0),
});
const views: ReadonlySet<string> = new Set(['opines', 'promises', 'demands', 'predicts']);

/** What a statement weighs without any signal, as log odds. */
export const baseWeight = -2.2;

/** Every signal with its weight in log odds. */
export const worthSignals: readonly WorthSignal[] = [
  { name: 'worth.figures', weight: 1.35, of: ({ features }) => Math.log1p(features.sentence.figures) },
  { name: 'worth.size', weight: 0.5, of: ({ features }) => features.sentence.size },
  when('share', 1.3, ({ features }) => features.share > 0),
  when('rank', 1.25, ({ features }) => features.rank > 0),
  when('count', 1.25, ({ features }) => features.count > 0),
  when('money', 1.25, ({ features }) => features.money > 0),
  when('trend', 1.25, ({ features }) => features.trend > 0),
  when('year', 0.65, ({ features }) => features.years > 0),
  wordsAround('cause', 0.75),
  wordsAround('threat', 0.7),
  wordsAround('decision', 0.7),
  wordsAround('record', 0.7),
  wordsAround('harm', 0.65),
  wordsAround('justice', 0.65),
  wordsAround('crime', 0.65),
  wordsAround('law', 0.6),
  wordsAround('public', 0.6),
  wordsAround('comparison', 0.6),
  words('procedure', -0.35),
  words('vague', -0.35),
  words('self', -0.3),
  words('opinion', -0.65),
  when('prediction', -0.55, ({ features }) => features.words.prediction > 0),
  when('question', -1.85, ({ features }) => features.question),
  when('reported', 0.4, ({ claim }) => claim.kind === 'indirect' || claim.kind === 'mixed'),
  when('quoted', -0.65, ({ claim }) => claim.kind === 'direct'),
  when('view', -0.65, ({ claim }) => views.has(claim.cue?.act ?? '')),
  when('withheld', -2.45, ({ claim }) => claim.polarity === 'withheld'),
  when('lead', 0.3, ({ leads }) => leads),
];

/** What a statement is about, by the same features. `named`: it begins with somebody who acts. */
export const aboutOf = ({ claim, features }: WorthSubject, named: boolean): About[] => {
  const { words: found, statistics, share, rank, trend } = features;
  const about: About[] = [];
  if (statistics > 0) about.push('quantity');
  if (found.comparison > 1 || (found.comparison > 0 && share > 0) || trend > 0) about.push('comparison');
  if (found.cause > 0) about.push('cause');
  if (found.harm + found.crime + found.decision > 0 || claim.cue?.act === 'announces')
    about.push(named ? 'act' : 'event');
  if (found.law > 0) about.push('law');
  if (rank > 0 || found.record > 1) about.push('record');
  if (found.prediction > 0 || claim.cue?.act === 'predicts') about.push('prediction');
  if (found.opinion > 0 || claim.cue?.act === 'opines') about.push('opinion');
  return about;
};
