import type { Retrier } from './definition.ts';
import { matchesError } from './state-error.ts';

/** The retries of one state, counted for each of its retriers. */
export class Retries {
  readonly #retriers: readonly Retrier[];
  readonly #random: () => number;
  readonly #used = new Map<Retrier, number>();

  /** @param random from 0 to 1 */
  constructor(retriers: readonly Retrier[], random: () => number) {
    this.#retriers = retriers;
    this.#random = random;
  }

  /** How long to wait before the next attempt, in milliseconds; undefined where there is none for this error, or none left. */
  next(error: string): number | undefined {
    const retrier = this.#retriers.find(({ ErrorEquals }) => matchesError(ErrorEquals, error));
    if (retrier === undefined) return undefined;
    const used = this.#used.get(retrier) ?? 0;
    if (used >= retrier.MaxAttempts) return undefined;
    this.#used.set(retrier, used + 1);
    const grown = retrier.IntervalSeconds * retrier.BackoffRate ** used;
    const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
    return 1000 * seconds * (retrier.JitterStrategy === 'FULL' ? this.#random() : 1);
  }
}
