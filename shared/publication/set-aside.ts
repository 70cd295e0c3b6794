import type { Unreadable } from '../domain/quarantine.ts';
import type { Telemetry } from '../observability/telemetry.ts';
import type { ChangeOutcome, ChangePorts } from '../persistence/apply-change.ts';
import { applyRead, quarantineCounter } from '../persistence/apply-event.ts';
import type { ReadIntent } from '../persistence/intent.ts';

/** Quarantines a version, unless something newer stands: its document's head says why. Throws what the ports throw. */
export const setAside = async (
  ports: ChangePorts & { readonly telemetry: Telemetry },
  intent: Omit<ReadIntent, 'kind' | 'unreadable'>,
  unreadable: Unreadable,
): Promise<ChangeOutcome['outcome']> => {
  const { outcome } = await applyRead(ports, { ...intent, kind: 'quarantine', unreadable }, () => {
    throw new Error('A quarantine stages no run.');
  });
  ports.telemetry.count(quarantineCounter[outcome]);
  ports.telemetry.warn('Quarantined', { ...unreadable, outcome, docId: intent.docId });
  return outcome;
};
