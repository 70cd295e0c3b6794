import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Head } from '../../../shared/domain/head.ts';
import { restoredHead, storedHead } from '../../../shared/domain/stored-head.ts';
import { headKey } from '../../../shared/domain/table-keys.ts';
import { head } from '../persistence/samples.ts';

const orNull = <Value>(value: Value) => fc.constantFrom(value, null);
const instant = '2026-03-12T09:14:02.000Z';

const heads: fc.Arbitrary<Head> = fc
  .record({
    run: orNull(true),
    document: orNull(true),
    quarantine: orNull(true),
    title: orNull('Le pont'),
    language: orNull('fr' as const),
    publishedAt: orNull('2026-03-12'),
    source: orNull('afp'),
    url: orNull('https://example.org'),
    embargoedUntil: orNull(instant),
    detail: orNull('PDF'),
    rev: orNull(3),
  })
  .map(({ run, document, quarantine, embargoedUntil, detail, rev, ...summary }) => {
    const whole = head();
    const restriction = { status: 'usable' as const, embargoedUntil };
    const key = { keyHash: 'k1', bucket: 'articles', key: 'a.txt', versionId: 'v1', extractorVersion: '1.0.0' };
    return {
      ...whole,
      run: run === null ? null : { ...whole.run!, restriction },
      document: document === null ? null : { ...whole.document!, ...summary, embargoedUntil },
      quarantine:
        quarantine === null
          ? null
          : {
              ...key,
              restriction,
              reason: 'binary',
              detail,
              firstAt: instant,
              lastAt: instant,
              attempts: 1,
            },
      lastKey: { keyHash: 'k1', rev },
    };
  });

describe('a stored head', () => {
  it('holds no null, and becomes the head that it was', () => {
    fc.assert(
      fc.property(heads, (one) => {
        const stored = storedHead(one);
        expect(JSON.stringify(stored)).not.toContain('null');
        expect(stored).not.toHaveProperty('docId');
        expect(restoredHead(headKey(one.docId).PK, stored)).toEqual(one);
      }),
    );
  });
});
