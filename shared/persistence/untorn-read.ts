import { backOff, type Patience } from './backoff.ts';
import type { DocumentState } from './record-store.ts';

const attempts = 6;

/** A document's head and its keys kept contradicting each other. Retry: each read may see a switch half done. */
class TornReadError extends Error {
  override readonly name = 'TornReadError';
}

/** Whether the copy of the key that changed last is as the head says. */
const isWhole = ({ head, keys }: DocumentState): boolean => {
  if (head === null) return true;
  const { keyHash, rev } = head.lastKey;
  return (keys.find((key) => key.keyHash === keyHash)?.rev ?? null) === rev;
};

/**
 * A Query is not isolated from transactions: it may read the head of one switch and the keys of the switch before. So it is read again
 * until the copy that the head changed last has arrived; a head of before is told by the switch's own condition.
 * Throws TornReadError after six reads.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-isolation
 */
export const untornRead = async (read: () => Promise<DocumentState>, patience: Patience): Promise<DocumentState> => {
  for (let failures = 0; failures < attempts; ) {
    const state = await read();
    if (isWhole(state)) return state;
    await backOff(patience, ++failures);
  }
  throw new TornReadError(`A document's head and its keys contradicted each other ${attempts} times in a row.`);
};
