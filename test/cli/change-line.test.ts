import { describe, expect, it } from 'vitest';
import { changeLine } from '../../cli/formats/change-line.ts';
import { announceChange } from '../../shared/announcement/announce-change.ts';
import { eventOfVerdict } from '../../shared/announcement/announce-verdict.ts';
import type { Head } from '../../shared/domain/head.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { MemoryTelemetry } from '../../shared/observability/memory-telemetry.ts';
import { memoryEditorialTable } from '../../shared/persistence/memory-editorial-table.ts';
import { MemoryTable } from '../../shared/persistence/memory-table.ts';
import { recordsOf } from '../shared/persistence/records-of.ts';
import { head, run, summary } from '../shared/persistence/samples.ts';

const texts = new Map([
  ['r1', 'Une marche a rassemblé 700 personnes samedi à Nantes.'],
  ['r2', 'Une marche a rassemblé 800 personnes samedi à Nantes.'],
  ['r3', 'Une marche a rassemblé 700 personnes samedi à Nantes.'],
]);
const headOf = (id: string, fields: Partial<Head> = {}): Head => {
  const { claims, statistics } = recordsOf(texts.get(id)!, id);
  const counts = { claims: claims.length, statistics: statistics.length, items: 0 };
  return head({ run: run({ id, sha256: texts.get(id)!, counts }), cause: 'revision', ...fields });
};
const lineOf = async (before: Head | null, after: Head) => {
  const runs = { readRun: async (_: string, { id }: { id: string }) => recordsOf(texts.get(id)!, id) };
  const event = await announceChange(
    { before, after },
    { runs, editorial: memoryEditorialTable(new MemoryTable()), telemetry: new MemoryTelemetry() },
  );
  return changeLine(event!);
};

describe('an event as a line', () => {
  it.each<[string, Head | null, Head, string]>([
    [
      'a first upload',
      null,
      headOf('r1', { cause: 'upload' }),
      'event ExtractionPublished (upload) mairie.txt: 1 claim, 1 statistic',
    ],
    [
      'a correction',
      headOf('r1'),
      headOf('r2'),
      'event ExtractionPublished (revision, correction) mairie.txt: 2 changed; 700 → 800 personnes',
    ],
    [
      'a better extractor',
      headOf('r1'),
      headOf('r3', { cause: 'reprocess' }),
      'event ExtractionPublished (reprocess) mairie.txt: the same records',
    ],
    [
      'a deletion',
      headOf('r1'),
      head({ state: 'DELETED', run: null, cause: 'delete' }),
      'event ExtractionRetracted (delete) mairie.txt: nothing is readable any more',
    ],
    [
      'a name that acts on terminals',
      null,
      headOf('r1', { cause: 'upload', document: summary({ name: 'a\u001b[31m.txt' }) }),
      'event ExtractionPublished (upload) a␛[31m.txt: 1 claim, 1 statistic',
    ],
  ])('tells of %s', async (_, before, after, line) => {
    expect(await lineOf(before, after)).toBe(line);
  });

  it('tells of a verdict: what, on which claim, and who', () => {
    const verdict: Verdict = {
      schema: 'claimwire/verdict@1',
      claimKey: '5b'.repeat(16),
      recordedAt: '2026-03-12T12:00:00.000Z',
      author: 'arn:aws:iam::111122223333:user/ana',
      status: 'checked',
      rating: 'false',
      note: null,
      url: null,
      replaces: null,
      carried: { claimKey: '7c'.repeat(16), judgedAt: '2026-03-11T12:00:00.000Z', toConfirm: true },
    };
    expect(changeLine(eventOfVerdict(verdict))).toBe(
      `event VerdictRecorded false, carried over: to confirm on claim ${verdict.claimKey} by ${verdict.author}`,
    );
    expect(changeLine(eventOfVerdict(verdict), true)).toMatch(/^replayed event VerdictRecorded false/);
  });
});
