import type { Claim } from '../../domain/claim.ts';
import type { ClaimReading } from './claim-reading.ts';
import type { WorthFeatures } from './worth-features.ts';

/** What is judged: a claim or assertion, and what its words hold. */
export interface WorthSubject {
  readonly claim: Pick<ClaimReading, 'kind' | 'cue' | 'polarity' | 'hedged'>;
  readonly features: WorthFeatures;
  /** It stands among the first sentences of the article. */
  readonly leads: boolean;
}

/** One reason to check a statement, or not to: how strongly it holds, times its weight, is its share of the judgement. */
interface WorthSignal {
  readonly name: string;
  readonly weight: number;
  of(subject: WorthSubject): number;
}

export type About = NonNullable<Claim['about']>[number];

const upTo = (limit: number, count: number) => Math.min(limit, count);
const words = (name: keyof WorthFeatures['words'], weight: number): WorthSignal => ({
  name: `worth.${name}`,
  weight,
  of: ({ features }) => upTo(2, features.words[name]),
});
const figures = (
  name: 'share' | 'money' | 'count' | 'measure' | 'rank' | 'few' | 'date' | 'change',
  weight: number,
) => ({
  name: `worth.${name}`,
  weight,
  of: ({ features }: WorthSubject) => upTo(2, features[name]),
});
const when = (name: string, weight: number, holds: (subject: WorthSubject) => boolean): WorthSignal => ({
  name: `worth.${name}`,
  weight,
  of: (subject) => (holds(subject) ? 1 : 0),
});
const views: ReadonlySet<string> = new Set(['opines', 'promises', 'demands', 'predicts']);

/** What a statement weighs without any signal, as log odds. */
export const baseWeight = -1.95;

/** Every signal with its weight in log odds: fitted on sentences that people marked, and rounded. */
export const worthSignals: readonly WorthSignal[] = [
  figures('share', 1.4),
  figures('count', 1.3),
  figures('money', 0.8),
  figures('measure', 0.65),
  figures('rank', 0.5),
  figures('few', 0.3),
  figures('change', 0.3),
  figures('date', 0.25),
  words('public', 0.55),
  words('record', 0.45),
  words('act', 0.4),
  words('cause', 0.3),
  words('comparison', 0.2),
  words('law', 0.15),
  words('procedure', -0.1),
  words('evidence', -0.15),
  words('opinion', -0.25),
  words('self', -0.4),
  words('prediction', -0.4),
  when('attributed', 0.5, ({ claim }) => claim.kind !== 'assertion'),
  when('quoted', -0.55, ({ claim }) => claim.kind === 'direct'),
  when('view', -0.4, ({ claim }) => views.has(claim.cue?.act ?? '')),
  when('withheld', -2, ({ claim }) => claim.polarity === 'withheld'),
  when('question', -0.4, ({ features }) => features.question > 0),
  when('lead', 0.2, ({ leads }) => leads),
  when('short', -0.4, ({ features }) => features.length < 8),
  {
    name: 'worth.length',
    weight: 0.5,
    of: ({ features }) => Math.log2(Math.min(40, Math.max(3, features.length))) - 4,
  },
];

/** What a statement is about, by the same features. `named`: it begins with somebody who acts. */
export const aboutOf = ({ claim, features }: WorthSubject, named: boolean): About[] => {
  const { words: found, share, money, count, measure, rank, few, change } = features;
  const about: About[] = [];
  if (share + money + count + measure + few > 0) about.push('quantity');
  if (found.comparison > 1 || (found.comparison > 0 && change + share > 0)) about.push('comparison');
  if (found.cause > 0) about.push('cause');
  if (found.act > 0 || claim.cue?.act === 'announces') about.push(named ? 'act' : 'event');
  if (found.law > 0) about.push('law');
  if (rank > 0 || found.record > 1) about.push('record');
  if (found.prediction > 0 || claim.cue?.act === 'predicts') about.push('prediction');
  if (found.opinion > 0 || claim.cue?.act === 'opines') about.push('opinion');
  return about;
};
