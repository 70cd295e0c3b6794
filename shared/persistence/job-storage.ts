/** Where a job keeps its list of work, the results of its parts and its report: S3, or memory. */
export interface JobStorage {
  /**
   * Puts an object from text that comes piece by piece, a few MB at a time in memory. It stands under its key once it is whole, and not before; where
   * the text fails to come, nothing does, and its error is thrown.
   */
  write(key: string, text: AsyncIterable<string>): Promise<void>;
  /** Keys that begin so, in no order. */
  list(prefix: string): Promise<readonly string[]>;
  /** The text of an object, whole; null when it is not there. */
  read(key: string): Promise<string | null>;
  /** The lines of an object, as they come; throws where it is not there. */
  readLines(key: string): AsyncIterable<string>;
}

/** Objects in memory. */
export class MemoryJobStorage implements JobStorage {
  readonly objects = new Map<string, string>();

  async write(key: string, text: AsyncIterable<string>): Promise<void> {
    let whole = '';
    for await (const piece of text) whole += piece;
    this.objects.set(key, whole);
  }
  async list(prefix: string): Promise<readonly string[]> {
    return [...this.objects.keys()].filter((key) => key.startsWith(prefix));
  }
  async read(key: string): Promise<string | null> {
    return this.objects.get(key) ?? null;
  }
  async *readLines(key: string): AsyncIterable<string> {
    const text = this.objects.get(key);
    if (text === undefined) throw new Error(`There is no object ${key}.`);
    yield* text.split('\n').filter((line) => line !== '');
  }
}
