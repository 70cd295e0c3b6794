import type { PubStatus } from './article.ts';

/** What holds an article back from readers. */
export interface Restriction {
  readonly status: PubStatus;
  /** ISO 8601 instant. */
  readonly embargoedUntil: string | null;
}

const severity: Readonly<Record<PubStatus, number>> = { usable: 0, withheld: 1, canceled: 2 };

/** The severer status of two, and the later embargo: what may be shown only where both allow it. */
export const strictestOf = (a: Restriction, b: Restriction): Restriction => ({
  status: severity[a.status] >= severity[b.status] ? a.status : b.status,
  embargoedUntil:
    a.embargoedUntil === null || b.embargoedUntil === null
      ? (a.embargoedUntil ?? b.embargoedUntil)
      : Date.parse(a.embargoedUntil) >= Date.parse(b.embargoedUntil)
        ? a.embargoedUntil
        : b.embargoedUntil,
});
