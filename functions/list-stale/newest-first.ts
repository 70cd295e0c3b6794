import type { ExtractorIndex, ListedDocument } from '../../shared/persistence/extractor-index.ts';

/** Rows that each list holds in memory: some 200 KB. */
const pageSize = 1_000;

async function* rowsOf(
  index: ExtractorIndex,
  list: { version: string; shard: number; since: string | null },
): AsyncGenerator<ListedDocument> {
  let after: unknown = null;
  do {
    const page = await index.listDocuments({ ...list, limit: pageSize, after });
    yield* page.rows;
    after = page.next;
  } while (after !== null);
}

/** The rows of several lists as if they were one, the latest day first. */
export async function* newestFirst(
  index: ExtractorIndex,
  lists: readonly { version: string; shard: number; since: string | null }[],
): AsyncGenerator<ListedDocument> {
  const sources = lists.map((list) => rowsOf(index, list));
  const heads = await Promise.all(sources.map((source) => source.next()));
  for (;;) {
    let greatest: { at: number; row: ListedDocument } | null = null;
    for (const [at, head] of heads.entries())
      if (!head.done && (greatest === null || head.value.sort > greatest.row.sort)) greatest = { at, row: head.value };
    if (greatest === null) return;
    yield greatest.row;
    const source = sources[greatest.at];
    if (source) heads[greatest.at] = await source.next();
  }
}
