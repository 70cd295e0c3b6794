import { describe, expect, it } from 'vitest';
import { differenceLines } from '../../cli/formats/difference-lines.ts';
import { differenceOf, type RunRecords } from '../../shared/domain/difference.ts';
import { noMetadata } from '../../shared/domain/metadata.ts';
import { MemoryTelemetry } from '../../shared/observability/memory-telemetry.ts';
import { recordsIn } from '../../shared/persistence/run-reader.ts';
import { buildArticle } from '../../shared/publication/build-article.ts';
import { standardExtractor } from '../../shared/publication/extractor.ts';

const recordsOf = (source: string): RunRecords => {
  const built = buildArticle(
    {
      schema: 'claimwire/normalized-article@1',
      normalizer: { version: '1' },
      origin: { bucket: 'a', key: 'a.txt', versionId: 'v1', sequencer: null, lastModified: '2026-03-02T09:00:00.000Z' },
      metadata: noMetadata,
      conflicts: [],
      sha256: '0'.repeat(64),
      encoding: 'utf-8',
      source,
    },
    {
      extractor: standardExtractor,
      limits: { records: 100 },
      newRunId: () => 'r1',
      telemetry: new MemoryTelemetry(),
    },
  );
  if (!built.ok) throw new Error(built.reason);
  return recordsIn(built.items);
};
const linesBetween = (before: string, after: string, most = 10) =>
  differenceLines(differenceOf(recordsOf(before), recordsOf(after)), most);

const article = (figure: string, rest = '') =>
  `La marche de Nantes\n\nNANTES, 12 mars 2026 - Une manifestation a rassemblé ${figure} personnes dans le centre de la ville. ${rest}\n`;

describe('a difference in words', () => {
  it('shows a figure as it was and as it is', () => {
    expect(linesBetween(article('700'), article('800'))).toContainEqual(
      expect.stringMatching(
        /^~ 700 personnes → 800 personnes: “NANTES, 12 mars 2026 - Une manifestation a rassemblé 800 .*…”$/,
      ),
    );
  });

  it('shows what is there on one side alone', () => {
    const more = 'Quelque 45 policiers étaient présents.';
    expect(linesBetween(article('700'), article('700', more))).toContain(`+ ≈ 45 policiers: “${more}”`);
    expect(linesBetween(article('700', more), article('700'))).toContain(`- ≈ 45 policiers: “${more}”`);
  });

  it('shows who said what, and cuts what is long', () => {
    const said = `« Nous avons perdu ${'beaucoup, beaucoup '.repeat(20)}d’habitants », a déclaré Paul Aubry, le maire.`;
    const line = linesBetween(article('700'), article('700', said)).find((one) => one.includes('Aubry'));
    expect(line).toMatch(/^\+ Paul Aubry: “Nous avons perdu beaucoup.*…”$/);
    expect([...(line ?? '')].length).toBeLessThan(120);
  });

  it('counts what it does not show, and says nothing of what is the same', () => {
    const many = Array.from(
      { length: 9 },
      (_, i) => `Le bureau de la rue ${'ABCDEFGHI'[i]} a compté ${i + 20} votants.`,
    ).join(' ');
    const lines = linesBetween(article('700'), article('700', many), 3);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toMatch(/^… and \d+ more$/);
    expect(linesBetween(article('700'), article('700'))).toEqual([]);
  });
});
