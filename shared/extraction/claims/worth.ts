import type { Trace } from '../rule.ts';
import type { ClaimReading } from './claim-reading.ts';
import { baseWeight, type WorthSubject, worthSignals } from './worth-signals.ts';

/** The judgement of one statement, in log odds. */
export interface Worth {
  readonly subject: WorthSubject;
  readonly weight: number;
}

/** Sums what each signal says of a statement. */
export const weigh = (subject: WorthSubject): Worth => {
  let weight = baseWeight;
  for (const signal of worthSignals) weight += signal.weight * signal.of(subject);
  return { subject, weight };
};

/** Log odds as a share of 1, to two places. */
export const checkWorthinessOf = ({ weight }: Worth): number => Math.round(1000 / (1 + Math.exp(-weight))) / 1000;

/** Tells each signal that had a say in the judgement of a claim, and its share; with that of any statement they add up. */
export const explainWorth = ({ span }: ClaimReading, { subject, weight }: Worth, trace: Trace): void => {
  const tell = (rule: string, share: number) => {
    const reason = `${share > 0 ? '+' : ''}${share.toFixed(2)} of ${weight.toFixed(2)}`;
    if (share !== 0) trace({ rule, span, outcome: 'read', reason });
  };
  tell('worth.any', baseWeight);
  for (const signal of worthSignals) tell(signal.name, signal.weight * signal.of(subject));
};
