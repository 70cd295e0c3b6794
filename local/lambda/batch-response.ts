/** What a function's answer says about the messages of its batch. */
export type BatchOutcome =
  | { readonly kind: 'failed'; readonly messageIds: ReadonlySet<string> }
  | { readonly kind: 'invalid'; readonly why: string };

const allProcessed: BatchOutcome = { kind: 'failed', messageIds: new Set() };

/**
 * Reads the answer of a function with ReportBatchItemFailures, as Lambda does: nothing, `{}` and an empty or null list accept the
 * whole batch; a failure without a usable identifier, or of a message that was not in the batch, is invalid, and then the whole
 * batch counts as failed.
 * @param payload the answer's JSON
 */
export function readBatchResponse(payload: string, batch: ReadonlySet<string>): BatchOutcome {
  let answer: unknown;
  try {
    answer = JSON.parse(payload);
  } catch {
    return { kind: 'invalid', why: 'the answer is not JSON' };
  }
  if (answer === null) return allProcessed;
  if (typeof answer !== 'object' || Array.isArray(answer))
    return { kind: 'invalid', why: 'the answer is not an object' };
  const failures = 'batchItemFailures' in answer ? answer.batchItemFailures : undefined;
  if (failures === undefined || failures === null) return allProcessed;
  if (!Array.isArray(failures)) return { kind: 'invalid', why: 'batchItemFailures is not a list' };
  const messageIds = new Set<string>();
  for (const failure of failures) {
    const identifier: unknown = failure?.itemIdentifier;
    if (typeof identifier !== 'string' || identifier === '')
      return { kind: 'invalid', why: 'a failure has no itemIdentifier' };
    if (!batch.has(identifier)) return { kind: 'invalid', why: `${identifier} is not a message of this batch` };
    messageIds.add(identifier);
  }
  return { kind: 'failed', messageIds };
}
