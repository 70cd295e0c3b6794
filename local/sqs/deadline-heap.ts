/** Something that falls due, and its place in the heap, which the heap keeps. */
export interface Deadline {
  /** Milliseconds since the epoch. */
  dueAt: number;
  /** -1 outside the heap. */
  heapIndex: number;
}

/** A binary heap by `dueAt` whose entries know their place, so that any of them leaves or moves in O(log n) and none lingers. */
export class DeadlineHeap<T extends Deadline> {
  readonly #entries: T[] = [];

  /** The entry that falls due first. */
  get first(): T | undefined {
    return this.#entries[0];
  }

  /** Adds an entry, or moves one that is here, to its new deadline. */
  schedule(entry: T, dueAt: number): void {
    entry.dueAt = dueAt;
    if (entry.heapIndex < 0) {
      entry.heapIndex = this.#entries.length;
      this.#entries.push(entry);
    }
    this.#restore(entry);
  }

  remove(entry: T): void {
    const index = entry.heapIndex;
    if (index < 0) return;
    const last = this.#entries.pop() as T;
    entry.heapIndex = -1;
    if (last === entry) return;
    this.#place(last, index);
    this.#restore(last);
  }

  #restore(entry: T): void {
    let index = entry.heapIndex;
    for (let parent = (index - 1) >> 1; index > 0 && this.#due(parent) > entry.dueAt; parent = (index - 1) >> 1) {
      this.#place(this.#entries[parent] as T, index);
      index = parent;
    }
    for (;;) {
      const left = 2 * index + 1;
      const child = this.#due(left + 1) < this.#due(left) ? left + 1 : left;
      if (this.#due(child) >= entry.dueAt) break;
      this.#place(this.#entries[child] as T, index);
      index = child;
    }
    this.#place(entry, index);
  }

  #place(entry: T, index: number): void {
    this.#entries[index] = entry;
    entry.heapIndex = index;
  }

  #due(index: number): number {
    return this.#entries[index]?.dueAt ?? Number.POSITIVE_INFINITY;
  }
}
