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

/** More words of a class than this tell no more. */
const mostWords = 2;

const words = (name: WorthClass, weight: number): WorthSignal => ({
  name: `worth.${name}`,
  weight,
  of: ({ features }) => Math.min(mostWords, features.words[name]),
});
const when = (name: string, weight: number, holds: (subject: WorthSubject) => boolean): WorthSignal => ({
  name: `worth.${name}`,
  weight,
  of: (subject) => (holds(subject) ? 1 : 0),
});
const views: ReadonlySet<string> = new Set(['opines', 'promises', 'demands', 'predicts']);

/** What a statement weighs without any signal, as log odds. */
export const baseWeight = -1.95;

/** Every signal with its weight in log odds. */
export const worthSignals: readonly WorthSignal[] = [
  { name: 'worth.figures', weight: 1.6, of: ({ features }) => Math.log1p(features.figures) },
  when('share', 1.5, ({ features }) => features.share > 0),
  when('rank', 1.5, ({ features }) => features.rank > 0),
  when('count', 1.2, ({ features }) => features.count > 0),
  when('money', 1.1, ({ features }) => features.money > 0),
  when('trend', 0.9, ({ features }) => features.trend > 0),
  when('year', 0.6, ({ features }) => features.years > 0),
  words('harm', 0.6),
  words('decision', 0.5),
  words('public', 0.4),
  words('comparison', 0.5),
  words('record', 0.4),
  words('crime', 0.4),
  words('cause', 0.4),
  words('law', 0.1),
  words('procedure', -0.2),
  words('vague', -0.2),
  words('self', -0.2),
  words('evidence', -0.3),
  words('opinion', -0.5),
  when('prediction', -0.4, ({ features }) => features.words.prediction > 0),
  when('question', -1.5, ({ features }) => features.question),
  when('attributed', 0.2, ({ claim }) => claim.kind !== 'assertion'),
  when('quoted', -0.6, ({ claim }) => claim.kind === 'direct'),
  when('view', -0.3, ({ claim }) => views.has(claim.cue?.act ?? '')),
  when('withheld', -2, ({ claim }) => claim.polarity === 'withheld'),
  when('lead', 0.3, ({ leads }) => leads),
];

/** What a statement is about, by the same features. `named`: it begins with somebody who acts. */
export const aboutOf = ({ claim, features }: WorthSubject, named: boolean): About[] => {
  const { words: found, share, money, count, measure, rank, figures, trend } = features;
  const about: About[] = [];
  if (share + money + count + measure + figures > 0) about.push('quantity');
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
