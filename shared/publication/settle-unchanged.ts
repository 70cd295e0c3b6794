import type { ChangePorts } from '../persistence/apply-change.ts';
import { decideChange } from '../persistence/decide-change.ts';
import type { ReadIntent } from '../persistence/intent.ts';
import { judgeOrder } from '../persistence/judge-order.ts';
import { documentsOf } from '../persistence/next-fence.ts';
import { unsettledWinner } from '../persistence/settle-head.ts';

/**
 * Settles a version that says nothing new of its document: one look at the table, and at most one switch, which notes the version. `unchanged`: it
 * stood there already. `noted`: its bytes and metadata are those of the run that stands. Null: neither, or more is to be looked at than this, and nothing
 * was written. Throws what the ports throw.
 */
export const settleUnchanged = async (
  { store, clock }: Pick<ChangePorts, 'store' | 'clock'>,
  intent: ReadIntent,
): Promise<'unchanged' | 'noted' | null> => {
  const document = await store.readDocument(intent.docId);
  // A key's copy under its document says what the key itself does: each switch writes both, and the condition holds this one to it.
  const fence = document.keys.find(({ keyHash }) => keyHash === intent.keyHash) ?? null;
  const { versionId, sequencer } = intent.version;
  if (fence === null || documentsOf(fence).length > 1) return null;
  const order = judgeOrder(fence, { state: 'LIVE', versionId, sequencer });
  if (order === 'older' || order === 'ask') return null;
  const situation = { fence, order, confirmed: false, confirmedRun: null, document, former: null };
  const decision = decideChange(intent, situation, null, clock().toISOString());
  // Whoever passes by asks for a winner that nobody has published: that is the longer way.
  const settled = (states: readonly { head: typeof document.head; keys: typeof document.keys }[]) =>
    states.every((state) => unsettledWinner(state) === null);
  if (decision.kind === 'unchanged') return settled([document]) ? 'unchanged' : null;
  if (decision.kind !== 'commit' || !settled(decision.after)) return null;
  return (await store.commit(decision.change)) === 'committed' ? 'noted' : null;
};
