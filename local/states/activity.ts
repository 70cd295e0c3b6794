/** Counts what is at work, so that somebody can tell when nothing is: what waits for the clock, or for others, is not. */
export class Activity {
  #active = 0;

  get active(): number {
    return this.#active;
  }

  /** Counts `work` while it runs. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#active += 1;
    try {
      return await work();
    } finally {
      this.#active -= 1;
    }
  }

  /** Takes whoever waits out of the count for as long. */
  async waiting<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#active -= 1;
    try {
      return await work();
    } finally {
      this.#active += 1;
    }
  }
}
