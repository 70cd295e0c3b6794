import { largestPayload, StateError } from './state-error.ts';

/** What the children of a Map are given, and how many items each stands for. */
export interface ChildInput {
  readonly value: unknown;
  readonly itemCount: number;
}

/**
 * Puts items into batches `{ BatchInput, Items }`, in their order, each as large as both limits allow and never above the limit of
 * a payload.
 * @throws StateError States.DataLimitExceeded for an item that fits into no batch
 */
export function batchItems(
  items: readonly unknown[],
  limits: {
    readonly maxItems?: number | undefined;
    readonly maxBytes?: number | undefined;
    readonly batchInput?: unknown;
  },
): ChildInput[] {
  const { maxItems = Number.POSITIVE_INFINITY, maxBytes = largestPayload, batchInput } = limits;
  const envelope = batchInput === undefined ? {} : { BatchInput: batchInput };
  const emptySize = size({ ...envelope, Items: [] });
  const batches: ChildInput[] = [];
  let batch: unknown[] = [];
  let batchSize = emptySize;
  const close = () => {
    if (batch.length > 0) batches.push({ value: { ...envelope, Items: batch }, itemCount: batch.length });
    batch = [];
    batchSize = emptySize;
  };
  for (const item of items) {
    const itemSize = size(item);
    if (batch.length >= maxItems || batchSize + itemSize + (batch.length > 0 ? 1 : 0) > maxBytes) close();
    if (batchSize + itemSize > maxBytes)
      throw new StateError(
        'States.DataLimitExceeded',
        `An item of ${itemSize} bytes fits into no batch of ${maxBytes} bytes.`,
      );
    batchSize += itemSize + (batch.length > 0 ? 1 : 0);
    batch.push(item);
  }
  close();
  return batches;
}

const size = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
