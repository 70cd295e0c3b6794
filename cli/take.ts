/** So many of what comes, and no more is asked for. */
export async function* take<Item>(items: AsyncIterable<Item>, most = Number.POSITIVE_INFINITY): AsyncGenerator<Item> {
  let count = 0;
  for await (const item of items) {
    yield item;
    if (++count >= most) return;
  }
}
