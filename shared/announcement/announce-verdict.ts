import type { Verdict } from '../domain/verdict.ts';
import type { VerdictRecorded } from '../domain/verdict-event.ts';

/** What a verdict is to the services downstream. */
export const eventOfVerdict = (verdict: Verdict): VerdictRecorded => ({
  schema: 'claimwire/verdict-recorded@1',
  type: 'VerdictRecorded',
  id: `${verdict.claimKey}-${verdict.recordedAt}`,
  at: verdict.recordedAt,
  verdict,
});
