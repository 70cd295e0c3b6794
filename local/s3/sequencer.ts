/**
 * Issues the `sequencer` of object events: seconds and a fraction in lower-case hex, as S3 does, strictly increasing even when the
 * clock stands still. Some come with leading zeros, so that a reader who compares them as plain strings is found out here.
 */
export class Sequencer {
  #last = 0n;

  next(nowMs: number): string {
    const seconds = BigInt(Math.floor(nowMs / 1000));
    const fraction = BigInt(Math.floor(((nowMs % 1000) / 1000) * 2 ** 32));
    const stamp = (seconds << 32n) | fraction;
    this.#last = stamp > this.#last ? stamp : this.#last + 1n;
    const digits = this.#last.toString(16);
    return this.#last % 3n === 0n ? `00${digits}` : digits;
  }
}
