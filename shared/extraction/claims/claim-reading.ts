import type { Claim, ClaimKind, CueAct, SpeakerKind } from '../../domain/claim.ts';
import type { Span } from '../../domain/span.ts';

/** A claim as it was read: its content's exact place, who says it, and by which words it is reported. */
export interface ClaimReading {
  readonly rule: string;
  readonly kind: ClaimKind;
  readonly span: Span;
  readonly fragments: readonly Span[] | null;
  readonly speaker: {
    readonly span: Span;
    readonly name: string | null;
    readonly role: string | null;
    readonly id: string | null;
    readonly kind: SpeakerKind | null;
  } | null;
  readonly cue: { readonly span: Span; readonly lemma: string; readonly act: CueAct | null } | null;
  readonly polarity: Claim['polarity'];
  readonly hedged: boolean | null;
  /** Null until they are judged. */
  readonly about: Claim['about'];
  readonly checkWorthiness: number | null;
}
