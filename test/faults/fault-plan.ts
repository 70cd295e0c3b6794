import type { InterceptedCall, Interceptor } from '../../local/intercept/interceptor.ts';
import { type Fault, type FaultKind, faults } from './fault.ts';

/** How often each kind strikes where it fits. What is answered with silence costs its caller seconds of real time, and stays rare. */
const weights: Readonly<Record<FaultKind, number>> = {
  throttled: 4,
  'request rate exceeded': 4,
  'internal error': 4,
  reset: 4,
  timeout: 0.3,
  'answer lost': 4,
  'answer never comes': 0.3,
  'internal error after the commit': 4,
  unprocessed: 12,
  'transaction conflict': 12,
  'transaction throttled': 12,
  'transaction in progress': 12,
};
const kinds = Object.keys(weights) as FaultKind[];

export interface FaultPlan {
  readonly intercept: Interceptor;
  /** Calls that came, by `service Operation`, and faults that were injected, by kind. */
  readonly calls: ReadonlyMap<string, number>;
  readonly injected: ReadonlyMap<FaultKind, number>;
}

/** Has a share of all calls fail, at random. */
export const faultPlanOf = ({
  share,
  random,
}: {
  readonly share: number;
  readonly random: () => number;
}): FaultPlan => {
  const calls = new Map<string, number>();
  const injected = new Map<FaultKind, number>();
  const choose = (call: InterceptedCall): FaultKind => {
    const fitting = kinds.filter((kind) => (faults[kind] as Fault).fits(call));
    let left = random() * fitting.reduce((sum, kind) => sum + weights[kind], 0);
    return (
      fitting.find((kind) => {
        left -= weights[kind];
        return left < 0;
      }) ?? 'reset'
    );
  };
  return {
    calls,
    injected,
    intercept: async (call, carryOut) => {
      add(calls, `${call.service} ${call.operation}`);
      if (random() >= share) return carryOut();
      const kind = choose(call);
      add(injected, kind);
      return faults[kind].strike(call, carryOut);
    },
  };
};

const add = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
