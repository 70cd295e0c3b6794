/** How an adapter waits before it tries again: both are arguments, so that tests wait for nothing. */
export interface Patience {
  /** 0 to 1, as Math.random. */
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Waits before the attempt after the `failures`-th failure: full jitter over a ceiling that doubles from 50 ms to 2 s. */
export const backOff = async ({ random, sleep }: Patience, failures: number): Promise<void> =>
  sleep(Math.ceil(random() * Math.min(2_000, 50 * 2 ** (failures - 1))));

export const systemPatience: Patience = {
  random: Math.random,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
